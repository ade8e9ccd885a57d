package twin

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"legation/app/cite"
	"legation/app/dataset"
	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
)

var look = cite.Context{Version: "1.2.3", Today: event.DayOf(2026, 11, 24)}

// small is a dataset with two events, in which everything is said that a
// record can say.
func small() *event.Dataset {
	return event.New(event.Dataset{
		ID: "small", Title: "Two houses", Description: "A test.", Language: "en", Licence: "CC0", Note: "Boundaries say nothing.",
		Actors:      []event.Actor{{ID: "a", Name: "Country A"}, {ID: "b", Name: "Country B"}},
		Categories:  []event.Category{{ID: "c", Name: "Visits"}, {ID: "d", Name: "Votes"}},
		Places:      []event.Place{{ID: "p", Name: "Town", Lon: 35, Lat: 32}},
		Territories: []event.Territory{{ID: "golan-heights", Name: "Golan Heights"}, {ID: "egypt", Name: "Egypt"}},
		Viewpoints:  []event.Viewpoint{{ID: "ground", Name: "On the ground"}, {ID: "va", Name: "Country A", Holder: "a"}},
		Views:       []event.View{{ID: "all", Name: "Overview", Bounds: [4]float64{30, 28, 40, 36}}},
		Sources: []event.Source{
			{ID: "s", Title: "A report", URL: "https://example.org/a?b=1&c=2", Publisher: "The Paper", Date: "1988-11-16"},
			{ID: "q", Title: "외교 문서"},
		},
		Events: []event.Event{
			{ID: "e1", Title: "A house opens", Date: event.MustDate("1988-11-15"), Category: "c", Summary: "It is opened.", Attribution: "The ministry",
				Places: []string{"p"}, Sources: []string{"s"}, Confidence: event.High, Note: "By hearsay.",
				Quotes:   []event.Quote{{Text: "안녕하십니까", Speaker: "The minister", Source: "q", Note: "shortened"}},
				Accounts: []event.Account{{Date: event.MustDate("1988~"), Text: "Later, says another", Attribution: "A guest", Sources: []string{"s"}}}},
			{ID: "e2", Title: "A war", Date: event.MustDate("1990/.."), Category: "d"},
			{ID: "e3", Title: "When?", Category: "c"},
		},
		Stances: []event.Stance{
			{ID: "t1", Holder: "a", Territory: "golan-heights", Relation: event.RecognisesSovereignty, Regards: "b", Date: event.MustDate("1970/.."),
				Attribution: "A decree", Sources: []string{"s"}, Confidence: event.Medium},
			{ID: "t2", Holder: "a", Territory: "golan-heights", Relation: event.Controls, Regards: "a", Date: event.MustDate("1967/..")},
		},
	})
}

func at(d *event.Dataset, day event.Day) state.State {
	s := state.New(d).MoveTo(day)
	s.Viewpoint = "va"
	return s
}

