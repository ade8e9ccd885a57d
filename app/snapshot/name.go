package snapshot

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"legation/app/state"
)

// NamePattern is the usual pattern of files' names, SetPattern that of a set's.
const (
	NamePattern = "{dataset}_{view}_{viewpoint}_{date}"
	SetPattern  = "{n}_{date}_{event}"
)

// NameFields lists what a pattern may have in braces, with what it stands for.
var NameFields = []struct{ Field, Says string }{
	{"dataset", "id of the dataset"},
	{"title", "title of the dataset"},
	{"view", "id of the part of the map, or map"},
	{"viewpoint", "id of the viewpoint"},
	{"date", "date of the map"},
	{"year", "year of the map"},
	{"event", "id of the chosen event, or none"},
	{"mode", "which events are shown"},
	{"theme", "theme of the picture"},
	{"size", "width and height in pixels"},
	{"n", "number within a set, or 1"},
}

// FileName fills a pattern in for a state, and adds the ending of the options'
// format. The name can be used on every system: what one of them cannot have
// becomes a hyphen, and it is never longer than they allow. N is the number
// within a set of so many. A field that is not known stays as it is.
func FileName(pattern string, s state.State, o Options, n, of int) string {
	number := strconv.Itoa(max(n, 1))
	for digits := len(strconv.Itoa(of)); len(number) < digits; {
		number = "0" + number // so that names are in order
	}
	view, chosen := s.View, s.Selection
	if view == "" {
		view = "map"
	}
	if chosen == "" {
		chosen = "none"
	}
	date := s.Playhead.String()
	year := date
	if i := strings.LastIndexByte(date, '-'); i > 0 {
		year = strings.TrimSuffix(date[:i], date[max(strings.LastIndexByte(date[:i], '-'), 0):i])
	}
	size := strconv.Itoa(int(o.Width*o.Scale+0.5)) + "x" + strconv.Itoa(int(o.Height*o.Scale+0.5))
	name := strings.NewReplacer(
		"{dataset}", s.Dataset.ID, "{title}", s.Dataset.Title, "{view}", view, "{viewpoint}", s.Viewpoint,
		"{date}", date, "{year}", year, "{event}", chosen, "{mode}", string(s.Mode), "{theme}", string(o.Theme),
		"{size}", size, "{n}", number,
	).Replace(pattern)
	return safe(name) + o.Format.Ending()
}

// longest is how many bytes a name has at most without its ending: file systems
// allow 255, and a temporary file's name is longer.
const longest = 180

// safe makes a name one that every system can have.
func safe(name string) string {
	name = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"/\|?*{}`, r), unicode.IsControl(r), r == utf8.RuneError:
			return '-'
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.Cf, r): // would be there and not be seen
			return -1
		}
		return r
	}, name)
	for len(name) > longest {
		_, last := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-last]
	}
	// Windows cannot have a dot or a space at the end; a dot or a hyphen at the
	// beginning hides a file, or makes it a flag.
	name = strings.TrimLeft(strings.TrimRight(name, ". "), ".- ")
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	device := len(stem) == 4 && (strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT")) && stem[3] >= '0' && stem[3] <= '9'
	if device || stem == "CON" || stem == "PRN" || stem == "AUX" || stem == "NUL" || name == "" {
		name = "map " + name
	}
	return strings.TrimRight(name, " ")
}
