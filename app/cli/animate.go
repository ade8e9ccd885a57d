package cli

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"os/signal"
	"time"

	"legation/app/animation"
	"legation/app/event"
	"legation/app/snapshot"
	"legation/app/state"
	"legation/geo"
)

type animateCommand struct {
	File   string `arg:"" name:"FILE" optional:"" help:"${data}"`
	Output string `short:"o" required:"" placeholder:"OUT.gif" help:"What to write; its ending says the format: .gif, or .mp4 and .webm where ffmpeg is installed. A name without an ending is that of a folder for numbered PNG images."`

	shownFlags
	optionFlags

	By        string   `default:"" placeholder:"HOW" enum:",event,time" help:"Go from event to event, or evenly through time; the first unless given."`
	Speed     *float64 `placeholder:"N" help:"Pace, 0.25 to 8: at 1 an event rests for 2.2 s, and 2 years go by in a second."`
	FPS       *int     `name:"fps" placeholder:"N" help:"Frames a second with --by time, 1 to 60; 10 unless given."`
	Rest      *float64 `placeholder:"SECONDS" help:"How long the last frame stays; 3 unless given."`
	SkipEmpty bool     `help:"Pass over decades without an event."`
	Once      bool     `help:"Show a GIF once and not again and again."`
	Like      string   `placeholder:"OLD.gif" help:"Make a GIF by legation again, byte for byte where the version is the same; the other flags change it."`
	Replace   bool     `help:"Replace a file that is there already."`
}

func (animateCommand) Help() string {
	return `The animation is what the window shows when it plays: every event that the filter keeps, from the first to the last, 1280x720 unless --size says otherwise. Each frame says whose view it shows and on which date.

` + problemsHelp
}

// Run makes an animation.
func (c *animateCommand) Run(env *environment) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	// What cannot be is known without the dataset.
	if _, _, err := c.moved(state.State{}, animation.Default(state.State{Theme: geo.LightTheme})); err != nil {
		return err
	}
	d, s, o, err := c.start(env)
	if err != nil {
		return err
	}
	if s, err = c.change(d, s); err != nil {
		return err
	}
	if s, o, err = c.moved(s, o); err != nil {
		return err
	}
	s, restore := c.speak(s)
	defer restore()
	frames, err := animation.Frames(s, o)
	if err != nil {
		return err
	}
	tell := env.progress(len(frames))
	defer tell(-1)
	err = animation.Write(ctx, c.Output, c.Replace, frames, o, tell)
	return (&snapshotCommand{}).saved(err)
}

// start gives what the animation begins with: what an older one shows, or what
// the dataset opens with.
func (c *animateCommand) start(env *environment) (*event.Dataset, state.State, animation.Options, error) {
	if c.Like == "" {
		d, err := env.read(c.File)
		if err != nil {
			return nil, state.State{}, animation.Options{}, err
		}
		s := state.New(d)
		return d, s, animation.Default(s), nil
	}
	d, s, proof, err := env.like(c.Like, c.File)
	if err != nil {
		return nil, s, animation.Options{}, err
	}
	c.Language = cmp.Or(c.Language, proof.Language)
	s, o, err := animation.Like(s, proof)
	if err != nil {
		err = fmt.Errorf("%s: %w", c.Like, err)
	}
	return d, s, o, err
}

// moved puts the flags into what an animation is made of and how, and refuses
// what does not go together.
func (c *animateCommand) moved(s state.State, o animation.Options) (state.State, animation.Options, error) {
	if err := c.checkSpan(); err != nil {
		return s, o, err
	}
	if err := c.optionFlags.check(); err != nil {
		return s, o, usageError{err}
	}
	format, err := animation.FormatOf(c.Output)
	if err != nil {
		return s, o, usageError{err}
	}
	o.Format, o.Page.Format = format, snapshot.PNG
	o.Page = c.apply(o.Page)
	o.Once = o.Once || c.Once
	s.Playback.SkipEmpty = s.Playback.SkipEmpty || c.SkipEmpty
	if c.By != "" {
		s.Playback.Evenly = c.By == "time"
	}
	if c.FPS != nil {
		o.FPS = *c.FPS
	}
	if c.Speed != nil {
		if s.Playback.Speed = *c.Speed; !(*c.Speed >= 0.25 && *c.Speed <= 8) {
			return s, o, wrongUsage("--speed %g: give a number from 0.25 to 8", *c.Speed)
		}
	}
	if c.Rest != nil {
		if !(*c.Rest >= 0 && *c.Rest <= 60) {
			return s, o, wrongUsage("--rest %g: give 0 to 60 seconds", *c.Rest)
		}
		o.Rest = time.Duration(*c.Rest * float64(time.Second))
	}
	if format.Film() && !animation.HasFFmpeg() {
		return s, o, animation.ErrNoFFmpeg
	}
	if err := o.Check(); err != nil {
		return s, o, usageError{err}
	}
	return s, o, nil
}

// progress returns what tells on a terminal how far the work is: the part that
// is done, from 0 to 1, or -1 at its end. Where nobody looks on it says nothing.
func (e *environment) progress(frames int) func(part float64) {
	f, ok := e.stderr.(*os.File)
	if !ok {
		return func(float64) {}
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return func(float64) {}
	}
	begun, last := time.Now(), time.Time{}
	return func(part float64) {
		if part < 0 {
			fmt.Fprint(f, "\r\x1b[K")
			return
		}
		if part <= 0 || time.Since(last) < 200*time.Millisecond {
			return
		}
		last = time.Now()
		left := time.Duration(float64(time.Since(begun)) * (1 - part) / part)
		fmt.Fprintf(f, "\r\x1b[K%d frames: %.0f %%, about %d s left", frames, 100*part, int(left.Seconds())+1)
	}
}
