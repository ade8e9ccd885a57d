package dataset

import (
	"strings"
	"testing"
)

// TestKMLTimes has times of placemarks, their own and those of what is around.
func TestKMLTimes(t *testing.T) {
	for _, x := range []struct{ name, file, want string }{
		{"a stamp", `<Placemark><TimeStamp><when>1988-11</when></TimeStamp></Placemark>`, "1988-11"},
		{"a stamp with a time", `<Placemark><TimeStamp><when>1997-07-16T10:30:15+03:00</when></TimeStamp></Placemark>`, "1997-07-16T10:30:15+03:00"},
		{"a stamp at midnight", `<Placemark><TimeStamp><when>1997-07-16T00:00:00Z</when></TimeStamp></Placemark>`, "1997-07-16"},
		{"a span", `<Placemark><TimeSpan><begin>1876-08-01</begin><end>1877</end></TimeSpan></Placemark>`, "1876-08-01/1877"},
		{"a span without an end", `<Placemark><TimeSpan><begin>1876</begin></TimeSpan></Placemark>`, "1876/.."},
		{"a span without a begin", `<Placemark><TimeSpan><end>1876</end></TimeSpan></Placemark>`, "../1876"},
		{"an empty span", `<Placemark><TimeSpan/></Placemark>`, ""},
		{"a year of five digits", `<Placemark><TimeStamp><when>12000</when></TimeStamp></Placemark>`, "Y12000"},
		{"with prefixes", `<k:Placemark xmlns:k="http://earth.google.com/kml/2.2"><k:TimeStamp><k:when>1988</k:when></k:TimeStamp></k:Placemark>`, "1988"},
		{"of a folder", `<Folder><TimeStamp><when>1988</when></TimeStamp><Placemark/></Folder>`, "1988"},
		{"of a folder that says so later", `<Folder><Placemark/><TimeStamp><when>1988</when></TimeStamp></Folder>`, "1988"},
		{"of a document around a folder", `<Document><TimeStamp><when>1988</when></TimeStamp><Folder><Placemark/></Folder></Document>`, "1988"},
		{"of the nearest", `<Document><TimeStamp><when>1988</when></TimeStamp><Folder><TimeStamp><when>1989</when></TimeStamp><Placemark/></Folder></Document>`, "1989"},
		{"its own before a folder's", `<Folder><TimeStamp><when>1988</when></TimeStamp><Placemark><TimeStamp><when>1990</when></TimeStamp></Placemark></Folder>`, "1990"},
		{"not that of a neighbour", `<Folder><TimeStamp><when>1988</when></TimeStamp></Folder><Placemark/>`, ""},
		{"a track", `<Placemark><gx:Track><when>2010-05-28T02:02:09Z</when><when>2010-05-29T02:02:09Z</when><gx:coord>-122.2 37.3 156</gx:coord></gx:Track></Placemark>`, "2010-05-28/2010-05-29"},
		{"EDTF that says the same", `<Placemark><TimeSpan><begin>1970-01-01</begin><end>1979-12-31</end></TimeSpan><ExtendedData><Data name="date"><value>197X~</value></Data></ExtendedData></Placemark>`, "197X~"},
		{"EDTF that the file has left behind", `<Placemark><TimeStamp><when>1990</when></TimeStamp><ExtendedData><Data name="date"><value>197X~</value></Data></ExtendedData></Placemark>`, "1990"},
		{"EDTF alone", `<Placemark><ExtendedData><Data name="date"><value>XXXX</value></Data></ExtendedData></Placemark>`, "XXXX"},
		{"a view's time is none", `<Placemark><LookAt><gx:TimeStamp><when>1988</when></gx:TimeStamp></LookAt></Placemark>`, ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			file := `<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">` + x.file + `</kml>`
			d, report, err := ReadWith("f.kml", []byte(file), Options{})
			if err != nil || len(report.Problems) > 0 {
				t.Fatal(err, report.Problems)
			}
			if got := d.Events[0].Date.String(); got != x.want {
				t.Errorf("got %q, want %q", got, x.want)
			}
		})
	}
}

// TestKMLNames has what a placemark is called, its category and its places.
func TestKMLNames(t *testing.T) {
	file := `<kml><Document><name>Travels</name>
<Folder><name>East</name>
<Placemark><name> Two
  lines </name><Point><coordinates>
 127.0, 37.5, 0 </coordinates></Point></Placemark>
<Placemark><description>First line&lt;br&gt;Second</description></Placemark>
<Folder><Placemark><MultiGeometry><Point><coordinates>1,2</coordinates></Point><LineString><coordinates>0,0 1,1</coordinates></LineString></MultiGeometry></Placemark></Folder>
</Folder>
<Placemark><ExtendedData><SchemaData><SimpleData name="name">By its data</SimpleData><SimpleData name="height">8</SimpleData></SchemaData></ExtendedData></Placemark>
</Document></kml>`
	d, report, err := ReadWith("f.kml", []byte(file), Options{})
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
	var got []string
	for _, e := range d.Events {
		c, _ := d.Category(e.Category)
		got = append(got, e.Title+"|"+c.Name+"|"+strings.Join(e.Places, ",")+"|"+e.Note)
	}
	want := "Two lines|East|two-lines|; First line|East||; East|East|east|; By its data|Events||height: 8"
	if all := strings.Join(got, "; "); all != want {
		t.Errorf("got  %s\nwant %s", all, want)
	}
	if d.Title != "Travels" {
		t.Errorf("title %q", d.Title)
	}
	if p := d.Places[0]; p.Lon != 127 || p.Lat != 37.5 {
		t.Errorf("place %+v", p)
	}
}

// TestKMZRoot takes the file at the root of an archive before one in a folder.
func TestKMZRoot(t *testing.T) {
	file := zipped(t, map[string]string{
		"files/other.kml": "<kml><Placemark><name>Other</name></Placemark></kml>",
		"doc.kml":         "<kml><Placemark><name>Root</name></Placemark></kml>",
		"files/x.png":     "x",
	})
	d, report, err := ReadWith("f.kmz", []byte(file), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Events[0].Title != "Root" || report.Format != kmzFormat {
		t.Errorf("%s read %q", report.Format.ID, d.Events[0].Title)
	}
	if told := toldLosses(report.Losses); len(told) != 1 || told[0] != "2 further file of archives" && told[0] != "further file of 2 archives" {
		t.Errorf("losses %q", told)
	}
}
