package event

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The tests below hold the reader to lists that others made. The lists are
// not part of this repository: LEGATION_FIXTURES names the folder that has
// them, with edtf/ inside.

// rows reads a list of tab-separated values without its comments.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	folder := os.Getenv("LEGATION_FIXTURES")
	if folder == "" {
		t.Skip("LEGATION_FIXTURES is not set: it names the folder with the lists of others")
	}
	data, err := os.ReadFile(filepath.Join(folder, "edtf", name))
	if err != nil {
		t.Fatal(err)
	}
	var list [][]string
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\r\n")
		if !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "input\t") && strings.Contains(line, "\t") {
			list = append(list, strings.Split(line, "\t"))
		}
	}
	if len(list) == 0 {
		t.Fatalf("%s has no rows", name)
	}
	return list
}

// onPurpose has the strings on which this reader differs from a list.
var onPurpose = map[string]string{
	"1900-02-29":            "there was no such day; the list takes its form alone",
	"2019-02-29":            "there was no such day; the list takes its form alone",
	"2004-06-XX/2004-07-03": "unspecified digits in an interval are read, though level 2 by the letter",
	"19~":                   "a century takes a qualifier as any other date does; the list has that at level 2",
	"19?":                   "as 19~",
	"19%":                   "as 19~",
}

func expect(t *testing.T, edtf string, read bool) {
	t.Helper()
	if onPurpose[edtf] != "" {
		read = !read
	}
	d, err := ParseDate(edtf)
	switch {
	case read && err != nil:
		t.Error(err)
	case !read && err == nil:
		t.Errorf("%q is read as %s", edtf, d.LongText())
	case read && d.String() != edtf:
		t.Errorf("%q comes back as %q", edtf, d.String())
	}
}

func TestLibraryOfCongressExamples(t *testing.T) {
	list := rows(t, "derived/loc-2019-spec-examples.tsv")
	low := map[string]bool{}
	for _, row := range list {
		low[row[2]] = low[row[2]] || row[0] != "2"
	}
	for _, row := range list {
		expect(t, row[2], low[row[2]])
		if _, err := ParseDate(row[2]); err != nil && !strings.Contains(err.Error(), "level 2") {
			t.Errorf("%q is level 2, and the error does not say so: %v", row[2], err)
		}
	}
}

func TestAcceptAndRejectOfEDTFjs(t *testing.T) {
	for _, row := range rows(t, "derived/edtfjs-accept-reject.tsv") {
		verdict, edtf, level := row[0], row[1], ""
		if len(row) > 2 {
			level = row[2]
		}
		switch {
		case verdict == "reject":
			expect(t, edtf, false)
		case level == "2":
			expect(t, edtf, false)
		case level == "3":
			// Its own level of seasons with more around them, of which no
			// verdict follows for us.
		default:
			expect(t, edtf, true)
		}
	}
}

func TestBoundsOfEDTFJava(t *testing.T) {
	for _, name := range []string{"level0.tsv", "level1.tsv", "iso8601-2.tsv", "loc-spec.tsv", "edge-cases.tsv"} {
		for _, row := range rows(t, "ohm-edtf-java/"+name) {
			edtf, kind := row[0], row[1]
			if len(row) > 6 {
				expect(t, edtf, row[6] == "VALID" && !strings.HasPrefix(edtf, "["))
			}
			d, err := ParseDate(edtf)
			switch {
			case kind == "Set" || kind == "List":
				continue // level 2
			case err != nil:
				if len(row) <= 6 {
					t.Error(err)
				}
				continue
			case len(row) > 6 && row[3] == "0" && row[4] == "0":
				continue // the list gives no bounds
			case kind == "Season":
				continue // it assigns months, which the standard does not
			case strings.Contains(edtf, "T"):
				continue // it counts in UTC, we keep the day as written
			case name == "edge-cases.tsv" && kind == "Year":
				continue // it puts Y-10000 in -9999, against level1.tsv, and Y100000 in 2062
			}
			span := d.Span()
			compare(t, edtf, "first", row[3], span.Start, span.Start.Earliest)
			compare(t, edtf, "last", row[4], span.End, span.End.Latest)
		}
	}
}

// compare takes the milliseconds since 1970 that a list gives for the first
// or last moment; empty is unknown, Infinity is open.
func compare(t *testing.T, edtf, which, millis string, edge Edge, day Day) {
	t.Helper()
	switch millis {
	case "":
		if !edge.Unknown {
			t.Errorf("%s: the %s day is %s, want unknown", edtf, which, day)
		}
	case "Infinity", "-Infinity":
		if !edge.Open {
			t.Errorf("%s: the %s day is %s, want open", edtf, which, day)
		}
	default:
		n, err := strconv.ParseInt(millis, 10, 64)
		if err != nil {
			t.Errorf("%s: %v", edtf, err)
		}
		if want := Day(floorDiv(n, 24*60*60*1000)); day != want || !edge.Known() {
			t.Errorf("%s: the %s day is %s, want %s", edtf, which, day, want)
		}
	}
}
