package cite

import (
	"encoding/json"
	"strings"
	"testing"

	"legation/app/event"
	"legation/app/state"
)

var look = Context{Version: "1.2.3", Today: event.DayOf(2026, 11, 24)}

func sample() *event.Dataset {
	return event.New(event.Dataset{
		ID: "sample", Title: "A & B: 100% {sure} \\ “so”", Language: "en", Licence: "CC BY-SA 4.0",
		Digest: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
		Sources: []event.Source{
			{ID: "news", Title: "An opening: “It is done”", URL: "https://example.org/a_b?c=1&d=50%25#e", Publisher: "The Daily & Co.", Date: "2014-06-25"},
			{ID: "page", Title: "Was it so?", URL: "https://example.org/p{1}", Publisher: "example.org"},
			{ID: "book", Title: "외교 $5 #1_2^3~4", Date: "1964~"},
			{ID: "bad", Title: "", URL: "javascript:alert(1)", Date: "soon"},
		},
		Viewpoints: []event.Viewpoint{{ID: "ground", Name: "On the ground"}, {ID: "a", Name: "Country A", Holder: "a"}},
		Views:      []event.View{{ID: "all", Name: "Overview", Bounds: [4]float64{0, 0, 10, 10}}},
		Events: []event.Event{{
			ID: "open-1", Title: "Opening of\na \u202Ehouse", Date: event.MustDate("1988-11"), Attribution: "A's ministry", Sources: []string{"news", "page"},
			Quotes:   []event.Quote{{Text: "q", Source: "book"}, {Text: "r", Source: "news"}},
			Accounts: []event.Account{{Sources: []string{"bad", "none"}}},
		}, {ID: "Später", Title: "Undated"}},
	})
}

// TestEvent cites a record with its sources in each style.
func TestEvent(t *testing.T) {
	d := sample()
	e, _ := d.Event("open-1")
	for style, want := range map[Style]string{
		Chicago: `“Opening of a house” (November 1988). Record open-1 in A & B: 100% {sure} \ “so” (dataset, SHA-256 0123456789abcdef). Accessed November 24, 2026, with Legation 1.2.3.

“An opening: ‘It is done’.” The Daily & Co., June 25, 2014. https://example.org/a_b?c=1&d=50%25#e.

“Was it so?” example.org. Accessed November 24, 2026. https://example.org/p%7B1%7D.

“외교 $5 #1_2^3~4.” ca. 1964.

“Untitled.”
`,
		APA: `Opening of a house [Record open-1; event of November 1988]. (n.d.). In A & B: 100% {sure} \ “so” (SHA-256 0123456789abcdef) [Data set]. Retrieved November 24, 2026, with Legation (Version 1.2.3).

The Daily & Co. (2014, June 25). An opening: “It is done”. https://example.org/a_b?c=1&d=50%25#e

example.org. (n.d.). Was it so? Retrieved November 24, 2026, from https://example.org/p%7B1%7D

외교 $5 #1_2^3~4. (ca. 1964).

Untitled. (n.d.).
`,
		BibTeX: `@misc{sample-open-1,
  title = {{Opening of a house}},
  howpublished = {Record open-1 in A \& B: 100\% \textbraceleft{}sure\textbraceright{} \textbackslash{} “so” (dataset, SHA-256 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef)},
  urldate = {2026-11-24},
  language = {en},
  note = {Event of November 1988. According to A's ministry. Read with Legation 1.2.3. CC BY-SA 4.0}
}

@misc{news,
  title = {{An opening: “It is done”}},
  howpublished = {The Daily \& Co.},
  date = {2014-06-25},
  year = {2014},
  url = {https://example.org/a_b?c=1&d=50%25#e},
  urldate = {2026-11-24}
}

@misc{page,
  title = {{Was it so?}},
  howpublished = {example.org},
  url = {https://example.org/p%7B1%7D},
  urldate = {2026-11-24}
}

@misc{book,
  title = {{외교 \$5 \#1\_2\textasciicircum{}3\textasciitilde{}4}},
  date = {1964~},
  year = {ca. 1964}
}

@misc{bad,
  title = {{Untitled}}
}
`,
	} {
		got, err := Format(style, Event(d, e, look))
		if err != nil || got != want {
			t.Errorf("%s: %v\n%s\nwant\n%s", style, err, got, want)
		}
	}
	got, err := Format(CSLJSON, Event(d, e, look))
	if err != nil {
		t.Fatal(err)
	}
	var items []map[string]any
	if err := json.Unmarshal([]byte(got), &items); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{
		`{"accessed":{"date-parts":[[2026,11,24]]},"container-title":"A & B: 100% {sure} \\ “so”","event-date":{"date-parts":[[1988,11]]},"id":"sample-open-1","language":"en","note":"According to A's ministry. CC BY-SA 4.0","number":"open-1","source":"Legation 1.2.3","title":"Opening of a house","type":"entry","version":"SHA-256 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"}`,
		`{"URL":"https://example.org/a_b?c=1&d=50%25#e","accessed":{"date-parts":[[2026,11,24]]},"container-title":"The Daily & Co.","id":"news","issued":{"date-parts":[[2014,6,25]]},"title":"An opening: “It is done”","type":"webpage"}`,
		`{"URL":"https://example.org/p%7B1%7D","accessed":{"date-parts":[[2026,11,24]]},"container-title":"example.org","id":"page","title":"Was it so?","type":"webpage"}`,
		`{"id":"book","issued":{"circa":true,"date-parts":[[1964]]},"title":"외교 $5 #1_2^3~4","type":"document"}`,
		`{"id":"bad","title":"Untitled","type":"document"}`,
	} {
		var b strings.Builder
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		enc.Encode(items[i])
		if strings.TrimSpace(b.String()) != want {
			t.Errorf("item %d is\n%s\nwant\n%s", i, b.String(), want)
		}
	}
}

