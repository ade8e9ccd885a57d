package dataset

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"legation/app/event"
	"legation/app/language"
)

// kmlFormat is KML 2.2 and its forerunners, whatever the namespace is called.
var kmlFormat = &Format{
	ID: "kml", Name: "KML", Endings: []string{".kml"},
	sniff: func(head []byte, name string) bool {
		root, _ := xmlRoot(head)
		return kmlRoots[root]
	},
	read:     readKML,
	write:    writeKML,
	holds:    kmlParts,
	dates:    plainInKML,
	lostDate: language.Key("uncertainty of date"),
}

// kmlRoots are the elements that a file of KML may begin with; some begin
// without <kml>.
var kmlRoots = map[string]bool{"kml": true, "Document": true, "Folder": true, "Placemark": true}

// kmlParts are what KML can hold, the most part of it in ExtendedData.
const kmlParts = datasetTitle | description | eventIDs | undated | periods | categories | summaries | attributions |
	actors | places | furtherPlaces | quotations | furtherQuotations | quotationSpeakers | sources | furtherSources |
	confidence | notes

// A kmlReader reads the placemarks of a file one at a time.
type kmlReader struct {
	*builder
	xml     *xmlText
	folders []kmlFolder
	in      []int // the folders that are open, the innermost last
	later   []kmlHeir
	order   []int // the place that each event says it has, 0 where it says none
}

// A kmlFolder is a Folder or a Document. Its time is that of what is in it.
type kmlFolder struct {
	parent   int
	document bool
	name     string
	date     event.Date
	timed    bool
}

// A kmlHeir is an event that has the time of its folder, which may stand
// behind it in the file.
type kmlHeir struct{ event, folder int }

func readKML(b *builder) error {
	x, err := newXML(b)
	if err != nil {
		return err
	}
	r := &kmlReader{builder: b, xml: x}
	seen := false
	for {
		token, at, err := x.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if !seen && !kmlRoots[t.Name.Local] {
				return &fault{at, fmt.Sprintf("not KML: expected <kml>, found <%s>", shortened(t.Name.Local))}
			}
			seen = true
			if err := r.start(t, at); err != nil {
				return err
			}
		case xml.EndElement:
			if t.Name.Local == "Folder" || t.Name.Local == "Document" {
				r.in = r.in[:max(len(r.in)-1, 0)]
			}
		}
	}
	if !seen || len(r.in) > 0 {
		return &fault{len(b.data), "not KML: the file ends before its last element does"}
	}
	r.inherit()
	r.reorder()
	return nil
}

// reorder puts the events into the order that they had before they were put
// into folders, if all of them tell it.
func (r *kmlReader) reorder() {
	if len(r.order) == 0 || slices.Contains(r.order, 0) {
		return
	}
	r.nameUnnamed()
	places := make([]int, len(r.order))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(r.order[a], r.order[b]) })
	events := make([]event.Event, len(places))
	for i, at := range places {
		events[i] = r.out.Events[at]
	}
	r.out.Events = events
}

// start reads what begins with a tag.
func (r *kmlReader) start(t xml.StartElement, at int) error {
	if err := r.step(at); err != nil {
		return err
	}
	switch t.Name.Local {
	case "kml", "Create", "Update", "Change":
		return nil
	case "Document", "Folder":
		parent := -1
		if len(r.in) > 0 {
			parent = r.in[len(r.in)-1]
		}
		r.folders = append(r.folders, kmlFolder{parent: parent, document: t.Name.Local == "Document"})
		r.in = append(r.in, len(r.folders)-1)
		return r.spend(100)
	case "Style", "StyleMap", "styleUrl", "Schema", "LookAt", "Camera", "Region", "NetworkLinkControl",
		"visibility", "open", "Snippet", "snippet", "address", "AddressDetails", "phoneNumber", "Metadata", "ExtendedData":
		return r.xml.skip(t)
	case "NetworkLink":
		r.lose("link to another file")
		return r.xml.skip(t)
	case "ScreenOverlay":
		r.lose("picture over the screen")
		return r.xml.skip(t)
	}
	e, err := r.xml.whole(t, at)
	if err == errLarge {
		r.leftOut()
		r.found.add(at, "<%s>: it takes more than %d MiB; it is left out", t.Name.Local, maxElement>>20)
		return nil
	}
	if err != nil {
		return err
	}
	switch e.name {
	case "Placemark", "GroundOverlay", "PhotoOverlay":
		return r.placemark(e)
	case "name", "description", "TimeSpan", "TimeStamp", "author", "link":
		r.ofFolder(e)
	}
	return nil
}

