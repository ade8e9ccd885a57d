package panel

import (
	"image/color"
	"slices"
	"strings"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/paulmach/orb"
)

// small is a dataset with one event that has everything, one without a date
// and two with little.
func small() *event.Dataset {
	return event.New(event.Dataset{
		Title: "Ties", Description: "How two countries dealt with each other.", Licence: "CC BY-SA 4.0", Note: "Borders as claimed.",
		Statements: []event.Statement{{ID: "S05", About: "how it began"}},
		Related:    []event.Link{{Title: "Other ties", URL: "https://example.org/ties"}},
		Categories: []event.Category{{ID: "rec", Name: "Recognition", Colour: "#009E73", Shape: "circle"}, {ID: "talk", Name: "Talks", Colour: "#0072B2", Shape: "square"}},
		Actors:     []event.Actor{{ID: "nk", Name: "North Korea"}, {ID: "sp", Name: "State of Palestine"}, {ID: "sy", Name: "Syria"}},
		Places:     []event.Place{{ID: "py", Name: "Pyongyang", Lon: 125.75, Lat: 39.02}, {ID: "al", Name: "Algiers", Lon: 3.06, Lat: 36.75}},
		Sources: []event.Source{
			{ID: "web", Title: "A page", URL: "https://example.org/a", Publisher: "A publisher", Date: "2014-07-15", Note: "Found by name."},
			{ID: "file", Title: "A file", URL: "file:///etc/passwd"},
			{ID: "script", Title: "A script", URL: "javascript:alert(1)"},
			{ID: "book", Title: "A book"},
		},
		Events: []event.Event{
			{ID: "first", Title: "The first meeting", Date: event.MustDate("1966-04-13"), Category: "talk", Actors: []string{"nk", "sp", "sy"}},
			{
				ID: "whole", Title: "North Korea recognises it", Date: event.MustDate("1988"), Category: "rec",
				Summary: "It was recognised.", Attribution: "A ministry", Actors: []string{"nk", "sp"}, Places: []string{"py", "al"},
				Quotes:  []event.Quote{{Text: "the only one", Speaker: "A spokesman", Note: "as translated"}},
				Sources: []string{"web", "file", "script", "book"}, Confidence: event.Medium, Statement: []string{"S05"}, Note: "Not certain.",
				Accounts: []event.Account{
					{Date: event.MustDate("1988-11-24"), Text: "Nine days later.", Attribution: "A table", Sources: []string{"web"}, Confidence: event.Low},
					{Text: "No day is given.", Attribution: "An article", Quotes: []event.Quote{{Text: "since then", Speaker: "The author"}}},
				},
			},
			{ID: "last", Title: "The last one", Date: event.MustDate("2004-11-15")},
			{ID: "never", Title: "Some day", Category: "talk"},
		},
	})
}

// shown puts a panel of a dataset into a window.
func shown(t *testing.T, d *event.Dataset, size fyne.Size) (*Panel, *state.Store, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	store := state.NewStore(state.New(d))
	p := New(store, func(string) {})
	w := test.NewTempWindow(t, p.Object())
	w.SetPadded(false)
	w.Resize(size)
	return p, store, w
}

func choose(store *state.Store, id string) {
	store.Update(func(s state.State) state.State { return s.Select(id) })
}

// visit calls f with every object that is drawn and where it is.
func visit(o fyne.CanvasObject, at fyne.Position, f func(o fyne.CanvasObject, at fyne.Position)) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	f(o, at)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			visit(child, at, f)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			visit(child, at, f)
		}
	}
}

// words joins every text that is drawn, in the order of drawing.
func words(o fyne.CanvasObject) string {
	var b strings.Builder
	visit(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) {
		if t, ok := o.(*canvas.Text); ok {
			b.WriteString(t.Text + " ")
		}
	})
	return b.String()
}

func links(o fyne.CanvasObject) map[string]*link {
	found := map[string]*link{}
	visit(o, fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) {
		if l, ok := o.(*link); ok {
			found[strings.TrimSpace(words(l))] = l
		}
	})
	return found
}

