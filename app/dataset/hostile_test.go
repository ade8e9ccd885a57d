package dataset

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"
)

// TestHostileFiles has what must end in an error and change nothing.
func TestHostileFiles(t *testing.T) {
	bomb := `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<kml><Placemark><name>&b;</name></Placemark></kml>`
	outside := `<!DOCTYPE kml [<!ENTITY x SYSTEM "file:///etc/passwd">]><kml><Placemark><name>&x;</name></Placemark></kml>`
	for _, x := range []struct{ name, file, want string }{
		{"bomb.kml", bomb, "bomb.kml:1:22: the file declares entities of its own"},
		{"outside.kml", outside, "outside.kml:1:1: the file declares entities of its own"},
		{"unknown.kml", "<kml>\n<Placemark><name>&x;</name></Placemark></kml>", "unknown.kml:2:21: not XML: invalid character entity &x;"},
		{"deep.kml", "<kml>" + strings.Repeat("<Folder>", 100_000), "elements lie more than 200 deep"},
		{"deep.xml", "<data><event title='a'>" + strings.Repeat("<i>", 100_000), "elements lie more than 200 deep"},
		{"deep.rss", "<rss><channel><item>" + strings.Repeat("<a>", 100_000), "elements lie more than 200 deep"},
		{"deep.geojson", `{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": ` + strings.Repeat("[", 100_000), "deep"},
		{"long.kml", "<kml><Placemark><name>" + strings.Repeat("a", maxElement+10), "takes more than 8 MiB"},
		{"tag.kml", "<kml><Placemark a='" + strings.Repeat("a", maxElement+10), "takes more than 8 MiB"},
		{"cut.kml", "<kml><Document><Placemark><name>A</name></Placemark>", "not XML"},
		{"cut.xml", "<data><event title='A'", "not XML"},
		{"page.kml", "<html><body>Not found</body></html>", "page.kml:1:1: not KML: expected <kml>, found <html>"},
		{"page.xml", "<html><body>Not found</body></html>", "page.xml:1:1: not the data of a timeline"},
		{"page.rss", "<html><body>Not found</body></html>", "page.rss:1:1: not a feed"},
		{"encoding.kml", `<?xml version="1.0" encoding="klingon"?><kml></kml>`, `its encoding "klingon" is not known`},
		{"bytes.kml", "<kml><Placemark><name>\xff\xfe</name></Placemark></kml>", "invalid UTF-8"},
		{"text.kmz", "PK\x03\x04 no archive", "the archive is broken"},
		{"empty.kmz", zipped(t, map[string]string{"a.txt": "a"}), "no file that ends in .kml"},
		{"path.kmz", zipped(t, map[string]string{"../doc.kml": "<kml></kml>"}), "leads out of it"},
		{"path2.kmz", zipped(t, map[string]string{`..\..\doc.kml`: "<kml></kml>"}), "leads out of it"},
		{"path3.kmz", zipped(t, map[string]string{"/etc/doc.kml": "<kml></kml>"}), "leads out of it"},
		{"path4.kmz", zipped(t, map[string]string{"doc.kml": "<kml></kml>", "files/../../x.png": "x"}), "leads out of it"},
		{"bomb.kmz", zipped(t, map[string]string{"doc.kml": "<kml><!--" + strings.Repeat(" ", 64<<20) + "--></kml>"}), "unpacks to more than"},
	} {
		t.Run(x.name, func(t *testing.T) {
			d, report, err := ReadWith(x.name, []byte(x.file), Options{})
			if err == nil {
				t.Fatalf("no error, but %+v", report)
			}
			if d != nil || !strings.Contains(err.Error(), x.want) {
				t.Errorf("%v", err)
			}
		})
	}
}

