// Command countries writes the names of the map in other languages: those of
// countries from the CLDR that golang.org/x/text has, brought up to date by
// hand, and those of waters.
//
//	cd assets/generate && go run ./countries
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

const root = "../"

var languages = []string{"ko", "ar", "he", "fr"}

// newer are names that have changed since CLDR 32 or that it has not, and those
// that the built-in dataset gives otherwise.
var newer = map[string][4]string{
	"North Korea":             {"북한", "كوريا الشمالية", "צפון קוריאה", "Corée du Nord"},
	"South Korea":             {"남한", "كوريا الجنوبية", "דרום קוריאה", "Corée du Sud"},
	"Palestine":               {"팔레스타인", "فلسطين", "פלסטין", "Palestine"},
	"North Macedonia":         {"북마케도니아", "مقدونيا الشمالية", "צפון מקדוניה", "Macédoine du Nord"},
	"Eswatini":                {"에스와티니", "إسواتيني", "אסוואטיני", "Eswatini"},
	"Somaliland":              {"소말릴란드", "صوماليلاند", "סומלילנד", "Somaliland"},
	"Kosovo":                  {"코소보", "كوسوفو", "קוסובו", "Kosovo"},
	"Northern Cyprus":         {"북키프로스", "شمال قبرص", "צפון קפריסין", "Chypre du Nord"},
	"Siachen Glacier":         {"시아첸 빙하", "نهر سياتشن الجليدي", "קרחון סיאצ׳ן", "Glacier de Siachen"},
	"Indian Ocean Ter.":       {"인도양 영토", "أقاليم المحيط الهندي", "טריטוריות באוקיינוס ההודי", "Terr. de l’océan Indien"},
	"Ashmore and Cartier Is.": {"애시모어 카르티에 제도", "جزر أشمور وكارتييه", "איי אשמור וקרטייה", "Îles Ashmore-et-Cartier"},

	"Akrotiri":                 {"아크로티리", "أكروتيري", "אקרוטירי", "Akrotiri"},
	"Dhekelia":                 {"데켈리아", "دكيليا", "דקליה", "Dhekelia"},
	"UN Buffer Zone in Cyprus": {"키프로스 유엔 완충 지대", "المنطقة العازلة للأمم المتحدة في قبرص", "אזור החיץ של האו״ם בקפריסין", "Zone tampon de l’ONU à Chypre"},

	"Pacific Ocean":     {"태평양", "المحيط الهادئ", "האוקיינוס השקט", "Océan Pacifique"},
	"Atlantic Ocean":    {"대서양", "المحيط الأطلسي", "האוקיינוס האטלנטי", "Océan Atlantique"},
	"Indian Ocean":      {"인도양", "المحيط الهندي", "האוקיינוס ההודי", "Océan Indien"},
	"Arctic Ocean":      {"북극해", "المحيط المتجمد الشمالي", "אוקיינוס הקרח הצפוני", "Océan Arctique"},
	"Arabian Sea":       {"아라비아해", "بحر العرب", "הים הערבי", "Mer d’Arabie"},
	"Bay of Bengal":     {"벵골만", "خليج البنغال", "מפרץ בנגל", "Golfe du Bengale"},
	"Mediterranean Sea": {"지중해", "البحر المتوسط", "הים התיכון", "Mer Méditerranée"},
	"Black Sea":         {"흑해", "البحر الأسود", "הים השחור", "Mer Noire"},
	"Caspian Sea":       {"카스피해", "بحر قزوين", "הים הכספי", "Mer Caspienne"},
	"Red Sea":           {"홍해", "البحر الأحمر", "ים סוף", "Mer Rouge"},
	"Yellow Sea":        {"황해", "البحر الأصفر", "הים הצהוב", "Mer Jaune"},
	"East China Sea":    {"동중국해", "بحر الصين الشرقي", "ים סין המזרחי", "Mer de Chine orientale"},
	"Philippine Sea":    {"필리핀해", "بحر الفلبين", "ים הפיליפינים", "Mer des Philippines"},
	"Sea of Okhotsk":    {"오호츠크해", "بحر أوخوتسك", "ים אוחוטסק", "Mer d’Okhotsk"},
	"Bering Sea":        {"베링해", "بحر بيرينغ", "ים ברינג", "Mer de Béring"},
	"Coral Sea":         {"산호해", "بحر المرجان", "ים האלמוגים", "Mer de Corail"},
	"Tasman Sea":        {"태즈먼해", "بحر تسمان", "ים טסמן", "Mer de Tasman"},
	"Caribbean Sea":     {"카리브해", "البحر الكاريبي", "הים הקריבי", "Mer des Caraïbes"},
	"North Sea":         {"북해", "بحر الشمال", "הים הצפוני", "Mer du Nord"},
	"Norwegian Sea":     {"노르웨이해", "بحر النرويج", "הים הנורווגי", "Mer de Norvège"},
	"Baltic Sea":        {"발트해", "بحر البلطيق", "הים הבלטי", "Mer Baltique"},
	"Gulf of Aden":      {"아덴만", "خليج عدن", "מפרץ עדן", "Golfe d’Aden"},
	"Gulf of Oman":      {"오만만", "خليج عمان", "מפרץ עומאן", "Golfe d’Oman"},
	"Gulf of Thailand":  {"타이만", "خليج تايلند", "מפרץ תאילנד", "Golfe de Thaïlande"},
	"Andaman Sea":       {"안다만해", "بحر أندامان", "ים אנדמן", "Mer d’Andaman"},
	"Aegean Sea":        {"에게해", "بحر إيجة", "הים האגאי", "Mer Égée"},
	"Adriatic Sea":      {"아드리아해", "البحر الأدرياتيكي", "הים האדריאטי", "Mer Adriatique"},
	"Bohai Sea":         {"보하이해", "بحر بوهاي", "ים בוהאי", "Mer de Bohai"},
	"Gulf of Suez":      {"수에즈만", "خليج السويس", "מפרץ סואץ", "Golfe de Suez"},
	"Sea of Galilee":    {"갈릴리호", "بحيرة طبريا", "ים כנרת", "Lac de Tibériade"},
	"Dead Sea":          {"사해", "البحر الميت", "ים המלח", "Mer Morte"},
}

