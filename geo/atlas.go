package geo

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"sync"

	"github.com/paulmach/orb"
	orbgeo "github.com/paulmach/orb/geo"

	"legation/assets"
)

// An Atlas is the map that ships with the program. Positions are degrees of
// longitude and latitude; rings are closed, outer ones counter-clockwise and
// holes clockwise. It is shared and must not be changed.
//
// World at 1:50m is whole by itself. Detail and Territories together, at
// 1:10m, take the place of those countries of World that have Detail set;
// the rest of World meets them without a gap. A map is thus painted from the
// countries of World without Detail, all of Detail, and all Territories.
type Atlas struct {
	World       []Country
	Detail      []Country
	Territories []Territory
	Lakes       []Lake

	// WorldBorders and DetailBorders are the land borders between countries,
	// each once, without coasts. WorldBorders has those between two countries
	// of World without Detail, DetailBorders those with one of Detail on
	// either side. What touches a territory is in Lines.
	WorldBorders, DetailBorders orb.MultiLineString

	// WorldCoasts are the coasts of the countries of World without Detail,
	// DetailCoasts those of Detail and the Territories. Neither runs along
	// the antimeridian, where only the map is cut.
	WorldCoasts, DetailCoasts orb.MultiLineString

	// Lines are the boundaries of the territories, and those between
	// countries that are not plain borders. They run through the very
	// vertices of the areas on their sides.
	Lines []BoundaryLine

	byID map[string]*Territory
	land []landPart // for TerritoryAt
}

// A Country is an area without a part in the dataset.
type Country struct {
	ID       string // ISO 3166-1 numeric, or a slug for what has no number there
	Name     string // English
	Detail   bool   // of World: drawn by Detail or Territories in its place
	Geometry orb.MultiPolygon
	Bound    orb.Bound
	Label    orb.Point // well inside its largest part
}

// A Lake is water inside the land, painted over the areas around it.
type Lake struct {
	ID, Name string
	Geometry orb.MultiPolygon
	Bound    orb.Bound
	Label    orb.Point
}

// The kinds of boundary lines.
const (
	LineBorder        = "border"                    // of a territory, not disputed between its sides
	LineDisputed      = "disputed"                  // of a country that is not in ISO 3166, no territory on either side
	LineArmistice1949 = "armistice-1949"            // Israel against Lebanon, Gaza, the West Bank and East Jerusalem
	LineDemarcation   = "military-demarcation-line" // between the two Koreas
	LineGolanWest     = "golan-west"                // Golan Heights and Israel
	LineGolan1974     = "golan-1974"                // Golan Heights and the UNDOF zone
	LineGolanLebanon  = "golan-lebanon"             // Golan Heights and Lebanon
	LineGolanJordan   = "golan-jordan"              // Golan Heights and Jordan
	LineUndofEast     = "undof-east"                // UNDOF zone and the rest of Syria
	LineEastJerusalem = "east-jerusalem"            // East Jerusalem and the West Bank
)

// The kinds of lines that go into fields of their own.
const (
	lineCoast   = "coast"
	lineCountry = "country"  // DetailBorders
	lineBorder  = LineBorder // WorldBorders, in the world's file
)

// The map files.
const (
	worldFile         = "territories/world.topojson"
	detailFile        = "territories/detail.topojson"
	eastJerusalemFile = "territories/odbl/east-jerusalem.topojson"
	lakesFile         = "territories/odbl/lakes.topojson"
)

// A BoundaryLine is what two areas share.
type BoundaryLine struct {
	Kind     string    // one of the Line constants
	Between  [2]string // ids of the territories or countries on its sides, in order of the alphabet
	Geometry orb.MultiLineString
}

var loadOnce = sync.OnceValues(func() (*Atlas, error) { return loadAtlas(assets.Territories) })

// LoadAtlas reads the embedded map files, once. An error means a broken
// build and names the file.
func LoadAtlas() (*Atlas, error) { return loadOnce() }

func loadAtlas(files fs.FS) (*Atlas, error) {
	a := &Atlas{byID: map[string]*Territory{}}
	steps := []struct {
		file string
		read func(*topology) error
	}{
		{worldFile, a.readWorld},
		{detailFile, a.readDetail},
		{eastJerusalemFile, a.readEastJerusalem},
		{lakesFile, a.readLakes},
	}
	// The files are decoded side by side and read in order.
	topologies := make([]*topology, len(steps))
	errs := make([]error, len(steps))
	var wg sync.WaitGroup
	for i, s := range steps {
		wg.Go(func() {
			data, err := fs.ReadFile(files, s.file)
			if err == nil {
				topologies[i], err = parseTopology(data)
			}
			errs[i] = err
		})
	}
	wg.Wait()
	for i, s := range steps {
		err := errs[i]
		if err == nil {
			err = s.read(topologies[i])
		}
		if err != nil {
			return nil, fmt.Errorf("reading the map file %s: %w", s.file, err)
		}
	}
	for i := range a.Territories {
		a.byID[a.Territories[i].ID] = &a.Territories[i]
	}
	a.indexLand()
	return a, nil
}

