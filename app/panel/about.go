package panel

import "legation/app/language"

// about writes what the dataset is, where no event is chosen.
func (w *writer) about() {
	d := w.dataset
	title := d.Title
	if title == "" {
		title = language.T("Untitled dataset")
	}
	w.write(title, style{titleSize, true, w.palette.Text})
	w.space(6)
	undated := len(d.Index().Undated())
	counts := language.N(len(d.Events), "%d event", "%d events")
	if undated > 0 {
		counts = language.N(undated, "%[2]s (%[1]d undated)", "%[2]s (%[1]d undated)", counts)
	}
	counts += " · " + language.N(len(d.Stances), "%d position", "%d positions") + " · " + language.N(len(d.Sources), "%d source", "%d sources")
	w.write(counts, w.muted())
	w.space(10)
	if len(d.Index().Dated()) > 0 {
		w.bar(w.palette.Accent, func() {
			w.write(language.T("Choose an event on the timeline, or press →"), w.body())
		})
	}
	if len(d.Events) == 0 {
		w.write(language.T("There is no event in it yet. Add one to the file and save it: it is shown at once."), w.body())
	}
	if d.Description != "" {
		w.space(10)
		w.write(d.Description, w.body())
	}
	if d.Note != "" {
		w.heading(language.T("Boundaries"))
		w.write(d.Note, w.small())
	}
	if d.Licence != "" {
		w.heading(language.T("Licence of the dataset"))
		w.write(d.Licence, w.small())
	}
	if len(d.Related) > 0 {
		w.heading(language.T("Related"))
		for _, r := range d.Related {
			w.address(r.Title, r.URL, smallSize)
		}
	}
}