func TestDetailsSaysEverything(t *testing.T) {
	p, store, _ := shown(t, small(), fyne.NewSize(360, 560))
	choose(store, "whole")
	page := words(p.Details.content)
	for _, want := range []string{
		"Recognition", "1988 year only", "North Korea recognises it", "Who says so: A ministry", "It was recognised.",
		"“the only one”", "A spokesman", "as translated",
		"Accounts differ", "24 November 1988", "A table", "Nine days later.", "Confidence: low",
		"Undated", "An article", "No day is given.", "“since then”", "The author",
		"North Korea → State of Palestine", "Pyongyang", "Algiers", "Not certain.", "Medium: one decent source",
		"Article sentence S05 : how it began", "A page", "A publisher, 15 July 2014", "Found by name.", "A file", "A script", "A book",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q:\n%s", want, page)
		}
	}
	choose(store, "first")
	if page := words(p.Details.content); !strings.Contains(page, "North Korea · State of Palestine · Syria") {
		t.Errorf("three parties read %q", page)
	}
	choose(store, "never")
	if page := words(p.Details.content); !strings.Contains(page, "Undated the source gives no date") {
		t.Errorf("an event without a date reads %q", page)
	}
	choose(store, "")
	page = words(p.Details.content)
	for _, want := range []string{
		"Ties", "How two countries dealt", "CC BY-SA 4.0", "4 events (1 undated) · 0 positions · 4 sources",
		"Borders as claimed.", "Other ties", "Choose an event on the timeline, or press →",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("with nothing chosen the page lacks %q:\n%s", want, page)
		}
	}
}

// TestEmptyDatasetSaysHowToGoOn is what a file with nothing but its first row shows.
func TestEmptyDatasetSaysHowToGoOn(t *testing.T) {
	p, _, _ := shown(t, event.New(event.Dataset{ID: "empty", Title: "Empty"}), fyne.NewSize(360, 560))
	if page := words(p.Details.content); !strings.Contains(page, "There is no event in it yet.") {
		t.Errorf("the page reads %q", page)
	}
}

// TestNothingIsClipped sets every event of the built-in dataset at several
// widths and looks for what is outside the page or cut off above its end.
func TestNothingIsClipped(t *testing.T) {
	d := dataset.Builtin()
	for _, width := range []float32{MinWidth, 300, 360, 620} {
		p, store, _ := shown(t, d, fyne.NewSize(width, 400))
		ids := []string{""}
		for i := range d.Events {
			ids = append(ids, d.Events[i].ID)
		}
		for _, id := range ids {
			choose(store, id)
			page := p.Details.content
			visit(page, page.Position().SubtractXY(page.Position().X*2, page.Position().Y*2), func(o fyne.CanvasObject, at fyne.Position) {
				text, ok := o.(*canvas.Text)
				if !ok {
					return
				}
				size := text.MinSize()
				if at.X < 0 || at.X+size.Width > width-8 {
					t.Errorf("%q at width %g: %q reaches from %g to %g", id, width, text.Text, at.X, at.X+size.Width)
				}
				if at.Y+size.Height > p.Details.height {
					t.Errorf("%q at width %g: %q ends below the page", id, width, text.Text)
				}
			})
			if page.Size().Height < p.Details.height {
				t.Errorf("%q at width %g: %g pixels of text cannot be scrolled to", id, width, p.Details.height-page.Size().Height)
			}
		}
	}
}

func TestTextIsTakenAsItIs(t *testing.T) {
	hostile := []string{
		"**not bold** [a link](javascript:alert(1)) <b>&amp;</b> # heading", "\x00\x07\x1b[31m control", "\xff\xfe not UTF-8",
		strings.Repeat("x", 5000), strings.Repeat("long ", 2000), "\u202eevil\u202c", "a\n\n\nb", "   ", "팔레스타인 فلسطين ישראל", strings.Repeat("e\u0301", 400),
	}
	for _, text := range hostile {
		d := event.New(event.Dataset{Title: text, Description: text, Licence: text, Events: []event.Event{{
			ID: "e", Title: text, Date: event.MustDate("1988"), Category: text, Summary: text, Attribution: text, Note: text,
			Actors: []string{text, text}, Places: []string{text}, Sources: []string{text}, Statement: []string{text}, Confidence: event.Confidence(text),
			Quotes:   []event.Quote{{Text: text, Speaker: text, Note: text}},
			Accounts: []event.Account{{Text: text, Attribution: text}, {Text: text, Attribution: text}},
		}}})
		p, store, w := shown(t, d, fyne.NewSize(MinWidth, 300))
		for _, id := range []string{"e", ""} {
			choose(store, id)
			visit(p.Details.content, fyne.Position{}, func(o fyne.CanvasObject, at fyne.Position) {
				if text, ok := o.(*canvas.Text); ok && at.X+text.MinSize().Width > MinWidth {
					t.Errorf("%.20q: a text reaches to %g", text.Text, at.X+text.MinSize().Width)
				}
			})
		}
		p.ShowList()
		w.Canvas().Capture()
	}
	p, _, _ := shown(t, event.New(event.Dataset{Events: []event.Event{{ID: "e", Title: hostile[0], Date: event.MustDate("1988")}}}), fyne.NewSize(600, 400))
	if page := words(p.Details.content); !strings.Contains(page, hostile[0]) {
		t.Errorf("%q reads %q", hostile[0], page)
	}
}

