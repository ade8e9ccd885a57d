package dataset

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// bookOf makes a workbook of the rows of a sheet, with texts that cells share.
// The styles are 0 none, 1 a day, 2 a month and a year by a code, 3 a time.
func bookOf(t testing.TB, rows string, changes map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr/><sheets>` +
			`<sheet name="Notes" sheetId="3" state="hidden" r:id="rId9"/><sheet name="My events" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="mmmm\ yyyy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
			`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml":     `<sst><si><t>date</t></si><si><t>title</t></si><si><r><t>Two </t></r><r><t>parts</t></r><rPh><t>not this</t></rPh></si></sst>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`,
	}
	for name, text := range changes {
		parts[name] = text
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		if text == "" {
			continue
		}
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(text))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const bookHead = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>place</t></is></c><c r="E1" t="str"><v>lat</v></c><c t="str"><v>lon</v></c></row>`

// TestWorkbook reads a sheet with dates of every kind that cells have.
func TestWorkbook(t *testing.T) {
	cells := []struct{ cell, want string }{
		{`<c r="A%[1]d" s="1"><v>32462</v></c>`, "1988-11-15"},
		{`<c r="A%[1]d" s="1"><v>1</v></c>`, "1900-01-01"},
		{`<c r="A%[1]d" s="1"><v>59</v></c>`, "1900-02-28"},
		{`<c r="A%[1]d" s="1"><v>61</v></c>`, "1900-03-01"},
		{`<c r="A%[1]d" s="2"><v>32462</v></c>`, "1988-11"},
		{`<c r="A%[1]d"><v>1988</v></c>`, "1988"},
		{`<c r="A%[1]d" t="n"><v>1.988E3</v></c>`, "1988"},
		{`<c r="A%[1]d" t="str"><v>1988-11~</v></c>`, "1988-11~"},
		{`<c r="A%[1]d" t="d"><v>1988-11-15T00:00:00Z</v></c>`, "1988-11-15"},
		{`<c r="A%[1]d" t="e"><v>#N/A</v></c>`, ""},
	}
	var rows strings.Builder
	rows.WriteString(bookHead)
	for i, c := range cells {
		fmt.Fprintf(&rows, `<row r="%[1]d">`+c.cell+`<c r="B%[1]d" t="str"><v>T%[1]d</v></c><c r="D%[1]d" t="s"><v>2</v></c><c r="E%[1]d"><v>37.566999999999997</v></c><c r="F%[1]d"><v>-1.5</v></c></row>`, i+2)
	}
	d, report, err := ReadWith("f.xlsx", bookOf(t, rows.String(), nil), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Problems) != 1 || report.Problems[0].String() != `f.xlsx: sheet "My events", row 11, column A: the cell has an error of the spreadsheet; it is left out` {
		t.Errorf("problems %v", report.Problems)
	}
	for i, c := range cells {
		e, ok := d.Event(fmt.Sprintf("t%d", i+2))
		if !ok || e.Date.String() != c.want {
			t.Errorf("%s: got %v, want %s", c.cell, e, c.want)
		}
	}
	if p := d.Places; len(p) != 1 || p[0].Name != "Two parts" || p[0].Lat != 37.567 || p[0].Lon != -1.5 {
		t.Errorf("places %v", p)
	}
}

// TestWorkbookNotes passes over notes, and takes a column called # for one.
func TestWorkbookNotes(t *testing.T) {
	row := func(cells ...string) string {
		s := "<row>"
		for _, c := range cells {
			s += `<c t="str"><v>` + c + `</v></c>`
		}
		return s + "</row>"
	}
	for rows, want := range map[string]string{
		row("# a note", "") + row("# another") + row("date", "title") + row("1988", "A") + row("# not yet") + row("1989", "B"): "1988 A, 1989 B",
		row("#", "date", "title") + row("1", "1988", "A") + row("2", "1989", "B"):                                              "1988 A, 1989 B",
	} {
		d, report, err := ReadWith("f.xlsx", bookOf(t, rows, nil), Options{})
		if err != nil || len(report.Problems) > 0 {
			t.Fatal(err, report.Problems)
		}
		var got []string
		for i := range d.Events {
			got = append(got, d.Events[i].Date.String()+" "+d.Events[i].Title)
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%s: %s, want %s", rows, s, want)
		}
	}
}

// TestWorkbook1904 counts the days as Macintoshes did.
func TestWorkbook1904(t *testing.T) {
	data := bookOf(t, bookHead+`<row><c s="1"><v>31000</v></c><c t="str"><v>T</v></c></row><row><c s="1"><v>0</v></c><c t="str"><v>U</v></c></row>`, map[string]string{
		"xl/workbook.xml": `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>`,
	})
	d, found, err := Read("f.xlsx", data)
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	if a, b := d.Events[0].Date.String(), d.Events[1].Date.String(); a != "1904-01-01" || b != "1988-11-15" {
		t.Errorf("got %s and %s", a, b)
	}
}

// TestWorkbookProblems names the cell, the value and what was most likely meant.
func TestWorkbookProblems(t *testing.T) {
	data := bookOf(t, bookHead+
		`<row r="2"><c r="A2"><v>32462</v></c><c r="B2" t="str"><v>A number of days</v></c></row>`+
		`<row r="3"><c r="A3" s="1"><v>60</v></c><c r="B3" t="str"><v>A day that was not</v></c></row>`+
		`<row r="9"><c r="B9" t="str"><v>Off</v></c><c r="E9"><v>95</v></c><c r="F9"><v>1</v></c></row>`, nil)
	d, report, err := ReadWith("f.xlsx", data, Options{})
	if err != nil || len(d.Events) != 1 || report.LeftOut != 2 || len(report.Problems) != 3 {
		t.Fatal(err, report)
	}
	p := report.Problems
	if p[0].Line != 2 || p[0].Column != 1 || p[0].Suggestion != "1988-11-15" || p[0].Value != "32462" || p[0].Expected == "" {
		t.Errorf("%+v", p[0])
	}
	if p[1].Line != 3 || p[1].Value != "1900-02-29" {
		t.Errorf("%+v", p[1])
	}
	if want := `f.xlsx: sheet "My events", row 9, column E: event "Off": latitude 95 is off the globe: it runs from -90 to 90; the place is left out`; p[2].String() != want {
		t.Errorf("%s", p[2])
	}
}

// TestWorkbookHostile has workbooks that want to do harm.
func TestWorkbookHostile(t *testing.T) {
	row := bookHead + `<row><c t="str"><v>1988</v></c><c t="str"><v>T</v></c></row>`
	sheet := "xl/worksheets/sheet1.xml"
	tests := []struct{ name, part, text, want string }{
		{"an entity bomb", sheet, `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`, "invalid character entity"},
		{"an external entity", sheet, `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>`, "invalid character entity"},
		{"a bomb", sheet, "<worksheet>" + strings.Repeat(strings.Repeat(" ", 1<<19)+"<a/>", 20) + "</worksheet>", "unpacks to more than"},
		{"a text without end", sheet, "<worksheet>" + strings.Repeat(" ", 2<<20), "takes more than 1 MiB"},
		{"attributes without end", sheet, "<worksheet " + strings.Repeat(`a="" `, 1<<20) + ">", "takes more than 1 MiB"},
		{"deep", sheet, strings.Repeat("<a>", 1<<20), "nested too deep"},
		{"rows beyond all", sheet, `<worksheet><sheetData><row r="99999999999999999999"/></sheetData></worksheet>`, "rows go up from 1 to 1048576"},
		{"rows that go back", sheet, `<worksheet><sheetData><row r="5"/><row r="4"/></sheetData></worksheet>`, "rows go up"},
		{"a column beyond all", sheet, `<worksheet><sheetData><row><c r="ZZZZZZZZZZ1"/></row></sheetData></worksheet>`, `a cell has the place "ZZZZZZZZZZ1"`},
		{"cut off", sheet, `<worksheet><sheetData>`, "it ends before it is closed"},
		{"a sheet elsewhere", "xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="../../../../etc/passwd"/></Relationships>`, "no sheet to read"},
		{"a sheet on the web", "xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" TargetMode="External" Target="http://example.org/"/></Relationships>`, "no sheet to read"},
		{"no sheets", "xl/workbook.xml", `<workbook/>`, "no sheet to read"},
		{"no workbook", "xl/workbook.xml", "", "not a workbook of Excel"},
		{"no titles", sheet, `<worksheet><sheetData><row><c t="str"><v>Name of it</v></c></row></sheetData></worksheet>`, `no column "title"`},
		{"nothing", sheet, `<worksheet/>`, "the file has no row"},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			d, _, err := ReadWith("f.xlsx", bookOf(t, row, map[string]string{x.part: x.text}), Options{Memory: 8 << 20})
			if d != nil || err == nil || !strings.Contains(err.Error(), x.want) {
				t.Errorf("got %v, want %s", err, x.want)
			}
		})
	}
	if _, _, err := Read("f.xls", append(append([]byte{}, oldWorkbook...), 0)); err == nil || !strings.Contains(err.Error(), "save it as .xlsx") {
		t.Errorf("got %v", err)
	}
	if _, _, err := Read("f.xlsx", []byte("PK\x03\x04 and no more")); err == nil {
		t.Error("read a file that is no ZIP")
	}
}

// TestWorkbookTimeline reads the columns of TimelineJS from a sheet.
func TestWorkbookTimeline(t *testing.T) {
	cell := func(s string) string { return `<c t="str"><v>` + s + `</v></c>` }
	rows := "<row>" + cell("Year") + cell("Month") + cell("Day") + cell("Time") + cell("Headline") + cell("Type") + "</row>" +
		"<row>" + cell("") + cell("") + cell("") + cell("") + cell("Mine") + cell("title") + "</row>" +
		`<row><c><v>-44</v></c><c><v>3</v></c><c><v>15</v></c><c/>` + cell("Ides") + "</row>" +
		`<row><c><v>1988</v></c><c><v>11</v></c><c><v>15</v></c><c s="3"><v>0.5625</v></c>` + cell("Timed") + "</row>"
	d, found, err := Read("f.xlsx", bookOf(t, rows, nil))
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	if d.Title != "Mine" || d.Events[0].Date.String() != "-0043-03-15" || d.Events[1].Date.String() != "1988-11-15T13:30:00" {
		t.Errorf("%q %v", d.Title, d.Events)
	}
}

// TestLookOf tells formats of dates from formats of numbers.
func TestLookOf(t *testing.T) {
	for code, want := range map[string]dateLook{
		"General": noDate, "0.00E+00": noDate, `0 "days"`: noDate, "[Red]0;[Blue]-0": noDate, "@": noDate, `#,##0\ "dm"`: noDate,
		"yyyy-mm-dd": showDay, `d" de "mmmm" de "yyyy`: showDay, "[$-409]d-mmm-yy;@": showDay, "yyyy": showYear, "mmm-yy": showMonth,
		"h:mm AM/PM": showTime, "[h]:mm": showTime, "yyyy-mm-dd hh:mm": showDayTime, "m/d/yy h:mm": showDayTime,
	} {
		if got := lookOf(code); got != want {
			t.Errorf("%s: %d, want %d", code, got, want)
		}
	}
}

// TestWorkbookBudget refuses a workbook before it takes too much memory.
func TestWorkbookBudget(t *testing.T) {
	var rows strings.Builder
	rows.WriteString(bookHead)
	for range 10_000 {
		rows.WriteString(`<row><c t="str"><v>1988</v></c><c t="str"><v>T</v></c></row>`)
	}
	_, _, err := ReadWith("f.xlsx", bookOf(t, rows.String(), nil), Options{Memory: 1 << 20})
	if err == nil || !strings.Contains(err.Error(), "more memory than the 1 MiB") {
		t.Error(err)
	}
}
