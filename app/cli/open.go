package cli

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"legation/app/language"
)

type openCommand struct {
	File     string `arg:"" name:"FILE" optional:"" help:"${data}"`
	Trace    string `placeholder:"OUT.jsonl" help:"Write a JSON line for each change of state and each exported file."`
	Language string `enum:",${languages}" default:"" placeholder:"CODE" help:"Language of the window: ${languages}. Without it the one of the preferences, else of the system."`
	Tour     string `hidden:"" placeholder:"DIR" help:"Play through every event, save pictures into a folder, and close."`
}

func (openCommand) Help() string {
	return `Each line of the trace is an object with the time, the playhead, the mode, the viewpoint, the view, the selection, the filter and whether events are playing.`
}

// languageCodes lists the languages of the interface for the command line.
func languageCodes() string {
	var codes []string
	for _, l := range language.Supported() {
		codes = append(codes, l.Code)
	}
	return strings.Join(codes, ",")
}

// Run opens the window.
func (c *openCommand) Run(env *environment) error {
	// A single word that is no file was most likely meant to be a command.
	if c.File != "" && !strings.ContainsAny(c.File, `./\`) {
		if _, err := os.Stat(c.File); errors.Is(err, fs.ErrNotExist) {
			return wrongUsage("%q is %w", c.File, errNoCommand)
		}
	}
	return env.window(Window{c.File, c.Trace, c.Tour, c.Language})
}
