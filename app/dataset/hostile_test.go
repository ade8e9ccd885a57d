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

// fuzzReader reads anything by one reader for the files of others. It must
// not panic, every problem must have a place in the file, and what is read must
// survive being written.
func fuzzReader(f *testing.F, format *Format, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b := newBuilder("f", data, Options{Memory: 64 << 20})
		if err := format.read(b); err != nil {
			b.failed(format, err)
			return
		}
		d, report, err := b.finish(format)
		lines := bytes.Count(b.data, []byte("\n")) + 1
		for _, p := range report.Problems {
			if p.Line > lines || p.Line > 0 && p.Column < 1 {
				t.Errorf("%s is not in the file", p)
			}
		}
		if err != nil {
			return
		}
		for _, to := range []*Format{geoJSON, geoJSONTime, kmlFormat} {
			var out bytes.Buffer
			if _, err := Encode(&out, d, to); err != nil {
				t.Fatal(err)
			}
			again, report, err := ReadWith("again"+to.Endings[0], out.Bytes(), Options{})
			if err != nil {
				t.Fatalf("%s: %v\n%s", to.Name, err, out.Bytes())
			}
			if report.LeftOut > 0 || len(again.Events) != len(d.Events) {
				t.Fatalf("%s: %d events, %d left out, want %d: %v\n%s", to.Name, len(again.Events), report.LeftOut, len(d.Events), report.Problems, out.Bytes())
			}
		}
	})
}

func FuzzFeatures(f *testing.F) {
	fuzzReader(f, geoJSONTime,
		`{"type": "FeatureCollection", "title": "A", "features": [{"type": "Feature", "id": 7, "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"name": "A", "start": "1988-11-15", "end": 1993, "url": "https://example.org", "x": 1}}]}`,
		`{"type": "Feature", "geometry": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 0]]], "when": {"timespans": [{"start": {"earliest": "1960-03-02", "latest": "1961"}, "end": {"in": "1963"}}]}}]}, "names": [{"toponym": "B", "citations": [{"label": "C", "@id": "http://example.org"}]}], "types": [{"label": "D"}], "links": [{"identifier": "wd:Q1"}], "relations": [{"relationType": "gvp:broader", "label": "E", "when": {"timespan": [1600, -1]}}], "descriptions": [{"value": "F"}]}`,
		"{\"type\": \"Feature\", \"properties\": {\"title\": \"A\", \"times\": [1412985600000, 1413072000000]}}\n\x1e{\"type\": \"Feature\", \"time\": {\"interval\": [\"1988\", \"..\"]}, \"properties\": {\"title\": \"B\", \"quotes\": [{\"text\": \"q\"}]}}\n",
		`{"type": "Feature", "geometry": {"type": "Point", "geowkt": "POINT(1 2)"}, "properties": {"title": "A", "date": "Fri Nov 22 1963 13:00:00 GMT-0600", "place": "P"}}`,
	)
}

func FuzzKML(f *testing.F) {
	fuzzReader(f, kmlFormat,
		`<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>D</name><TimeStamp><when>1988</when></TimeStamp><Folder><name>F</name><Placemark><name>A</name><description><![CDATA[<p>One</p><a href="http://example.org">two</a>]]></description><TimeSpan><begin>1988-11-15</begin></TimeSpan><ExtendedData><Data name="date"><value>1988-11-15/..</value></Data><Data name="k"><value>v</value></Data></ExtendedData><MultiGeometry><Point><coordinates>1,2,3</coordinates></Point><Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 4,0 4,4 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry></Placemark></Folder></Document></kml>`,
		`<kml><Placemark><gx:Track><when>2010-05-28T02:02:09Z</when><when>2010-05-29</when><gx:coord>-122.2 37.3 156</gx:coord><gx:coord>-122.3 37.4 156</gx:coord></gx:Track></Placemark><GroundOverlay><LatLonBox><north>1</north><south>0</south><east>1</east><west>0</west></LatLonBox></GroundOverlay></kml>`,
	)
}

func FuzzKMZ(f *testing.F) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	doc, _ := w.Create("doc.kml")
	doc.Write([]byte("<kml><Placemark><name>A</name></Placemark></kml>"))
	w.Close()
	stored := bytes.NewBuffer(nil)
	w = zip.NewWriter(stored)
	doc, _ = w.CreateHeader(&zip.FileHeader{Name: "a/doc.kml", Method: zip.Store})
	doc.Write([]byte("<kml><Placemark><name>A</name></Placemark></kml>"))
	w.Close()
	fuzzReader(f, kmzFormat, b.String(), stored.String())
}

func FuzzGeoRSS(f *testing.F) {
	fuzzReader(f, geoRSS,
		`<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>A</title><updated>1980-01-02T00:00:00Z</updated><link href="http://example.org"/><category term="c"/><author><name>N</name></author><summary type="html">S</summary><georss:point>23.456 12.345</georss:point></entry></feed>`,
		`<rss><channel><item><title>A</title><pubDate>02 Jan 1980 00:00:00 +0000</pubDate><georss:where><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>45.2 -110.4 46.4 -109.4 43.8 -109.8 45.2 -110.4</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></georss:where></item><item><title>B</title><geo:lat>1</geo:lat><geo:long>2</geo:long></item></channel></rss>`,
	)
}

func FuzzSimile(f *testing.F) {
	fuzzReader(f, simile,
		`<data><event start="Jun 01 1861 00:00:00 GMT" latestStart="Jul 01 1861 00:00:00 GMT" earliestEnd="Jun 01 1863 00:00:00 GMT" end="Jul 01 1863 00:00:00 GMT" isDuration="true" title="A" link="http://example.org" image="i">Words &lt;p&gt;more&lt;/p&gt;</event></data>`,
		mark+`{"dateTimeFormat": "iso8601", "events": [{"start": "1845", "end": "1846", "durationEvent": false, "title": "A", "id": "i", "description": "d"}]}`,
		`{"events": [{"start": "300 BC", "title": "B"}]}`,
	)
}
