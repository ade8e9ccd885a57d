//go:build realwindow

package realwindow

import (
	"archive/zip"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// estonia is a relation that the program ships nothing of, with two mistakes as
// people make them: a month that there is not, and a lost decimal point.
var estonia = [][]string{
	{"date", "title", "summary", "category", "actors", "place", "lat", "lon", "source", "url"},
	{"1918-02-24", "Declaration of independence", "Estonia declares itself independent.", "Statehood", "Estonia", "Tallinn", "", "", "Declaration of independence", "https://en.wikipedia.org/wiki/Estonian_Declaration_of_Independence"},
	{"1920-02-02", "Treaty of Tartu", "Soviet Russia recognises Estonia.", "Treaties", "Estonia; Soviet Russia", "Tartu", "58.378", "26.729"},
	{"1921-09-22", "Estonia joins the League of Nations", "", "Organisations", "Estonia", "Geneva", "46.2", "6.15"},
	{"1939-09-28", "Treaty of mutual assistance", "", "Treaties", "Estonia; Soviet Union", "Moscow"},
	{"1940-06-17", "Soviet troops take over", "", "Occupation", "Soviet Union; Estonia", "Narva", "59.377", "28.19"},
	{"1940-07-23", "Welles declaration", "", "Recognition", "United States", "Washington", "38.9", "-77.04"},
	{"1988-13-16", "Declaration of sovereignty", "", "Statehood", "Estonia", "Tallinn"},
	{"1991-08-20", "Independence restored", "", "Statehood", "Estonia", "Tallinn", "59.437", "247.54"},
	{"1991-09-06", "The Soviet Union recognises Estonia", "", "Recognition", "Soviet Union; Estonia", "Moscow"},
	{"2004-05-01", "Estonia joins the European Union", "", "Organisations", "Estonia; European Union", "Brussels", "50.85", "4.35"},
}

// book saves rows as a workbook, as spreadsheet programs do: a new file takes
// the name of the old one.
func book(t *testing.T, path string, rows [][]string) {
	t.Helper()
	var texts, cells strings.Builder
	n := 0
	for i, row := range rows {
		fmt.Fprintf(&cells, `<row r="%d">`, i+1)
		for j, cell := range row {
			if cell != "" {
				fmt.Fprintf(&cells, `<c r="%c%d" t="s"><v>%d</v></c>`, 'A'+j, i+1, n)
				fmt.Fprintf(&texts, `<si><t xml:space="preserve">%s</t></si>`, html.EscapeString(cell))
				n++
			}
		}
		cells.WriteString(`</row>`)
	}
	const main, relations = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	part := filepath.Join(filepath.Dir(path), "~part.xlsx")
	out, err := os.Create(part)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(out)
	for _, x := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"xl/workbook.xml", `<workbook xmlns="` + main + `" xmlns:r="` + relations + `"><workbookPr/><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`},
		{"xl/sharedStrings.xml", `<sst xmlns="` + main + `">` + texts.String() + `</sst>`},
		{"xl/worksheets/sheet1.xml", `<worksheet xmlns="` + main + `"><sheetData>` + cells.String() + `</sheetData></worksheet>`},
	} {
		w, err := z.Create(x[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, x[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(z.Close(), out.Close()); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(part, path); err != nil {
		t.Fatal(err)
	}
}

// TestNewcomer goes the way of docs/your-own-data.md: ten rows in a spreadsheet,
// onto the map, two mistakes mended by what the list says while the window is
// open, and out again for another program.
func TestNewcomer(t *testing.T) {
	h := newHome(t)
	folder := t.TempDir()
	path, kml := filepath.Join(folder, "estonia.xlsx"), filepath.Join(folder, "estonia.kml")
	rows := slices.Clone(estonia)
	book(t, path, rows)
	p := startIn(t, h, path)
	p.ready()
	p.picture("newcomer-mistakes")
	p.key("Home")
	p.until(t, "the first event", func(s line) bool { return s.Playhead == "1918-02-24" })

	rows[7] = append([]string{"1988-11-16"}, rows[7][1:]...)
	book(t, path, rows)
	l := p.reload(t, "the mended month", 1)
	if l.Events != 10 || len(l.Problems) != 1 || !strings.Contains(l.Problems[0], `sheet "Sheet1", row 9, column H`) || !strings.Contains(l.Problems[0], "247.54") {
		t.Errorf("with one mistake left, it has %d events and says %q", l.Events, l.Problems)
	}
	rows[8] = append(slices.Clone(rows[8][:7]), "24.754")
	book(t, path, rows)
	if l := p.reload(t, "the mended longitude", 2); l.Events != 10 || len(l.Problems) != 0 || l.Broken != "" {
		t.Errorf("mended, it has %d events and says %q, %s", l.Events, l.Problems, l.Broken)
	}
	if s := p.last(); s.Playhead != "1918-02-24" {
		t.Errorf("the playhead has gone to %s", s.Playhead)
	}
	for range 7 {
		p.key("Right")
	}
	p.until(t, "the event that was mended last", func(s line) bool { return s.Playhead == "1991-08-20" })
	p.picture("newcomer-mended")

	p.command("Save dataset as")
	p.picture("newcomer-save")
	p.key("Return")
	if got := p.exported(t, 0); got != kml {
		t.Errorf("it was saved as %s, want %s", got, kml)
	}
	p.picture("newcomer-saved")
	if data, err := os.ReadFile(kml); err != nil || strings.Count(string(data), "<Placemark") != 10 {
		t.Errorf("the KML has %d placemarks, want 10 (%v)", strings.Count(string(data), "<Placemark"), err)
	}
	if ogrinfo, err := exec.LookPath("ogrinfo"); err == nil {
		out, err := exec.Command(ogrinfo, "-ro", "-al", "-q", kml).CombinedOutput()
		if err != nil || strings.Count(string(out), "OGRFeature(") != 10 {
			t.Errorf("GDAL reads %d features, want 10 (%v)\n%s", strings.Count(string(out), "OGRFeature("), err, out)
		}
	} else {
		t.Log("ogrinfo (gdal-bin) is not there to open the KML with")
	}
	p.key("Return") // closes what says that it was saved
	p.quit(t)

	again := startIn(t, h)
	again.ready()
	again.command("built-in")
	again.until(t, "the built-in dataset", func(s line) bool { return s.Views() })
	again.command("Open estonia")
	if l := again.opened(t, path); l.Events != 10 || l.Broken != "" {
		t.Errorf("opened again, it has %d events, %s", l.Events, l.Broken)
	}
	again.quit(t)
}

// Views reports whether the state is of a dataset with several views, of which
// the built-in one is the only one here.
func (l line) Views() bool { return l.Playhead == "2026-03-01" }

// TestSaves saves the open file in every way that programs do, with a filter, a
// view and a chosen event that must stay.
func TestSaves(t *testing.T) {
	path := filepath.Join(t.TempDir(), "table.csv")
	text := func(n int) string {
		s := strings.Replace(table, "1955-13-02", "1955-12-02", 1)
		for i := range n {
			s += fmt.Sprintf("19%d-05-01,Another %d,Trade,Hanoi,21.03,105.85\n", 70+i, i)
		}
		return s
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(path, text(0))
	p := start(t, path)
	p.ready()
	p.key("Home")
	p.key("Right")
	p.until(t, "the second event", func(s line) bool { return s.Playhead == "1955-12-02" })
	p.key("plus")
	p.key("slash")
	p.typeText("a")
	was := p.until(t, "the search", func(s line) bool { return s.Filter == "search:a" })

	for n, save := range []struct {
		way string
		how func(text string)
	}{
		{"written in place", func(text string) { write(path, text) }},
		{"replaced by renaming", func(text string) {
			write(path+".new", text)
			if err := os.Rename(path+".new", path); err != nil {
				t.Fatal(err)
			}
		}},
		{"truncated and then written", func(text string) {
			write(path, "")
			time.Sleep(time.Second)
			write(path, text)
		}},
		{"deleted and then made", func(text string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Second)
			write(path, text)
		}},
	} {
		before := p.reloads()
		save.how(text(n + 1))
		l := p.wait(t, save.way, func(all []line) (line, bool) {
			for _, l := range all {
				if l.Reloaded != "" && l.Events == 3+n+1 {
					return l, true
				}
			}
			return line{}, false
		})
		if l.Broken != "" || len(l.Problems) > 0 {
			t.Errorf("%s: %q, %s", save.way, l.Problems, l.Broken)
		}
		time.Sleep(300 * time.Millisecond)
		now := p.last()
		if now.Playhead != was.Playhead || now.Selection != was.Selection || now.Filter != was.Filter || now.Zoom != was.Zoom || now.Centre != was.Centre || now.View != was.View {
			t.Errorf("%s: it was at %+v, it is at %+v", save.way, was, now)
		}
		t.Logf("%s: read again %d times", save.way, p.reloads()-before)
	}
	p.quit(t)
}

// TestLarge opens a file that takes long, works on meanwhile, calls it off, and
// opens it again; then it is saved.
func TestLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "large.csv")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	const n = 600_000
	fmt.Fprintln(f, "date,title,category,place,lat,lon")
	for i := range n {
		fmt.Fprintf(f, "%d-%02d-%02d,Event number %d of many,Kind %d,Place %d,%d,%d\n", 1500+i%500, 1+i%12, 1+i%28, i, i%9, i%300, i%300%140-70, i%300-150)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	p := start(t, path)
	p.ready()
	underway := func(times int) line {
		return p.wait(t, "a progress bar", func(all []line) (line, bool) {
			for _, l := range all {
				if l.Underway != "" {
					if times--; times == 0 {
						return l, true
					}
				}
			}
			return line{}, false
		})
	}
	at := underway(1).Cancel
	before := p.last()
	p.key("Left")
	p.until(t, "a step while the file is read", func(s line) bool { return s.Selection != before.Selection && s.Playhead != before.Playhead })
	p.picture("large-underway")
	p.click(at[0], at[1])
	l := p.opened(t, path)
	if l.Broken != "context canceled" {
		t.Fatalf("called off, it says %q; it has %d events", l.Broken, l.Events)
	}
	p.quit(t)

	again := start(t, path)
	again.ready()
	if l := again.opened(t, path); l.Events != n || l.Broken != "" {
		t.Errorf("opened, it has %d events, %s", l.Events, l.Broken)
	}
	again.key("Home")
	again.until(t, "the first event", func(s line) bool { return s.Playhead == "1500-01-01" })
	again.picture("large-opened")

	// It is saved elsewhere, and stays of use while it is read again.
	f, err = os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(f, "1499-12-31,One more,Kind 1,Place 1,1,1")
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	again.wait(t, "a progress bar once more", func(all []line) (line, bool) {
		n := 0
		for _, l := range all {
			if l.Underway != "" {
				if n++; n == 2 {
					return l, true
				}
			}
		}
		return line{}, false
	})
	again.picture("large-again")
	was := again.last()
	again.key("Right")
	again.until(t, "a step while it is read again", func(s line) bool { return s.Selection != was.Selection })
	if l := again.reload(t, "the longer file", 1); l.Events != n+1 {
		t.Errorf("read again, it has %d events", l.Events)
	}
	again.key("Home")
	again.until(t, "the event that has come", func(s line) bool { return s.Playhead == "1499-12-31" })
	again.quit(t)
}

// TestMendedToOpen is given a file of which nothing can be read, says why, and
// opens it once it is mended.
func TestMendedToOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "table.csv")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("date,title\n1955-13-02,A visit\n1956-02-31,Another\n")
	p := start(t, path)
	p.ready()
	l := p.opened(t, path)
	if l.Broken == "" || len(l.Problems) != 2 {
		t.Errorf("it says %q of %q", l.Broken, l.Problems)
	}
	time.Sleep(500 * time.Millisecond)
	p.picture("refused")
	write("date,title\n1955-12-02,A visit\n1956-02-29,Another\n")
	p.until(t, "the mended file", func(s line) bool { return s.Playhead == "1956-02-29" })
	p.key("Home")
	p.until(t, "its first event", func(s line) bool { return s.Playhead == "1955-12-02" })
	p.quit(t)
}
