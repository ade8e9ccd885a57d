// Package basemap lays a base map made of tiles under an exported picture, if
// a person asks for one. It asks a server for the tiles of that picture and
// for nothing else, politely: with the program's name, over at most two
// connections, from its own cache where the server allows that. Whoever calls
// Fetch has asked the person first; Consent has the words for it.
package basemap

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	sm "github.com/flopp/go-staticmaps"
)

// None is the id of the provider that gives no tiles: the map stays as it is
// and nothing leaves the machine.
const None = "none"

// A Provider is where tiles come from: a server or a folder. Tiles are squares
// of the Web Mercator map, numbered from the north-west corner.
type Provider struct {
	ID          string // as --tiles takes it; also the folder of the cache
	Name        string // for a person who chooses
	Attribution string // whose map it is: it must stand on every picture
	Address     string // https://…/{z}/{x}/{y}.png; "" for a folder and for None
	Folder      string // of tiles as z/x/y.png, instead of an address
	MinZoom     int
	MaxZoom     int
	NeedsKey    bool   // the address has {key}, and WithKey must fill it in
	Note        string // what a person should know before choosing, or ""

	key string
}

// IsNone reports whether the provider gives no tiles.
func (p Provider) IsNone() bool { return p.Address == "" && p.Folder == "" }

// WithKey returns the provider with the key that its server asks for.
func (p Provider) WithKey(key string) Provider {
	p.key = strings.TrimSpace(key)
	return p
}

// The zooms that tile servers have in common. Ours end at geo.MaxZoom, and a
// picture at a large scale asks for a few more.
const (
	commonMaxZoom = 18
	mostZoom      = 22
)

// about has what go-staticmaps does not say of its providers.
var about = map[string]struct {
	name, note string
	maxZoom    int
	address    string // where today's differs
}{
	// The operators ask for this one name instead of a, b and c.
	"osm":                       {name: "OpenStreetMap", maxZoom: 19, address: "https://tile.openstreetmap.org/{z}/{x}/{y}.png"},
	"opentopomap":               {name: "OpenTopoMap", maxZoom: 17, address: "https://{s}.tile.opentopomap.org/{z}/{x}/{y}.png"},
	"carto-light_all":           {name: "Carto Positron (light)"},
	"carto-dark_all":            {name: "Carto Dark Matter (dark)"},
	"carto-rastertiles/voyager": {name: "Carto Voyager"},
	"arcgis-worldimagery":       {name: "Esri World Imagery (photographs)"},
	"wikimedia":                 {name: "Wikimedia Maps", note: "meant for Wikimedia’s own sites; it may refuse other programs"},
	"cycle":                     {name: "OpenCycleMap", note: "the service has moved to Thunderforest; this address may not answer"},
	"sea":                       {name: "OpenSeaMap sea marks", note: "sea marks alone, on nothing"},
	"stamen-toner":              {name: "Stamen Toner", note: "the service has moved to Stadia Maps; this address may not answer"},
	"stamen-terrain":            {name: "Stamen Terrain", note: "the service has moved to Stadia Maps; this address may not answer"},
	"thunderforest-landscape":   {name: "Thunderforest Landscape"},
	"thunderforest-outdoors":    {name: "Thunderforest Outdoors"},
	"thunderforest-transport":   {name: "Thunderforest Transport"},
}

// Providers lists the providers that are known by name: none first, then
// OpenStreetMap, then the others of go-staticmaps by name.
func Providers() []Provider {
	none := Provider{ID: None, Name: "None (the map of the program alone)"}
	list := slices.Collect(maps.Values(known))
	slices.SortFunc(list, func(a, b Provider) int {
		switch {
		case a.ID == "osm":
			return -1
		case b.ID == "osm":
			return 1
		}
		return strings.Compare(a.Name, b.Name)
	})
	return append([]Provider{none}, list...)
}

// ByID finds a provider that is known by name.
func ByID(id string) (Provider, bool) {
	if id == None {
		return Providers()[0], true
	}
	p, ok := known[id]
	return p, ok
}

// known has the providers of go-staticmaps by id, but the empty one.
var known = fromStaticmaps()

func fromStaticmaps() map[string]Provider {
	// The library writes its addresses for fmt.
	words := strings.NewReplacer("%[1]s", "{s}", "%[2]d", "{z}", "%[3]d", "{x}", "%[4]d", "{y}", "%[5]s", "{key}", "%%", "%")
	found := map[string]Provider{}
	for id, t := range sm.GetTileProviders("") {
		if t.IsNone() {
			continue
		}
		p := Provider{ID: id, Name: id, MaxZoom: commonMaxZoom, Attribution: plainAttribution(t.Attribution), Address: words.Replace(t.URLPattern)}
		if more, ok := about[id]; ok {
			p.Name, p.Note = more.name, more.note
			p.MaxZoom = cmp.Or(more.maxZoom, p.MaxZoom)
			p.Address = cmp.Or(more.address, p.Address)
		}
		if len(t.Shards) > 0 {
			// One name, so that two connections are all that there are.
			p.Address = strings.ReplaceAll(p.Address, "{s}", t.Shards[0])
		}
		p.NeedsKey = strings.Contains(p.Address, "{key}")
		found[id] = p
	}
	return found
}

// plainAttribution writes an attribution as it is to stand on a picture.
func plainAttribution(text string) string {
	return strings.NewReplacer("(c)", "©", "Thundeforest", "Thunderforest", "openstreetmap.org and", "OpenStreetMap", "openstreetmaps.org and", "OpenStreetMap",
		"OSM and contributors", "OpenStreetMap contributors").Replace(strings.TrimRight(text, "."))
}
