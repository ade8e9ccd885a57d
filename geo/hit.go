package geo

import "math"

// MarkerAt returns the ids of the events whose marker lies at a position in
// the picture, in order of time, or nil. Where markers overlap it is the one on
// top.
func (s Scene) MarkerAt(x, y float64) []string {
	for i := len(s.Markers) - 1; i >= 0; i-- {
		m := s.Markers[i]
		mx, my := s.Viewport.Project(m.At)
		if math.Hypot(nearestCopy(mx, s.Viewport)-x, my-y) <= m.radius()+3 {
			return m.IDs
		}
	}
	return nil
}
