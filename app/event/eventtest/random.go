// Package eventtest makes datasets for tests and benchmarks.
package eventtest

import (
	"fmt"
	"math/rand/v2"
	"strconv"

	"legation/app/event"
)

// The first and the last day of most random events.
var (
	First = event.DayOf(1900, 1, 1)
	Last  = event.DayOf(2025, 12, 31)
)

const (
	actors      = 40
	places      = 200
	territories = 8
)

var (
	categories = []string{"recognition", "diplomacy", "aid-and-arms", "statements", "conflict", "un-and-law", "intelligence", "context"}
	colours    = []string{"#009E73", "#0072B2", "#D55E00", "#CC79A7", "#7F7F7F", "#56B4E9", "#E69F00", "#999999"}
	shapes     = []string{"circle", "square", "diamond", "triangle", "pentagon", "star", "wedge", "cross"}
	doings     = []string{"Talks", "Visit", "Vote", "Agreement", "Clash", "Statement", "Delivery", "Report"}
)

// Random makes a dataset of n events and some stances, the same for the same
// seed. Dates are of every kind that is read: days, months, seasons, years,
// decades, centuries, sets, intervals with known, open and unknown ends, a few in
// antiquity, with and without qualifiers; some events are undated. Events are
// in no order. Build it with event.New.
func Random(seed int64, n int) event.Dataset {
	r := rand.New(rand.NewPCG(uint64(seed), uint64(n)))
	d := event.Dataset{
		ID:       "random-" + strconv.FormatInt(seed, 10),
		Title:    fmt.Sprintf("%d random events", n),
		Language: "en",
		Licence:  "CC0-1.0",
		Sources:  []event.Source{{ID: "source-1", Title: "A random number generator"}},
		Views:    []event.View{{ID: "overview", Name: "Overview", Bounds: [4]float64{-180, -60, 180, 75}}},
		Viewpoints: []event.Viewpoint{
			{ID: "on-the-ground", Name: "On the ground", Description: "Who controls what"},
		},
	}
	for i := range actors {
		d.Actors = append(d.Actors, event.Actor{ID: id("actor", i), Name: fmt.Sprintf("Actor %d", i+1), Kind: "state", Colour: colours[i%len(colours)]})
	}
	for i, c := range categories {
		d.Categories = append(d.Categories, event.Category{ID: c, Name: c, Colour: colours[i], Shape: shapes[i]})
	}
	for i := range places {
		d.Places = append(d.Places, event.Place{ID: id("place", i), Name: fmt.Sprintf("Place %d", i+1), Lon: r.Float64()*340 - 170, Lat: r.Float64()*120 - 50})
	}
	for i := range territories {
		d.Territories = append(d.Territories, event.Territory{ID: id("territory", i), Name: fmt.Sprintf("Territory %d", i+1)})
	}
	source := []string{"source-1"}
	d.Events = make([]event.Event, n)
	for i := range d.Events {
		kind, place := r.IntN(len(categories)), r.IntN(places)
		d.Events[i] = event.Event{
			ID:         id("event", i),
			Title:      fmt.Sprintf("%s in Place %d", doings[kind], place+1),
			Date:       Date(r),
			Category:   categories[kind],
			Actors:     []string{id("actor", r.IntN(actors)), id("actor", r.IntN(actors))},
			Places:     []string{id("place", place)},
			Sources:    source,
			Confidence: event.Medium,
		}
	}
	for i := range min(n/4, 2000) {
		d.Stances = append(d.Stances, event.Stance{
			ID:         id("stance", i),
			Holder:     id("actor", r.IntN(actors/4)),
			Territory:  id("territory", r.IntN(territories)),
			Relation:   event.Relations[r.IntN(len(event.Relations))],
			Regards:    id("actor", r.IntN(actors)),
			Date:       Date(r),
			Sources:    source,
			Confidence: event.High,
		})
	}
	return d
}

func id(kind string, i int) string { return kind + "-" + strconv.Itoa(i+1) }

// Date makes one random date; about one in a hundred is the zero Date.
func Date(r *rand.Rand) event.Date {
	s := text(r)
	if s == "" {
		return event.Date{}
	}
	return event.MustDate(s)
}

func text(r *rand.Rand) string {
	day := between(r, First, Last)
	year, _, _ := day.Civil()
	switch k := r.IntN(1000); {
	case k < 10:
		return ""
	case k < 560:
		return day.String() + qualifier(r)
	case k < 660:
		return day.String()[:7] + qualifier(r)
	case k < 760:
		return day.String()[:4] + qualifier(r)
	case k < 775:
		return day.String()[:3] + "X" + qualifier(r)
	case k < 778:
		return day.String()[:2] + "XX" + qualifier(r)
	case k < 790:
		return fmt.Sprintf("%d-%d", year, 21+r.IntN(4))
	case k < 792:
		return day.String()[:8] + "XX"
	case k < 798:
		return rare(k, day, year)
	case k < 800:
		return day.String()[:4] + "-XX-XX"
	case k < 900:
		// Most things take days or weeks, a few take years.
		length := event.Day(r.IntN(40))
		if r.IntN(20) == 0 {
			length = event.Day(r.IntN(4000))
		}
		return day.String() + "/" + (day + length).String()
	case k < 940:
		return fmt.Sprintf("%d%s/%d%s", year, qualifier(r), year+int64(r.IntN(9)), qualifier(r))
	case k < 960:
		return day.String() + "/" + (day + event.Day(365+r.IntN(900))).String()[:7]
	case k < 970:
		return day.String() + "/.."
	case k < 980:
		return day.String()[:7] + "/"
	case k < 985:
		return "/" + day.String()[:7]
	case k < 990:
		return "../" + day.String()
	case k < 997:
		return day.String() + "T12:30:00Z"
	case k < 998:
		return fmt.Sprintf("-%04d", 1+r.IntN(500))
	case k < 999:
		return fmt.Sprintf("%04d", r.IntN(1500))
	default:
		return []string{"../..", "XXXX", "/", "Y-12000"}[r.IntN(4)]
	}
}

// rare gives what level 2 of EDTF has.
func rare(k int, day event.Day, year int64) string {
	switch s := day.String(); k % 6 {
	case 0:
		return s[:9] + "X"
	case 1:
		return s[:2] + "X" + s[3:8] + "1X~"
	case 2:
		return fmt.Sprintf("[..%d]", year)
	case 3:
		return fmt.Sprintf("[%d,%d..%d]", year, year+2, year+4)
	case 4:
		return fmt.Sprintf("{%s,%s}", s, day+40)
	default:
		return fmt.Sprintf("?%d-%d", year, 25+year%17)
	}
}

func between(r *rand.Rand, a, b event.Day) event.Day {
	return a + event.Day(r.Int64N(int64(b-a)+1))
}

func qualifier(r *rand.Rand) string {
	switch r.IntN(12) {
	case 0:
		return "~"
	case 1:
		return "?"
	case 2:
		return "%"
	default:
		return ""
	}
}
