// Package card shows what everybody says of one territory: it opens where the
// map is clicked and lies over it.
package card

import (
	"image"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"legation/app/control"
	"legation/app/event"
	"legation/app/language"
	"legation/app/reading"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Width is that of the card, in device-independent pixels.
const Width = 372

const (
	textInset = 3 // of the small texts, see reading.Text
	rowsInset = 5 // of the answers
)

// A Card says, for the territory that is asked about and the playhead's date,
// every viewpoint's position with its date, wording and sources, and the years
// in which any of them changed.
type Card struct {
	// Keys gets what a control in the card does not need itself.
	Keys control.Keys

	store   *state.Store
	openURL func(address string)
	object  *fyne.Container
	box     *canvas.Rectangle
	title   *widget.Label
	date    *reading.Text
	strip   *strip
	rows    *fyne.Container
	scroll  *container.Scroll
	content fyne.CanvasObject
}

// New returns a card that follows a store. It is hidden while no territory is
// asked about. Addresses of sources that are clicked go to openURL.
func New(store *state.Store, openURL func(address string)) *Card {
	c := &Card{Keys: control.Escape(func() {}), store: store, openURL: openURL, box: canvas.NewRectangle(nil), rows: container.New(layout.NewCustomPaddedVBoxLayout(1))}
	c.box.CornerRadius, c.box.StrokeWidth = 8, 1
	c.title = widget.NewLabel("")
	c.title.TextStyle.Bold = true
	c.title.SizeName = theme.SizeNameSubHeadingText
	c.title.Truncation = fyne.TextTruncateEllipsis
	c.date = small("")
	c.strip = newStrip(func(d event.Day) {
		store.Update(func(s state.State) state.State {
			s.Playing = false
			return s.MoveTo(d)
		})
	})
	keys := control.KeysFunc(func() control.Keys { return c.Keys })
	c.strip.keys = keys
	closing := control.NewSign(theme.CancelIcon(), language.T("Close"), keys, func() {
		store.Update(func(s state.State) state.State { s.Asked = ""; return s })
	})
	closing.Importance = widget.LowImportance
	c.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 6, rowsInset, 12), c.rows))
	head := container.NewVBox(container.NewBorder(nil, nil, nil, closing, c.title), container.New(layout.NewCustomPaddedLayout(0, 0, rowsInset, rowsInset), c.date), c.strip)
	c.content = container.NewStack(control.NewGround(), container.NewPadded(container.NewBorder(head, nil, nil, nil, c.scroll)))
	c.object = container.New(place{c}, c.box, c.content)
	c.close()
	store.Subscribe(func(old, now state.State) {
		if old.Asked != now.Asked || now.Asked != "" && (old.Playhead != now.Playhead || old.Theme != now.Theme || old.Dataset != now.Dataset) {
			c.show(now)
		}
	})
	return c
}

// Object returns what is laid over the map.
func (c *Card) Object() fyne.CanvasObject { return c.object }

func (c *Card) show(s state.State) {
	t, ok := s.Dataset.Territory(s.Asked)
	if !ok {
		c.close()
		return
	}
	p := geo.PaletteOf(s.Theme)
	panel := p.Panel
	panel.A = 0xFF // else the names on the map show among the words
	c.box.FillColor, c.box.StrokeColor = panel, p.PanelEdge
	c.box.Refresh()
	c.title.SetText(language.Visual(t.Name))
	c.date.SetText(language.F("On %s. The dots are the years in which a position changed.", s.Playhead.Text()))
	c.strip.show(state.Turns(s.Dataset, t.ID), s.Playhead, p)
	c.rows.Objects = nil
	if t.Note != "" {
		c.rows.Add(small(t.Note))
	}
	for _, a := range s.Ask(t.ID) {
		c.rows.Add(c.answer(s, a, p))
	}
	c.rows.Refresh()
	c.box.Show()
	c.content.Show()
	c.object.Refresh()
}

