// Package export is the dialog in which a picture is made: what it shows, how
// large, for what purpose, with a preview that is the page itself.
package export

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	"legation/app/animation"
	"legation/app/control"
	"legation/app/language"
	"legation/app/play"
	"legation/app/reading"
	"legation/app/snapshot"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Options say what the dialog is about.
type Options struct {
	State   state.State
	Pane    [2]float64      // size of the map pane in device-independent pixels
	Folder  string          // where pictures went last
	Choices json.RawMessage // of the last time, or nil
	Animate bool            // it opens for an animation
	// The base map of the last time, and which servers may be asked for tiles.
	// AllowTiles is told of a yes, SetTiles of a choice.
	Tiles        Tiles
	TilesAllowed func(server string) bool
	AllowTiles   func(server string)
	SetTiles     func(Tiles)
	// Ask asks a question, and calls then after a yes; Tell and Fail say something.
	Ask  func(title, text, yes, no string, then func())
	Tell func(title, text string)
	Fail func(err error)
	// Done is told of what was written, and what was chosen for it.
	Done func(paths []string, choices json.RawMessage)
}

// A form is the open dialog.
type form struct {
	Options
	window  fyne.Window
	choices Choices
	dialog  dialog.Dialog
	preview *preview
	tiles   *baseMap
	filling bool // the controls are being set from the choices

	size, format, scale, theme *control.Select
	width, height              *field
	quality                    *widget.Slider
	custom, pixels, compressed fyne.CanvasObject // rows that only some choices have
	which                      *control.Select
	moves, speed               *control.Select
	skip                       *control.Check
	motion, naming             fyne.CanvasObject // rows
	parts                      []*control.Check
	pattern, folder            *field
	name, facts                *reading.Text
	side                       *fyne.Container // of the dialog, with all controls
	save, copying              *control.Button
}

// Show opens the dialog over a window.
func Show(w fyne.Window, o Options) {
	f := &form{Options: o, window: w, choices: recalled(o.Choices, o.State)}
	if o.Animate {
		if len(o.Choices) == 0 {
			f.choices = usualMoving(o.State)
		}
		f.choices.Make = animated
	} else if f.choices.Make == animated {
		f.choices.Make = onePicture
	}
	f.build()
	f.fill()
	f.changed()
	f.dialog.Show()
	if o.Animate {
		w.Canvas().Focus(f.folder) // an animation is named by itself
		return
	}
	w.Canvas().Focus(f.pattern)
}