// zipped packs files.
func zipped(t *testing.T, files map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestMemoryIsBounded refuses what has more records than the memory holds.
func TestMemoryIsBounded(t *testing.T) {
	const n = 20_000
	for name, file := range map[string]string{
		"f.geojson": `{"type": "FeatureCollection", "features": [` + strings.Repeat(`{"type": "Feature", "properties": {"name": "a", "year": 1}},`, n) + `{}]}`,
		"f.kml":     "<kml>" + strings.Repeat("<Placemark><name>a</name></Placemark>", n) + "</kml>",
		"g.kml":     "<kml>" + strings.Repeat("<Folder></Folder>", 10*n) + "</kml>",
		"f.rss":     "<rss>" + strings.Repeat("<item><title>a</title></item>", n) + "</rss>",
		"f.xml":     "<data>" + strings.Repeat("<event title='a'/>", n) + "</data>",
		"f.json":    `{"dateTimeFormat": "", "events": [` + strings.Repeat(`{"title": "a"},`, n) + `{}]}`,
	} {
		_, _, err := ReadWith(name, []byte(file), Options{Memory: int64(len(file)) + 1<<20})
		if err == nil || !strings.Contains(err.Error(), "its records take more memory than") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestPartsDoNotMultiply reads a feature of many names and many points, which
// would make as many places as there are pairs of them.
func TestPartsDoNotMultiply(t *testing.T) {
	const n = 5000
	file := `{"type": "Feature", "@context": "", "properties": {"title": "A"}, "names": [` +
		strings.Repeat(`{"toponym": "n", "when": {"start": 1}}, `, n) + `{"toponym": "m"}], "geometry": {"type": "MultiPoint", "coordinates": [` +
		strings.Repeat("[1, 2], ", n) + `[3, 4]]}}`
	d, report, err := ReadWith("f.jsonld", []byte(file), Options{})
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
	if len(d.Events) != n || len(d.Places) > n || !strings.Contains(strings.Join(toldLosses(report.Losses), ", "), "place without a time") {
		t.Errorf("%d events, %d places, losses %v", len(d.Events), len(d.Places), report.Losses)
	}
}

// TestScriptsAreText shows what would run in a browser as text, or not at all.
func TestScriptsAreText(t *testing.T) {
	file := `<kml><Placemark><name>&lt;script&gt;alert(1)&lt;/script&gt;</name><description><![CDATA[
<p>One&nbsp;&amp; <b>two</b></p><script>alert(1)</script><style>p { color: red }</style>
<a href="javascript:alert(1)">bad</a> <a href="https://example.org/">good</a><img src="x" onerror="alert(1)">]]></description>
<ExtendedData><Data name="link"><value>javascript:alert(1)</value></Data></ExtendedData></Placemark></kml>`
	d, report, err := ReadWith("f.kml", []byte(file), Options{})
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
	e := d.Events[0]
	if e.Title != "<script>alert(1)</script>" {
		t.Errorf("title %q: it is a text, and text it stays", e.Title)
	}
	if want := "One & two\n\nbad good"; e.Summary != want {
		t.Errorf("summary %q, want %q", e.Summary, want)
	}
	if len(d.Sources) != 1 || d.Sources[0].URL != "https://example.org/" || d.Sources[0].Title != "good" {
		t.Errorf("sources %+v", d.Sources)
	}
}

// TestEncodings reads XML in other encodings than UTF-8.
func TestEncodings(t *testing.T) {
	const body = `<kml><Placemark><name>Café</name></Placemark></kml>`
	wide := func(order func(uint16) []byte) string {
		var b []byte
		for _, u := range utf16.Encode([]rune("\uFEFF" + `<?xml version="1.0" encoding="UTF-16"?>` + body)) {
			b = append(b, order(u)...)
		}
		return string(b)
	}
	for name, file := range map[string]string{
		"latin":     `<?xml version="1.0" encoding="ISO-8859-1"?>` + strings.ReplaceAll(body, "é", "\xe9"),
		"windows":   `<?xml version='1.0' encoding='windows-1252' ?>` + strings.ReplaceAll(body, "é", "\xe9"),
		"little":    wide(func(u uint16) []byte { return []byte{byte(u), byte(u >> 8)} }),
		"big":       wide(func(u uint16) []byte { return []byte{byte(u >> 8), byte(u)} }),
		"mark":      mark + body,
		"plain":     `<?xml version="1.0" encoding="UTF-8"?>` + body,
		"bare word": body,
	} {
		d, report, err := ReadWith("f.kml", []byte(file), Options{})
		if err != nil || len(report.Problems) > 0 {
			t.Errorf("%s: %v %v", name, err, report.Problems)
		} else if d.Events[0].Title != "Café" {
			t.Errorf("%s: %q", name, d.Events[0].Title)
		}
	}
}
