package panel

import (
	"net/url"
	"strings"

	"legation/app/event"
	"legation/app/language"
	"legation/geo"

	"fyne.io/fyne/v2/canvas"
)

// A writer puts records into words on a sheet.
type writer struct {
	*sheet
	dataset *event.Dataset
	open    func(url string)
	place   func(id string)
}

// event writes everything that the dataset has of an event.
func (w *writer) event(e *event.Event) {
	w.pill(e)
	w.space(8)
	title := style{titleSize, true, w.palette.Text}
	if e.Title == "" {
		w.write(language.T("No title"), style{titleSize, true, w.palette.Muted})
	}
	w.write(e.Title, title)
	if e.Attribution != "" {
		w.space(6)
		w.text(span{language.T("Who says so:") + " ", w.muted()}, span{e.Attribution, w.small()})
	}
	if e.Summary != "" {
		w.space(8)
		w.write(e.Summary, w.body())
	}
	w.quotes(e.Quotes, e.Category, false)
	w.accounts(e)
	if names := w.actors(e.Actors); len(names) > 0 {
		w.heading(language.T("Parties"))
		separator := " · "
		if len(names) == 2 {
			separator = arrow()
		}
		w.write(strings.Join(names, separator), w.body())
	}
	w.places(e.Places)
	if e.Note != "" {
		w.heading(language.T("Note"))
		w.write(e.Note, w.body())
	}
	if text := confidence(e.Confidence); text != "" {
		w.heading(language.T("Confidence"))
		w.write(text, w.body())
	}
	w.statements(e.Statement)
	w.sources(e.Sources, true)
}

// pill writes the category and the date.
func (w *writer) pill(e *event.Event) {
	const height, pad, sign = 24, 10, 11
	name, shape, colour := signOf(w.dataset, e.Category, w.palette)
	x := w.x
	if name != "" {
		tint := geo.Mix(w.palette.Paper, colour, 0.16)
		st := style{smallSize, true, readable(colour, tint, w.palette)}
		name = elide(name, st, w.width-2*pad-sign-6)
		size := measure(name, st)
		box := canvas.NewRectangle(tint)
		box.CornerRadius = height / 2
		w.add(box, w.from(0, size.Width+2*pad+sign+6), w.y, size.Width+2*pad+sign+6, height)
		m := newMarker()
		m.set(shape, colour)
		w.add(m.Raster, w.from(pad, sign), w.y+(height-sign)/2, sign, sign)
		w.add(pieceText(piece{span: span{name, st}, right: language.ReadsRight(name)}), w.from(pad+sign+6, size.Width), w.y+(height-size.Height)/2, size.Width, size.Height)
		x += size.Width + 2*pad + sign + 18
	}
	spans := w.date(e.Date, bodySize)
	// Beside the pill where it fits, else below it.
	room := w.x + w.width - x
	if lines := wrap(spans, room); room > 60 && len(lines) == 1 {
		if language.RightToLeft() {
			x = w.x
		}
		for _, p := range lines[0].pieces {
			w.add(pieceText(p), x+p.x, w.y+(height-lines[0].height)/2+lines[0].baseline-p.baseline, p.width, p.height)
		}
		w.space(height)
		return
	}
	if name != "" {
		w.space(height + 6)
	}
	w.text(spans...)
}

// date writes a date and, muted, how precisely it is known.
func (w *writer) date(d event.Date, size float32) []span {
	main := style{size, true, w.palette.Text}
	if d.IsZero() {
		return []span{{language.T("Undated"), main}, {"  " + language.T("the source gives no date"), w.muted()}}
	}
	spans := []span{{d.Text(), main}}
	if precision := d.PrecisionText(); precision != "" {
		spans = append(spans, span{"  " + precision, w.muted()})
	}
	return spans
}

// quotes writes quotations beside a bar in the colour of a category.
func (w *writer) quotes(quotes []event.Quote, category string, small bool) {
	_, _, colour := signOf(w.dataset, category, w.palette)
	st := w.body()
	if small {
		st = w.small()
	}
	for _, q := range quotes {
		w.space(10)
		w.bar(colour, func() {
			w.write(language.F("“%s”", q.Text), st)
			w.space(2)
			w.write(q.Speaker, w.muted())
			w.write(q.Note, w.muted())
		})
	}
}