func (a *Atlas) readWorld(t *topology) (err error) {
	if a.World, err = t.countries(); err != nil {
		return err
	}
	return t.lines(func(l BoundaryLine) {
		switch l.Kind {
		case lineCoast:
			a.WorldCoasts = append(a.WorldCoasts, l.Geometry...)
		case lineBorder:
			a.WorldBorders = append(a.WorldBorders, l.Geometry...)
		default:
			a.Lines = append(a.Lines, l)
		}
	})
}

func (a *Atlas) readDetail(t *topology) (err error) {
	if a.Detail, err = t.countries(); err != nil {
		return err
	}
	if a.Territories, err = t.territories(); err != nil {
		return err
	}
	return t.lines(func(l BoundaryLine) {
		switch l.Kind {
		case lineCoast:
			a.DetailCoasts = append(a.DetailCoasts, l.Geometry...)
		case lineCountry:
			a.DetailBorders = append(a.DetailBorders, l.Geometry...)
		default:
			a.Lines = append(a.Lines, l)
		}
	})
}

// readEastJerusalem adds East Jerusalem, and puts Israel and the West Bank as
// they are beside it, and the line between them, in the place of those
// without it.
func (a *Atlas) readEastJerusalem(t *topology) error {
	parts, err := t.territories()
	if err != nil {
		return err
	}
	for _, part := range parts {
		replaced := false
		for i := range a.Territories {
			if a.Territories[i].ID == part.ID {
				a.Territories[i], replaced = part, true
			}
		}
		if !replaced {
			a.Territories = append(a.Territories, part)
		}
	}
	return t.lines(func(l BoundaryLine) {
		for i := range a.Lines {
			if a.Lines[i].Between == l.Between {
				a.Lines[i] = l
				return
			}
		}
		a.Lines = append(a.Lines, l)
	})
}

func (a *Atlas) readLakes(t *topology) error {
	return t.areas("lakes", func(f areaFields) {
		a.Lakes = append(a.Lakes, Lake{ID: f.id, Name: f.Name, Geometry: f.geometry, Bound: f.geometry.Bound(), Label: f.Label})
	})
}

func (t *topology) countries() (out []Country, err error) {
	err = t.areas("countries", func(f areaFields) {
		out = append(out, Country{
			ID: f.id, Name: f.Name, Detail: f.Detail,
			Geometry: f.geometry, Bound: f.geometry.Bound(), Label: f.Label,
		})
	})
	return out, err
}

func (t *topology) territories() (out []Territory, err error) {
	err = t.areas("territories", func(f areaFields) {
		out = append(out, Territory{
			ID: f.id, Geometry: f.geometry, Bound: f.geometry.Bound(), Label: f.Label,
		})
	})
	return out, err
}

// areaFields is what the map files say of an area.
type areaFields struct {
	Name   string
	Label  orb.Point
	Detail bool

	id       string
	geometry orb.MultiPolygon
}

func (t *topology) areas(object string, add func(areaFields)) error {
	if t.objects[object] == nil {
		return fmt.Errorf("there is no object %q", object)
	}
	for _, g := range t.objects[object] {
		f := areaFields{id: g.ID}
		if err := json.Unmarshal(g.Properties, &f); err != nil {
			return fmt.Errorf("%s: properties: %w", g.ID, err)
		}
		var err error
		if f.geometry, err = t.multiPolygon(g); err != nil {
			return err
		}
		add(f)
	}
	return nil
}

func (t *topology) lines(add func(BoundaryLine)) error {
	for _, g := range t.objects["lines"] {
		var p struct {
			Kind    string
			Between [2]string
		}
		if err := json.Unmarshal(g.Properties, &p); err != nil {
			return fmt.Errorf("a line's properties: %w", err)
		}
		l, err := t.multiLine(g)
		if err != nil {
			return fmt.Errorf("line %s: %w", p.Kind, err)
		}
		add(BoundaryLine{Kind: p.Kind, Between: p.Between, Geometry: l})
	}
	return nil
}

// SquareKilometres is the area of a geometry on a sphere with the surface of
// the Earth. The Earth's flattening makes it wrong by up to 0.4 % at the
// equator and the poles, and hardly at all between.
func SquareKilometres(g orb.Geometry) float64 {
	// orb uses the equator's radius.
	const authalicRadius, perKm2 = 6371007.2, 1e6 // metres, square metres
	return orbgeo.Area(g) * math.Pow(authalicRadius/orb.EarthRadius, 2) / perKm2
}
