package dataset

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"legation/app/event"
)

// fixture gives the path of a file that others made.
func fixture(t *testing.T, name string) string {
	t.Helper()
	root := os.Getenv("LEGATION_FIXTURES")
	if root == "" {
		t.Skip("LEGATION_FIXTURES is not set: it names the folder with the files of others")
	}
	return filepath.Join(root, name)
}

// TestFilesOfOthers opens real files of every kind of this room but those of
// spreadsheets and TimelineJS, and knows what is in them.
func TestFilesOfOthers(t *testing.T) {
	for _, x := range []struct {
		file, format  string
		events, dated int
		losses        []string
	}{
		{"geojson-time/leaflet-timedimension/track_bus699.geojson", "geojson-time", 1, 1, []string{"clock time of 1 date", "outline of 1 feature"}},
		{"disputed-borders/natural-earth/ne_50m_golan_claim_line.geojson", "geojson-time", 1, 0, []string{"outline of 1 feature", `property "FCLASS_IL" of 1 feature`}},
		{"kml/nrabinowitz-timemap/data.kml", "kml", 2, 2, []string{"outline of 1 feature"}},
		{"kml/nrabinowitz-timemap/impacts.kml", "kml", 6, 6, nil},
		{"kml/nrabinowitz-timemap/kenya.kml", "kml", 82, 82, nil},
		{"kml/nrabinowitz-timemap/placemarks.kml", "kml", 6, 6, []string{"outline of 5 features", "1 picture on the ground"}},
		{"kml/nrabinowitz-timemap/test.kml", "kml", 8, 7, nil},
		{"kml/nrabinowitz-timemap/data-atom.xml", "georss", 1, 1, nil},
		{"kml/nrabinowitz-timemap/data-mixed.xml", "georss", 14, 14, []string{"outline of 4 features"}},
		{"simile/monet-monet.xml", "simile", 27, 27, []string{"image of 7 events", "icon of 6 events"}},
		{"simile/compact-painter-data.json", "simile", 100, 100, []string{"icon of 92 events"}},
	} {
		t.Run(filepath.Base(x.file), func(t *testing.T) {
			d, report, err := OpenWith(fixture(t, x.file), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if report.Format.ID != x.format || report.Events != x.events || report.LeftOut != 0 || len(report.Problems) > 0 {
				t.Errorf("%s: %d events, %d left out, problems %v", report.Format.ID, report.Events, report.LeftOut, report.Problems)
			}
			if n := len(d.Index().Dated()); n != x.dated {
				t.Errorf("%d dated events, want %d", n, x.dated)
			}
			told := toldLosses(report.Losses)
			for _, want := range x.losses {
				if !slices.Contains(told, want) {
					t.Errorf("%q is not among the losses %q", want, told)
				}
			}
		})
	}
}

func toldLosses(all []Loss) (told []string) {
	for _, l := range all {
		told = append(told, l.String())
	}
	return told
}

// TestFilesOfOthersAgain writes what was read of them in each format and reads
// it back: the events are the same, but for what the format says it loses.
func TestFilesOfOthersAgain(t *testing.T) {
	for _, name := range []string{"kml/nrabinowitz-timemap/test.kml", "simile/monet-monet.xml", "kml/nrabinowitz-timemap/data-mixed.xml"} {
		d, _, err := OpenWith(fixture(t, name), Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range []*Format{geoJSONTime, linkedPlaces, kmlFormat, kmzFormat} {
			again := rewritten(t, d, f)
			for i := range d.Events {
				a, b := &d.Events[i], &again.Events[i]
				if a.Title != b.Title || a.Date != b.Date || a.Summary != b.Summary || a.Note != b.Note || len(a.Places) != len(b.Places) {
					t.Errorf("%s as %s:\n got %+v\nwant %+v", name, f.Name, *b, *a)
				}
			}
		}
	}
}

// rewritten writes a dataset in a format and reads it without any problem.
func rewritten(t *testing.T, d *event.Dataset, f *Format) *event.Dataset {
	t.Helper()
	var out strings.Builder
	if _, err := Encode(&out, d, f); err != nil {
		t.Fatal(err)
	}
	again, report, err := ReadWith("again"+f.Endings[0], []byte(out.String()), Options{})
	if err != nil {
		t.Fatalf("%s: %v\n%.2000s", f.Name, err, out.String())
	}
	if report.Format != f || len(report.Problems) > 0 || report.LeftOut > 0 {
		t.Fatalf("%s read as %s: %v", f.Name, report.Format.Name, report.Problems)
	}
	for _, l := range report.Losses {
		t.Errorf("%s has what is left behind in it: %s", f.Name, l)
	}
	if len(again.Events) != len(d.Events) {
		t.Fatalf("%s: %d events, want %d", f.Name, len(again.Events), len(d.Events))
	}
	return again
}

// TestNothingIsLeftBehind reads all that we write of the built-in dataset.
func TestNothingIsLeftBehind(t *testing.T) {
	for _, f := range []*Format{geoJSONTime, linkedPlaces, kmlFormat, kmzFormat} {
		rewritten(t, Builtin(), f)
	}
}

// TestFeatureTimes has the ways in which features of GeoJSON have times.
func TestFeatureTimes(t *testing.T) {
	for _, x := range []struct{ name, members, properties, want string }{
		{"date in EDTF", ``, `"date": "1964~/1988"`, "1964~/1988"},
		{"date in ISO", ``, `"date": "2019-11-23 10:51:06+00:00"`, "2019-11-23T10:51:06+00:00"},
		{"milliseconds", ``, `"date": 593568000000`, "1988-10-23"},
		{"milliseconds with a time", ``, `"time": 1574506266000`, "2019-11-23T10:51:06Z"},
		{"a year", ``, `"date": 1988`, "1988"},
		{"a year before the common era", ``, `"date": -43`, "-0043"},
		{"start and end", ``, `"start": "1988-11-15", "end": "1993"`, "1988-11-15/1993"},
		{"start alone", ``, `"start": "1988-11-15"`, "1988-11-15"},
		{"end alone", ``, `"end": "1988-11-15"`, "/1988-11-15"},
		{"an end that has not come", ``, `"start": "1988", "end": "present"`, "1988/.."},
		{"timeline in milliseconds", ``, `"start": 0, "end": 86400000`, "0000/1970-01-02"},
		{"years of polities about the era", ``, `"FromYear": -1, "ToYear": 14`, "-0001/0014"},
		{"years of polities up to the era", ``, `"FromYear": -27, "ToYear": -1`, "-0027/-0001"},
		{"timespans up to the era", `"when": {"timespans": [{"start": -27, "end": -1}]},`, ``, "-0027/-0001"},
		{"years of polities", ``, `"FromYear": -3400, "ToYear": -3301`, "-3400/-3301"},
		{"TimeDimension", ``, `"coordTimes": ["2014-10-11T01:00:00Z", "2014-10-09T00:00:00Z"]`, "2014-10-09/2014-10-11"},
		{"TimeDimension within a day", ``, `"times": ["2014-10-11T01:00:00Z", "2014-10-11T05:00:00Z"]`, "2014-10-11"},
		{"TimeDimension in numbers", ``, `"linestringTimestamps": [1412985600000, 1413072000000]`, "2014-10-11/2014-10-12"},
		{"TimeDimension in one text", ``, `"times": "2014-10-11,2014-10-12"`, "2014-10-11/2014-10-12"},
		{"an instant", `"when": {"@type": "Instant", "datetime": "2014-04-23"},`, ``, "2014-04-23"},
		{"an interval", `"when": {"@type": "Interval", "start": "2014-04-23", "stop": "2014-05"},`, ``, "2014-04-23/2014-05"},
		{"JSON-FG date", `"time": {"date": "1988-11-15"},`, ``, "1988-11-15"},
		{"JSON-FG interval", `"time": {"interval": ["1988-11-15", ".."]},`, ``, "1988-11-15/.."},
		{"Linked Places", `"when": {"timespans": [{"start": {"in": "1600"}, "end": {"in": "1700-02"}}]},`, ``, "1600/1700-02"},
		{"Linked Places without an end", `"when": {"timespans": [{"start": {"in": "0476"}}]},`, ``, "0476"},
		{"a start between the days of a month", `"when": {"timespans": [{"start": {"earliest": "1861-06-01", "latest": "1861-06-30"}, "end": {"in": "1863"}}]},`, ``, "1861-06/1863"},
		{"a start between the years of a decade", `"when": {"timespans": [{"start": {"earliest": "1960", "latest": "1969"}}]},`, ``, "196X"},
		{"a start between days that are no unit", `"when": {"timespans": [{"start": {"earliest": "1960-03-02", "latest": "1961"}, "end": {"in": "1963"}}]},`, ``, "1960-03-02~/1963"},
		{"an end no earlier than the start", `"when": {"timespans": [{"start": {"in": "1967-06-10"}, "end": {"earliest": "1967-06-10"}}]},`, ``, "1967-06-10/.."},
		{"a timespan of integers", `"when": {"timespan": {"start": 1600, "end": -1}},`, ``, "1600"},
		{"timespans as pairs", `"when": {"timespans": [["1600", "1700"]]},`, ``, "1600/1700"},
		{"uncertain", `"when": {"timespans": [{"start": {"in": "1600"}, "end": {"in": "1700"}}], "certainty": "less-certain"},`, ``, "1600?/1700?"},
		{"a date beside a when that says the same", `"when": {"timespans": [{"start": {"earliest": "1970-01-01", "latest": "1979-12-31"}}]},`, `"date": "197X~"`, "197X~"},
		{"no time", ``, ``, ""},
		{"an empty time", ``, `"start": "", "end": null`, ""},
		{"a name of a month", ``, `"date": "Fri Nov 22 1963 13:00:00 GMT-0600"`, "1963-11-22T13:00:00-06:00"},
	} {
		t.Run(x.name, func(t *testing.T) {
			properties := `"title": "T"`
			if x.properties != "" {
				properties += ", " + x.properties
			}
			d, report, err := ReadWith("f", []byte(`{"type": "Feature", `+x.members+` "geometry": null, "properties": {`+properties+`}}`), Options{})
			if err != nil || len(report.Problems) > 0 {
				t.Fatal(err, report.Problems)
			}
			if got := d.Events[0].Date.String(); got != x.want {
				t.Errorf("got %s, want %s", got, x.want)
			}
		})
	}
}

// TestFeaturesWithSeveralTimes makes an event of each time.
func TestFeaturesWithSeveralTimes(t *testing.T) {
	for _, x := range []struct{ name, feature, want string }{
		{"timespans", `"when": {"timespans": [{"start": {"in": "1600"}}, {"start": {"in": "1700"}}]}, "geometry": null`, "T 1600; T 1700"},
		{"names", `"geometry": null, "names": [{"toponym": "Byzantium", "when": {"timespans": [{"start": {"in": "-0600"}, "end": {"in": "0330"}}]}},
			{"toponym": "Istanbul", "when": {"timespans": [{"start": {"in": "1930"}, "end": {"latest": "present"}}]}}]`, "Byzantium -0600/0330; Istanbul 1930/.."},
		{"geometries", `"geometry": {"type": "GeometryCollection", "geometries": [
			{"type": "Point", "coordinates": [1, 2], "when": {"timespans": [{"start": {"in": "1600"}}]}},
			{"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]], "when": {"timespans": [{"start": {"in": "1700"}}]}}]}`, "T 1600; T 1700"},
	} {
		t.Run(x.name, func(t *testing.T) {
			d, report, err := ReadWith("f", []byte(`{"type": "FeatureCollection", "@context": "", "features": [{"type": "Feature", "properties": {"title": "T"}, `+x.feature+`}]}`), Options{})
			if err != nil || len(report.Problems) > 0 || report.Format != linkedPlaces {
				t.Fatal(err, report)
			}
			var got []string
			for i := range d.Events {
				got = append(got, d.Events[i].Title+" "+d.Events[i].Date.String())
			}
			if all := strings.Join(got, "; "); all != x.want {
				t.Errorf("got %s, want %s", all, x.want)
			}
		})
	}
}

// TestGazetteerLines reads places as real gazetteers write them, line by line:
// with integers for years, -1 and "" for none, and members that are empty.
func TestGazetteerLines(t *testing.T) {
	const empty = `"descriptions": [{"value": "", "lang": "", "source": ""}], "depictions": [{"@id": "", "title": ""}],
		"when": {"timespan": [{"start": {"in": ""}, "end": {"latest": ""}}], "periods": [{"name": "", "uri": ""}], "label": "", "duration": ""}`
	line := func(id, title, names, when, links string) string {
		return strings.ReplaceAll(`{"type": "Feature", "@id": "http://example.org/`+id+`", "properties": {"ccode": "XX", "title": "`+title+`"}, "names": [`+names+`],
			"types": [{"@id": 300008372, "label": "village"}], "links": `+links+`, "geometry": {"type": "GeometryCollection", "geometries": [
			{"type": "Point", `+when+` "geowkt": "POINT(-71.5 10.5)", "citation": {"id": null, "label": "Old map"}, "coordinates": [-71.5, 10.5]}]}, `+empty+`}`, "\n", " ") + "\n"
	}
	file := line("1", "Never dated", `{"toponym": "Never dated", "when": {"timespans": [{"end": -1, "start": -1}]}, "citation": {"@id": "", "label": "A book"}}`, `"when": {"timespans": [{"end": -1, "start": -1}]},`, `null`) +
		line("2", "Begun", `{"toponym": "Other name", "when": {"timespans": [{"end": -1, "start": 1727}]}}`, `"when": {"timespans": [{"end": -1, "start": 1727}]},`, `[{"uri": "http://example.org/tgn/1", "type": "closeMatch"}]`) +
		line("3", "From to", `{"toponym": "From to"}`, `"when": {"timespans": [{"end": 1722, "start": 1694}]},`, `[]`) +
		line("4", "Renamed", `{"toponym": "First", "when": {"timespans": [{"end": 1589, "start": 1582}]}}, {"toponym": "Second", "when": {"timespans": [{"end": -1, "start": 1596}]}}`, ``, `[]`)
	d, report, err := ReadWith("f.jsonl", []byte(file), Options{})
	if err != nil || len(report.Problems) > 0 || report.Format != linkedPlaces {
		t.Fatal(err, report)
	}
	var got []string
	for i := range d.Events {
		e := &d.Events[i]
		c, _ := d.Category(e.Category)
		p, _ := d.Place(e.Places[0])
		if c.Name != "village" || p.Lon != -71.5 || p.Area {
			t.Errorf("%s: category %q, place %+v", e.Title, c.Name, *p)
		}
		got = append(got, e.Title+" "+e.Date.String()+" "+strings.ReplaceAll(e.Note, "\n", ", "))
	}
	want := "First 1582/1589 Also called: First; Second, Country: XX" +
		" | Second 1596 Also called: First; Second, Country: XX" +
		" | From to 1694/1722 Country: XX" +
		" | Begun 1727 Also called: Other name, Country: XX" +
		" | Never dated  Country: XX"
	if all := strings.Join(got, " | "); all != want {
		t.Errorf("\n got %s\nwant %s", all, want)
	}
	if len(d.Sources) != 2 || d.Sources[0].Title != "A book" || d.Sources[1].URL != "http://example.org/tgn/1" {
		t.Errorf("sources %+v", d.Sources)
	}
	if told := toldLosses(report.Losses); len(told) != 1 || told[0] != "time of 1 name" {
		t.Errorf("losses %q", told)
	}
}

// TestStandingPoints has where the point of a line or an area lies.
func TestStandingPoints(t *testing.T) {
	for _, x := range []struct {
		name, geometry string
		want           []event.Place
	}{
		{"point with a height", `{"type": "Point", "coordinates": [1, 2, 300]}`, []event.Place{{Lon: 1, Lat: 2}}},
		{"points", `{"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}`, []event.Place{{Lon: 1, Lat: 2}, {Lon: 3, Lat: 4}}},
		{"line", `{"type": "LineString", "coordinates": [[0, 0], [8, 0], [8, 2]]}`, []event.Place{{Lon: 5, Lat: 0, Area: true}}},
		{"longest line", `{"type": "MultiLineString", "coordinates": [[[0, 0], [1, 0]], [[0, 5], [4, 5]]]}`, []event.Place{{Lon: 2, Lat: 5, Area: true}}},
		{"area", `{"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]}`, []event.Place{{Lon: 2, Lat: 2, Area: true}}},
		{"horseshoe", `{"type": "Polygon", "coordinates": [[[0, 0], [10, 0], [10, 10], [8, 10], [8, 2], [2, 2], [2, 10], [0, 10], [0, 0]]]}`, []event.Place{{Lon: 1, Lat: 4.076923076923077, Area: true}}},
		{"ring with a hole", `{"type": "Polygon", "coordinates": [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]], [[4, 4], [4, 6], [6, 6], [6, 4], [4, 4]]]}`, []event.Place{{Lon: 2, Lat: 5, Area: true}}},
		{"largest area", `{"type": "MultiPolygon", "coordinates": [[[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]], [[[10, 0], [14, 0], [14, 4], [10, 4], [10, 0]]]]}`, []event.Place{{Lon: 12, Lat: 2, Area: true}}},
		{"point and area", `{"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 0]]]}, {"type": "Point", "coordinates": [3, 1]}]}`, []event.Place{{Lon: 3, Lat: 1}}},
		{"area of no size", `{"type": "Polygon", "coordinates": [[[1, 1], [1, 1], [1, 1], [1, 1]]]}`, []event.Place{{Lon: 1, Lat: 1, Area: true}}},
	} {
		t.Run(x.name, func(t *testing.T) {
			d, report, err := ReadWith("f", []byte(`{"type": "Feature", "properties": {"title": "T"}, "geometry": `+x.geometry+`}`), Options{})
			if err != nil || len(report.Problems) > 0 {
				t.Fatal(err, report.Problems)
			}
			if len(d.Places) != len(x.want) {
				t.Fatalf("places %+v", d.Places)
			}
			for i, want := range x.want {
				if got := d.Places[i]; got.Lon != want.Lon || got.Lat != want.Lat || got.Area != want.Area {
					t.Errorf("got %+v, want %+v", got, want)
				}
			}
		})
	}
}

// TestForeignFaults has what is wrong with files of others, and where.
func TestForeignFaults(t *testing.T) {
	const feature = "{\"type\": \"FeatureCollection\", \"features\": [\n{\"type\": \"Feature\", \"geometry\": null, \"properties\": {\"title\": \"Good\", \"start\": 1988}},\n"
	for _, x := range []struct {
		name, file string
		events     int
		want       string // a problem
		suggestion string
	}{
		{"f.geojson", feature + `{"type": "Feature", "geometry": null, "properties": {"title": "Bad", "start": "1988-13-01"}}]}`, 1, `f.geojson:3:79: feature "Bad": date "1988-13-01": "13" is not a month`, ""},
		{"f.geojson", feature + `{"type": "Feature", "geometry": null, "properties": {"title": "Bad", "start": true}}]}`, 1, `f.geojson:3:79: feature "Bad": a time must be`, ""},
		{"f.geojson", feature + `{"type": "Feature", "geometry": null, "properties": {"start": 1}}]}`, 1, `f.geojson:3:53: feature: it has no name`, ""},
		{"f.geojson", feature + `{"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[0, 0], [0, 91]]}, "properties": {"title": "Bad"}}]}`, 2, `f.geojson:3:80: feature "Bad": longitude 0, latitude 91 is off the globe`, ""},
		{"f.geojson", feature + `{"type": "Feature", "geometry": null, "properties": {"title": "Bad", "start": 1990, "end": 1980}}]}`, 1, `ends before it begins`, "1980/1990"},
		{"f.geojson", feature + `{"type": "Feature", "geometry": null, "properties": {"title": "Bad", "time": 1e300}}]}`, 1, `further away than any date`, ""},
		{"f.geojson", feature + `{"type": "Feature", "geometry": null, "properties": {"title": "Bad", "url": "javascript:alert(1)"}}]}`, 2, `is no address that starts with http`, ""},
		{"f.jsonl", "{\"type\": \"Feature\", \"@context\": \"\", \"properties\": {\"title\": \"A\"}}\n{\"type\": \"Fea\n{\"type\": \"Feature\", \"properties\": {\"title\": \"B\"}}\n", 2, `f.jsonl:2:14: feature: not JSON`, ""},
		{"f.kml", "<kml><Placemark><name>Good</name></Placemark>\n<Placemark><name>Bad</name><TimeStamp><when>1988-02-30</when></TimeStamp></Placemark></kml>", 1, `f.kml:2:39: placemark "Bad": date "1988-02-30": "30" is not a day of February`, ""},
		{"f.kml", "<kml><Placemark><name>Bad</name>\n<Point><coordinates>200,1</coordinates></Point></Placemark></kml>", 1, `f.kml:2:8: placemark "Bad": longitude 200, latitude 1 is off the globe`, ""},
		{"f.kml", "<kml><Placemark><name>Bad</name>\n<Point><coordinates>NaN,1</coordinates></Point></Placemark></kml>", 1, `off the globe`, ""},
		{"f.kml", "<kml><Placemark><name>Bad</name>\n<Point><coordinates>1</coordinates></Point></Placemark></kml>", 1, `coordinates must be longitude,latitude`, ""},
		{"f.xml", "<data>\n<event start='3/4/2020' title='Bad'/>\n<event start='Mar 04 2020' title='Good'/></data>", 1, `f.xml:2:1: event "Bad": its start: date "3/4/2020"`, ""},
		{"f.xml", "<rss><channel><item><title>Bad</title>\n<pubDate>soon</pubDate></item><item><title>Good</title></item></channel></rss>", 1, `f.xml:2:1: entry "Bad": date "soon"`, ""},
	} {
		t.Run(x.want, func(t *testing.T) {
			_, report, err := ReadWith(x.name, []byte(x.file), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if report.Events != x.events {
				t.Errorf("%d events, want %d", report.Events, x.events)
			}
			if len(report.Problems) != 1 || !strings.Contains(report.Problems[0].String(), x.want) {
				t.Errorf("problems %v", report.Problems)
			} else if p := report.Problems[0]; x.suggestion != "" && p.Suggestion != x.suggestion {
				t.Errorf("suggestion %q, want %q", p.Suggestion, x.suggestion)
			}
		})
	}
}