// accounts sets the differing versions of an event side by side.
func (w *writer) accounts(e *event.Event) {
	if len(e.Accounts) == 0 {
		return
	}
	w.space(18)
	heading := language.T("Accounts differ")
	if len(e.Accounts) == 1 {
		heading = language.T("Another account")
	}
	w.write(heading, bold(w.body()))
	w.space(6)
	w.columns(len(e.Accounts), 130, 16, func(i int) {
		a := &e.Accounts[i]
		w.rule()
		w.space(6)
		if a.Date.IsZero() {
			w.text(span{language.T("Undated"), bold(w.small())})
		} else {
			w.text(w.date(a.Date, smallSize)...)
		}
		w.write(a.Attribution, w.muted())
		w.space(4)
		w.write(a.Text, w.small())
		w.quotes(a.Quotes, e.Category, true)
		if a.Confidence != "" {
			w.space(4)
			w.write(language.F("Confidence: %s", language.Confidence(string(a.Confidence))), w.muted())
		}
		w.sources(a.Sources, false)
	})
}

func (w *writer) actors(ids []string) []string {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		name := id
		if a, ok := w.dataset.Actor(id); ok && a.Name != "" {
			name = a.Name
		}
		names = append(names, name)
	}
	return names
}

func (w *writer) places(ids []string) {
	if len(ids) == 0 {
		return
	}
	w.heading(language.T("Places"))
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id
		if p, ok := w.dataset.Place(id); ok && p.Name != "" {
			names[i] = p.Name
		}
	}
	w.links(names, func(i int) { w.place(ids[i]) })
}

// confidence says in words what the degrees mean.
func confidence(c event.Confidence) string {
	switch c {
	case event.High:
		return language.T("High: the text of the one who speaks, or independent reports that agree")
	case event.Medium:
		return language.T("Medium: one decent source")
	case event.Low:
		return language.T("Low: a weak or undated source, or inferred")
	default:
		return string(c)
	}
}

func (w *writer) statements(ids []string) {
	if len(ids) == 0 {
		return
	}
	w.heading(language.T("From the article"))
	for _, id := range ids {
		spans := []span{{language.F("Article sentence %s", id), w.small()}}
		for i := range w.dataset.Statements {
			if s := &w.dataset.Statements[i]; s.ID == id && s.About != "" {
				spans = append(spans, span{": " + s.About, w.muted()})
			}
		}
		w.text(spans...)
	}
}

// sources names the sources, as links where they have an address that a
// browser can open.
func (w *writer) sources(ids []string, full bool) {
	if len(ids) == 0 {
		return
	}
	size := float32(bodySize)
	if full {
		heading := language.T("Sources")
		if len(ids) == 1 {
			heading = language.T("Source")
		}
		w.heading(heading)
	} else {
		size = smallSize
		w.space(4)
	}
	for i, id := range ids {
		if i > 0 {
			w.space(4)
		}
		s, ok := w.dataset.Source(id)
		if !ok {
			w.write(id, style{size, false, w.palette.Text})
			continue
		}
		w.source(s, size)
		if full {
			w.write(imprint(s), w.muted())
			w.write(s.Note, w.muted())
		}
	}
}

func (w *writer) source(s *event.Source, size float32) {
	title := s.Title
	if title == "" {
		title = s.ID
	}
	w.address(title, s.URL, size)
}

// address writes a title, as a link where the address is one of the web.
func (w *writer) address(title, address string, size float32) {
	if !web(address) || w.open == nil {
		w.write(title, style{size, false, w.palette.Text})
		return
	}
	w.link(title, size, func() { w.open(address) })
}

// web reports whether an address may go to the browser. A file names its
// addresses as it likes, and not all kinds are harmless.
func web(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// imprint writes who published a source, and when.
func imprint(s *event.Source) string {
	date := s.Date
	if d, err := event.ParseDate(s.Date); err == nil {
		date = d.Text()
	}
	switch {
	case s.Publisher == "":
		return date
	case date == "":
		return s.Publisher
	default:
		return language.F("%s, %s", s.Publisher, date)
	}
}

// arrow points the way in which the line is read.
func arrow() string {
	if language.RightToLeft() {
		return " ← "
	}
	return " → "
}
