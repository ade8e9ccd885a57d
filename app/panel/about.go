package panel

import "fmt"

// about writes what the dataset is, where no event is chosen.
func (w *writer) about() {
	d := w.dataset
	title := d.Title
	if title == "" {
		title = "Untitled dataset"
	}
	w.write(title, style{titleSize, true, w.palette.Text})
	w.space(6)
	undated := len(d.Index().Undated())
	counts := number(len(d.Events), "event")
	if undated > 0 {
		counts += fmt.Sprintf(" (%d undated)", undated)
	}
	counts += " · " + number(len(d.Stances), "position") + " · " + number(len(d.Sources), "source")
	w.write(counts, w.muted())
	w.space(10)
	if len(d.Index().Dated()) > 0 {
		w.bar(w.palette.Accent, func() {
			w.write("Choose an event on the timeline, or press →", w.body())
		})
	}
	if d.Description != "" {
		w.space(10)
		w.write(d.Description, w.body())
	}
	if d.Note != "" {
		w.heading("Boundaries")
		w.write(d.Note, w.small())
	}
	if d.Licence != "" {
		w.heading("Licence of the dataset")
		w.write(d.Licence, w.small())
	}
	if len(d.Related) > 0 {
		w.heading("Related")
		for _, r := range d.Related {
			w.address(r.Title, r.URL, smallSize)
		}
	}
}

func number(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
