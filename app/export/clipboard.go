package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"legation/app/snapshot"
	"legation/app/state"
)

// Fyne's clipboard holds text alone. A picture gets onto it by the program that
// each desktop has for that; where there is none, nothing is offered.

// copyTime is how long such a program may take.
const copyTime = 10 * time.Second

// A copier puts a PNG onto the clipboard.
type copier struct {
	program string
	args    []string
	file    bool // it reads a file named in its environment, and not its input
}

// copierOf finds the program of a desktop.
func copierOf(goos string, wayland bool, find func(string) (string, error)) (copier, bool) {
	var all []copier
	switch goos {
	case "windows":
		all = []copier{{"powershell", []string{"-NoProfile", "-STA", "-Command",
			"Add-Type -AssemblyName System.Windows.Forms,System.Drawing; [Windows.Forms.Clipboard]::SetImage([Drawing.Image]::FromFile($env:LEGATION_PICTURE))"}, true}}
	case "darwin":
		all = []copier{{"osascript", []string{"-e",
			`set the clipboard to (read (POSIX file (system attribute "LEGATION_PICTURE")) as «class PNGf»)`}, true}}
	default:
		x := copier{"xclip", []string{"-selection", "clipboard", "-t", "image/png", "-i"}, false}
		if wayland {
			all = []copier{{"wl-copy", []string{"--type", "image/png"}, false}, x}
		} else {
			all = []copier{x}
		}
	}
	for _, c := range all {
		if path, err := find(c.program); err == nil {
			c.program = path
			return c, true
		}
	}
	return copier{}, false
}

func here() (copier, bool) {
	return copierOf(runtime.GOOS, os.Getenv("WAYLAND_DISPLAY") != "", exec.LookPath)
}

// canCopy reports whether a picture can be put onto the clipboard here.
func canCopy() bool {
	_, ok := here()
	return ok
}

// copyPNG puts a picture of a state onto the clipboard.
func copyPNG(s state.State, o snapshot.Options, lay layer) error {
	c, ok := here()
	if !ok {
		return errors.New("no program for it is installed: xclip or wl-clipboard")
	}
	page, err := snapshot.Compose(s, o)
	if err != nil {
		return err
	}
	if lay != nil {
		if _, err := lay(context.Background(), page); err != nil {
			return err
		}
	}
	var picture bytes.Buffer
	if err := snapshot.Write(context.Background(), &picture, page); err != nil {
		return err
	}
	return c.copy(picture.Bytes())
}

func (c copier) copy(picture []byte) error {
	ctx, cancel := context.WithTimeout(context.Background(), copyTime)
	defer cancel()
	command := exec.CommandContext(ctx, c.program, c.args...)
	// xclip stays to serve the picture: its outputs must not be waited for.
	if c.file {
		folder, err := os.MkdirTemp("", "legation-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(folder)
		path := filepath.Join(folder, "picture.png")
		if err := os.WriteFile(path, picture, 0o600); err != nil {
			return err
		}
		command.Env = append(os.Environ(), "LEGATION_PICTURE="+path)
	} else {
		command.Stdin = bytes.NewReader(picture)
	}
	if err := command.Run(); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(c.program), err)
	}
	return nil
}
