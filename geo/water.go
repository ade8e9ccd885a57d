package geo

import "github.com/paulmach/orb"

// A water is a sea with the zooms at which its name stands at a place.
type water struct {
	name     string
	at       orb.Point
	from, to float64
}

// waters names the seas. Those whose very name is in dispute between the states
// around them have none here, at any zoom: the sea east of Korea, the gulf
// between Iran and Arabia, the gulf at Eilat and Aqaba, the sea between China,
// Viet Nam and the Philippines, the gulf between Mexico, Cuba and the United
// States. A map that took one of the names would take a side.
var waters = []water{
	{"Pacific Ocean", orb.Point{-155, 20}, 1, 6},
	{"Pacific Ocean", orb.Point{168, 25}, 2.5, 6},
	{"Atlantic Ocean", orb.Point{-38, 25}, 1, 6},
	{"Atlantic Ocean", orb.Point{-15, -20}, 2, 6},
	{"Indian Ocean", orb.Point{77, -14}, 1, 6},
	{"Arctic Ocean", orb.Point{-160, 76}, 1.5, 6},
	{"Arabian Sea", orb.Point{64, 15}, 2.6, 8},
	{"Bay of Bengal", orb.Point{88.3, 14.5}, 2.9, 8},
	{"Mediterranean Sea", orb.Point{18.4, 34.6}, 2.8, 6.2},
	{"Mediterranean Sea", orb.Point{32.7, 32.5}, 6.2, 10},
	{"Black Sea", orb.Point{34.4, 43.2}, 3, 8},
	{"Caspian Sea", orb.Point{50.6, 41.6}, 3.2, 8},
	{"Red Sea", orb.Point{38.3, 20.4}, 3.4, 8},
	{"Yellow Sea", orb.Point{123.2, 35.6}, 3.6, 9},
	{"East China Sea", orb.Point{125, 29.3}, 3.6, 8},
	{"Philippine Sea", orb.Point{132, 18.5}, 2.8, 8},
	{"Sea of Okhotsk", orb.Point{149, 54}, 2.6, 8},
	{"Bering Sea", orb.Point{-177, 58}, 2.6, 8},
	{"Coral Sea", orb.Point{153, -17}, 2.8, 8},
	{"Tasman Sea", orb.Point{160, -38}, 2.8, 8},
	{"Caribbean Sea", orb.Point{-75, 15}, 3, 8},
	{"North Sea", orb.Point{3.2, 56.6}, 3.4, 8},
	{"Norwegian Sea", orb.Point{2, 66.5}, 3, 8},
	{"Baltic Sea", orb.Point{19.3, 56.6}, 4, 8},
	{"Gulf of Aden", orb.Point{48.2, 12.4}, 4.4, 9},
	{"Gulf of Oman", orb.Point{59, 24.7}, 4.6, 9},
	{"Gulf of Thailand", orb.Point{101.3, 9.6}, 4.4, 9},
	{"Andaman Sea", orb.Point{95.8, 10.6}, 4, 9},
	{"Aegean Sea", orb.Point{25, 38.6}, 4.6, 9},
	{"Adriatic Sea", orb.Point{15.8, 42.8}, 4.6, 9},
	{"Bohai Sea", orb.Point{119.6, 38.7}, 5.4, 9},
	{"Gulf of Suez", orb.Point{33, 28.8}, 6.4, 10},
	{"Sea of Galilee", orb.Point{35.587, 32.823}, 8.6, MaxZoom},
	{"Dead Sea", orb.Point{35.495, 31.58}, 7.6, MaxZoom},
}

// waterLabels appends the names of the seas at a zoom.
func waterLabels(labels []Label, zoom float64) []Label {
	for _, w := range waters {
		if zoom >= w.from && zoom < w.to || zoom == w.to && w.to == MaxZoom {
			labels = append(labels, Label{Text: w.name, At: w.at, Kind: WaterLabel})
		}
	}
	return labels
}