// TestDatasetAndPicture cites a dataset and a picture of it.
func TestDatasetAndPicture(t *testing.T) {
	d := sample()
	d.Title, d.Digest = "Relations", ""
	s := state.New(d).MoveTo(event.DayOf(1988, 11, 15))
	s.Viewpoint = "a"
	compared := s
	compared.View, compared.Centre = "", [2]float64{-0.25, 51.5}
	compared.Compare.Viewpoint = "ground"
	compared.Compare.On = true
	for _, x := range []struct {
		name  string
		items []Item
		style Style
		want  string
	}{
		{"dataset", Dataset(d, look), Chicago, "Relations. Dataset. Accessed November 24, 2026, with Legation 1.2.3.\n"},
		{"dataset", Dataset(d, look), APA, "Relations [Data set]. (n.d.). Retrieved November 24, 2026, with Legation (Version 1.2.3).\n"},
		{"dataset", Dataset(d, look), BibTeX, `@misc{sample,
  title = {{Relations}},
  howpublished = {Dataset},
  urldate = {2026-11-24},
  language = {en},
  note = {Read with Legation 1.2.3. CC BY-SA 4.0}
}
`},
		{"picture", Picture(s, look), Chicago, "“Overview, as regarded by Country A, 15 November 1988.” Map. Made November 24, 2026, with Legation 1.2.3, from Relations (dataset).\n"},
		{"picture", Picture(s, look), APA, "Overview, as regarded by Country A, 15 November 1988 [Map]. (2026, November 24). Made with Legation (Version 1.2.3) from Relations [Data set].\n"},
		{"picture", Picture(s, look), BibTeX, `@misc{sample-all-a-1988-11-15,
  title = {{Overview, as regarded by Country A, 15 November 1988}},
  howpublished = {Map made with Legation 1.2.3 from Relations (dataset)},
  date = {2026-11-24},
  year = {2026},
  language = {en},
  note = {CC BY-SA 4.0}
}
`},
		{"compared", Picture(compared, look), Chicago, "“Map around 51.5° N, 0.2° W, as regarded by Country A, 15 November 1988, beside On the ground, 15 November 1988.” Map. Made November 24, 2026, with Legation 1.2.3, from Relations (dataset).\n"},
	} {
		if got, err := Format(x.style, x.items); err != nil || got != x.want {
			t.Errorf("%s in %s: %v\n%s\nwant\n%s", x.name, x.style, err, got, x.want)
		}
	}
	if _, err := Format("mla", nil); err == nil || !strings.Contains(err.Error(), "chicago, apa, bibtex, csl-json") {
		t.Errorf("an unknown style: %v", err)
	}
}

