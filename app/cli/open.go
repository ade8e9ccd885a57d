package cli

import (
	"errors"
	"io/fs"
	"os"
	"strings"
)

type openCommand struct {
	File  string `arg:"" name:"FILE" optional:"" help:"${data}"`
	Trace string `placeholder:"OUT.jsonl" help:"Write a JSON line for each change of state and each exported file."`
	Tour  string `hidden:"" placeholder:"DIR" help:"Play through every event, save pictures into a folder, and close."`
}

func (openCommand) Help() string {
	return `Each line of the trace is an object with the time, the playhead, the mode, the viewpoint, the view, the selection, the filter and whether events are playing.`
}

// Run opens the window.
func (c *openCommand) Run(env *environment) error {
	// A single word that is no file was most likely meant to be a command.
	if c.File != "" && !strings.ContainsAny(c.File, `./\`) {
		if _, err := os.Stat(c.File); errors.Is(err, fs.ErrNotExist) {
			return wrongUsage("%q is %w", c.File, errNoCommand)
		}
	}
	return env.window(c.File, c.Trace, c.Tour)
}