func TestOnlyWebAddressesAreLinks(t *testing.T) {
	test.NewTempApp(t)
	var opened []string
	store := state.NewStore(state.New(small()))
	choose(store, "whole")
	p := New(store, func(url string) { opened = append(opened, url) })
	test.NewTempWindow(t, p.Object()).Resize(fyne.NewSize(620, 900))
	found := links(p.Details.content)
	for _, title := range []string{"A file", "A script", "A book"} {
		if found[title] != nil {
			t.Errorf("%q is a link", title)
		}
	}
	if found["A page"] == nil {
		t.Fatalf("%q is no link", "A page")
	}
	test.Tap(found["A page"])
	if !slices.Equal(opened, []string{"https://example.org/a"}) {
		t.Errorf("opened %q", opened)
	}
	for address, want := range map[string]bool{
		"http://example.org": true, "HTTPS://example.org/x": true, "https://": false, "": false, "example.org": false, "file:///x": false, "javascript:alert(1)": false, "//example.org": false, "http:x": false, "%": false, "data:text/html,x": false,
		"file://host/x": false, "ftp://host/x": false,
	} {
		if web(address) != want {
			t.Errorf("web(%q) is %v", address, !want)
		}
	}
}

func TestPlaces(t *testing.T) {
	p, store, _ := shown(t, small(), fyne.NewSize(360, 560))
	choose(store, "whole")
	test.Tap(links(p.Details.content)["Algiers"])
	if s := store.State(); s.View != "" || s.Centre != (orb.Point{3.06, 36.75}) || s.Zoom < 5 {
		t.Errorf("the map went to %v, zoom %g, view %q", s.Centre, s.Zoom, s.View)
	}
	var asked []string
	p.Details.OnPlace = func(id string) { asked = append(asked, id) }
	test.Tap(links(p.Details.content)["Pyongyang"])
	if !slices.Equal(asked, []string{"py"}) {
		t.Errorf("asked for %q", asked)
	}
}

func TestPreviousAndNext(t *testing.T) {
	p, store, _ := shown(t, small(), fyne.NewSize(620, 560))
	choose(store, "whole")
	expect := func(previous, next string) {
		t.Helper()
		if got := strings.TrimSpace(words(p.Details.previous)); got != previous {
			t.Errorf("back leads to %q, want %q", got, previous)
		}
		if got := strings.TrimSpace(words(p.Details.next)); got != next {
			t.Errorf("on leads to %q, want %q", got, next)
		}
	}
	expect("‹ 1966 The first meeting", "2004 The last one ›")
	store.Update(func(s state.State) state.State { s.Playing = true; return s })
	test.Tap(p.Details.next)
	if s := store.State(); s.Selection != "last" || s.Playing {
		t.Errorf("chosen is %q, playing %v", s.Selection, s.Playing)
	}
	expect("‹ 1988 North Korea recognises it", "no event ›")
	test.Tap(p.Details.next)
	if s := store.State(); s.Selection != "last" {
		t.Errorf("past the end %q is chosen", s.Selection)
	}
	test.Tap(p.Details.previous)
	test.Tap(p.Details.previous)
	expect("‹ no event", "1988 North Korea recognises it ›")
	// With nothing chosen the playhead says what comes next.
	choose(store, "")
	store.Update(func(s state.State) state.State { return s.MoveTo(event.DayOf(1990, 1, 1)) })
	expect("‹ 1988 North Korea recognises it", "2004 The last one ›")
	// What is filtered out is passed over.
	store.Update(func(s state.State) state.State { s.Filter.Category = "talk"; return s })
	expect("‹ 1966 The first meeting", "no event ›")
	store.Update(func(s state.State) state.State { s.Filter.Category = ""; return s })
	if p.Details.next.Position().Y+p.Details.next.Size().Height > p.Details.object.Size().Height {
		t.Error("the buttons are below the panel")
	}
}

func TestPlayheadAloneSetsNothingAnew(t *testing.T) {
	p, store, _ := shown(t, small(), fyne.NewSize(360, 560))
	choose(store, "whole")
	before := p.Details.content.Objects[0]
	store.Update(func(s state.State) state.State { return s.MoveTo(event.DayOf(1988, 6, 1)) })
	if p.Details.content.Objects[0] != before {
		t.Error("the page was set anew for a move of the playhead")
	}
	choose(store, "first")
	if p.Details.content.Objects[0] == before {
		t.Error("the page is that of the event chosen before")
	}
}