// close hides what the card consists of and not its container: Fyne repaints a
// window only for objects that it has drawn in it before.
func (c *Card) close() {
	c.box.Hide()
	c.content.Hide()
	c.object.Refresh()
}

// Open reports whether the card can be seen.
func (c *Card) Open() bool { return c.content.Visible() }

// Scroll moves on (1) or back (-1) in the card.
func (c *Card) Scroll(by int) {
	c.scroll.ScrollToOffset(fyne.NewPos(0, c.scroll.Offset.Y+float32(by)*c.scroll.Size().Height*0.4))
}

// answer makes the part of one viewpoint.
func (c *Card) answer(s state.State, a state.Answer, p geo.Palette) fyne.CanvasObject {
	name, text := reading.New(a.Viewpoint.Name), reading.New(a.Text)
	name.Bold, name.Tight, text.Tight = true, true, true
	sample := container.New(layout.NewCustomPaddedLayout(0, 0, textInset, textInset), swatch(a.Fill, p))
	head := container.NewBorder(nil, nil, sample, nil, name)
	if language.ReadsRight(a.Viewpoint.Name) { // the name stands at the right then
		head = container.NewBorder(nil, nil, nil, sample, name)
	}
	box := container.New(layout.NewCustomPaddedVBoxLayout(1), widget.NewSeparator(), head, text)
	for _, st := range a.Rests() {
		box.Add(small(stanceLine(st)))
		for _, q := range st.Quotes {
			box.Add(small(language.F("“%s” – %s", strings.Trim(q.Text, "“”\""), q.Speaker)))
		}
		if st.Note != "" {
			box.Add(small(st.Note))
		}
		for _, id := range st.Sources {
			if source, ok := s.Dataset.Source(id); ok {
				box.Add(c.sourceLine(source))
			}
		}
	}
	return box
}

// stanceLine says since when a stance holds and who says so.
func stanceLine(st *event.Stance) string {
	text := language.T("Undated")
	if !st.Undated() {
		text = st.Date.LongText()
	}
	text = capital(text) + "."
	if st.Attribution != "" {
		text += " " + language.F("According to: %s.", st.Attribution)
	}
	if st.Confidence != "" {
		text += " " + language.F("Confidence: %s.", language.Confidence(string(st.Confidence)))
	}
	return text
}

// sourceLine names a source, as a link where it has one that a browser opens.
func (c *Card) sourceLine(source *event.Source) fyne.CanvasObject {
	u, err := url.Parse(source.URL)
	if source.URL == "" || err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return small(source.Title)
	}
	link := widget.NewHyperlink(source.Title, u)
	link.OnTapped = func() { c.openURL(source.URL) } // Fyne's own way says nowhere but on the terminal that there is no browser
	link.SizeName = theme.SizeNameCaptionText
	link.Wrapping = fyne.TextWrapWord
	// Begins where the texts around it do, and is no farther from them.
	less := textInset - theme.InnerPadding()
	return container.New(layout.NewCustomPaddedLayout(less, less, less, less), link)
}

func small(text string) *reading.Text {
	t := reading.New(text)
	t.SizeName, t.ColorName, t.Tight = theme.SizeNameCaptionText, theme.ColorNameDisabled, true
	return t
}

// capital begins a text with a capital letter.
func capital(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[n:]
}

// swatch is a sample of a fill.
func swatch(f geo.Fill, p geo.Palette) fyne.CanvasObject {
	const w, h, scale = 22, 15, 2
	img := image.NewRGBA(image.Rect(0, 0, w*scale, h*scale))
	geo.Swatch(geo.NewCanvas(img, scale), f, p, 0.5, 0.5, w-1, h-1)
	o := canvas.NewImageFromImage(img)
	o.FillMode = canvas.ImageFillContain
	o.SetMinSize(fyne.NewSize(w, h))
	return o
}
