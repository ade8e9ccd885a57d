package main

import (
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// The Debian package that the claim line and the UNDOF zone were taken from.
var qgis = debianPackage{"qgis-common", "3.22.16+dfsg-1",
	"8c46e9da78b82772b23777643e02210c43945f01faee2316899f6438b65a5960"}

const qgisMap = "usr/share/qgis/resources/data/world_map.gpkg"

// debianPackage is a package of Debian, pinned by version and by the SHA-256
// of its file.
type debianPackage struct {
	Name, Version, SHA256 string
}

// extracted lists the committed files, the query that made each and the
// checksum that it must have.
var extracted = []struct{ File, Query, SHA256 string }{
	{"golan-claim-line.geojson",
		`select hex(geom) from disputed_borders where name = 'Syrian claim'`,
		"27081531efe9de4c867aacb460fb60ac1303778c3734afcc1708f5fe28b98f5b"},
	{"undof-zone.geojson",
		`select hex(geom) from states_provinces where name = 'UNDOF'`,
		"02c5e9d856e672982bbf58f147f539a00745c36e242974addd77d81c44d9d899"},
}

// extract makes the committed files anew from the Debian packages. It is
// needed only once, and works only while the packages are to be had: Debian's
// mirrors drop superseded versions.
func extract(dir string) error {
	if err := extractLines(dir); err != nil {
		return err
	}
	return extractPlaceNames(dir)
}

// unpack downloads the package and calls use with the folder that has its
// files, which is gone afterwards.
func (p debianPackage) unpack(use func(root string) error) error {
	for _, tool := range []string{"apt-get", "dpkg-deb"} {
		if _, err := exec.LookPath(tool); err != nil {
			return fmt.Errorf("%s is needed to extract from %s and was not found; on Debian: sudo apt-get install apt dpkg", tool, p.Name)
		}
	}
	tmp, err := os.MkdirTemp("", "legation-extract-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	get := exec.Command("apt-get", "download", p.Name+"="+p.Version)
	get.Dir = tmp
	if out, err := get.CombinedOutput(); err != nil {
		return fmt.Errorf("apt-get download %s=%s: %w\n%s", p.Name, p.Version, err, out)
	}
	debs, err := filepath.Glob(filepath.Join(tmp, "*.deb"))
	if err != nil || len(debs) != 1 {
		return fmt.Errorf("apt-get download left %d packages", len(debs))
	}
	b, err := os.ReadFile(debs[0])
	if err != nil {
		return err
	}
	if err := checkSum(filepath.Base(debs[0]), b, p.SHA256); err != nil {
		return err
	}
	if out, err := exec.Command("dpkg-deb", "-x", debs[0], tmp).CombinedOutput(); err != nil {
		return fmt.Errorf("dpkg-deb -x: %w\n%s", err, out)
	}
	return use(tmp)
}

// extractLines makes the claim line and the UNDOF zone.
func extractLines(dir string) error {
	if _, err := exec.LookPath("sqlite3"); err != nil {
		return fmt.Errorf("sqlite3 is needed to extract from %s and was not found; on Debian: sudo apt-get install sqlite3", qgis.Name)
	}
	return qgis.unpack(func(tmp string) error {
		for _, x := range extracted {
			out, err := exec.Command("sqlite3", filepath.Join(tmp, qgisMap), x.Query).Output()
			if err != nil {
				return fmt.Errorf("reading %s: %w", qgisMap, err)
			}
			blob, err := hex.DecodeString(strings.TrimSpace(string(out)))
			if err != nil {
				return fmt.Errorf("reading %s: %w", qgisMap, err)
			}
			lines, err := geoPackageLines(blob)
			if err != nil {
				return fmt.Errorf("%s: %w", x.File, err)
			}
			if err := os.WriteFile(filepath.Join(dir, x.File), lineGeoJSON(lines), 0o644); err != nil {
				return err
			}
		}
		return nil
	})
}

// lineGeoJSON writes lines as one GeoJSON geometry, a line of the file each,
// with every digit of the source.
func lineGeoJSON(lines [][][2]float64) []byte {
	var b strings.Builder
	b.WriteString("{\"type\": \"MultiLineString\", \"coordinates\": [\n")
	for i, l := range lines {
		j, _ := json.Marshal(l) // arrays of finite numbers cannot fail
		b.Write(j)
		if i < len(lines)-1 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
	}
	b.WriteString("]}\n")
	return []byte(b.String())
}

// geoPackageLines reads the vertices of a GeoPackage geometry: the lines of
// a (multi) line string, or the rings of a (multi) polygon.
// http://www.geopackage.org/spec/#gpb_format
func geoPackageLines(b []byte) ([][][2]float64, error) {
	if len(b) < 8 || string(b[:2]) != "GP" {
		return nil, errors.New("not a GeoPackage geometry")
	}
	skip := []int{0, 32, 48, 48, 64}
	e := int(b[3] >> 1 & 7)
	if e >= len(skip) || len(b) < 8+skip[e] {
		return nil, errors.New("bad GeoPackage envelope")
	}
	r := wkb{b: b[8+skip[e]:]}
	r.geometry()
	if r.bad {
		return nil, errors.New("bad well-known binary")
	}
	return r.lines, nil
}

// wkb reads well-known binary (OGC 06-103r4, 8.2).
type wkb struct {
	b     []byte
	order binary.ByteOrder
	lines [][][2]float64
	bad   bool
}

func (r *wkb) take(n int) []byte {
	if r.bad || len(r.b) < n {
		r.bad = true
		return make([]byte, 16)
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *wkb) count() int {
	n := int(r.order.Uint32(r.take(4)))
	if n > len(r.b) {
		r.bad = true
		return 0
	}
	return n
}

func (r *wkb) geometry() {
	r.order = binary.BigEndian
	if r.take(1)[0] == 1 {
		r.order = binary.LittleEndian
	}
	switch kind := r.order.Uint32(r.take(4)); kind {
	case 2:
		r.line()
	case 3:
		for range r.count() {
			r.line()
		}
	case 5, 6:
		for range r.count() {
			r.geometry()
		}
	default:
		r.bad = true
	}
}

func (r *wkb) line() {
	var l [][2]float64
	for range r.count() {
		p := r.take(16)
		if r.bad {
			return
		}
		l = append(l, [2]float64{
			math.Float64frombits(r.order.Uint64(p)),
			math.Float64frombits(r.order.Uint64(p[8:])),
		})
	}
	r.lines = append(r.lines, l)
}

// readExtracted gives the lines of a committed file, on the grid.
func readExtracted(dir, file string) ([]Ring, error) {
	b, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		return nil, err
	}
	for _, x := range extracted {
		if x.File == file {
			if err := checkSum(file, b, x.SHA256); err != nil {
				return nil, err
			}
		}
	}
	var g struct{ Coordinates [][][2]float64 }
	if err := json.Unmarshal(b, &g); err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	var out []Ring
	for _, l := range g.Coordinates {
		var r Ring
		for _, p := range l {
			r = append(r, gridPoint(p[0], p[1]))
		}
		out = append(out, r)
	}
	return out, nil
}
