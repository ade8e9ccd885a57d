package basemap

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	sm "github.com/flopp/go-staticmaps"
)

// TestProviders has every provider of go-staticmaps, with an address that is
// one and words for a person.
func TestProviders(t *testing.T) {
	list := Providers()
	if list[0].ID != None || !list[0].IsNone() || list[1].ID != "osm" {
		t.Errorf("%s and %s come first", list[0].ID, list[1].ID)
	}
	seen := map[string]bool{}
	for _, p := range list {
		seen[p.ID] = true
		if q, ok := ByID(p.ID); !ok || q != p {
			t.Errorf("%s is not found", p.ID)
		}
		if p.IsNone() {
			continue
		}
		if p.Name == p.ID || p.Attribution == "" || strings.Contains(p.Attribution, "(c)") {
			t.Errorf("%s: name %q, attribution %q", p.ID, p.Name, p.Attribution)
		}
		address := p.WithKey("a&b=c").url(tile{3, 5, 2})
		u, err := url.Parse(address)
		if err != nil || u.Host == "" || strings.ContainsAny(address, "{}%") != p.NeedsKey {
			t.Errorf("%s: %s, %v", p.ID, address, err)
		}
		if text := Consent(p, "1.2.3"); !strings.Contains(text, u.Host) || !strings.Contains(text, "Legation/1.2.3") ||
			!strings.Contains(text, p.Attribution) || strings.Contains(text, "not encrypted") != (u.Scheme == "http") {
			t.Errorf("%s: %s", p.ID, text)
		}
	}
	for id := range sm.GetTileProviders("") {
		if !seen[id] {
			t.Errorf("%s is left out", id)
		}
	}
	osm, _ := ByID("osm")
	if got := osm.url(tile{3, 5, 2}); got != "https://tile.openstreetmap.org/3/5/2.png" || osm.Attribution != "Maps and Data © OpenStreetMap contributors, ODbL" {
		t.Errorf("%s, %s", got, osm.Attribution)
	}
	none, _ := ByID(None)
	if text := Consent(none, "1"); text != "" {
		t.Errorf("consent to nothing: %q", text)
	}
}

// TestCustom reads addresses and folders, and says what is wrong with them.
func TestCustom(t *testing.T) {
	folder, empty := t.TempDir(), t.TempDir()
	os.MkdirAll(filepath.Join(folder, "0", "0"), 0o755)
	file := filepath.Join(empty, "a.png")
	os.WriteFile(file, nil, 0o644)
	for _, x := range []struct {
		where, attribution string
		url                string // of tile 3/5/2
		wrong              string
	}{
		{"https://example.org/{z}/{x}/{y}.png", "© A", "https://example.org/3/5/2.png", ""},
		{"HTTPS://example.org:8443/{z}/{x}/{y}.png?style=a%20b", "© A", "HTTPS://example.org:8443/3/5/2.png?style=a%20b", ""},
		{"https://{s}.example.org/{z}/{x}/{-y}{r}.png", "© A", "https://a.example.org/3/5/5.png", ""},
		{"http://127.0.0.1:8080/tiles?q={q}", "© A", "http://127.0.0.1:8080/tiles?q=121", ""},
		{" " + folder, "© A", "", ""},
		{"https://example.org/{z}/{x}/{y}.png", " ", "", "say whose map they are"},
		{folder, "", "", "say whose map they are"},
		{"ftp://example.org/{z}/{x}/{y}.png", "© A", "", "https:// or http://"},
		{"file:///tmp/{z}/{x}/{y}.png", "© A", "", "https:// or http://"},
		{"https:///{z}/{x}/{y}.png", "© A", "", "names no server"},
		{"https://example.org/map.png", "© A", "", "put {z}, {x} and {y}"},
		{"https://example.org/{z}/{x}.png", "© A", "", "put {z}, {x} and {y}"},
		{"https://example.org/{zoom}/{x}/{y}.png", "© A", "", "{zoom} is not known"},
		{"https://me:secret@example.org/{z}/{x}/{y}.png", "© A", "", "password"},
		{"https://{x}.example.org/{z}/{x}/{y}.png", "© A", "", "only {s}"},
		{"https://example.org/{z}/{x}/{y}.png#top", "© A", "", "#"},
		{"https://example.org:99999/{z}/{x}/{y}.png", "© A", "", "99999 is not a port"},
		{"https://example.org/{z}/{x}/{y}.png\r\nHost: other", "© A", "", "control character"},
		{"osmm", "© A", "", "neither a provider nor an address nor a folder"},
		{"", "© A", "", "no base map named"},
		{empty, "© A", "", "has no tiles"},
		{file, "© A", "", "is a file"},
	} {
		p, err := Choose(x.where, x.attribution, "")
		switch {
		case x.wrong != "":
			if err == nil || !strings.Contains(err.Error(), x.wrong) {
				t.Errorf("%q: %v, want %q", x.where, err, x.wrong)
			}
		case err != nil:
			t.Errorf("%q: %v", x.where, err)
		case x.url != "" && p.url(tile{3, 5, 2}) != x.url:
			t.Errorf("%q: %s, want %s", x.where, p.url(tile{3, 5, 2}), x.url)
		case p.Attribution != "© A" || p.Name == "" || strings.ContainsAny(p.ID, `/\.`) || p.IsNone():
			t.Errorf("%q: %+v", x.where, p)
		}
	}
}

// TestChoose finds providers by their ids and asks for the key that one needs.
func TestChoose(t *testing.T) {
	if p, err := Choose("osm", "", ""); err != nil || p.ID != "osm" {
		t.Errorf("%v, %v", p, err)
	}
	if p, err := Choose("none", "", ""); err != nil || !p.IsNone() {
		t.Errorf("%v, %v", p, err)
	}
	if _, err := Choose("thunderforest-outdoors", "", " "); err == nil || !strings.Contains(err.Error(), "key") {
		t.Errorf("without a key: %v", err)
	}
	p, err := Choose("thunderforest-outdoors", "", "k&y")
	if err != nil || !strings.HasSuffix(p.url(tile{1, 0, 1}), "/1/0/1.png?apikey=k%26y") {
		t.Errorf("%s, %v", p.url(tile{1, 0, 1}), err)
	}
}
