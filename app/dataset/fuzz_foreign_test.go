package dataset

import (
	"archive/zip"
	"bytes"
	"testing"
)

// fuzzReader reads anything by one reader for the files of others, see stable.
func fuzzReader(f *testing.F, format *Format, name string, seeds ...string) {
	add(f, seeds...)
	f.Fuzz(func(t *testing.T, data []byte) { stable(t, format, name, data) })
}

func FuzzFeatures(f *testing.F) {
	fuzzReader(f, geoJSONTime, "f.geojson",
		`{"type": "FeatureCollection", "title": "A", "features": [{"type": "Feature", "id": 7, "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"name": "A", "start": "1988-11-15", "end": 1993, "url": "https://example.org", "x": 1}}]}`,
		`{"type": "Feature", "geometry": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 0]]], "when": {"timespans": [{"start": {"earliest": "1960-03-02", "latest": "1961"}, "end": {"in": "1963"}}]}}]}, "names": [{"toponym": "B", "citations": [{"label": "C", "@id": "http://example.org"}]}], "types": [{"label": "D"}], "links": [{"identifier": "wd:Q1"}], "relations": [{"relationType": "gvp:broader", "label": "E", "when": {"timespan": [1600, -1]}}], "descriptions": [{"value": "F"}]}`,
		"{\"type\": \"Feature\", \"properties\": {\"title\": \"A\", \"times\": [1412985600000, 1413072000000]}}\n\x1e{\"type\": \"Feature\", \"time\": {\"interval\": [\"1988\", \"..\"]}, \"properties\": {\"title\": \"B\", \"quotes\": [{\"text\": \"q\"}]}}\n",
		`{"type": "Feature", "geometry": {"type": "Point", "geowkt": "POINT(1 2)"}, "properties": {"title": "A", "date": "Fri Nov 22 1963 13:00:00 GMT-0600", "place": "P"}}`,
	)
}

func FuzzKML(f *testing.F) {
	fuzzReader(f, kmlFormat, "f.kml",
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
	fuzzReader(f, kmzFormat, "f.kmz", b.String(), stored.String())
}

func FuzzGeoRSS(f *testing.F) {
	fuzzReader(f, geoRSS, "f.rss",
		`<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>A</title><updated>1980-01-02T00:00:00Z</updated><link href="http://example.org"/><category term="c"/><author><name>N</name></author><summary type="html">S</summary><georss:point>23.456 12.345</georss:point></entry></feed>`,
		`<rss><channel><item><title>A</title><pubDate>02 Jan 1980 00:00:00 +0000</pubDate><georss:where><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>45.2 -110.4 46.4 -109.4 43.8 -109.8 45.2 -110.4</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></georss:where></item><item><title>B</title><geo:lat>1</geo:lat><geo:long>2</geo:long></item></channel></rss>`,
	)
}

func FuzzSimile(f *testing.F) {
	fuzzReader(f, simile, "f.xml",
		`<data><event start="Jun 01 1861 00:00:00 GMT" latestStart="Jul 01 1861 00:00:00 GMT" earliestEnd="Jun 01 1863 00:00:00 GMT" end="Jul 01 1863 00:00:00 GMT" isDuration="true" title="A" link="http://example.org" image="i">Words &lt;p&gt;more&lt;/p&gt;</event></data>`,
		mark+`{"dateTimeFormat": "iso8601", "events": [{"start": "1845", "end": "1846", "durationEvent": false, "title": "A", "id": "i", "description": "d"}]}`,
		`{"events": [{"start": "300 BC", "title": "B"}]}`,
	)
}
