package timeline

import "legation/app/event"

// A Memory is what is kept from one picture to the next: what was labelled, so
// that labels stay while a person pans, and the lanes divided by what the
// filter keeps. It belongs to one goroutine. The zero Memory remembers nothing.
type Memory struct {
	before *Picture
	marks  *Marks
	kept   *event.Set
	halves map[*lane]halves

	anchors []event.Day // of the dated events that are kept
}

// The halves of a lane are its marks that the filter keeps and the others.
type halves struct{ kept, out *lane }

// sift makes the memory one of a dataset and of the events that are kept.
func (m *Memory) sift(marks *Marks, kept *event.Set) {
	if m.marks == marks && m.kept == kept {
		return
	}
	*m = Memory{before: m.before, marks: marks, kept: kept, anchors: marks.anchors}
	if kept == nil {
		return
	}
	m.halves = map[*lane]halves{}
	m.anchors = nil
	// The anchors are those of the dated events in their order.
	for i, at := range marks.Dataset.Index().Dated() {
		if kept.Has(at) {
			m.anchors = append(m.anchors, marks.anchors[i])
		}
	}
}

// divide returns the halves of a lane.
func (m *Memory) divide(l *lane) halves {
	if m.kept == nil {
		return halves{kept: l, out: &lane{}}
	}
	if h, ok := m.halves[l]; ok {
		return h
	}
	n := 0
	for _, mk := range l.marks {
		if m.kept.Has(int(mk.event)) {
			n++
		}
	}
	h := halves{
		&lane{style: l.style, marks: make([]mark, 0, n)},
		&lane{style: l.style, marks: make([]mark, 0, len(l.marks)-n)},
	}
	for _, mk := range l.marks {
		half := h.out
		if m.kept.Has(int(mk.event)) {
			half = h.kept
		}
		half.marks = append(half.marks, mk)
	}
	h.kept.build()
	h.out.build()
	m.halves[l] = h
	return h
}
