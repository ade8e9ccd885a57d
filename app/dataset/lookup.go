package dataset

// Gazetteer makes a LookUp for Options of a function that finds places by their
// names: canonical is the name of the one place that is meant, or "" where there
// is none or more than one, and the candidates are those that may be.
func Gazetteer(find func(name string) (lon, lat float64, canonical string, candidates []string)) func(string) (Found, []string, bool) {
	return func(name string) (Found, []string, bool) {
		lon, lat, canonical, candidates := find(name)
		return Found{canonical, lon, lat}, candidates, canonical != ""
	}
}
