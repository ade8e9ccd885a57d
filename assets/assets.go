// Package assets holds what ships inside the binary: the built-in dataset, the
// templates of new ones, the map files, the gazetteer, the translations, the
// fonts of the map and the icon. SOURCES.md beside this file says where each
// comes from.
package assets

import "embed"

// Relations is the built-in dataset, a GeoJSON FeatureCollection.
//
//go:embed relations/north-korea-palestine.geojson
var Relations []byte

// Templates holds what a new dataset begins with, events.csv and
// events.geojson under templates/.
//
//go:embed templates
var Templates embed.FS

// Territories holds the map files under territories/, which package geo reads.
//
//go:embed territories
var Territories embed.FS

// Gazetteer is the names and coordinates of the world's capitals and larger
// towns, which package gazetteer reads: gzip over tab-separated lines.
//
//go:embed gazetteer/places.tsv.gz
var Gazetteer []byte

// Fonts holds the TrueType fonts under fonts/.
//
//go:embed fonts
var Fonts embed.FS

// Translation holds what the interface says in other languages, one JSON file
// a language under translation/, which package language reads.
//
//go:embed translation
var Translation embed.FS

// Icon is the program's icon, 512 pixels square, as a PNG.
//
//go:embed icon.png
var Icon []byte
