package dataset

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkForeign reads files of others with 20,000 records.
func BenchmarkForeign(b *testing.B) {
	const n = 20_000
	var features, placemarks strings.Builder
	features.WriteString(`{"type": "FeatureCollection", "features": [`)
	placemarks.WriteString("<kml>")
	for i := range n {
		fmt.Fprintf(&features, `{"type": "Feature", "geometry": {"type": "Point", "coordinates": [%d, %d]}, "properties": {"name": "Event %d", "start": "19%02d-01-02", "end": "2001", "category": "c%d", "description": "Some words", "url": "https://example.org/%d"}},`+"\n", i%180, i%90, i, i%100, i%8, i%1000)
		fmt.Fprintf(&placemarks, "<Placemark><name>Event %d</name><description>Some words</description><TimeSpan><begin>19%02d-01-02</begin><end>2001</end></TimeSpan><Point><coordinates>%d,%d</coordinates></Point></Placemark>\n", i, i%100, i%180, i%90)
	}
	features.WriteString(`{"type": "Feature", "properties": {"name": "last"}}]}`)
	placemarks.WriteString("</kml>")
	for name, file := range map[string]string{"f.geojson": features.String(), "f.kml": placemarks.String()} {
		data := []byte(file)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := Read(name, data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
