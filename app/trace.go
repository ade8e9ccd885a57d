package app

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"legation/app/dataset"
	"legation/app/state"
	"legation/geo"
)

// A trace writes what happens to a file as JSON lines: one for each change of
// what is shown, one for each file that is written.
type trace struct {
	file *os.File
	enc  *json.Encoder
	last traceState
}

// traceState is what a line says of the state.
type traceState struct {
	Playhead  string     `json:"playhead"`
	Mode      state.Mode `json:"mode"`
	Viewpoint string     `json:"viewpoint"`
	View      string     `json:"view"`
	Centre    [2]float64 `json:"centre"`
	Zoom      float64    `json:"zoom"`
	Selection string     `json:"selection"`
	Asked     string     `json:"asked,omitempty"` // the territory whose card is open
	Filter    string     `json:"filter"`
	Playing   bool       `json:"playing"`
	Theme     geo.Theme  `json:"theme"`
	Speed     float64    `json:"speed"`
	Span      [2]string  `json:"span"`              // of the mode within
	Compare   string     `json:"compare,omitempty"` // viewpoint and day right of the divider
	Divider   float64    `json:"divider,omitempty"`
}

func openTrace(path string) (*trace, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("opening the trace: %w", err)
	}
	return &trace{file: f, enc: json.NewEncoder(f)}, nil
}

func (t *trace) state(s state.State) {
	if t == nil {
		return
	}
	now := traceState{
		Playhead: s.Playhead.String(), Mode: s.Mode, Viewpoint: s.Viewpoint,
		View: s.View, Centre: s.Centre, Zoom: s.Zoom, Selection: s.Selection, Asked: s.Asked,
		Filter: filterText(s), Playing: s.Playing, Theme: s.Theme, Speed: s.Playback.Speed,
		Span: [2]string{s.Window.From.String(), s.Window.To.String()},
	}
	if s.Compare.On {
		right := s.Right()
		now.Compare, now.Divider = right.Viewpoint+" "+right.Playhead.String(), s.Compare.Divider
	}
	if now == t.last {
		return
	}
	t.last = now
	t.write(struct {
		Time string `json:"time"`
		traceState
	}{stamp(), now})
}

// filterText says in one line what narrows the events.
func filterText(s state.State) string {
	var parts []string
	for _, p := range [][2]string{
		{"search", s.Search}, {"category", s.Filter.Category}, {"actor", s.Filter.Actor},
		{"source", s.Filter.Source}, {"viewpoint", s.Filter.Viewpoint}, {"confidence", string(s.Filter.Confidence)},
	} {
		if p[1] != "" {
			parts = append(parts, p[0]+":"+p[1])
		}
	}
	return strings.Join(parts, " ")
}

func (t *trace) exported(path string) {
	if t == nil {
		return
	}
	t.write(struct {
		Time     string `json:"time"`
		Exported string `json:"exported"`
	}{stamp(), path})
}

// firstMap says that the window shows a map for the first time.
func (t *trace) firstMap() {
	if t == nil {
		return
	}
	t.write(struct {
		Time string `json:"time"`
		Map  string `json:"map"`
	}{stamp(), "first"})
}

// traceUnderway says, once it has been drawn, that a file is being read that
// takes a while, and where the button is that calls it off.
func (a *App) traceUnderway(path string) {
	button := a.underway.button
	at, size := a.fyne.Driver().AbsolutePositionForObject(button), button.Size()
	a.trace.write(struct {
		Time     string     `json:"time"`
		Underway string     `json:"underway"`
		Cancel   [2]float32 `json:"cancel"`
	}{stamp(), path, [2]float32{at.X + size.Width/2, at.Y + size.Height/2}})
}

// opened says what came of a file that a person wanted to see.
func (t *trace) opened(path string, r dataset.Report, err error) { t.came("opened", path, r, err) }

// reloaded says what came of a save of the open file by another program.
func (t *trace) reloaded(path string, r dataset.Report, err error) { t.came("reloaded", path, r, err) }

func (t *trace) came(how, path string, r dataset.Report, err error) {
	if t == nil {
		return
	}
	line := struct {
		Time     string   `json:"time"`
		Opened   string   `json:"opened,omitempty"`
		Reloaded string   `json:"reloaded,omitempty"`
		Events   int      `json:"events"`
		Problems []string `json:"problems"`
		Broken   string   `json:"broken,omitempty"`
	}{Time: stamp(), Events: r.Events, Problems: []string{}}
	if how == "opened" {
		line.Opened = path
	} else {
		line.Reloaded = path
	}
	for _, p := range r.Problems {
		line.Problems = append(line.Problems, p.String())
	}
	if err != nil {
		line.Broken = err.Error()
	}
	t.write(line)
}

// ready says where things are once the window has drawn its first map, for
// programs that press and drag from outside.
func (t *trace) ready(places map[string][2]float32) {
	if t == nil {
		return
	}
	t.write(struct {
		Time  string                `json:"time"`
		Ready map[string][2]float32 `json:"ready"`
	}{stamp(), places})
}

// write writes one line. A trace that cannot be written is reported once per
// line and does not stop the program.
func (t *trace) write(line any) {
	if err := t.enc.Encode(line); err != nil {
		fmt.Fprintln(os.Stderr, "legation: writing the trace:", err)
	}
}

func (t *trace) close() {
	if t != nil {
		t.file.Close()
	}
}

func stamp() string { return time.Now().UTC().Format("2006-01-02T15:04:05.000Z") }

// announceSoon has the trace say where the handles of the window are, once the
// timeline has been drawn and the window has settled.
func (a *App) announceSoon() {
	time.AfterFunc(400*time.Millisecond, func() {
		fyne.Do(func() {
			if !a.timeline.Drawn() {
				a.announceSoon()
				return
			}
			a.announce()
		})
	})
}

// announce writes into the trace where the handles of the window are.
func (a *App) announce() {
	places := map[string][2]float32{}
	at := func(name string, p fyne.Position) { places[name] = [2]float32{p.X, p.Y} }
	at("playhead", a.timeline.PlayheadPosition())
	s := a.store.State()
	for i := range s.Dataset.Events {
		if p, ok := a.timeline.MarkPosition(s.Dataset.Events[i].ID); ok {
			at("event:"+s.Dataset.Events[i].ID, p)
		}
	}
	driver := a.fyne.Driver()
	corner := driver.AbsolutePositionForObject(a.mapView)
	at("map", corner)
	at("map-size", fyne.NewPos(a.mapView.Size().Width, a.mapView.Size().Height))
	a.trace.ready(places)
}
