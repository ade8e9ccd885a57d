package snapshot

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
	"legation/geo"
)

// wordy is a dataset whose texts are long and whose words are too.
func wordy() *event.Dataset {
	d := *dataset.Builtin()
	d.Title = strings.Repeat("A long title of relations between many states ", 3)
	d.Note = "Bounds: " + strings.Repeat("Donaudampfschifffahrtsgesellschaft", 3) + " and more."
	d.Events = append([]event.Event(nil), d.Events...)
	for i := range d.Events {
		d.Events[i].Summary = strings.Repeat("What happened, in many words. ", 30)
	}
	return event.New(d)
}

// A textBox is where a text of a drawing lies.
type textBox struct {
	group, text    string
	x0, y0, x1, y1 float64
}

func textsOf(d *geo.Drawing) (list []textBox) {
	for _, i := range d.Items {
		if i.Text != "" {
			w, _, _ := geo.MeasureText(i.Text, i.Style)
			list = append(list, textBox{i.Group, i.Text, i.X, i.Y - 0.72*i.Style.Size, i.X + w, i.Y + 0.2*i.Style.Size})
		}
	}
	return list
}

// random gives options and a state as a person could choose them.
func random(r *rand.Rand, d *event.Dataset) (state.State, Options) {
	s := state.New(d)
	s = s.Select(d.Events[r.IntN(len(d.Events))].ID)
	s.Viewpoint = d.Viewpoints[r.IntN(len(d.Viewpoints))].ID
	s.View = d.Views[r.IntN(len(d.Views))].ID
	s.Mode = state.Modes[r.IntN(len(state.Modes))].Mode
	if r.IntN(4) == 0 {
		s = s.CompareWith(true)
	}
	if r.IntN(4) == 0 {
		s.Search = "palestine"
	}
	yes := func() bool { return r.IntN(3) > 0 }
	o := Default(s)
	o.Include = Include{yes(), yes(), yes(), yes(), yes(), yes(), yes(), yes(), yes()}
	if !o.Include.Caption && !o.Include.Legend {
		o.Include.Caption = true
	}
	o.Width, o.Height = 240+r.Float64()*1400, 200+r.Float64()*1200
	o.Theme = geo.Themes[r.IntN(len(geo.Themes))]
	return s, o
}

// Whatever is asked for at whatever size: what must be said is there in full,
// every text is within the page, none lies over another, and none in the map.
func TestPagesHold(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	sets := []*event.Dataset{dataset.Builtin(), wordy()}
	small, pages := 0, 120
	for n := range pages {
		d := sets[n%2]
		s, o := random(r, d)
		switch n {
		case 0:
			o.Width, o.Height = 400, 300
		case 2:
			o.Width, o.Height = 841*perMM, 1189*perMM
		case 4:
			o.Width, o.Height = 210*perMM, 297*perMM
		}
		p, err := Compose(s, o)
		if err != nil {
			if n%2 == 0 && o.Width >= 400 && o.Height >= 300 {
				t.Fatalf("%g×%g: %v", o.Width, o.Height, err)
			}
			small++
			continue
		}
		check(t, p)
		if t.Failed() {
			t.Fatalf("page %d: %g×%g %+v", n, o.Width, o.Height, o.Include)
		}
	}
	if small > pages/3 {
		t.Errorf("%d of %d pages had no room", small, pages)
	}
}

func check(t *testing.T, p *Page) {
	t.Helper()
	all := textsOf(p.Drawing())
	var outer []textBox
	said := map[string]string{}
	for _, b := range all {
		part, _, _ := strings.Cut(b.group, "/")
		if said[part] += b.text + " "; strings.Contains(b.group, "legend") {
			said["legend"] += b.text + " "
		}
		if part != "map" {
			outer = append(outer, b)
		}
	}
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
	for _, want := range []string{Note(p.State.Dataset), Attribution(p.State.Dataset)} {
		if !strings.Contains(squeeze(said["note"]), squeeze(want)) {
			t.Errorf("the foot says %q and not %q", said["note"], want)
		}
	}
	v, _ := p.State.Dataset.Viewpoint(p.State.Viewpoint)
	for _, want := range []string{v.Name, p.State.Playhead.Text()} {
		if !strings.Contains(squeeze(said["title"]+said["legend"]), squeeze(want)) {
			t.Errorf("neither the caption %q nor the legend %q says %q", said["title"], said["legend"], want)
		}
	}
	if p.State.Compare.On {
		right, _ := p.State.Dataset.Viewpoint(p.State.Compare.Viewpoint)
		if !strings.Contains(squeeze(said["title"]), squeeze(right.Name)) {
			t.Errorf("the caption %q does not say whose view the right half is", said["title"])
		}
	}
	for i, b := range outer {
		if b.x0 < -0.5 || b.y0 < -0.5 || b.x1 > p.width+0.5 || b.y1 > p.height+0.5 {
			t.Errorf("%q of the %s runs out of the page: %.0f,%.0f to %.0f,%.0f of %.0f×%.0f", b.text, b.group, b.x0, b.y0, b.x1, b.y1, p.width, p.height)
		}
		m := p.mapBox
		if b.x0 < m.right()-0.5 && b.x1 > m.x+0.5 && b.y0 < m.bottom()-0.5 && b.y1 > m.y+0.5 {
			t.Errorf("%q of the %s lies over the map", b.text, b.group)
		}
		for _, c := range outer[:i] {
			if b.x0 < c.x1-0.5 && b.x1 > c.x0+0.5 && b.y0 < c.y1-0.5 && b.y1 > c.y0+0.5 {
				t.Errorf("%q of the %s lies over %q of the %s", b.text, b.group, c.text, c.group)
			}
		}
	}
	if p.mapBox.w < 100 || p.mapBox.h < 25 {
		t.Errorf("the map has %.0f×%.0f", p.mapBox.w, p.mapBox.h)
	}
}

// The viewpoint cannot be dropped.
func TestViewpointStays(t *testing.T) {
	s := state.New(dataset.Builtin())
	o := Default(s)
	o.Include.Legend, o.Include.Caption = false, false
	if _, err := Compose(s, o); !errors.Is(err, ErrViewpoint) {
		t.Errorf("got %v", err)
	}
}

// What has no room is said.
func TestOmitted(t *testing.T) {
	s := state.New(dataset.Builtin())
	o := Default(s)
	o.Include = Include{true, true, true, true, true, true, true, true, true}
	o.Width, o.Height = 300, 240
	p, err := Compose(s, o)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(p.Omitted(), " "); !strings.Contains(got, "legend") || !strings.Contains(got, "sources") {
		t.Errorf("left out: %q", got)
	}
	o.Width, o.Height = 210*perMM, 297*perMM
	if p, err = Compose(s, o); err != nil || len(p.Omitted()) > 0 {
		t.Errorf("%v, left out of a page: %v", err, p.Omitted())
	}
}
