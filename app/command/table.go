package command

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"legation/app/language"
)

// Actions is what the parts of the window can do. What is nil is not offered
// at all; a question that is nil is answered with yes, or for a tick with no.
type Actions struct {
	// File
	Open        func()   // choose a dataset
	New         []Choice // formats that a new dataset can be begun in
	NewFile     func(id string)
	Recent      []Choice // datasets opened lately, by their paths
	OpenRecent  func(id string)
	OpenBuiltin func() // the dataset that ships with the program
	SaveAs      func() // the dataset, in another format
	Snapshot    func() // export a picture
	Animate     func() // export an animation
	Prefer      func() // change the preferences
	Quit        func()

	// Edit: through what was shown, as a browser goes through pages
	Back, Forward       func()
	CanBack, CanForward func() bool
	Cite                func(what string) // copy how the event, picture or dataset is cited
	CanCite             func(what string) bool

	// View
	Views        []Choice // of the map; the first nine have a digit
	View         func() string
	ShowView     func(id string)
	Zoom         func(by int) // 1 in, -1 out, of the pane that has the focus
	Fit          func()       // show everything
	Home         func()       // the view that the dataset opens with
	Search       func()
	Filter       func()         // narrow the events
	HideFiltered Switch         // what the filter keeps out
	Clear        func()         // close what is open, else clear the selection
	PaneMenu     func()         // what the second button of the mouse opens
	Territory    func()         // ask what everybody says of one
	Pan          func(x, y int) // the map, to the right and down
	Scroll       func(by int)   // on (1) or back (-1) in the text beside the map
	Compare      Switch         // two viewpoints or two dates
	Divider      func(by int)   // of the two halves compared, to the left (-1) or the right
	Insets       Switch
	Legend       Switch
	Grid         Switch
	Themes       []Choice
	Theme        func() string
	SetTheme     func(id string)
	Panel        Switch // details and list beside the map
	TimelinePane Switch
	TextSize     func(by int) // larger (1) or smaller (-1) text and controls
	CanTextSize  func(by int) bool
	Still        Switch // nothing moves by itself
	LargeType    Switch // for a projector
	FullScreen   Switch // for presenting

	// Timeline
	PlayPause   func()
	Playing     func() bool
	Step        func(by int) // to the next (1) or previous (-1) event
	CanStep     func(by int) bool
	Jump        func(by int) // one calendar step
	Decade      func(by int) // to the next or previous decade or era
	First, Last func()       // to the first and the last event
	Jumps       []Choice     // the calendar steps that there are
	JumpBy      func() string
	SetJump     func(id string)
	Positions   func()       // unfold or fold the lanes of positions
	GoTo        func()       // ask for a date
	Speed       func(by int) // faster (1) or slower (-1)
	CanSpeed    func(by int) bool
	Ends        []Choice // what may happen at the end of playing
	End         func() string
	SetEnd      func(id string)
	Evenly      Switch // through time, and not from event to event
	SkipEmpty   Switch // decades without events
	Cards       Switch // titles on the map
	Snap        Switch // the dragged playhead rests on events
	Modes       []Choice
	Mode        func() string
	SetMode     func(id string)
	NextMode    func(by int)

	// Viewpoint
	Viewpoints    []Choice
	Viewpoint     func() string
	SetViewpoint  func(id string)
	NextViewpoint func(by int)

	// Help
	Palette func() // find a command by its name
	Keys    func() // the page of keys
	About   func()
}

// A Switch is on or off. One that cannot be turned is not offered.
type Switch struct {
	Turn func() // on, or off again
	On   func() bool
}

// A Choice is one of several things that a person can choose.
type Choice struct{ ID, Name string }

// New makes the table. Where a dataset brings other views or viewpoints, make
// a new one and bind that.
func New(a Actions) Table {
	b := builder{}
	b.file(a)
	b.edit(a)
	b.view(a)
	b.timeline(a)
	b.playback(a)
	b.viewpoint(a)
	b.help(a)
	for id, words := range otherWords() {
		if c, ok := b.table.Find(id); ok {
			c.also = words
		}
	}
	return b.table
}

