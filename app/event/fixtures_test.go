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
	"1900-02-29":       "there was no such day; the list takes its form alone",
	"2019-02-29":       "there was no such day; the list takes its form alone",
	"2018/2018-23":     "a side of an interval may be a season whatever the other is",
	"2018-01?/2018-23": "as before",
	"2012-21/2012-22":  "intervals of seasons, which the list has as an option",
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
	case read && d.String() != strings.ReplaceAll(edtf, ", ", ",") && !strings.Contains(edtf, " ,"):
		t.Errorf("%q comes back as %q", edtf, d.String())
	}
}

func TestLibraryOfCongressExamples(t *testing.T) {
	for _, row := range rows(t, "derived/loc-2019-spec-examples.tsv") {
		expect(t, row[2], true)
	}
}

func TestAcceptAndRejectOfEDTFjs(t *testing.T) {
	verdicts := map[string]bool{}
	for _, row := range rows(t, "derived/edtfjs-accept-reject.tsv") {
		edtf, option := row[1], ""
		if len(row) > 3 {
			option = row[3]
		}
		// A string that is refused only where an option asks for less is read.
		limited := strings.Contains(option, "types") || strings.Contains(option, "level: 1") || strings.Contains(option, "level: 0")
		if row[0] == "accept" || !limited {
			verdicts[edtf] = verdicts[edtf] || row[0] == "accept"
		}
	}
	for edtf, read := range verdicts {
		if onPurpose[edtf] != "" && read {
			read = false // both verdicts, by an option
		}
		expect(t, edtf, read)
	}
}

// otherMonths has the strings to which the list gives months that we do not.
// docs/dates.md says why.
var otherMonths = map[string]string{
	"2001-21": "it begins the year with spring; the standard gives no months",
	"2020-25": "it has January to March, we March to May",
	"2020-30": "it has July to September, we December to February",
	"2020-37": "it has five months, where three parts of a year have four",
}

func TestBoundsOfEDTFJava(t *testing.T) {
	for _, name := range []string{"level0.tsv", "level1.tsv", "level2.tsv", "iso8601-2.tsv", "loc-spec.tsv", "edge-cases.tsv"} {
		for _, row := range rows(t, "ohm-edtf-java/"+name) {
			edtf, kind := row[0], row[1]
			if len(row) > 6 {
				expect(t, edtf, row[6] == "VALID")
			} else {
				expect(t, edtf, true)
			}
			d, err := ParseDate(edtf)
			switch {
			case err != nil:
				continue
			case kind != "Date" && kind != "Season" && kind != "Interval" && d.String() != row[5]:
				t.Errorf("%s is written as %s, want %s", edtf, d, row[5])
			}
			switch {
			case len(row) > 6 && row[3] == "0" && row[4] == "0":
				continue // the list gives no bounds
			case kind == "Season" && (otherMonths[edtf] != "" || strings.HasPrefix(name, "level1")):
				continue
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
