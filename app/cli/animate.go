package cli

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"time"

	"legation/app/animation"
	"legation/app/snapshot"
	"legation/app/state"
)

type animateCommand struct {
	File   string `arg:"" name:"FILE" optional:"" help:"${data}"`
	Output string `short:"o" required:"" placeholder:"OUT.gif" help:"What to write; its ending says the format: .gif, or .mp4 and .webm where ffmpeg is installed. A name without an ending is that of a folder for numbered PNG images."`

	shownFlags
	optionFlags

	By        string  `default:"event" enum:"event,time" help:"Go from event to event, or evenly through time."`
	Speed     float64 `default:"1" placeholder:"N" help:"Pace, 0.25 to 8: at 1 an event rests for 2.2 s, and 2 years go by in a second."`
	FPS       int     `name:"fps" default:"10" placeholder:"N" help:"Frames a second with --by time, 1 to 60."`
	Rest      float64 `default:"3" placeholder:"SECONDS" help:"How long the last frame stays."`
	SkipEmpty bool    `help:"Pass over decades without an event."`
	Once      bool    `help:"Show a GIF once and not again and again."`
	Replace   bool    `help:"Replace a file that is there already."`
}

func (animateCommand) Help() string {
	return `The animation is what the window shows when it plays: every event that the filter keeps, from the first to the last, 1280x720 unless --size says otherwise. Each frame says whose view it shows and on which date.

` + problemsHelp
}

// Run makes an animation.
func (c *animateCommand) Run(env *environment) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	o, err := c.animation()
	if err != nil {
		return err
	}
	d, err := env.read(c.File)
	if err != nil {
		return err
	}
	s, err := c.change(d, state.New(d))
	if err != nil {
		return err
	}
	s, restore := c.speak(s)
	defer restore()
	s.Playback.Evenly, s.Playback.Speed, s.Playback.SkipEmpty = c.By == "time", c.Speed, c.SkipEmpty
	frames, err := animation.Frames(s, o)
	if err != nil {
		return err
	}
	tell := env.progress(len(frames))
	defer tell(-1)
	err = animation.Write(ctx, c.Output, c.Replace, frames, o, tell)
	return (&snapshotCommand{}).saved(err)
}

// animation gives the options, and refuses what does not go together before
// anything is read.
func (c *animateCommand) animation() (animation.Options, error) {
	if err := c.checkSpan(); err != nil {
		return animation.Options{}, err
	}
	if err := c.optionFlags.check(); err != nil {
		return animation.Options{}, usageError{err}
	}
	format, err := animation.FormatOf(c.Output)
	if err != nil {
		return animation.Options{}, usageError{err}
	}
	if !(c.Speed >= 0.25 && c.Speed <= 8) {
		return animation.Options{}, wrongUsage("--speed %g: give a number from 0.25 to 8", c.Speed)
	}
	if !(c.Rest >= 0 && c.Rest <= 60) {
		return animation.Options{}, wrongUsage("--rest %g: give 0 to 60 seconds", c.Rest)
	}
	if format.Film() && !animation.HasFFmpeg() {
		return animation.Options{}, animation.ErrNoFFmpeg
	}
	o := animation.Default(state.State{Theme: "light"})
	o.Page.Format = snapshot.PNG
	o.Page = c.apply(o.Page)
	o.Format, o.FPS, o.Rest, o.Once = format, c.FPS, time.Duration(c.Rest*float64(time.Second)), c.Once
	if err := o.Check(); err != nil {
		return o, usageError{err}
	}
	return o, nil
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