// otherWords are what other programs call a command, by which the palette finds it too.
func otherWords() map[string]string {
	size := language.C("also", "font size")
	return map[string]string{
		"open": language.C("also", "load import file"), "save-as": language.C("also", "export convert"),
		"snapshot":    language.C("also", "export picture image print"),
		"animation":   language.C("also", "export video film GIF"),
		"preferences": language.C("also", "settings options"), "quit": language.C("also", "exit close"),
		"back": language.C("also", "undo"), "forward": language.C("also", "redo"), "search": language.C("also", "find"),
		"text-larger": size, "text-smaller": size, "large-type": size,
		"full-screen": language.C("also", "fullscreen slide show"),
		"keys":        language.C("also", "shortcuts keyboard help"), "about": language.C("also", "version licence"),
	}
}

type builder struct {
	table Table
	menu  string
	parts bool // a separator is due before the next command
}

func (b *builder) file(a Actions) {
	b.menu = language.T("File")
	b.add("open", language.T("Open dataset…"), a.Open, held(fyne.KeyO))
	for _, n := range a.New {
		b.add("new-"+n.ID, language.F("New dataset: %s…", n.Name), choosing(a.NewFile, n.ID))
	}
	for i, r := range a.Recent {
		b.add("recent-"+strconv.Itoa(i+1), language.F("Open %s", r.Name), choosing(a.OpenRecent, r.ID))
	}
	b.add("built-in", language.T("Open the built-in dataset"), a.OpenBuiltin)
	b.separate()
	b.add("save-as", language.T("Save dataset as…"), a.SaveAs, shiftHeld(fyne.KeyS))
	b.add("snapshot", language.T("Save snapshot…"), a.Snapshot, held(fyne.KeyE))
	b.add("animation", language.T("Save animation…"), a.Animate, shiftHeld(fyne.KeyE))
	b.separate()
	b.add("preferences", language.T("Preferences…"), a.Prefer, held(fyne.KeyComma))
	b.separate()
	b.add("quit", language.T("Quit"), a.Quit, held(fyne.KeyQ))
}

func (b *builder) edit(a Actions) {
	b.menu = language.T("Edit")
	b.add("back", language.T("Back to what was shown"), a.Back, held(fyne.KeyZ), alt(fyne.KeyLeft)).Enabled = a.CanBack
	b.add("forward", language.T("Forward again"), a.Forward, shiftHeld(fyne.KeyZ), held(fyne.KeyY), alt(fyne.KeyRight)).Enabled = a.CanForward
	b.separate()
	for _, c := range []Choice{
		{"event", language.T("Copy citation of the event…")}, {"picture", language.T("Copy citation of the picture…")}, {"dataset", language.T("Copy citation of the dataset…")},
	} {
		b.add("cite-"+c.ID, c.Name, choosing(a.Cite, c.ID)).Enabled = askedOf(a.CanCite, c.ID)
	}
}

