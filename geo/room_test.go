package geo

import (
	"testing"

	"github.com/paulmach/orb"
)

// In a window's map no furniture lies on other furniture or under the buttons in the
// corner, however small the map is and wherever the divider stands.
func TestFurnitureKeepsApart(t *testing.T) {
	views := []View{
		{"levant", "Levant", orb.Bound{Min: orb.Point{33.2, 29.3}, Max: orb.Point{37.4, 34.8}}},
		{"korea", "Korean Peninsula", orb.Bound{Min: orb.Point{123.5, 32.8}, Max: orb.Point{131.2, 43.2}}},
	}
	overview := orb.Bound{Min: orb.Point{20, 5}, Max: orb.Point{145, 58}}
	legend := Legend{Title: "Selon Israël, 1er mars 2026", Note: "Les positions sont attribuées ; voir les sources."}
	for range 7 {
		legend.Entries = append(legend.Entries, LegendEntry{
			Text: "Les sources divergent : Corée du Sud, ou personne n’est nommé ; contrôlé par Corée du Nord"})
	}
	for w := 410.0; w <= 1500; w += 73 {
		for h := 200.0; h <= 900; h += 50 {
			for _, part := range []float64{0.3, 0.5, 0.7} {
				s := Scene{Viewport: Viewport{Width: w, Height: h}.Fit(overview, 0), Legend: legend, Buttons: true,
					Second: &Second{Divider: w * part, Legend: legend,
						Sentence: "Plateau du Golan – Sur le terrain : Israël (North Korea–Palestine relations) ; Israël : Israël (Israel: the Golan Heights laws (English text)). Elles diffèrent aussi sur 7 autres territoires."}}
				s.Caption = Caption{"17 novembre 2025", "Security Council resolution 2803 on Gaza"}
				s.Keep = TooSmall(s.Viewport, views)
				s.Insets = PlaceInsets(s, views)
				right := secondLegend(s).box
				boxes := map[string]rect{"the buttons": buttonsBox(s.Viewport), "the right legend": right}
				if sentence, lines := sentenceBox(s); len(lines) > 0 {
					boxes["the sentence"] = sentence
				}
				if caption, lines := captionBox(s); len(lines) > 0 {
					boxes["the caption"] = caption
				}
				if left := layoutLegend(s).box; left.x1 < s.Second.Divider {
					boxes["the left legend"] = left
				}
				for _, in := range s.Insets {
					boxes[in.Title] = in.box()
				}
				for a, one := range boxes {
					for b, other := range boxes {
						if a < b && one != (rect{}) && other != (rect{}) && one.overlaps(other) {
							t.Fatalf("%v×%v, divider at %v: %s lies on %s", w, h, part, a, b)
						}
					}
				}
			}
		}
	}
}

// A name that would lie under the buttons of a window is not there.
func TestNamesKeepClearOfButtons(t *testing.T) {
	s := Scene{Viewport: Viewport{Width: 800, Height: 500}}
	if len(furnitureBoxes(s)) != len(fixedBoxes(s)) {
		t.Error("a picture without buttons keeps the corner free of names")
	}
	s.Buttons = true
	if boxes := furnitureBoxes(s); boxes[len(boxes)-1] != buttonsBox(s.Viewport) {
		t.Error("the names of a window with buttons are not kept out of the corner")
	}
}
