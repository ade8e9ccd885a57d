package main

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	gazetteerDir = "../gazetteer"
	// From this many inhabitants on a place is in the gazetteer, and every
	// capital is.
	leastPopulation = 15_000
)

// makeGazetteer writes assets/gazetteer/places.tsv.gz: tab-separated lines, in
// the order of their first fields.
//
//	C  code  names...                                   a country
//	A  country.code  names...                           a first division of one
//	P  countries  division  flags  inhabitants  lon  lat  names...
//
// Of names the first is the one to be shown. A place's countries are those
// that are understood behind its name, separated by commas; flags has c for a
// capital and d for a place whose country is never shown.
func makeGazetteer() error {
	names, err := readPlaceNames(extractedDir)
	if err != nil {
		return err
	}
	cities, err := readCities()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	codes := make([]string, 0, len(names))
	for id := range names {
		if id[0] > '9' {
			codes = append(codes, id)
		}
	}
	slices.Sort(codes)
	for _, code := range codes {
		if kind := "C"; !strings.Contains(code, ".") {
			all := distinct(append(slices.Clone(names[code]), moreCountryNames[code]...))
			if name := shownAs[code]; name != "" {
				all = distinct(append([]string{name}, all...))
			}
			fmt.Fprintf(&out, "%s\t%s\t%s\n", kind, code, strings.Join(all, "\t"))
		}
	}
	for _, code := range codes {
		if strings.Contains(code, ".") {
			fmt.Fprintf(&out, "A\t%s\t%s\n", code, strings.Join(distinct(names[code]), "\t"))
		}
	}
	slices.SortFunc(cities, func(a, b city) int {
		return cmp.Or(cmp.Compare(a.Country, b.Country), cmp.Compare(a.Admin, b.Admin), cmp.Compare(a.ID, b.ID))
	})
	used := map[int64]bool{}
	for _, c := range cities {
		if !c.belongs() {
			continue
		}
		countries, admin, hidden := c.attribution()
		flags := ""
		if c.Feature == "PPLC" {
			flags += "c"
		}
		if hidden {
			flags += "d"
		}
		own := names[strconv.FormatInt(c.ID, 10)]
		if own == nil {
			own = make([]string, len(nameLanguages))
		}
		shown := cmp.Or(shownPlaces[c.ID], own[0], c.Name)
		all := distinct(append(append([]string{shown, c.Name}, own...), moreNames[c.ID]...))
		all = distinct(append(all, withoutRank(all)...))
		used[c.ID] = true
		fmt.Fprintf(&out, "P\t%s\t%s\t%s\t%d\t%s\t%s\t%s\n", countries, admin, flags, c.Population,
			degrees(c.Lon), degrees(c.Lat), strings.Join(all, "\t"))
	}
	for id := range moreNames {
		if !used[id] {
			return fmt.Errorf("place %d, which has more names in placetables.go, is not in the gazetteer", id)
		}
	}
	if err := os.MkdirAll(gazetteerDir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(gazetteerDir, "places.tsv.gz"), compressed(out.Bytes()), 0o644)
}

// belongs reports whether a place is in the gazetteer. Parts of towns are not,
// nor are places that are gone.
func (c city) belongs() bool {
	if kept[c.ID] {
		return true
	}
	switch c.Feature {
	case "PPLX", "PPLH", "PPLQ", "PPLW", "PPLCH":
		return false
	case "PPLC":
		return true
	}
	return c.Population >= leastPopulation
}

// attribution gives the countries and the first division that are understood
// behind a place's name, and whether its country is not shown.
func (c city) attribution() (countries, admin string, hidden bool) {
	admin = c.Country + "." + c.Admin
	for _, d := range disputed {
		if d.has(c) {
			return d.Countries, cmp.Or(d.Admin, admin), true
		}
	}
	return c.Country, admin, false
}

// withoutRank gives the Korean names among those without the word for what kind
// of town it is, which is rarely written.
func withoutRank(names []string) []string {
	var short []string
	for _, name := range names {
		for _, rank := range []string{"특별자치시", "특별시", "광역시", "직할시", "시"} {
			if s, ok := strings.CutSuffix(name, rank); ok {
				if utf8.RuneCountInString(s) >= 2 {
					short = append(short, s)
				}
				break
			}
		}
	}
	return short
}

// degrees writes a coordinate to the thousandth of a degree, some 100 m.
func degrees(e5 int64) string {
	return strconv.FormatFloat(float64(e5)/1e5, 'f', 3, 64)
}

// distinct keeps the first of each name and drops what is empty.
func distinct(names []string) []string {
	var kept []string
	for _, n := range names {
		if n = strings.TrimSpace(n); n != "" && !slices.Contains(kept, n) {
			kept = append(kept, n)
		}
	}
	return kept
}