func (b *builder) view(a Actions) {
	b.menu = language.T("View")
	for i, v := range a.Views {
		var keys []Key
		if i < 9 {
			keys = []Key{typed('1' + rune(i))}
		}
		b.choose("view-"+v.ID, v, a.View, a.ShowView, keys...)
	}
	b.separate()
	b.add("zoom-in", language.T("Zoom in"), with(a.Zoom, 1), typed('+'), typed('='))
	b.add("zoom-out", language.T("Zoom out"), with(a.Zoom, -1), typed('-'))
	b.add("fit", language.T("Show everything"), a.Fit, held(fyne.Key0), typed('f'))
	b.add("home", language.T("Starting view"), a.Home)
	if a.Pan != nil {
		b.add("pan-left", language.T("Move the map left"), func() { a.Pan(-1, 0) }, held(fyne.KeyLeft))
		b.add("pan-right", language.T("Move the map right"), func() { a.Pan(1, 0) }, held(fyne.KeyRight))
		b.add("pan-up", language.T("Move the map up"), func() { a.Pan(0, -1) }, held(fyne.KeyUp))
		b.add("pan-down", language.T("Move the map down"), func() { a.Pan(0, 1) }, held(fyne.KeyDown))
	}
	b.separate()
	b.add("search", language.T("Search events"), a.Search, held(fyne.KeyF), typed('/'))
	b.add("filter", language.T("Filter events"), a.Filter, shiftHeld(fyne.KeyF))
	b.turn("hide-filtered", language.T("Hide what does not match"), a.HideFiltered)
	b.add("territory", language.T("Who says what of a territory…"), a.Territory, typed('t'))
	b.add("scroll-down", language.T("Read on in the text"), with(a.Scroll, 1), plain(fyne.KeyDown))
	b.add("scroll-up", language.T("Read back in the text"), with(a.Scroll, -1), plain(fyne.KeyUp))
	b.add("clear", language.T("Close or clear selection"), a.Clear, plain(fyne.KeyEscape))
	b.add("pane-menu", language.T("Menu of the map or the timeline"), a.PaneMenu, shifted(fyne.KeyF10), plain(desktop.KeyMenu))
	b.separate()
	b.turn("compare", language.T("Compare"), a.Compare, typed('c'))
	b.add("divider-left", language.T("Divider to the left"), with(a.Divider, -1), typed('<'), typed(',')).Enabled = a.Compare.On
	b.add("divider-right", language.T("Divider to the right"), with(a.Divider, 1), typed('>'), typed('.')).Enabled = a.Compare.On
	b.turn("insets", language.T("Inset maps"), a.Insets)
	b.turn("legend", language.T("Legend"), a.Legend)
	b.turn("grid", language.T("Graticule"), a.Grid)
	b.separate()
	for _, t := range a.Themes {
		b.choose("theme-"+t.ID, t, a.Theme, a.SetTheme)
	}
	b.separate()
	b.turn("panel", language.T("Details and list"), a.Panel, plain(fyne.KeyF9))
	b.turn("timeline", language.T("Timeline"), a.TimelinePane, plain(fyne.KeyF8))
	b.add("text-larger", language.T("Larger text"), with(a.TextSize, 1), held(fyne.KeyEqual)).Enabled = asked(a.CanTextSize, 1)
	b.add("text-smaller", language.T("Smaller text"), with(a.TextSize, -1), held(fyne.KeyMinus)).Enabled = asked(a.CanTextSize, -1)
	b.turn("reduce-motion", language.T("Reduce motion"), a.Still)
	b.turn("large-type", language.T("Large type for a projector"), a.LargeType)
	b.turn("full-screen", language.T("Present in full screen"), a.FullScreen, plain(fyne.KeyF11))
}

func (b *builder) timeline(a Actions) {
	b.menu = language.T("Timeline")
	b.add("step-next", language.T("Next event"), with(a.Step, 1), plain(fyne.KeyRight)).Enabled = asked(a.CanStep, 1)
	b.add("step-previous", language.T("Previous event"), with(a.Step, -1), plain(fyne.KeyLeft)).Enabled = asked(a.CanStep, -1)
	b.add("jump-next", language.T("One step on"), with(a.Jump, 1), shifted(fyne.KeyRight))
	b.add("jump-previous", language.T("One step back"), with(a.Jump, -1), shifted(fyne.KeyLeft))
	b.add("decade-next", language.T("Next decade"), with(a.Decade, 1), plain(fyne.KeyPageDown))
	b.add("decade-previous", language.T("Previous decade"), with(a.Decade, -1), plain(fyne.KeyPageUp))
	b.add("first", language.T("First event"), a.First, plain(fyne.KeyHome))
	b.add("last", language.T("Last event"), a.Last, plain(fyne.KeyEnd))
	b.add("go-to", language.T("Go to date…"), a.GoTo, held(fyne.KeyG))
	b.separate()
	b.add("mode-next", language.T("Show other events"), with(a.NextMode, 1), typed('m'))
	for _, m := range a.Modes {
		b.choose("mode-"+m.ID, m, a.Mode, a.SetMode)
	}
	b.separate()
	for _, j := range a.Jumps {
		b.choose("jump-"+j.ID, j, a.JumpBy, a.SetJump)
	}
	b.separate()
	b.turn("snap", language.T("Drag from event to event"), a.Snap)
	b.add("positions", language.T("Positions on the timeline"), a.Positions, typed('p'))
}

