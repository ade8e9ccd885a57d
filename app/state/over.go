package state

import "legation/app/event"

// Over returns the state on another reading of its dataset: everything stays as
// it is but for what that no longer has.
func (s State) Over(d *event.Dataset) State {
	s.Dataset = d
	fresh := New(d)
	if _, ok := d.View(s.View); !ok && s.View != "" {
		s.View = fresh.View
	}
	if _, ok := d.Viewpoint(s.Viewpoint); !ok {
		s.Viewpoint = fresh.Viewpoint
	}
	if _, ok := d.Viewpoint(s.Compare.Viewpoint); !ok && s.Compare.Viewpoint != "" {
		s.Compare = fresh.Compare
	}
	if _, ok := d.Event(s.Selection); !ok {
		s.Selection = ""
	}
	if _, ok := d.Territory(s.Asked); !ok {
		s.Asked = ""
	}
	f := &s.Filter
	if _, ok := d.Category(f.Category); !ok {
		f.Category = ""
	}
	if _, ok := d.Actor(f.Actor); !ok {
		f.Actor = ""
	}
	if _, ok := d.Source(f.Source); !ok {
		f.Source = ""
	}
	if _, ok := d.Viewpoint(f.Viewpoint); !ok {
		f.Viewpoint = ""
	}
	return s
}
