package assets_test

import (
	"bytes"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"legation/assets"
)

func TestGeometryIsThatOfThePlaces(t *testing.T) {
	c := load(t)
	at := map[string][]any{}
	for _, p := range c.Places {
		at[p.ID] = []any{p.Lon, p.Lat}
	}
	for _, f := range c.Features {
		var points []any
		for _, id := range f.Properties.Places {
			points = append(points, at[id])
		}
		var want *geometry
		switch len(points) {
		case 0:
		case 1:
			want = &geometry{"Point", points[0]}
		default:
			want = &geometry{"MultiPoint", points}
		}
		if !reflect.DeepEqual(f.Geometry, want) {
			t.Errorf("%s has the geometry %v, its places are at %v", f.ID, f.Geometry, points)
		}
	}
}

var (
	side     = `(\d{3}X|-?\d{4}(-\d\d(-\d\d)?)?[~?%]?)`
	wellMade = regexp.MustCompile(`^(` + side + `|` + side + `/(` + side + `|\.\.)?|(\.\.)?/` + side + `)$`)
)

// firstDay gives the first day of a date in a form that sorts.
func firstDay(date string) string {
	from, to, _ := strings.Cut(date, "/")
	if from == "" {
		from = to // unknown: the other end stands for it
	}
	if from == ".." {
		return ""
	}
	from = strings.ReplaceAll(strings.TrimRight(from, "~?%"), "X", "0")
	return from + "-01-01"[:10-len(from)]
}

func TestDates(t *testing.T) {
	c := load(t)
	c.eachRecord(func(name string, r record) {
		if r.Date != nil && !wellMade.MatchString(*r.Date) {
			t.Errorf("%s has the date %q", name, *r.Date)
		}
	})
	last, undated := "", false
	for _, f := range c.Features {
		if f.Properties.Date == nil {
			undated = true
			continue
		}
		day := firstDay(*f.Properties.Date)
		if undated || day < last {
			t.Errorf("%s (%s) stands too late in the file", f.ID, *f.Properties.Date)
		}
		last = day
	}
}

func TestContextIsWellFounded(t *testing.T) {
	context := 0
	for _, f := range load(t).Features {
		if len(f.Properties.Statement) > 0 {
			continue
		}
		context++
		if f.Properties.Confidence == "low" {
			t.Errorf("%s is a record of low confidence", f.ID)
		}
		if f.Properties.Date == nil {
			t.Errorf("%s has no date", f.ID)
		}
	}
	if context < 100 {
		t.Errorf("there are %d context records, want at least 100", context)
	}
}

func TestFileIsTidy(t *testing.T) {
	file := assets.Relations
	if !bytes.HasSuffix(file, []byte("\n}\n")) || bytes.ContainsAny(file, "\t\r") {
		t.Error("the file ends without a newline or has tabs or carriage returns")
	}
	for i, line := range bytes.Split(file, []byte("\n")) {
		indent := len(line) - len(bytes.TrimLeft(line, " "))
		if indent%2 != 0 || bytes.HasSuffix(line, []byte(" ")) {
			t.Errorf("line %d is not indented by two spaces or ends in one", i+1)
		}
	}
}
