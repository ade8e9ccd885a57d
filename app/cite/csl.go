package cite

import (
	"encoding/json"
	"fmt"
	"strings"

	"legation/app/event"
)

// A cslItem is an item as CSL's data schema has it
// (https://github.com/citation-style-language/schema, csl-data.json).
type cslItem struct {
	ID        string   `json:"id"`
	Type      string   `json:"type"`
	Title     string   `json:"title"`
	Container string   `json:"container-title,omitempty"`
	Number    string   `json:"number,omitempty"`
	Version   string   `json:"version,omitempty"`
	Publisher string   `json:"publisher,omitempty"`
	Genre     string   `json:"genre,omitempty"`
	Issued    *cslDate `json:"issued,omitempty"`
	EventDate *cslDate `json:"event-date,omitempty"`
	Accessed  *cslDate `json:"accessed,omitempty"`
	URL       string   `json:"URL,omitempty"`
	Language  string   `json:"language,omitempty"`
	Source    string   `json:"source,omitempty"`
	Note      string   `json:"note,omitempty"`
}

// A cslDate has one date or the two of an interval. A year before the common
// era is negative, without a year 0: 44 BCE is -44.
type cslDate struct {
	Parts   [][]int64 `json:"date-parts,omitempty"`
	Season  int       `json:"season,omitempty"`
	Circa   bool      `json:"circa,omitempty"`
	Literal string    `json:"literal,omitempty"` // of what parts cannot say
}

func cslJSON(items []Item) (string, error) {
	list := make([]cslItem, len(items))
	for n, i := range items {
		list[n] = i.csl()
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(list); err != nil {
		return "", fmt.Errorf("writing CSL-JSON: %w", err)
	}
	return b.String(), nil
}

func (i Item) csl() cslItem {
	out := cslItem{ID: i.key, Title: i.title, URL: i.url, Language: i.language}
	digest := between("SHA-256 ", i.digest, "")
	today := cslDateOf(onDay(i.context.Today))
	switch i.kind {
	case theDataset:
		out.Type, out.Version, out.Source, out.Accessed = "dataset", digest, i.madeWith(), today
		out.Note = i.licence
	case theRecord:
		out.Type, out.Container, out.Number, out.Version = "entry", i.within, i.number, digest
		out.EventDate, out.Source, out.Accessed = cslDateOf(i.date), i.madeWith(), today
		out.Note = joined(". ", between("According to ", i.by, ""), i.licence)
	case thePicture:
		out.Type, out.Container, out.Version, out.Issued, out.Source = "map", i.within, digest, cslDateOf(i.date), i.madeWith()
		out.Note = i.licence
	case theSource:
		out.Type, out.Publisher, out.Issued, out.Note = "document", i.by, cslDateOf(i.date), i.note
		if i.url != "" {
			out.Type, out.Accessed = "webpage", today
			out.Publisher, out.Container = "", i.by
		}
	}
	return out
}

// cslDateOf writes a date, nil for an undated one.
func cslDateOf(d event.Date) *cslDate {
	start, end, ok := sides(d)
	if !ok {
		return nil
	}
	circa := start.circa || end.circa
	// An interval needs two sides of one kind: citeproc-js refuses others.
	alike := len(start.parts()) == len(end.parts()) && start.season == 0 && end.season == 0
	if !start.inParts() || !end.inParts() || d.Interval() && !alike {
		return &cslDate{Circa: circa, Literal: dateWords(d, false)}
	}
	out := &cslDate{Parts: [][]int64{start.parts()}, Circa: circa, Season: start.season}
	if d.Interval() {
		out.Parts = append(out.Parts, end.parts())
	}
	return out
}

func (s side) inParts() bool { return !s.open && !s.unknown && s.words == "" }

func (s side) parts() []int64 {
	year := s.year
	if year <= 0 {
		year--
	}
	switch {
	case s.day > 0:
		return []int64{year, int64(s.month), int64(s.day)}
	case s.month > 0:
		return []int64{year, int64(s.month)}
	}
	return []int64{year}
}
