// Package cli is the command line: it reads the arguments and runs the command
// that they name. Only the first command opens a window; the others need no
// display.
package cli

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"
)

// The exit codes.
const (
	done     = 0
	couldNot = 1
	misused  = 2
)

// commands is the whole command line, as kong reads it.
type commands struct {
	Open     openCommand     `cmd:"" default:"withargs" help:"Open the window. This is what legation does without a command."`
	Snapshot snapshotCommand `cmd:"" help:"Save a picture of the map, or one of each event."`
	Animate  animateCommand  `cmd:"" help:"Save an animation of the events."`
	Events   eventsCommand   `cmd:"" help:"List all events in order of time."`
	Stances  stancesCommand  `cmd:"" help:"List who holds what of which territory."`
	Convert  convertCommand  `cmd:"" help:"Write a dataset in another format."`
	Cite     citeCommand     `cmd:"" help:"Say how a dataset, an event or a picture is cited."`
	Twin     twinCommand     `cmd:"" help:"Save what a picture shows as text: tables in HTML or Markdown."`
	Check    checkCommand    `cmd:"" help:"Report the problems of dataset files."`
	Version  versionCommand  `cmd:"" help:"Show the version."`

	// What packages hold besides the program.
	Manual     manualCommand     `cmd:"" hidden:"" help:"Write the manual page, in mdoc."`
	Completion completionCommand `cmd:"" hidden:"" help:"Write a shell's completion of this command line."`
}

const description = `A desktop atlas of the relations between states: a map and a timeline of events and of who holds what of which territory, with the sources.

FILE is a dataset: a GeoJSON, CSV, XLSX or TimelineJS file, or another of those that docs/formats.md lists; without one the built-in dataset is used. A file whose name is that of a command is given as ./NAME. The exit code is 0 when done, 1 when something could not be done and 2 for wrong usage.`

// An environment is what the commands write to and the window that they open.
type environment struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	window         func(Window) error
}

// A Window is what the window is opened with.
type Window struct {
	File     string // the dataset, or "" for the built-in one
	Trace    string // the file that a trace is written to, or ""
	Tour     string // the folder that it is played through into, or ""
	Language string // of the interface, or "" for the person's
}

// Run runs the command line that args name, without the program's name, and
// gives the exit code. window opens the window.
func Run(args []string, stdout, stderr io.Writer, window func(Window) error) int {
	env := &environment{os.Stdin, stdout, stderr, window}
	exit := -1
	parser, err := kong.New(&commands{},
		kong.Name("legation"),
		kong.Description(description),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exit = code }),
		// A date before the year 0 starts with a hyphen.
		kong.WithHyphenPrefixedParameters(true),
		kong.Help(help),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		helpVars(),
	)
	if err != nil {
		fmt.Fprintln(stderr, "legation:", err) // the commands above are wrong
		return couldNot
	}
	ctx, err := parser.Parse(args)
	if exit >= 0 {
		return exit // the help has been shown
	}
	if wrong := (*kong.ParseError)(nil); errors.As(err, &wrong) {
		return misuse(stderr, wrong.Context, err)
	}
	if err == nil {
		err = ctx.Run(env)
	}
	switch {
	case err == nil:
		return done
	case errors.As(err, new(usageError)):
		return misuse(stderr, ctx, err)
	case !errors.Is(err, errReported):
		fmt.Fprintln(stderr, "legation:", err)
	}
	return couldNot
}

// helpVars are what the help texts of the commands hold in ${...}.
func helpVars() kong.Vars {
	return kong.Vars{"data": "Dataset to read; the built-in one without it.", "modes": modeNames(), "themes": themeNames(), "sizes": sizeNames(), "formats": formatNames(), "endings": endingNames(), "names": fieldNames(), "tiles": tileNames(), "styles": styleNames(), "languages": languageCodes()}
}

// A usageError is about the command line itself, whatever the dataset.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func wrongUsage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// errNoCommand is for a word that stands where a command may, but is none.
var errNoCommand = errors.New("neither a command nor a file")

// errReported ends a command whose problems have been shown already.
var errReported = errors.New("reported")
