package dataset

import (
	"bytes"
	"testing"

	"legation/assets"
)

// TestTemplates opens what a new dataset begins with. Both say the same.
func TestTemplates(t *testing.T) {
	var titles [2][]string
	for i, f := range Templates() {
		data, ok := Template(f)
		if !ok {
			t.Fatalf("no template for %s", f.Name)
		}
		d, report, err := ReadWith("new"+f.Endings[0], data, Options{})
		if err != nil || len(report.Problems) > 0 || len(report.Losses) > 0 || report.Format != f {
			t.Fatalf("%s: %v %v %v", f.Name, err, report.Problems, report.Losses)
		}
		if len(d.Events) != 3 || len(d.Categories) != 3 || len(d.Places) != 2 || len(d.Actors) != 2 || len(d.Sources) != 1 {
			t.Errorf("%s: %d events, %d categories, %d places, %d actors, %d sources", f.Name, len(d.Events), len(d.Categories), len(d.Places), len(d.Actors), len(d.Sources))
		}
		for _, e := range d.Events {
			titles[i] = append(titles[i], e.Title+" "+e.Date.String()+" "+e.Summary)
		}
	}
	for i, title := range titles[0] {
		if titles[1][i] != title {
			t.Errorf("%q in one, %q in the other", title, titles[1][i])
		}
	}
	if _, ok := Template(kmlFormat); ok {
		t.Error("a template for KML")
	}
	files, err := assets.Templates.ReadDir("templates")
	if err != nil || len(files) != len(Templates()) {
		t.Errorf("%d files, %d templates, %v", len(files), len(Templates()), err)
	}
}

// TestTemplateForm holds the template to the form in which it is written again.
func TestTemplateForm(t *testing.T) {
	data, _ := Template(geoJSON)
	d, _, err := Read("new.geojson", data)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, d); err != nil {
		t.Fatal(err)
	}
	sameBytes(t, data, b.Bytes())
}
