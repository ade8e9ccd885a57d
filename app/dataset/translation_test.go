package dataset

import (
	"bytes"
	"strings"
	"testing"
)

const translatedFile = `{"type":"FeatureCollection","legation":{"title":"Relations"},
"actors":[{"id":"north-korea","name":"North Korea"}],
"features":[{"type":"Feature","id":"a","geometry":null,"properties":{"title":"A visit","date":"1988"}},
{"type":"Feature","id":"b","geometry":null,"properties":{"title":"A letter","date":"1970"}}],
"translations":{"ko":{"title":"관계","events":{"a":"방문","gone":"?"},"actors":{"north-korea":"북한"}},
"not a tag":{},"ar":"x"}}`

func TestTranslations(t *testing.T) {
	d, problems, err := Read("a.geojson", []byte(translatedFile))
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, p := range problems {
		said = append(said, p.Message)
	}
	for _, want := range []string{`unknown event "gone"`, `"not a tag" is no language tag`, `it must be an object, not a text`} {
		if !strings.Contains(strings.Join(said, "\n"), want) {
			t.Errorf("the problems do not say %q: %q", want, said)
		}
	}
	ko := d.In("ko")
	a, _ := ko.Event("a")
	b, _ := ko.Event("b")
	actor, _ := ko.Actor("north-korea")
	if ko.Title != "관계" || a.Title != "방문" || b.Title != "A letter" || actor.Name != "북한" {
		t.Errorf("in Korean: %q, %q, %q, %q", ko.Title, a.Title, b.Title, actor.Name)
	}
	if ko.IndexOf(a) != d.IndexOf(must(d.Event("a"))) {
		t.Error("the event has another place")
	}
	if e, _ := d.Event("a"); e.Title != "A visit" {
		t.Errorf("the original has changed to %q", e.Title)
	}
	for _, word := range []string{"방문", "visit"} {
		if n := len(ko.Search(word)); n != 1 {
			t.Errorf("searching %q finds %d", word, n)
		}
	}
	if d.In("ar") != d || ko.In("en") != d || ko.Original() != d {
		t.Error("where there is no translation the dataset is not itself")
	}
	var first, second bytes.Buffer
	if err := Write(&first, ko); err != nil {
		t.Fatal(err)
	}
	again, problems, err := Read("b.geojson", first.Bytes())
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	if err := Write(&second, again); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Errorf("written and read it has changed:\n%s\n%s", first.Bytes(), second.Bytes())
	}
	if !strings.Contains(first.String(), `"a": "방문"`) || !strings.Contains(first.String(), `"title": "A visit"`) {
		t.Errorf("written it lacks a title: %s", first.String())
	}
}

func must[T any](v T, ok bool) T {
	if !ok {
		panic("not there")
	}
	return v
}
