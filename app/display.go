package app

import (
	"errors"

	"github.com/go-gl/glfw/v3.4/glfw"
)

var errNoDisplay = errors.New(`there is no display to open a window on
  Without one, "legation snapshot", "animate", "events", "stances", "twin", "convert" and "check" do their work;
  "legation --help" says more`)

// readyDisplay says what the window needs of the display, and whether there is one.
// Fyne has its GLFW begin with the first window, and shows that a moment later.
func readyDisplay() (err error) {
	defer func() {
		if recover() != nil { // GLFW could not begin
			err = errNoDisplay
		}
	}()
	// Everything is drawn flat, from the bottom to the top: what would be kept of
	// depths takes as much memory as the window's picture.
	glfw.WindowHint(glfw.DepthBits, 0)
	glfw.WindowHint(glfw.StencilBits, 0)
	return nil
}