// TestMarkdown writes a twin, word for word.
func TestMarkdown(t *testing.T) {
	var b bytes.Buffer
	err := Markdown(&b, Doc{State: at(small(), event.DayOf(1989, 1, 1)), Picture: []byte("picture"), MIME: "image/jpeg", Alt: "A map [of] it", Credit: "Map: © A", Context: look})
	if err != nil {
		t.Fatal(err)
	}
	want := "# Two houses\n\n" +
		"As regarded by Country A, 1 January 1989\n\n" +
		"A test.\n\n" +
		"![A map \\[of\\] it](data:image/jpeg;base64,cGljdHVyZQ==)\n\n" +
		"## Events\n\n" +
		"Everything up to 1 January 1989. Events listed: 2 of 3, in order of time; undated ones, which belong to every date, come last.\n\n" +
		"| Date | Event | Who says so | Quotations | Places | Sources |\n| --- | --- | --- | --- | --- | --- |\n" +
		"| 15 November 1988 | **A house opens**<br>Visits<br>It is opened.<br>Note: By hearsay. | The ministry<br>Confidence that the source says so: high<br>Accounts differ:<br>about 1988 (year only, approximate): Later, says another (A guest)<br>[A report](<https://example.org/a?b=1&amp;c=2>), The Paper, 16 November 1988 | “안녕하십니까” — The minister (shortened) | Town | [A report](<https://example.org/a?b=1&amp;c=2>), The Paper, 16 November 1988<br>외교 문서 |\n" +
		"| undated | **When?**<br>Visits | not said | none | none | none named |\n\n" +
		"## Positions: As regarded by Country A, 1 January 1989\n\n" +
		"Positions are attributed; see the sources.\n\n" +
		"| Territory | Position | Since when, who says so, and where |\n| --- | --- | --- |\n" +
		"| Golan Heights | Country B; controlled by Country A | since 1970 (year only); A decree<br>Confidence that the source says so: medium<br>[A report](<https://example.org/a?b=1&amp;c=2>), The Paper, 16 November 1988 |\n\n" +
		"## Notes\n\n" +
		"- **Boundaries:** Boundaries say nothing.\n" +
		"- **Attribution:** Map: © A\n" +
		"- **Licence of the data:** CC0\n" +
		"- **How to cite:** “Overview, as regarded by Country A, 1 January 1989.” Map. Made November 24, 2026, with Legation 1.2.3, from Two houses (dataset).\n" +
		"- **Made with:** Legation 1.2.3\n"
	if got := b.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestRows lists what the state shows, in order: by mode, window, filter and
// search.
func TestRows(t *testing.T) {
	d := small()
	base := at(d, event.DayOf(1989, 1, 1))
	for _, x := range []struct {
		name   string
		change func(state.State) state.State
		want   string
		scope  string
	}{
		{"so far", func(s state.State) state.State { return s }, "e1 e3", "Everything up to 1 January 1989. Events listed: 2 of 3"},
		{"later", func(s state.State) state.State { return s.MoveTo(event.DayOf(1995, 1, 1)) }, "e1 e2 e3", "3 of 3"},
		{"at", func(s state.State) state.State { s.Mode = state.At; return s }, "e3", "What is on at 1 January 1989"},
		{"from", func(s state.State) state.State { s.Mode = state.OnFrom; return s }, "e2 e3", "Everything from 1 January 1989 on"},
		{"within", func(s state.State) state.State {
			s.Mode, s.Window = state.Within, state.Window{From: event.DayOf(1988, 1, 1), To: event.DayOf(1988, 12, 31)}
			return s
		}, "e1 e3", "What is on from 1 January 1988 to 31 December 1988"},
		{"filter", func(s state.State) state.State { s.Filter.Category = "d"; return s.MoveTo(event.DayOf(1995, 1, 1)) }, "e2", "Only what the filter keeps: category “Votes”."},
		{"search", func(s state.State) state.State { s.Search = "house"; return s }, "e1", "search “house”"},
	} {
		p, err := pageOf(Doc{State: x.change(base), Context: look})
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, e := range p.Events {
			ids = append(ids, e.ID)
		}
		if got := strings.Join(ids, " "); got != x.want || !strings.Contains(p.Scope, x.scope) {
			t.Errorf("%s: %s, %q; want %s, %q", x.name, got, p.Scope, x.want, x.scope)
		}
	}
	if last := d.Events[2]; !last.Undated() {
		t.Fatal("the last is dated")
	}
}

// TestWhen has dates for machines where HTML can say them, and words always.
func TestWhen(t *testing.T) {
	for edtf, want := range map[string]string{
		"1988-11-15":            "[15 November 1988|1988-11-15]",
		"1988-11":               "[November 1988|1988-11] (month only)",
		"1988":                  "[1988|1988] (year only)",
		"1988~":                 "[about 1988|1988] (year only, approximate)",
		"197X":                  "[1970s|] (decade only)",
		"2001-21":               "[spring 2001|] (season only)",
		"-0043-03-15":           "[15 March 44 BCE|]",
		"1967/1988":             "[1967|1967][ – |][1988|1988] (years only)",
		"1988/..":               "[since |][1988|1988][|] (year only)",
		"../1988-05-01":         "[until |][1 May 1988|1988-05-01][|]",
		"1988-01-01/":           "[|][1 January 1988|1988-01-01][ – end unknown|] (end unknown)",
		"1988-01-01/1988-01-01": "[|][1 January 1988|1988-01-01][|]",
		"XXXX":                  "[undated: year unknown|]",
		"":                      "[undated|]",
	} {
		var d event.Date
		if edtf != "" {
			d = event.MustDate(edtf)
		}
		w := whenOf(d)
		got := ""
		for _, p := range w.Parts {
			got += "[" + p.Text + "|" + p.Machine + "]"
		}
		if w.Note != "" {
			got += " (" + w.Note + ")"
		}
		if got != want {
			t.Errorf("%s: %s, want %s", edtf, got, want)
		}
	}
}

// TestLanguages tells the language of a text by its letters where the
// dataset's language is not written in them.
func TestLanguages(t *testing.T) {
	for _, x := range []struct{ base, text, want string }{
		{"en", "Plain", ""}, {"", "Plain", ""}, {"en", "외교 A", "ko"}, {"en", "שלום", "he"}, {"en", "سلام", "ar"}, {"en", "中文", "zh"}, {"en", "かな", "ja"},
		{"en", "привет", "und-Cyrl"}, {"ko", "외교", "ko"}, {"ko", "外交", "ko"}, {"ko", "Plain", ""}, {"fa", "سلام", "fa"}, {"ru", "привет", "ru"},
		{"fr", "Bonjour", "fr"}, {"en", "1988", ""}, {"nonsense!", "Plain", ""},
	} {
		if got := (words{x.base}).phrase(x.text).Lang; got != x.want {
			t.Errorf("%q in a dataset in %q: %q, want %q", x.text, x.base, got, x.want)
		}
	}
}

// hostile is a dataset in which every text wants to be more than a text.
func hostile() *event.Dataset {
	d := small()
	bad := `"><script>alert(1)</script><img src=x onerror=alert(1)>|` + "`" + `[x](javascript:alert(1)) ![y](http://evil.example/y.png) http://evil.example **b** {{.}} --> ]]> ` + "\x00\u202E\n# head\n"
	out := *d
	out.Title, out.Description, out.Licence, out.Note, out.Language = bad, bad, bad, bad, `en" onload="alert(1)`
	out.Actors = []event.Actor{{ID: "a", Name: bad}, {ID: "b", Name: bad}}
	out.Categories = []event.Category{{ID: "c", Name: bad}}
	out.Places = []event.Place{{ID: "p", Name: bad}}
	out.Territories = []event.Territory{{ID: "golan-heights", Name: bad}}
	out.Viewpoints = []event.Viewpoint{{ID: "va", Name: bad, Holder: "a"}}
	out.Views = []event.View{{ID: "all", Name: bad, Bounds: [4]float64{30, 28, 40, 36}}}
	out.Sources = []event.Source{{ID: "s", Title: bad, URL: "javascript:alert(1)", Publisher: bad, Date: bad}, {ID: "q", Title: bad, URL: `https://example.org/"><script>|`, Publisher: bad}}
	e := out.Events[0]
	e.Title, e.Summary, e.Attribution, e.Note = bad, bad, bad, bad
	e.Quotes = []event.Quote{{Text: bad, Speaker: bad, Note: bad, Source: "q"}}
	e.Accounts = []event.Account{{Text: bad, Attribution: bad, Quotes: e.Quotes, Sources: []string{"s"}}}
	out.Events = []event.Event{e}
	st := out.Stances[0]
	st.Attribution, st.Note, st.Quotes = bad, bad, e.Quotes
	out.Stances = []event.Stance{st}
	return event.New(out)
}

// TestHTML looks at every element of a twin: none acts, none fetches, headings
// of tables have a scope, and what is named by an id is there.
func TestHTML(t *testing.T) {
	svg := `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" role="none"><title>T</title><g id="legend"><text>Words</text></g></svg>`
	built := at(dataset.Builtin(), event.DayOf(1989, 1, 1))
	built.Viewpoint = "north-korea"
	compared := built.CompareWith(true)
	for _, x := range []struct {
		name string
		doc  Doc
	}{
		{"small", Doc{State: at(small(), event.DayOf(1989, 1, 1)), Picture: []byte("p"), MIME: "image/png", Credit: "Map: A", Context: look}},
		{"built-in", Doc{State: built, Picture: []byte(svg), MIME: "image/svg+xml", Context: look}},
		{"compared", Doc{State: compared, Picture: []byte(svg), MIME: "image/svg+xml", Context: look}},
		{"hostile", Doc{State: at(hostile(), event.DayOf(1989, 1, 1)), Picture: []byte("p"), MIME: `image/png"><script>`, Credit: "<b>", Alt: `" onload="x`, Context: look}},
		{"empty", Doc{State: state.New(event.New(event.Dataset{})), Context: look}},
	} {
		t.Run(x.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := HTML(&b, x.doc); err != nil {
				t.Fatal(err)
			}
			dec := xml.NewDecoder(&b)
			dec.Strict, dec.AutoClose, dec.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
			ids, wanted, count := map[string]bool{}, []string{}, map[string]int{}
			for {
				token, err := dec.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				e, ok := token.(xml.StartElement)
				if !ok {
					continue
				}
				count[e.Name.Local]++
				scope := ""
				for _, a := range e.Attr {
					name := strings.ToLower(a.Name.Local)
					switch {
					case strings.HasPrefix(name, "on"):
						t.Errorf("<%s %s=%q>", e.Name.Local, name, a.Value)
					case name == "id":
						if ids[a.Value] {
							t.Errorf("id %q is there twice", a.Value)
						}
						ids[a.Value] = true
					case name == "aria-labelledby":
						wanted = append(wanted, a.Value)
					case name == "href" && strings.HasPrefix(a.Value, "#"):
						wanted = append(wanted, a.Value[1:])
					case name == "href" && !strings.HasPrefix(a.Value, "https://") && !strings.HasPrefix(a.Value, "http://"):
						t.Errorf("a link to %q", a.Value)
					case name == "src" && !strings.HasPrefix(a.Value, "data:image/png;base64,"):
						t.Errorf("something is fetched: %q", a.Value)
					case name == "scope":
						scope = a.Value
					case name == "lang" && strings.Trim(a.Value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") != "":
						t.Errorf("language %q", a.Value)
					}
				}
				if e.Name.Local == "th" && scope == "" {
					t.Error("a heading without a scope")
				}
				if slices.Contains([]string{"script", "link", "iframe", "object", "form", "base"}, e.Name.Local) {
					t.Errorf("<%s>", e.Name.Local)
				}
			}
			for _, id := range wanted {
				if !ids[id] {
					t.Errorf("%q is named and not there", id)
				}
			}
			if count["table"] != count["caption"] || count["html"] != 1 || count["main"] != 1 || count["h1"] != 1 {
				t.Errorf("elements: %v", count)
			}
			if pictures := count["img"] + count["svg"]; pictures != map[bool]int{true: 1}[len(x.doc.Picture) > 0] {
				t.Errorf("%d pictures", pictures)
			}
			if x.name == "compared" && count["table"] != 3 {
				t.Errorf("%d tables", count["table"])
			}
		})
	}
}

// TestHostileMarkdown leaves nothing in a Markdown twin that would be read as
// Markdown or HTML, and breaks no table.
func TestHostileMarkdown(t *testing.T) {
	var b bytes.Buffer
	if err := Markdown(&b, Doc{State: at(hostile(), event.DayOf(1989, 1, 1)), Context: look}); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	bare := regexp.MustCompile(`\\.`).ReplaceAllString(text, "")
	for _, no := range []string{"](javascript", "![y", "<script", "<img", " **b", "http://evil", "\x00", "\n# head"} {
		if strings.Contains(bare, no) {
			t.Errorf("%q is in it", no)
		}
	}
	for _, line := range strings.Split(bare, "\n") {
		if strings.HasPrefix(line, "|") {
			if n := strings.Count(line, "|"); n != 7 && n != 4 {
				t.Errorf("a row of %d bars: %s", n, line)
			}
		}
	}
}

// TestInline takes a harmless SVG into the page, with its name, and leaves the
// others to be pictures.
func TestInline(t *testing.T) {
	const open = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" aria-label="old">`
	got, err := inline([]byte("<?xml version=\"1.0\"?>\n<!DOCTYPE svg>\n"+open+"<g/></svg>\n"), `a "b" <c>`)
	if want := `<svg role="img" aria-label="a &#34;b&#34; &lt;c&gt;" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><g/></svg>`; err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
	if got, err := inline([]byte(open+`<a href="https://example.org/"><text>x</text></a><path fill="url(#hatch)"/><image href="data:image/png;base64,AA"/></svg>`), "x"); err != nil || !strings.HasPrefix(got, `<svg role="group"`) {
		t.Errorf("with a link: %v, %s", err, got)
	}
	for _, inside := range []string{
		`<script>alert(1)</script>`, `<g onclick="x()"/>`, `<image href="https://example.org/x.png"/>`, `<use xlink:href="other.svg#a"/>`,
		`<a href="javascript:alert(1)"><text/></a>`, `<foreignObject/>`, `<style>@import "https://example.org/x.css";</style>`,
		`<style>a { fill: url(https://example.org/a.svg#b) }</style>`, `<g style="fill: url(data:image/png,a), url('https://example.org/')"/>`,
		`<path fill="url(https://example.org/a.svg#b)"/>`, `<image href="data:image/svg+xml;base64,AA"/>`, `<animate attributeName="href" to="javascript:x"/>`,
		`<g>`, `&unknown;`,
	} {
		if got, err := inline([]byte(open+inside+"</svg>"), "x"); !errors.Is(err, errNotInline) {
			t.Errorf("%s became %q", inside, got)
		}
	}
	for _, whole := range []string{"", "picture", "<html/>", `<svg/>`, `<!DOCTYPE svg [<!ENTITY a "b">]>` + open + "</svg>"} {
		if got, err := inline([]byte(whole), "x"); err == nil {
			t.Errorf("%s became %q", whole, got)
		}
	}
}

// TestAltText says whose view, which date and what the legend lists.
func TestAltText(t *testing.T) {
	s := at(small(), event.DayOf(1989, 1, 1))
	s.Hidden.Legend = true
	if got, want := AltText(s), "Map of Overview. As regarded by Country A, 1 January 1989. The legend lists Golan Heights: Country B; controlled by Country A. Positions are attributed; see the sources."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	s = s.CompareWith(true)
	if got := AltText(s); !strings.Contains(got, "Right of a divider: On the ground, 1 January 1989. The legend lists Golan Heights: Country A.") {
		t.Errorf("%q", got)
	}
}

// TestInterfaceLanguage says which language the page is in, and then marks the
// texts of the dataset that are in another one.
func TestInterfaceLanguage(t *testing.T) {
	defer language.Set(language.English)
	if !language.Set("ar") {
		t.Fatal("no Arabic")
	}
	var b bytes.Buffer
	if err := HTML(&b, Doc{State: at(small(), event.DayOf(1989, 1, 1)), Context: look}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<html lang="ar" dir="rtl">`, `<h1><span lang="en" dir="auto">Two houses</span></h1>`, `<p lang="ko" dir="auto">안녕하십니까</p>`, `<dd lang="en" dir="ltr">“Overview, as regarded by Country A, 1 January 1989.” Map. Made November 24, 2026`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in it", want)
		}
	}
}