// ofFolder reads what a folder or document says of itself.
func (r *kmlReader) ofFolder(e *element) {
	if len(r.in) == 0 {
		return
	}
	folder := &r.folders[r.in[len(r.in)-1]]
	outermost := len(r.in) == 1
	switch e.name {
	case "name":
		folder.name = oneLine(e.text)
		if outermost && r.out.Title == "" {
			r.out.Title = folder.name
		}
	case "description":
		if words, _ := wording(e.text, false); outermost && r.out.Description == "" {
			r.out.Description = words
		} else if words != "" {
			r.lose("description of folder")
		}
	case "TimeSpan", "TimeStamp":
		var ok bool
		if folder.date, ok = r.kmlTime(e, whoIs("folder", folder.name), "what is in it is shown as undated"); ok {
			folder.timed = true
		}
	}
}

// inherit gives the events without a time of their own that of the nearest
// folder around them that has one.
func (r *kmlReader) inherit() {
	for _, h := range r.later {
		for f := h.folder; f >= 0; f = r.folders[f].parent {
			if r.folders[f].timed {
				r.out.Events[h.event].Date = r.folders[f].date
				break
			}
		}
	}
}

// placemark makes an event of a placemark or of a picture on the ground.
func (r *kmlReader) placemark(e *element) error {
	data := extendedData(e)
	words, links := wording(strings.TrimSpace(e.childText("description")), false)
	folder := -1
	if len(r.in) > 0 {
		folder = r.in[len(r.in)-1]
	}
	title := r.nameOf(e, data, words, folder)
	who := whoIs("placemark", title)
	out := event.Event{Title: title, Summary: words}
	own, timed, ok := r.timeOf(e, who)
	if !ok {
		r.leftOut()
		return nil
	}
	out.Date = own
	if d, found := data.take("date"); found {
		m, err := readStamp(d)
		exact, isEDTF := event.ParseDate(d)
		switch {
		case isEDTF == nil && timed && sameKMLTime(exact, e):
			out.Date = exact
		case err == nil && !timed:
			out.Date, timed = m.date(), true
		default:
			data.rest("date", d)
		}
	}
	all := r.places(e, who)
	r.fields(&out, data, who, e.at)
	for _, l := range links {
		r.sourceOf(&out, squeezed(l.title), l.url)
	}
	if link := e.child("link"); link != nil && isWeb(link.attribute("href")) {
		r.sourceOf(&out, "", link.attribute("href"))
	}
	if out.Category == "" {
		for f := folder; f >= 0; f = r.folders[f].parent {
			if name := r.folders[f].name; name != "" && !r.folders[f].document {
				out.Category = r.made("category", name)
				break
			}
		}
	}
	out.Places = r.list(r.standAt(all, data.places, title))
	out.Sources = r.list(out.Sources)
	if e.name != "Placemark" {
		r.lose("picture on the ground")
	}
	if !timed && folder >= 0 {
		r.later = append(r.later, kmlHeir{len(r.out.Events), folder})
	}
	order := 0
	if n, ok := data.take("order"); ok && out.ID != "" {
		order, _ = strconv.Atoi(n)
	}
	r.order = append(r.order, order)
	return r.add(out)
}

// childText gives the text of a child as it stands.
func (e *element) childText(name string) string {
	if c := e.child(name); c != nil {
		return c.text
	}
	return ""
}

// nameOf gives the name of a placemark. Where it has none, it is called by its
// data, by the first line of its description or by its folder.
func (r *kmlReader) nameOf(e *element, data *kmlData, words string, folder int) string {
	if name := oneLine(e.childText("name")); name != "" {
		return name
	}
	for _, key := range []string{"title", "name", "Name", "NAME"} {
		if name, ok := data.take(key); ok && !blank(name) {
			return oneLine(name)
		}
	}
	if line, _, _ := strings.Cut(words, "\n"); line != "" {
		return shortened(line)
	}
	for f := folder; f >= 0; f = r.folders[f].parent {
		if r.folders[f].name != "" {
			return r.folders[f].name
		}
	}
	return "Unnamed placemark"
}