func (f *form) build() {
	p := geo.PaletteOf(f.State.Theme)
	f.preview = newPreview(p, f.previewed)
	f.size = f.choice(sizeNames(f.Pane), func(i int) { f.choices.Size = snapshot.Sizes(f.Pane[0], f.Pane[1])[i].ID })
	f.format = f.choice(nil, func(i int) {
		if f.choices.Make == animated {
			f.choices.Motion.Format = animation.Formats[i].Format
		} else {
			f.choices.Format = snapshot.Formats[i].Format
		}
	})
	f.scale = f.choice([]string{"1×", "2×", "3×", "4×"}, func(i int) { f.choices.Scale = float64(i + 1) })
	themes := []string{language.T("As in the window")}
	for _, t := range geo.Themes {
		themes = append(themes, themeName(t))
	}
	f.theme = f.choice(themes, func(i int) {
		f.choices.Theme = ""
		if i > 0 {
			f.choices.Theme = string(geo.Themes[i-1])
		}
	})
	f.which = f.choice([]string{language.T("This picture"), language.T("One for each event"), language.T("An animation")}, func(i int) {
		f.choices.Make = []string{onePicture, eachEvent, animated}[i]
		// A pattern that was not changed by hand follows.
		if f.choices.Make == eachEvent && f.choices.Pattern == snapshot.NamePattern {
			f.choices.Pattern = snapshot.SetPattern
		} else if f.choices.Make == onePicture && f.choices.Pattern == snapshot.SetPattern {
			f.choices.Pattern = snapshot.NamePattern
		}
		f.fill()
	})
	f.moves = f.choice([]string{language.T("From event to event"), language.T("Evenly through time")}, func(i int) { f.choices.Motion.ByTime = i == 1 })
	var speeds []string
	for _, s := range play.Speeds {
		speeds = append(speeds, strconv.FormatFloat(s, 'g', -1, 64)+"×")
	}
	f.speed = f.choice(speeds, func(i int) { f.choices.Motion.Speed = play.Speeds[i] })
	f.skip = control.NewCheck(language.T("Skip decades without events"), false, f.keys(), nil)
	f.skip.OnChanged = func(on bool) { f.choices.Motion.SkipEmpty = on; f.changed() }
	f.width = f.number(func(v float64) { f.choices.Width = v })
	f.height = f.number(func(v float64) { f.choices.Height = v })
	f.quality = widget.NewSlider(40, 100)
	f.quality.OnChanged = func(v float64) { f.choices.Quality = int(v); f.changed() }
	f.pattern = f.field()
	f.pattern.OnChanged = func(text string) { f.choices.Pattern = text; f.changed() }
	f.pattern.OnSubmitted = func(string) { f.write() }
	f.folder = f.field()
	f.folder.OnSubmitted = func(string) { f.write() }
	f.folder.OnChanged = func(text string) { f.Folder = text; f.changed() }
	browse := control.NewButton(language.T("Choose…"), f.keys(), f.browse)
	f.name, f.facts = reading.New(""), reading.New("")

	size := f.window.Canvas().Size()
	width, height := min(1080, size.Width-40), min(680, size.Height-60)
	column := min(400, width*0.48)
	checks, widest := container.NewGridWithColumns(2), float32(0)
	for _, part := range parts() {
		check := control.NewCheck(part.name, false, f.keys(), nil)
		check.OnChanged = func(on bool) { *part.of(&f.choices.Include) = on; f.changed() }
		f.parts = append(f.parts, check)
		checks.Add(check)
		widest = max(widest, check.MinSize().Width)
	}
	if barRoom := 2 * theme.Padding(); 2*widest+theme.Padding() > column-barRoom {
		checks.Layout = layout.NewGridLayoutWithColumns(1)
	}
	lengths := []fyne.CanvasObject{f.width, f.height}
	if language.RightToLeft() {
		slices.Reverse(lengths) // as the words before them are read
	}
	f.custom = row(language.T("Width × height"), container.NewGridWithColumns(2, lengths...))
	f.pixels = row(language.T("Sharpness"), f.scale)
	f.compressed = row(language.T("Quality"), f.quality)
	f.motion = container.NewVBox(row(language.T("Moves"), f.moves), row(language.T("Speed"), f.speed), row("", f.skip))
	f.naming = row(language.T("Name"), f.pattern)
	f.tiles = newBaseMap(f)
	rows := container.NewVBox(
		row(language.T("Make"), f.which),
		row(language.T("File type"), f.format),
		f.motion,
		row(language.T("Size"), f.size), f.custom, f.pixels, f.compressed,
		row(language.T("Theme"), f.theme),
		f.tiles.object,
		widget.NewSeparator(), checks, widget.NewSeparator(),
		row(language.T("Folder"), container.NewBorder(nil, nil, nil, browse, f.folder)),
		f.naming,
	)
	f.save = control.NewButton(language.T("Save"), f.keys(), f.write)
	f.save.Importance = widget.HighImportance
	f.copying = control.NewButton(language.T("Copy picture"), f.keys(), f.copyPicture)
	if !canCopy() {
		f.copying.Hide()
	}
	cancel := control.NewButton(language.T("Cancel"), f.keys(), func() { f.dialog.Hide() })
	buttons := container.NewBorder(nil, nil, f.copying, container.NewHBox(cancel, f.save))
	// What there is to say of the file stays in sight while the rows are scrolled.
	foot := container.NewVBox(widget.NewSeparator(), f.name, f.facts, container.NewPadded(buttons))
	// The bar of the scrolling lies beside the rows and not on their edge.
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, 0, 2*theme.Padding()), rows))
	side := container.NewBorder(nil, foot, nil, nil, scroll)
	f.side = side
	content := container.New(&sides{side: column}, side, f.preview.object)
	d := dialog.NewCustomWithoutButtons("", control.Titled(language.T("Picture of the map"), content), f.window)
	d.Resize(fyne.NewSize(width, height))
	d.SetOnClosed(f.preview.stop)
	f.dialog = d
}

// keys are what a control of the dialog does not need itself: Escape closes it.
func (f *form) keys() control.Keys { return control.Escape(func() { f.dialog.Hide() }) }

// choice makes a list of which one is chosen.
func (f *form) choice(names []string, chosen func(i int)) *control.Select {
	s := control.NewSelect(names, f.keys(), nil)
	s.OnChanged = func(string) {
		if i := s.SelectedIndex(); i >= 0 && !f.filling {
			chosen(i)
			f.changed()
		}
	}
	return s
}

// number makes a field for a length in pixels.
func (f *form) number(changed func(float64)) *field {
	e := f.field()
	e.OnChanged = func(text string) {
		if v, err := strconv.ParseFloat(text, 64); err == nil && !f.filling {
			changed(v)
			f.changed()
		}
	}
	return e
}

