package panel

import (
	"strings"

	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// A row is one event in the list: its category's marker, its date in a column
// and its title; or the heading above the undated events.
type row struct {
	widget.BaseWidget
	marker      *marker
	date, title *canvas.Text
	when, what  string // in full
	heading     bool
}

const (
	dateColumn = 90
	rowHeight  = 28
)

func newRow() *row {
	r := &row{marker: newMarker(), date: canvas.NewText("", nil), title: canvas.NewText("", nil)}
	r.date.TextSize, r.title.TextSize = smallSize, bodySize
	r.ExtendBaseWidget(r)
	return r
}

// set has the row show an event, dim where the filter keeps it out, or the
// heading. What is dim can still be read.
func (r *row) set(s state.State, at int, kept bool) {
	p := geo.PaletteOf(s.Theme)
	r.date.Color, r.title.Color = p.Muted, p.Text
	if !kept {
		r.title.Color = p.Muted
	}
	r.heading = at == heading
	if r.heading {
		r.when, r.what = "", language.T("Undated")
		r.title.TextSize, r.title.Color = smallSize, p.Muted
		r.title.TextStyle.Bold = true
		r.marker.Hide()
	} else {
		e := &s.Dataset.Events[at]
		r.when, r.what = shortDate(e.Date), e.Title
		if r.what == "" {
			r.what = e.ID
		}
		r.title.TextSize, r.title.TextStyle.Bold = bodySize, false
		_, shape, colour := signOf(s.Dataset, e.Category, p)
		if !kept {
			colour = geo.Fade(colour, 0.3)
		}
		r.marker.set(shape, colour)
		r.marker.Show()
	}
	r.arrange(r.Size())
	r.Refresh()
}

// arrange puts everything into its place and cuts what does not fit.
func (r *row) arrange(size fyne.Size) {
	const sign = 12
	x := margin(size.Width)
	right := language.RightToLeft()
	from := func(x, width float32) float32 {
		if right {
			return size.Width - x - width
		}
		return x
	}
	middle := func(o *canvas.Text, x, width float32) {
		height := o.MinSize().Height
		o.Alignment = fyne.TextAlignLeading
		if right {
			o.Alignment = fyne.TextAlignTrailing
		}
		o.Move(fyne.NewPos(from(x, width), (size.Height-height)/2))
		o.Resize(fyne.NewSize(width, height))
	}
	column := float32(dateColumn)
	if r.when == "" {
		column = 0
	}
	if !r.heading {
		r.marker.Move(fyne.NewPos(from(x, sign), (size.Height-sign)/2))
		r.marker.Resize(fyne.NewSize(sign, sign))
		x += sign + 8
	}
	r.date.Text = language.Visual(elide(r.when, style{size: smallSize}, column-8))
	middle(r.date, x, max(column-8, 0))
	x += column
	width := max(size.Width-x-margin(size.Width), 0)
	r.title.Text = language.Visual(elide(r.what, style{size: r.title.TextSize, bold: r.heading}, width))
	middle(r.title, x, width)
}

func (r *row) CreateRenderer() fyne.WidgetRenderer { return &rowRenderer{r} }

type rowRenderer struct{ row *row }

func (r *rowRenderer) MinSize() fyne.Size    { return fyne.NewSize(0, rowHeight) }
func (r *rowRenderer) Layout(size fyne.Size) { r.row.arrange(size) }
func (r *rowRenderer) Destroy()              {}

func (r *rowRenderer) Refresh() {
	r.row.date.Refresh()
	r.row.title.Refresh()
}

func (r *rowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.row.marker.Raster, r.row.date, r.row.title}
}

// shortDate writes a date for a narrow column: "15 Nov 1988", "1988–1990".
func shortDate(d event.Date) string {
	if d.IsZero() {
		return ""
	}
	span := d.Span()
	text := shortened(d.Text())
	if d.Interval() && span.Start.Known() && span.End.Known() && len(text) > 16 {
		from, to := yearText(span.Start.Earliest), yearText(span.End.Latest)
		if from != to {
			return from + "–" + to
		}
		if first, _, ok := strings.Cut(text, "–"); ok && strings.HasSuffix(first, from) {
			return first + " …"
		}
	}
	return text
}

// shortened cuts the text of a date short.
func shortened(date string) string {
	date = strings.ReplaceAll(language.Shortened(date), " – ", "–")
	if about := language.F("about %s", ""); about != "" {
		date = strings.Replace(date, about, language.C("short for about", "c. "), 1)
	}
	return date
}
