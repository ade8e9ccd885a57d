package card_test

import (
	"strings"
	"testing"

	"legation/app/card"
	"legation/app/dataset"
	"legation/app/event"
	"legation/app/language"
	"legation/app/reading"
	"legation/app/state"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func open(t *testing.T) (*state.Store, *card.Card) {
	t.Helper()
	test.NewTempApp(t)
	store := state.NewStore(state.New(dataset.Builtin()))
	c := card.New(store, func(string) {})
	test.NewTempWindow(t, container.NewStack(c.Object())).Resize(fyne.NewSize(900, 600))
	return store, c
}

// texts gathers what can be read in an object.
func texts(o fyne.CanvasObject) string {
	var all []string
	for _, p := range test.LaidOutObjects(o) {
		switch p := p.(type) {
		case *widget.Label:
			all = append(all, p.Text)
		case *reading.Text:
			all = append(all, p.Text)
		case *widget.Hyperlink:
			all = append(all, p.Text)
		}
	}
	return strings.Join(all, "\n")
}

// A click on a source goes to the window, which can say that there is no browser.
func TestCardOpensSources(t *testing.T) {
	test.NewTempApp(t)
	store := state.NewStore(state.New(dataset.Builtin()))
	var asked []string
	c := card.New(store, func(address string) { asked = append(asked, address) })
	test.NewTempWindow(t, container.NewStack(c.Object())).Resize(fyne.NewSize(900, 600))
	store.Update(func(s state.State) state.State { return s.AskOf("golan-heights") })
	for _, o := range test.LaidOutObjects(c.Object()) {
		if link, ok := o.(*widget.Hyperlink); ok {
			link.OnTapped()
			if asked[len(asked)-1] != link.URL.String() {
				t.Errorf("%q opens %s", link.Text, asked[len(asked)-1])
			}
		}
	}
	if len(asked) == 0 {
		t.Error("the card names no source that can be opened")
	}
}

// A click on the words of the card does not reach the map, which would close it.
func TestCardKeepsClicks(t *testing.T) {
	test.NewTempApp(t)
	store := state.NewStore(state.New(dataset.Builtin()))
	c := card.New(store, func(string) {})
	below := 0
	w := test.NewTempWindow(t, container.NewStack(widget.NewButton("", func() { below++ }), c.Object()))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 600))
	at := fyne.NewPos(700, 300)
	test.TapCanvas(w.Canvas(), at)
	if below != 1 {
		t.Fatal("nothing is below the card")
	}
	store.Update(func(s state.State) state.State { return s.AskOf("golan-heights") })
	for y := float32(80); y < 500; y += 20 {
		test.TapCanvas(w.Canvas(), fyne.NewPos(at.X, y))
	}
	if below != 1 || !c.Open() {
		t.Errorf("the map got %d clicks on the card", below-1)
	}
}

func TestCardSaysEveryPosition(t *testing.T) {
	store, c := open(t)
	if c.Open() {
		t.Fatal("the card is open though nobody asked")
	}
	store.Update(func(s state.State) state.State {
		return s.MoveTo(event.DayOf(1982, 7, 1)).AskOf("golan-heights")
	})
	if !c.Open() {
		t.Fatal("the card did not open")
	}
	read := texts(c.Object())
	for _, v := range store.State().Dataset.Viewpoints {
		if !strings.Contains(read, v.Name) {
			t.Errorf("the card leaves out %s", v.Name)
		}
	}
	for _, want := range []string{"Golan Heights", "1 July 1982", "Syria, spoken of as occupied; controlled by Israel", "Resolution 497"} {
		if !strings.Contains(strings.ToLower(read), strings.ToLower(want)) {
			t.Errorf("the card does not say %q:\n%s", want, read)
		}
	}
	if o := c.Object().(*fyne.Container).Objects[0]; o.Size().Width < 300 || o.Position().X < 400 || o.Size().Height < 400 {
		t.Errorf("the card lies at %v, %v", o.Position(), o.Size())
	}
	store.Update(func(s state.State) state.State { s.Asked = ""; return s })
	if c.Open() {
		t.Error("the card did not close")
	}
}

func TestPlainLandOpensNoCard(t *testing.T) {
	store, c := open(t)
	store.Update(func(s state.State) state.State { return s.AskOf("jordan") })
	if c.Open() {
		t.Error("a card opened for a territory that no stance speaks of")
	}
}

// What is read on the card has no names of the map behind it, and a sample of a fill
// stands beside the name that it belongs to, also where that is read from the right.
func TestCardIsReadable(t *testing.T) {
	for _, code := range []string{"en", "ar"} {
		language.Set(code)
		t.Cleanup(func() { language.Set(language.English) })
		test.NewTempApp(t)
		store := state.NewStore(state.New(dataset.Builtin().In(code)))
		c := card.New(store, func(string) {})
		test.NewTempWindow(t, container.NewStack(c.Object())).Resize(fyne.NewSize(900, 600))
		store.Update(func(s state.State) state.State { return s.AskOf("golan-heights") })
		box := c.Object().(*fyne.Container).Objects[0].(*canvas.Rectangle)
		if _, _, _, alpha := box.FillColor.RGBA(); alpha != 0xFFFF {
			t.Errorf("%s: the card lets through what is behind it", code)
		}
		seen := false
		for _, o := range test.LaidOutObjects(c.Object()) {
			if i, ok := o.(*canvas.Image); ok && i.MinSize().Width == 22 {
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(i).X
				middle := fyne.CurrentApp().Driver().AbsolutePositionForObject(c.Object()).X + 900 - card.Width/2
				seen = true
				if right := at > middle; right != (code == "ar") {
					t.Errorf("%s: a sample lies at %v, the card's middle at %v", code, at, middle)
				}
			}
		}
		if !seen {
			t.Errorf("%s: there are no samples", code)
		}
	}
}