// fill shows the choices in the controls.
func (f *form) fill() {
	f.filling = true
	defer func() { f.filling = false }()
	c := f.choices
	index := func(n int, is func(i int) bool) int {
		for i := range n {
			if is(i) {
				return i
			}
		}
		return 0
	}
	all := snapshot.Sizes(f.Pane[0], f.Pane[1])
	f.size.SetSelectedIndex(index(len(all), func(i int) bool { return all[i].ID == c.Size }))
	if c.Make == animated {
		f.format.Options = motionNames()
		f.format.SetSelectedIndex(index(len(animation.Formats), func(i int) bool { return animation.Formats[i].Format == c.Motion.Format }))
	} else {
		f.format.Options = formatNames()
		f.format.SetSelectedIndex(index(len(snapshot.Formats), func(i int) bool { return snapshot.Formats[i].Format == c.Format }))
	}
	f.format.Refresh()
	f.moves.SetSelectedIndex(index(2, func(i int) bool { return c.Motion.ByTime == (i == 1) }))
	f.speed.SetSelectedIndex(index(len(play.Speeds), func(i int) bool { return play.Speeds[i] >= c.Motion.Speed }))
	f.skip.Checked = c.Motion.SkipEmpty
	f.skip.Refresh()
	f.scale.SetSelectedIndex(min(max(int(c.Scale)-1, 0), 3))
	f.theme.SetSelectedIndex(index(len(geo.Themes)+1, func(i int) bool { return i > 0 && string(geo.Themes[i-1]) == c.Theme }))
	f.which.SetSelectedIndex(index(3, func(i int) bool { return []string{onePicture, eachEvent, animated}[i] == c.Make }))
	z := c.sized(f.Pane)
	f.width.SetText(strconv.FormatFloat(z.Width, 'f', 0, 64))
	f.height.SetText(strconv.FormatFloat(z.Height, 'f', 0, 64))
	f.quality.Value = float64(c.Quality)
	f.quality.Refresh()
	for i, part := range parts() {
		f.parts[i].Checked = *part.of(&f.choices.Include)
		f.parts[i].Refresh()
	}
	f.pattern.SetText(c.Pattern)
	f.folder.SetText(f.Folder)
}

// changed has everything follow the choices.
func (f *form) changed() {
	if f.filling || f.dialog == nil {
		return
	}
	shown := func(o fyne.CanvasObject, on bool) {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
	c := f.choices
	shown(f.custom, c.Size == snapshot.CustomSize)
	moving := c.Make == animated
	shown(f.motion, moving)
	shown(f.tiles.object, c.Make == onePicture)
	f.tiles.fetching.Hide()
	shown(f.naming, !moving)
	shown(f.copying, !moving && canCopy())
	shown(f.pixels, (c.Size == snapshot.CustomSize || c.Size == snapshot.WindowSize) && (moving || c.Format.Pixels()))
	shown(f.compressed, !moving && c.Format == snapshot.JPEG)
	f.name.SetText(f.fileName())
	o := f.options()
	if err := f.tiles.refused(o); err != nil {
		f.preview.stop()
		f.previewed(nil, "", err)
		return
	}
	f.preview.show(f.State, o, f.tiles.layer(f.tiles.tell))
}

// options returns those of the page that the choices make.
func (f *form) options() snapshot.Options {
	o := f.choices.options(f.State, f.Pane)
	if f.choices.Make == animated {
		o.Format = snapshot.PNG
	}
	f.tiles.name(&o)
	return o
}

// previewed says what there is to say of the page, and what of its base map is
// missing.
func (f *form) previewed(page *snapshot.Page, missed string, err error) {
	f.tiles.fetching.Hide()
	if err != nil {
		f.facts.ColorName = theme.ColorNameError
		f.say(inWords(err))
		f.save.Disable()
		return
	}
	text := sizeText(page.Options)
	if gone := page.Omitted(); len(gone) > 0 {
		text += ". " + language.F("No room for: %s", partNames(gone))
	}
	if f.choices.Make == animated {
		text += ". " + f.lengthText()
	}
	if missed != "" {
		text += ". " + missed
	}
	f.facts.ColorName = theme.ColorNameDisabled
	f.say(text)
	f.save.Enable()
	if f.choices.Make == animated && f.choices.Motion.Format.Film() && !animation.HasFFmpeg() {
		f.say(language.T("Films are made by the program ffmpeg, which is not installed here. Install it, or make a GIF or images."))
		f.save.Disable()
	}
}

// say shows what there is to say of the file, in as many lines as it takes: Fyne
// does not lay out anew for a label that grows.
func (f *form) say(text string) {
	was := f.facts.MinSize()
	f.facts.SetText(text)
	if f.facts.MinSize() != was {
		f.side.Refresh()
	}
}

// inWords says in the language of the window what a choice in the dialog makes
// impossible.
func inWords(err error) string {
	switch {
	case errors.Is(err, snapshot.ErrViewpoint):
		return language.T("The picture must say whose view it shows and on which date: leave “Viewpoint and date” or “Legend” on.")
	case errors.Is(err, snapshot.ErrSize):
		return language.F("Give at least %d × %d pixels, where what the picture must say has room, and at most %d each way.",
			snapshot.MinWidth, snapshot.MinHeight, snapshot.MaxLength)
	case errors.Is(err, snapshot.ErrRoom):
		return language.T("There is no room for the map beside what the picture must say: make the picture larger.")
	}
	return err.Error()
}

// lengthText says how many frames an animation has and how long it takes.
func (f *form) lengthText() string {
	s, o := f.choices.animation(f.State, f.Pane)
	frames, err := animation.Frames(s, o)
	if err != nil {
		return err.Error()
	}
	return language.N(len(frames), "%d frame, %s s", "%d frames, %s s", strconv.FormatFloat(animation.Length(frames).Seconds(), 'f', 0, 64))
}