func TestBeginsAtTheTop(t *testing.T) {
	p, store, _ := shown(t, small(), fyne.NewSize(MinWidth, 300))
	choose(store, "whole")
	p.Details.scroll.ScrollToBottom()
	if p.Details.scroll.Offset.Y <= 0 {
		t.Fatal("the page does not scroll")
	}
	choose(store, "first")
	if p.Details.scroll.Offset.Y != 0 {
		t.Error("the next event is shown from its middle")
	}
	// A link that gets the focus by Tab comes into view.
	choose(store, "whole")
	last := links(p.Details.content)["Algiers"]
	last.FocusGained()
	if top := last.Position().Y - p.Details.scroll.Offset.Y; top < 0 || top > p.Details.scroll.Size().Height {
		t.Errorf("the link with the focus is at %g", top)
	}
}

func TestColoursFollowTheTheme(t *testing.T) {
	p, store, w := shown(t, small(), fyne.NewSize(360, 560))
	for _, theme := range []geo.Theme{geo.DarkTheme, geo.LightTheme, geo.ContrastTheme} {
		store.Update(func(s state.State) state.State { s.Theme = theme; return s.Select("whole") })
		palette := geo.PaletteOf(theme)
		for _, page := range []func(){p.ShowDetails, p.ShowList} {
			page()
			w.Canvas().Capture()
			visit(p.Object(), fyne.Position{}, func(o fyne.CanvasObject, _ fyne.Position) {
				text, ok := o.(*canvas.Text)
				if !ok || text.Text == "" || strings.HasPrefix(text.Text, "Search ") {
					return // the field's own text is Fyne's
				}
				c, ok := text.Color.(color.NRGBA)
				if ok && geo.Contrast(c, palette.Paper) < 4.5 {
					t.Errorf("theme %v: %q is hard to read, contrast %.1f", theme, text.Text, geo.Contrast(c, palette.Paper))
				}
			})
		}
	}
}

func TestPillCanBeRead(t *testing.T) {
	d := dataset.Builtin()
	for _, theme := range []geo.Theme{geo.LightTheme, geo.DarkTheme, geo.ContrastTheme} {
		p := geo.PaletteOf(theme)
		for _, c := range d.Categories {
			_, _, colour := signOf(d, c.ID, p)
			tint := geo.Mix(p.Paper, colour, 0.16)
			if got := geo.Contrast(readable(colour, tint, p), tint); got < 4.5 {
				t.Errorf("%s, theme %v: contrast %.2f", c.Name, theme, got)
			}
		}
	}
	if got := geo.Contrast(color.NRGBA{0, 0, 0, 255}, color.NRGBA{255, 255, 255, 255}); got < 20.99 || got > 21.01 {
		t.Errorf("black on white has contrast %g, want 21", got)
	}
}

// A typist writes down the keys that it is sent.
type typist struct{ got []string }

func (k *typist) TypedKey(ev *fyne.KeyEvent) { k.got = append(k.got, string(ev.Name)) }
func (k *typist) TypedRune(r rune)           { k.got = append(k.got, string(r)) }

func TestKeysGoOn(t *testing.T) {
	p, store, w := shown(t, small(), fyne.NewSize(360, 560))
	choose(store, "whole")
	keys := &typist{}
	p.Forward(keys)
	place := links(p.Details.content)["Algiers"]
	for _, focused := range []fyne.Focusable{place, p.Details.next, p.tabs[0], p.List.list} {
		keys.got = nil
		w.Canvas().Focus(focused)
		focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		focused.TypedRune('v')
		if got := strings.Join(keys.got, " "); got != "Right v" {
			t.Errorf("%T passed on %q", focused, got)
		}
	}
	keys.got = nil
	w.Canvas().Focus(p.tabs[1])
	p.tabs[1].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	p.tabs[1].TypedRune(' ')
	if len(keys.got) > 0 || !p.pages[1].Visible() {
		t.Errorf("Space on a tab passed on %q, list shown: %v", keys.got, p.pages[1].Visible())
	}
	// A click takes no focus, so that Space plays on.
	w.Canvas().Unfocus()
	test.Tap(p.tabs[0])
	if w.Canvas().Focused() != nil {
		t.Error("a click on a tab took the focus")
	}
}

func TestTabs(t *testing.T) {
	p, _, w := shown(t, small(), fyne.NewSize(360, 560))
	if !p.pages[0].Visible() || p.pages[1].Visible() {
		t.Error("the panel does not begin with the details")
	}
	test.Tap(p.tabs[1])
	if p.pages[0].Visible() || !p.pages[1].Visible() {
		t.Error("the tab Events does not show the list")
	}
	p.ShowDetails()
	p.FocusSearch(w.Canvas())
	if w.Canvas().Focused() != p.List.entry || !p.pages[1].Visible() {
		t.Error("searching does not put the cursor into the field")
	}
}
