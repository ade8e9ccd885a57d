package export

import (
	"context"
	"errors"
	"sync"

	"legation/app/basemap"
	"legation/app/control"
	"legation/app/language"
	"legation/app/snapshot"
	"legation/app/version"
	"legation/geo"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"
)

// Tiles are the base map that a person has chosen.
type Tiles struct {
	Where       string // id of a provider, an address or a folder; "" for none
	Attribution string // whose map it is, for an address or a folder
	Key         string // that a server asks for; it is kept nowhere
}

// provider returns who gives the tiles.
func (t Tiles) provider() (basemap.Provider, error) {
	if t.Where == "" {
		return basemap.Provider{}, nil
	}
	return basemap.Choose(t.Where, t.Attribution, t.Key)
}

// A baseMap is the part of the dialog in which the base map is chosen. Nothing
// is asked of a server that the person has not said yes to.
type baseMap struct {
	form     *form
	provider basemap.Provider // that is used; the zero one for none
	listed   []basemap.Provider

	object            fyne.CanvasObject
	list              *control.Select
	where, whose, key *field
	place, keyed      fyne.CanvasObject // rows
	use, fetching     fyne.CanvasObject // rows
	bar               *widget.ProgressBar
	note              *widget.Label
	asking            *dialog.ConfirmDialog // the question that is open, or nil

	options basemap.Options
	mutex   sync.Mutex // of what was fetched last
	found   basemap.Result
	of      basemap.Provider
	in      geo.Viewport
	scale   float64
}

// custom stands in the list for an address or a folder.
func custom() string { return language.T("Address or folder of tiles…") }

func newBaseMap(f *form) *baseMap {
	m := &baseMap{form: f, options: basemap.Options{Version: version.Number}}
	names := []string{language.T("None")}
	for _, p := range basemap.Providers() {
		if p.ID == basemap.None {
			continue
		}
		m.listed = append(m.listed, p)
		names = append(names, p.Name)
	}
	m.list = control.NewSelect(append(names, custom()), f.keys(), nil)
	m.where, m.whose, m.key = f.field(), f.field(), f.field()
	m.where.SetPlaceHolder("https://example.org/{z}/{x}/{y}.png")
	m.whose.SetPlaceHolder("© OpenStreetMap contributors")
	use := control.NewButton(language.T("Use it"), f.keys(), m.useTyped)
	for _, e := range []*field{m.where, m.whose, m.key} {
		e.OnSubmitted = func(string) { m.useTyped() }
	}
	m.note = widget.NewLabel("")
	m.note.Wrapping = fyne.TextWrapWord
	m.note.Importance = widget.DangerImportance
	m.bar = widget.NewProgressBar()
	m.place = container.NewVBox(row(language.T("Tiles from"), m.where), row(language.T("Whose map"), m.whose))
	m.keyed = row(language.T("Key"), m.key)
	m.use = row("", use)
	m.fetching = row(language.T("Fetching"), container.NewBorder(nil, nil, nil, control.NewButton(language.T("Cancel"), f.keys(), m.callOff), m.bar))
	m.object = container.NewVBox(row(language.T("Base map"), m.list), m.place, m.keyed, m.use, m.fetching, m.note)
	m.recall()
	m.list.OnChanged = func(string) { m.chosen(m.list.SelectedIndex()) }
	m.arrange()
	return m
}

// recall takes up the base map of the last time, if its server may be asked
// without a question.
func (m *baseMap) recall() {
	t := m.form.Tiles
	m.list.SetSelectedIndex(0)
	p, err := t.provider()
	if err != nil || p.IsNone() || !m.allowed(p) {
		return
	}
	m.provider = p
	for i, l := range m.listed {
		if l.ID == p.ID {
			m.list.SetSelectedIndex(i + 1)
			m.key.SetText(t.Key)
			return
		}
	}
	m.where.SetText(t.Where)
	m.whose.SetText(t.Attribution)
	m.list.SetSelected(custom())
}

// allowed reports whether tiles may be had of a provider without a question.
func (m *baseMap) allowed(p basemap.Provider) bool {
	return p.Address == "" || m.form.TilesAllowed != nil && m.form.TilesAllowed(p.Server())
}

// chosen follows the list.
func (m *baseMap) chosen(i int) {
	m.note.SetText("")
	switch {
	case i <= 0:
		m.take(basemap.Provider{}, Tiles{})
	case i > len(m.listed) || m.listed[i-1].NeedsKey:
		m.provider = basemap.Provider{} // until what is typed is complete
		m.form.changed()
	default:
		m.ask(m.listed[i-1], Tiles{Where: m.listed[i-1].ID})
	}
	m.arrange()
}

