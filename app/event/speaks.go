package event

// SpeaksOf reports whether any stance, of any holder and at any date, is about
// a territory. One that none is about is plain land on the map.
func (d *Dataset) SpeaksOf(territory string) bool {
	for i := range d.Stances {
		if d.Stances[i].Territory == territory {
			return true
		}
	}
	return false
}