func main() {
	if err := write(); err != nil {
		fmt.Fprintln(os.Stderr, "countries:", err)
		os.Exit(1)
	}
}

func write() error {
	names := map[string]map[string]string{}
	for i, code := range languages {
		names[code] = map[string]string{}
		for english, all := range newer {
			names[code][english] = all[i]
		}
	}
	for _, file := range []string{"territories/world.topojson", "territories/detail.topojson"} {
		data, err := os.ReadFile(root + file)
		if err != nil {
			return err
		}
		var topology struct {
			Objects map[string]struct {
				Geometries []struct {
					ID         string
					Properties struct{ Name string }
				}
			}
		}
		if err := json.Unmarshal(data, &topology); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		for _, g := range topology.Objects["countries"].Geometries {
			number, err := strconv.Atoi(g.ID)
			if err != nil {
				if _, ok := newer[g.Properties.Name]; !ok {
					return fmt.Errorf("%s: %q has no number and is not among the names by hand", file, g.Properties.Name)
				}
				continue
			}
			region, err := language.EncodeM49(number)
			if err != nil {
				return fmt.Errorf("%s: %s: %w", file, g.Properties.Name, err)
			}
			for _, code := range languages {
				if names[code][g.Properties.Name] != "" {
					continue
				}
				name := display.Regions(language.MustParse(code)).Name(region)
				if name == "" {
					return fmt.Errorf("%s: no name of %s in %s", file, g.Properties.Name, code)
				}
				names[code][g.Properties.Name] = name
			}
		}
	}
	out, err := json.MarshalIndent(names, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(root+"translation/map.json", append(out, '\n'), 0o644)
}