// useTyped takes the address, the folder or the key that has been typed.
func (m *baseMap) useTyped() {
	i := m.list.SelectedIndex()
	t := Tiles{Where: m.where.Text, Attribution: m.whose.Text}
	if i > 0 && i <= len(m.listed) {
		t = Tiles{Where: m.listed[i-1].ID, Key: m.key.Text}
	}
	p, err := t.provider()
	if err == nil && p.IsNone() {
		_, err = basemap.Custom("", "")
	}
	if err != nil {
		m.note.SetText(err.Error())
		m.arrange()
		return
	}
	m.note.SetText("")
	m.ask(p, t)
}

// ask says what will be sent to whom, and uses a provider after a yes. That is
// asked once of each server.
func (m *baseMap) ask(p basemap.Provider, t Tiles) {
	if m.allowed(p) {
		m.take(p, t)
		return
	}
	m.provider = basemap.Provider{}
	m.form.changed()
	text := widget.NewLabel(basemap.Consent(p, version.Number))
	text.Wrapping = fyne.TextWrapWord
	d := dialog.NewCustomConfirm("", language.T("Ask the server"), language.T("No base map"), control.Titled(language.T("Ask a server for tiles?"), text), func(yes bool) {
		m.asking = nil
		if !yes {
			m.list.SetSelectedIndex(0)
			return
		}
		if m.form.AllowTiles != nil {
			m.form.AllowTiles(p.Server())
		}
		m.take(p, t)
	}, m.form.window)
	size := m.form.window.Canvas().Size()
	d.Resize(fyne.NewSize(min(560, size.Width-40), min(360, size.Height-60)))
	m.asking = d
	d.Show()
}

// take uses a provider and has it remembered.
func (m *baseMap) take(p basemap.Provider, t Tiles) {
	m.provider = p
	if m.form.SetTiles != nil {
		m.form.SetTiles(t)
	}
	m.arrange()
	m.form.changed()
}

// callOff stops the fetching: the picture then has no base map.
func (m *baseMap) callOff() {
	m.form.preview.stop()
	m.list.SetSelectedIndex(0)
}

// arrange shows the rows that the choice has.
func (m *baseMap) arrange() {
	i := m.list.SelectedIndex()
	show := func(o fyne.CanvasObject, on bool) {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
	typed := i > len(m.listed)
	keyed := i > 0 && !typed && m.listed[i-1].NeedsKey
	show(m.place, typed)
	show(m.keyed, keyed)
	show(m.use, typed || keyed)
	show(m.note, m.note.Text != "")
	show(m.fetching, false)
}

// used returns the provider of a page, or none where the page can have none.
func (m *baseMap) used() basemap.Provider {
	if m == nil || m.form.choices.Make != onePicture {
		return basemap.Provider{}
	}
	return m.provider
}

// name puts the provider into a page's options.
func (m *baseMap) name(o *snapshot.Options) {
	if p := m.used(); !p.IsNone() {
		o.BaseMap, o.BaseMapAttribution = p.ID, p.Attribution
	}
}

// refused is the error where the page's format cannot have a base map.
func (m *baseMap) refused(o snapshot.Options) error {
	if o.Format == snapshot.SVG && o.BaseMap != "" {
		return errors.New(language.T("Tiles are pictures, and an SVG holds none: choose PNG, JPEG or PDF, or do without a base map."))
	}
	return nil
}

// layer returns what lays the base map under a page, or nil where there is
// none. It is called beside the window; progress is told how far the fetching
// is. What was fetched for the same part of the map is not fetched again.
func (m *baseMap) layer(progress func(part float64)) layer {
	p := m.used()
	if p.IsNone() {
		return nil
	}
	return func(ctx context.Context, page *snapshot.Page) (missed string, err error) {
		err = page.Lay(func(scene *geo.Scene, scale float64) error {
			found, err := m.fetch(ctx, p, scene.Viewport, scale, progress)
			if err != nil {
				return err
			}
			missed = found.Missed()
			found.Under(scene)
			return nil
		})
		return missed, err
	}
}

func (m *baseMap) fetch(ctx context.Context, p basemap.Provider, v geo.Viewport, scale float64, progress func(part float64)) (basemap.Result, error) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.found.Image != nil && m.of == p && m.in == v && m.scale == scale {
		return m.found, nil
	}
	o := m.options
	o.Progress = func(done, total int) { progress(float64(done) / float64(max(total, 1))) }
	found, err := basemap.Fetch(ctx, p, v, scale, o)
	if err != nil {
		return found, err
	}
	m.found, m.of, m.in, m.scale = found, p, v, scale
	return found, nil
}

// tell shows how far the fetching for the preview is, from beside the window.
func (m *baseMap) tell(part float64) {
	fyne.Do(func() {
		m.bar.SetValue(part)
		if part < 1 && !m.used().IsNone() {
			m.fetching.Show()
		} else {
			m.fetching.Hide()
		}
	})
}