// TestDates writes EDTF dates in the words of the styles and in the parts of
// CSL.
func TestDates(t *testing.T) {
	for _, x := range []struct{ edtf, words, yearFirst, csl, year string }{
		{"2014-06-25", "June 25, 2014", "2014, June 25", `{"date-parts":[[2014,6,25]]}`, "2014"},
		{"2014-06", "June 2014", "2014, June", `{"date-parts":[[2014,6]]}`, "2014"},
		{"2014", "2014", "2014", `{"date-parts":[[2014]]}`, "2014"},
		{"2001-21", "spring 2001", "2001, spring", `{"date-parts":[[2001]],"season":1}`, "2001"},
		{"2001-24~", "ca. winter 2001", "ca. 2001, winter", `{"date-parts":[[2001]],"season":4,"circa":true}`, "ca. 2001"},
		{"1964~", "ca. 1964", "ca. 1964", `{"date-parts":[[1964]],"circa":true}`, "ca. 1964"},
		{"1964-05-03?", "ca. May 3, 1964", "ca. 1964, May 3", `{"date-parts":[[1964,5,3]],"circa":true}`, "ca. 1964"},
		{"1964%", "ca. 1964", "ca. 1964", `{"date-parts":[[1964]],"circa":true}`, "ca. 1964"},
		{"-0043-03-15", "March 15, 44 BCE", "44 BCE, March 15", `{"date-parts":[[-44,3,15]]}`, "44 BCE"},
		{"0000", "1 BCE", "1 BCE", `{"date-parts":[[-1]]}`, "1 BCE"},
		{"0079-08", "August 79 CE", "79 CE, August", `{"date-parts":[[79,8]]}`, "79 CE"},
		{"197X", "1970s", "1970s", `{"literal":"1970s"}`, "1970s"},
		{"19XX", "1900–1999", "1900–1999", `{"literal":"1900–1999"}`, "1900–1999"},
		{"190X~", "ca. 1900–1909", "ca. 1900–1909", `{"circa":true,"literal":"ca. 1900–1909"}`, "ca. 1900–1909"},
		{"1967/1988", "1967–1988", "1967–1988", `{"date-parts":[[1967],[1988]]}`, "1967--1988"},
		{"1967-06-05/1967-06-10", "June 5, 1967 – June 10, 1967", "1967, June 5 – 1967, June 10", `{"date-parts":[[1967,6,5],[1967,6,10]]}`, "1967"},
		{"-0100/-0043", "101 BCE – 44 BCE", "101 BCE – 44 BCE", `{"date-parts":[[-101],[-44]]}`, "101 BCE--44 BCE"},
		{"1964~/1988", "ca. 1964 – 1988", "ca. 1964 – 1988", `{"date-parts":[[1964],[1988]],"circa":true}`, "ca. 1964--1988"},
		{"1967/1988-05", "1967 – May 1988", "1967 – 1988, May", `{"literal":"1967 – May 1988"}`, "1967--1988"},
		{"1988/..", "1988–", "1988–", `{"literal":"1988–"}`, "1988--"},
		{"../1988", "–1988", "–1988", `{"literal":"–1988"}`, "--1988"},
		{"1988/", "1988–?", "1988–?", `{"literal":"1988–?"}`, "1988--?"},
		{"../..", "", "", "null", ""},
		{"XXXX", "", "", "null", ""},
	} {
		d := event.MustDate(x.edtf)
		if got := dateWords(d, false); got != x.words {
			t.Errorf("%s is %q, want %q", x.edtf, got, x.words)
		}
		if got := dateWords(d, true); got != x.yearFirst {
			t.Errorf("%s with the year first is %q, want %q", x.edtf, got, x.yearFirst)
		}
		if got, _ := json.Marshal(cslDateOf(d)); string(got) != x.csl {
			t.Errorf("%s in CSL is %s, want %s", x.edtf, got, x.csl)
		}
		if x.year != "" {
			if got := yearOf(Item{date: d}); got != x.year {
				t.Errorf("the year of %s is %q, want %q", x.edtf, got, x.year)
			}
		}
	}
}

// TestKeys makes names that BibTeX can read, and keeps them apart.
func TestKeys(t *testing.T) {
	for text, want := range map[string]string{"Später, {x}": "Spater-x", "한국": "item", "a--b": "a-b", "-a": "a", "": "item"} {
		if got := key(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	items := distinct([]Item{{key: "a"}, {key: "A"}, {key: "b"}, {key: "a"}})
	got := ""
	for _, i := range items {
		got += i.key + " "
	}
	if got != "a A-2 b a-3 " {
		t.Errorf("%s", got)
	}
}
