package snapshot

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
	"legation/app/version"
)

// A Proof is what a file says of itself: what it shows, by which data, and
// everything that it takes to make it again. It never holds a path.
type Proof struct {
	Program string     `json:"program"`
	Version string     `json:"version"`
	Dataset DatasetRef `json:"dataset"`

	// What it shows, in words.
	Language    string      `json:"language"` // BCP 47 tag of these words
	Viewpoint   string      `json:"viewpoint"`
	Date        string      `json:"date"` // EDTF
	Caption     string      `json:"caption"`
	Note        string      `json:"note"`
	Attribution string      `json:"attribution"`
	Licence     string      `json:"licence"`
	Sources     []SourceRef `json:"sources"`
	// MoreSources counts those of what is shown that have no room in the file.
	MoreSources int `json:"moreSources,omitempty"`

	Shown   Shown   `json:"state"`
	Options Options `json:"options"`

	// Animation is how it moves, where the file is an animation: then the rest is
	// of its first frame.
	Animation *Motion `json:"animation,omitempty"`
}

// A Motion is how an animation moves, in the terms of the command line.
type Motion struct {
	By        string  `json:"by"` // event or time
	Speed     float64 `json:"speed"`
	SkipEmpty bool    `json:"skip-empty,omitempty"`
	FPS       int     `json:"fps"`
	Rest      float64 `json:"rest"` // seconds
	Once      bool    `json:"once,omitempty"`
}

// A DatasetRef names a dataset wherever it lies.
type DatasetRef struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	SHA256 string `json:"sha256"` // of its file, "" for one that was never a file
}

// A SourceRef names a source.
type SourceRef struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	URL   string `json:"url,omitempty"`
}

// mostSources is how many sources a proof names.
const mostSources = 2000

// Proof returns the proof that the page's file carries.
func (p *Page) Proof() Proof {
	d := p.State.Dataset
	proof := Proof{
		Program: version.Program, Version: version.Number,
		Dataset:     DatasetRef{d.ID, d.Title, d.Digest},
		Language:    language.Current().Code,
		Date:        p.State.Playhead.String(),
		Caption:     strings.Join(p.caption(), ". "),
		Note:        Note(d),
		Attribution: p.attribution(),
		Licence:     d.Licence,
		Sources:     []SourceRef{},
		Shown:       shownOf(p.asked),
		Options:     p.Options,
	}
	if v, ok := d.Viewpoint(p.State.Viewpoint); ok {
		proof.Viewpoint = v.Name
	}
	ids, _ := shownSources(p.State, p.scene, p.shown.Timeline)
	for _, id := range ids[:min(len(ids), mostSources)] {
		s, _ := d.Source(id)
		proof.Sources = append(proof.Sources, SourceRef{s.ID, s.Title, s.URL})
	}
	proof.MoreSources = len(ids) - len(proof.Sources)
	return proof
}

// JSON writes the proof on one line.
func (p Proof) JSON() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(p); err != nil {
		return nil // Compose has refused what JSON cannot write
	}
	return bytes.TrimSpace(b.Bytes())
}

// parseProof reads the JSON of a proof.
func parseProof(data []byte) (Proof, error) {
	var p Proof
	if err := json.Unmarshal(data, &p); err != nil {
		return Proof{}, fmt.Errorf("the proof in the file cannot be read: %w", err)
	}
	if p.Program != version.Program {
		return Proof{}, fmt.Errorf("the file is by %q and not by %s", shorten(p.Program), version.Program)
	}
	return p, nil
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// Of reports whether a dataset is the very one that the proof is about.
func (p Proof) Of(d *event.Dataset) bool {
	if p.Dataset.SHA256 == "" {
		return d.Digest == "" && d.ID == p.Dataset.ID && d.Title == p.Dataset.Title
	}
	return d.Digest == p.Dataset.SHA256
}

// A Gone error names what the state of a proof refers to and a dataset does
// not have. The state can be used without it.
type Gone []string

func (g Gone) Error() string {
	return "the dataset no longer has " + strings.Join(g, ", ")
}

// State returns the state that the proof is of, with a dataset: what a window
// that shows it would hold. Ids that the dataset does not have are left at
// what the dataset opens with, and the error, a Gone, names them.
func (p Proof) State(d *event.Dataset) (state.State, error) {
	return p.Shown.state(d)
}
