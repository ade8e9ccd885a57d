package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"legation/app/dataset"
	"legation/app/event"
	whole "legation/app/file"
	"legation/app/gazetteer"
)

type convertCommand struct {
	In      string `arg:"" name:"IN" help:"File to read, of any format that can be read; - for the standard input."`
	Out     string `arg:"" name:"OUT" help:"File to write; - for the standard output, with --to."`
	To      string `placeholder:"FORMAT" help:"Format to write; that of the ending of OUT without it."`
	Replace bool   `help:"Replace OUT if it is there."`
}

func (convertCommand) Help() string {
	var b strings.Builder
	b.WriteString("The formats that are written, as --to takes them:\n\n")
	for _, f := range dataset.Formats() {
		if f.Writes() {
			fmt.Fprintf(&b, "%s: %s (%s)\n\n", f.ID, f.Name, strings.Join(f.Endings, ", "))
		}
	}
	b.WriteString("What the file has and the format cannot hold is listed on stderr, as are the problems of the file; what can be read of it is written. OUT is written whole or not at all, and only with --replace where there is such a file.")
	return b.String()
}

// Run converts a file.
func (c *convertCommand) Run(env *environment) error {
	f, err := c.format()
	if err != nil {
		return err
	}
	if c.Out != "-" && !c.Replace {
		switch _, err := os.Lstat(c.Out); {
		case err == nil:
			return fmt.Errorf("%s is there already: add --replace to replace it, or name another file", c.Out)
		case !errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("looking for %s: %w", c.Out, err)
		}
	}
	d, report, err := env.load(c.In)
	if err != nil {
		return err
	}
	if len(report.Losses) > 0 {
		fmt.Fprintf(env.stderr, "legation: left behind in %s: %s\n", shown(c.In), lossList(report.Losses))
	}
	if report.LeftOut > 0 {
		fmt.Fprintf(env.stderr, "legation: %s\n", counted(report))
	}
	if c.Out == "-" {
		out := bufio.NewWriter(env.stdout)
		if _, err := dataset.Encode(out, d, f); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return fmt.Errorf("writing to the standard output: %w", err)
		}
	} else if err := whole.Write(context.Background(), c.Out, whole.Options{Replace: c.Replace}, func(w io.Writer) error {
		_, err := dataset.Encode(w, d, f)
		return err
	}); err != nil {
		return err
	}
	if losses := f.Losses(d); len(losses) > 0 {
		fmt.Fprintf(env.stderr, "legation: %s cannot hold: %s\n", f.Name, lossList(losses))
	}
	return nil
}

// format gives the format to write.
func (c *convertCommand) format() (*dataset.Format, error) {
	var ids []string
	for _, f := range dataset.Formats() {
		if f.Writes() {
			ids = append(ids, f.ID)
		}
	}
	there := strings.Join(ids, ", ")
	switch {
	case c.To != "":
		for _, f := range dataset.Formats() {
			if f.ID == c.To && f.Writes() {
				return f, nil
			}
		}
		return nil, wrongUsage("--to %s is no format that is written; there are %s", c.To, there)
	case c.Out == "-":
		return nil, wrongUsage("the standard output has no ending: name a format with --to; there are %s", there)
	}
	f, ok := dataset.FormatOf(filepath.Base(c.Out))
	if !ok || filepath.Ext(c.Out) == "" {
		return nil, wrongUsage("%s: its ending is that of no format that is written; name one with --to: %s", c.Out, there)
	}
	return f, nil
}

// counted tells how many records were read and how many were not.
func counted(r dataset.Report) string {
	return fmt.Sprintf("%s read, %d left out", dataset.Loss{What: "record", Count: r.Events + r.Stances}, r.LeftOut)
}

func lossList(losses []dataset.Loss) string {
	words := make([]string, len(losses))
	for i, l := range losses {
		words[i] = clean(l.String())
	}
	return strings.Join(words, ", ")
}

// shown names a file in a message.
func shown(name string) string {
	if name == "-" {
		return "the standard input"
	}
	return name
}

// load gives the dataset of a file, or of the standard input for "-", and
// shows its problems.
func (env *environment) load(name string) (*event.Dataset, dataset.Report, error) {
	var d *event.Dataset
	var report dataset.Report
	var err error
	if name == "-" {
		d, report, err = dataset.ReadFrom(env.stdin, shown(name), options())
	} else {
		d, report, err = dataset.OpenWith(name, options())
	}
	for _, p := range report.Problems {
		fmt.Fprintln(env.stderr, clean(p.String()))
	}
	if errors.As(err, new(dataset.Problem)) {
		return nil, report, errReported
	}
	return d, report, err
}

// options are those with which the commands read files.
func options() dataset.Options {
	return dataset.Options{LookUp: dataset.Gazetteer(gazetteer.Find)}
}
