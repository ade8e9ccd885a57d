package main

import "slices"

// kept has parts of a town that people name as a place of its own.
var kept = map[int64]bool{7303419: true, 7498240: true} // East and West Jerusalem

// A dispute is about the country of some places. None of the countries is
// shown beside the name of such a place, and each is understood behind it.
type dispute struct {
	About     string
	Country   []string // the source's countries, all where there is none
	Admin1    []string // the source's first divisions, all where there is none
	Box       [4]float64
	IDs       []int64
	Countries string // what is understood
	Admin     string // the division that is shown instead of the source's, "-" for none
}

// disputed is not complete, since no such list is: it has the places of the
// gazetteer over which states differ in the United Nations.
var disputed = []dispute{
	{About: "Jerusalem", IDs: []int64{281184, 7303419, 7498240}, Countries: "IL,PS", Admin: "-"},
	{About: "West Bank", Country: []string{"IL"}, Admin1: []string{"WE"}, Countries: "IL,PS", Admin: "PS.WE"},
	{About: "West Bank", Country: []string{"IL"}, Box: [4]float64{35.035, 31.90, 35.06, 31.95}, Countries: "IL,PS", Admin: "PS.WE"},
	{About: "West Bank and Gaza Strip", Country: []string{"PS"}, Countries: "PS"},
	{About: "Golan Heights", Country: []string{"IL"}, Box: [4]float64{35.63, 32.69, 35.92, 33.34}, Countries: "IL,SY", Admin: "-"},
	{About: "Crimea", Country: []string{"UA"}, Admin1: []string{"11", "20"}, Countries: "UA,RU", Admin: "-"},
	{About: "east of Ukraine", Country: []string{"UA"}, Admin1: []string{"05", "08", "14", "26"}, Countries: "UA,RU"},
	{About: "Kashmir", Country: []string{"IN"}, Admin1: []string{"12", "41"}, Countries: "IN,PK"},
	{About: "Kashmir", Country: []string{"PK"}, Admin1: []string{"06", "07"}, Countries: "PK,IN"},
	{About: "Arunachal Pradesh", Country: []string{"IN"}, Admin1: []string{"30"}, Countries: "IN,CN"},
	{About: "Kosovo", Country: []string{"XK"}, Countries: "XK,RS"},
	{About: "Taiwan", Country: []string{"TW"}, Countries: "TW,CN"},
	{About: "Western Sahara", Country: []string{"EH"}, Countries: "EH,MA"},
	{About: "Abkhazia", Country: []string{"GE"}, Admin1: []string{"02"}, Countries: "GE"},
	{About: "Transnistria", Country: []string{"MD"}, Admin1: []string{"58"}, Countries: "MD"},
	{About: "north of Cyprus", Country: []string{"CY"}, Admin1: []string{"01", "02"}, Countries: "CY"},
	{About: "Somaliland", Country: []string{"SO"}, Admin1: []string{"20", "21", "12", "18", "19"}, Countries: "SO"},
	{About: "Nagorno-Karabakh", IDs: []int64{146970}, Countries: "AZ", Admin: "-"},
	{About: "Ceuta and Melilla", Country: []string{"ES"}, Admin1: []string{"CE", "ML"}, Countries: "ES,MA"},
	{About: "Gibraltar", Country: []string{"GI"}, Countries: "GI,GB"},
	{About: "Falkland Islands", Country: []string{"FK"}, Countries: "FK,GB,AR"},
}

func (d dispute) has(c city) bool {
	lon, lat := float64(c.Lon)/1e5, float64(c.Lat)/1e5
	switch {
	case len(d.IDs) > 0:
		return slices.Contains(d.IDs, c.ID)
	case !slices.Contains(d.Country, c.Country):
		return false
	case len(d.Admin1) > 0 && !slices.Contains(d.Admin1, c.Admin):
		return false
	case d.Box != [4]float64{}:
		return d.Box[0] <= lon && lon <= d.Box[2] && d.Box[1] <= lat && lat <= d.Box[3]
	}
	return true
}

// shownAs has names that the program writes otherwise than the source.
var shownAs = map[string]string{
	"JO": "Jordan", "KR": "South Korea", "LT": "Lithuania", "MC": "Monaco", "MD": "Moldova", "US": "United States",
	"VC": "Saint Vincent and the Grenadines",
}

// shownPlaces has the same for places, by the number of GeoNames.
var shownPlaces = map[int64]string{173334: "Quneitra", 1873757: "Nampo"}

// moreCountryNames has names that the source has not.
var moreCountryNames = map[string][]string{
	"AE": {"UAE", "Emirates"},
	"BA": {"Bosnia"},
	"CD": {"DR Congo", "DRC", "Congo-Kinshasa", "Democratic Republic of the Congo"},
	"CG": {"Congo-Brazzaville", "Republic of the Congo", "Congo"},
	"CI": {"Ivory Coast", "Côte d'Ivoire"},
	"CN": {"PRC", "China", "People's Republic of China"},
	"CV": {"Cape Verde", "Cabo Verde"},
	"CZ": {"Czechia", "Czech Republic"},
	"GB": {"UK", "U.K.", "Great Britain", "Britain"},
	"GM": {"Gambia"},
	"IR": {"Islamic Republic of Iran", "Iran"},
	"KP": {"צפון קוריאה", "DPRK", "D.P.R.K.", "Democratic People's Republic of Korea", "조선민주주의인민공화국", "조선"},
	"KR": {"דרום קוריאה", "한국", "ROK", "Republic of Korea", "South Korea", "Korea"},
	"LA": {"Laos"},
	"MK": {"Macedonia", "North Macedonia"},
	"MM": {"Burma"},
	"PS": {"State of Palestine", "Palestinian Territory", "Palestinian Territories", "Occupied Palestinian Territory", "OPT"},
	"RU": {"Russian Federation", "Russia"},
	"SY": {"Syrian Arab Republic", "Syria"},
	"SZ": {"Swaziland", "Eswatini"},
	"TL": {"East Timor", "Timor-Leste"},
	"TR": {"Turkey", "Türkiye"},
	"TW": {"ROC"},
	"US": {"USA", "U.S.A.", "U.S.", "America", "United States of America"},
	"VA": {"Holy See", "Vatican"},
	"VN": {"Viet Nam", "Vietnam"},
}

// moreNames has names that the source has not, by the number of GeoNames: other
// spellings in the languages of the gazetteer, and names that were used until
// lately.
var moreNames = map[int64][]string{
	281184:  {"Al-Quds", "القدس"},
	281133:  {"Gaza City", "مدينة غزة"},
	173334:  {"Quneitra", "Al-Quneitra", "Kuneitra"},
	1873757: {"Nampo", "Nampho", "Namp'o"},
	703448:  {"Kiev"},
	4140963: {"Washington", "Washington DC", "Washington D.C."},
	5128581: {"New York"},
	1275339: {"Bombay"},
	1275004: {"Calcutta"},
	1264527: {"Madras"},
	1816670: {"Peking"},
	1298824: {"Rangoon"},
	1566083: {"Saigon"},
	1526273: {"Astana"},
	104515:  {"Makkah"},
}
