package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"legation/app/event"
	"legation/app/snapshot"
	"legation/app/state"
	"legation/geo"
)

type snapshotCommand struct {
	File   string `arg:"" name:"FILE" optional:"" help:"${data}"`
	Output string `short:"o" required:"" placeholder:"OUT.png" help:"File to write; its ending says the format: ${endings}. With --each, a folder, or a PDF with a page for each. It is written whole or not at all."`

	shownFlags
	optionFlags
	tilesFlags

	Each     string  `placeholder:"WHAT" default:"" enum:",event,viewpoint" help:"Make a picture of each event that the filter keeps, or of each viewpoint."`
	Name     string  `placeholder:"PATTERN" help:"Names of the files that --each writes, without the ending: ${names}. {n}_{date}_{event} unless given."`
	Format   string  `default:"png" placeholder:"FORMAT" enum:"${formats}" help:"Format of the files that --each writes into a folder."`
	Like     string  `placeholder:"OLD" help:"Make the picture of a PNG, JPEG, SVG or PDF by legation again, byte for byte where the version is the same; the other flags change it."`
	Accessed dayFlag `placeholder:"DATE" help:"Day that the citation in an HTML or Markdown file names; today without it."`
	Replace  bool    `help:"Replace files that are there already."`
}

func (snapshotCommand) Help() string {
	return `The picture is that of the map in the window; the same command gives the same bytes. Whose view it shows, on which date, the boundary note and whose data it is are always in it, and in its metadata with the sources of all that it shows. An unknown viewpoint, view or event ends with the list of those that there are.

` + problemsHelp
}

// Run saves a picture, or one of each.
func (c *snapshotCommand) Run(env *environment) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := c.check(); err != nil {
		return err
	}
	d, s, o, err := c.start(env)
	if err != nil {
		return err
	}
	if s, err = c.change(d, s); err != nil {
		return err
	}
	s, restore := c.speak(s)
	defer restore()
	if o, err = c.options(o, s); err != nil {
		return usageError{err}
	}
	c.name(&o)
	if c.Accessed.given {
		o.Accessed = c.Accessed.day
	}
	if c.Each != "" {
		return c.set(ctx, env, s, o)
	}
	page, err := snapshot.Compose(s, o)
	if err != nil {
		return err
	}
	left(env, page)
	if err := c.lay(ctx, env, page); err != nil {
		return err
	}
	return c.saved(snapshot.Save(ctx, c.Output, c.Replace, page))
}

// check refuses what does not go together before anything is read.
func (c *snapshotCommand) check() error {
	if err := c.checkSpan(); err != nil {
		return err
	}
	if c.Each != "" && c.Tiles != "" {
		return wrongUsage("--tiles is for a single picture: leave out --each, so that no server is asked for many pictures at once")
	}
	if p, err := c.provider(); err != nil {
		return err
	} else if format, _ := c.format(); format == snapshot.SVG && !p.IsNone() {
		return usageError{geo.ErrPictures}
	}
	if c.Each == "" && c.Name != "" {
		return wrongUsage("--name is for --each: -o names the file")
	}
	if err := c.optionFlags.check(); err != nil {
		return usageError{err}
	}
	if _, err := c.format(); err != nil {
		return usageError{err}
	}
	// Sizes that cannot be are known without the dataset.
	if o := c.apply(snapshot.Options{Format: snapshot.PNG, Width: 1920, Height: 1080, Scale: 1, Theme: "light", Quality: 90, Include: snapshot.Include{Caption: true, Legend: true}}); c.Like == "" {
		o.Format, _ = c.format()
		if err := o.Check(); err != nil {
			return usageError{err}
		}
	}
	return nil
}

// format is what the output is written as.
func (c *snapshotCommand) format() (snapshot.Format, error) {
	format, err := snapshot.FormatOf(c.Output)
	switch {
	case c.Each == "":
		return format, err
	case err != nil:
		return snapshot.Format(c.Format), nil // a folder
	case format != snapshot.PDF:
		return "", fmt.Errorf("%s: with --each give a folder, or a PDF", c.Output)
	}
	return format, nil
}

// start gives what the picture begins with: what an older one shows, or what
// the dataset opens with.
func (c *snapshotCommand) start(env *environment) (*event.Dataset, state.State, snapshot.Options, error) {
	if c.Like != "" {
		return c.older(env)
	}
	d, err := env.read(c.File)
	if err != nil {
		return nil, state.State{}, snapshot.Options{}, err
	}
	s := state.New(d)
	return d, s, snapshot.Default(s), nil
}

// older reads what another picture shows, and finds its dataset.
func (c *snapshotCommand) older(env *environment) (*event.Dataset, state.State, snapshot.Options, error) {
	d, s, proof, err := env.like(c.Like, c.File)
	if err != nil {
		return nil, s, snapshot.Options{}, err
	}
	if proof.Options.BaseMap != "" {
		fmt.Fprintf(env.stderr, "legation: %s has a base map, %s: ask for it again with --tiles\n", c.Like, clean(proof.Options.BaseMap))
		proof.Options.BaseMap, proof.Options.BaseMapAttribution = "", ""
	}
	c.Language = cmp.Or(c.Language, proof.Language)
	return d, s, proof.Options, nil
}

// set saves a picture of each event or viewpoint.
func (c *snapshotCommand) set(ctx context.Context, env *environment, s state.State, o snapshot.Options) error {
	states := snapshot.EachViewpoint(s)
	if c.Each == "event" {
		states = snapshot.EachEvent(s)
	}
	if len(states) == 0 {
		return fmt.Errorf("there is no %s to make a picture of", c.Each)
	}
	if o.Format == snapshot.PDF && strings.EqualFold(filepath.Ext(c.Output), ".pdf") {
		pages, err := snapshot.ComposeAll(ctx, states, o)
		if err != nil {
			return err
		}
		return c.saved(snapshot.Save(ctx, c.Output, c.Replace, pages...))
	}
	pattern := c.Name
	if pattern == "" {
		pattern = snapshot.SetPattern
	}
	return c.saved(snapshot.SaveSet(ctx, c.Output, pattern, c.Replace, states, o, nil))
}

// saved says what to do about a file that is in the way.
func (c *snapshotCommand) saved(err error) error {
	if errors.Is(err, snapshot.ErrExists) {
		return fmt.Errorf("%w: add --replace to replace it", err)
	}
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%w: choose a folder that can be written to", err)
	}
	return err
}

// left says what was asked for and has no room.
func left(env *environment, page *snapshot.Page) {
	if list := page.Omitted(); len(list) > 0 {
		fmt.Fprintf(env.stderr, "legation: at this size there is no room for: %s\n", strings.Join(list, ", "))
	}
}