func (b *builder) playback(a Actions) {
	b.menu = language.T("Playback")
	b.add("play", language.T("Play or pause"), a.PlayPause, plain(fyne.KeySpace)).Checked = a.Playing
	b.add("faster", language.T("Faster"), with(a.Speed, 1), typed(']')).Enabled = asked(a.CanSpeed, 1)
	b.add("slower", language.T("Slower"), with(a.Speed, -1), typed('[')).Enabled = asked(a.CanSpeed, -1)
	b.separate()
	for _, e := range a.Ends {
		b.choose("end-"+e.ID, e, a.End, a.SetEnd)
	}
	b.separate()
	b.turn("evenly", language.T("Evenly through time"), a.Evenly)
	b.turn("skip-empty", language.T("Skip decades without events"), a.SkipEmpty)
	b.turn("cards", language.T("Show titles on the map"), a.Cards)
}

func (b *builder) viewpoint(a Actions) {
	b.menu = language.T("Viewpoint")
	b.add("viewpoint-next", language.T("Next viewpoint"), with(a.NextViewpoint, 1), typed('v'))
	b.add("viewpoint-previous", language.T("Previous viewpoint"), with(a.NextViewpoint, -1), Key{Rune: 'v', Modifier: fyne.KeyModifierShift})
	b.separate()
	for _, v := range a.Viewpoints {
		b.choose("viewpoint-"+v.ID, v, a.Viewpoint, a.SetViewpoint)
	}
}

func (b *builder) help(a Actions) {
	b.menu = language.T("Help")
	b.add("palette", language.T("Find a command…"), a.Palette, held(fyne.KeyK))
	b.add("keys", language.T("Keys"), a.Keys, typed('?'), plain(fyne.KeyF1))
	b.add("about", language.T("About Legation"), a.About)
}

// add appends a command that has something to run. What it returns is for the
// caller to complete at once.
func (b *builder) add(id, name string, run func(), keys ...Key) *Command {
	if run == nil {
		return &Command{} // not offered: what the caller sets goes nowhere
	}
	if b.parts && len(b.table) > 0 && b.table[len(b.table)-1].Menu == b.menu {
		b.table = append(b.table, Command{Menu: b.menu})
	}
	b.parts = false
	b.table = append(b.table, Command{ID: id, Name: name, Menu: b.menu, Keys: keys, Run: run})
	return &b.table[len(b.table)-1]
}

// choose appends a command that chooses one of several, with a tick at the
// one that is chosen.
func (b *builder) choose(id string, c Choice, current func() string, set func(string), keys ...Key) {
	if set == nil {
		return
	}
	name := c.Name
	if name == "" {
		name = fmt.Sprintf("(%s)", c.ID)
	}
	command := b.add(id, name, func() { set(c.ID) }, keys...)
	if current != nil {
		command.Checked = func() bool { return current() == c.ID }
	}
}

// turn appends a command that turns something on and off, with a tick while it
// is on.
func (b *builder) turn(id, name string, s Switch, keys ...Key) {
	b.add(id, name, s.Turn, keys...).Checked = s.On
}

// separate has the next command of this menu set apart from the last one.
func (b *builder) separate() { b.parts = true }

func with(f func(int), by int) func() {
	if f == nil {
		return nil
	}
	return func() { f(by) }
}

func choosing(f func(string), id string) func() {
	if f == nil {
		return nil
	}
	return func() { f(id) }
}

func asked(f func(int) bool, by int) func() bool {
	if f == nil {
		return nil
	}
	return func() bool { return f(by) }
}

func askedOf(f func(string) bool, id string) func() bool {
	if f == nil {
		return nil
	}
	return func() bool { return f(id) }
}

func typed(r rune) Key            { return Key{Rune: r} }
func plain(name fyne.KeyName) Key { return Key{Name: name} }
func held(name fyne.KeyName) Key  { return Key{Name: name, Modifier: ctrl} }
func alt(name fyne.KeyName) Key   { return Key{Name: name, Modifier: fyne.KeyModifierAlt} }
func shiftHeld(name fyne.KeyName) Key {
	return Key{Name: name, Modifier: ctrl | fyne.KeyModifierShift}
}
func shifted(name fyne.KeyName) Key { return Key{Name: name, Modifier: fyne.KeyModifierShift} }
