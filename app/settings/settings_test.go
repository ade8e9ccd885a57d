package settings

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestRoundTrip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "settings.json")
	want := Settings{
		Window: Size{1200, 800}, Panel: 0.6, Timeline: 0.7, NoPanel: true, Theme: "contrast", Scale: 150, Language: "ko",
		Units: "imperial", ReduceMotion: true, PictureFolder: "/pictures", Recent: []string{"b", "a"}, HintsDone: []string{"play"},
		Tiles: "osm", TilesAllowed: []string{"osm"}, Session: Session{File: "b", Place: json.RawMessage(`{"day":1}`), Open: true},
	}
	if err := want.Save(path); err != nil {
		t.Fatal(err)
	}
	got, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	var place map[string]int
	if json.Unmarshal(got.Session.Place, &place); place["day"] != 1 {
		t.Errorf("the place is %s", got.Session.Place)
	}
	got.Session.Place = want.Session.Place
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestLoadOdd(t *testing.T) {
	folder := t.TempDir()
	if s, err := Load(filepath.Join(folder, "none")); err != nil || !reflect.DeepEqual(s, Settings{}) {
		t.Errorf("without a file: %+v, %v", s, err)
	}
	for name, text := range map[string]string{
		"empty": "", "cut": `{"theme":"dark"`, "other": `[1]`, "wrong": `{"scale":"big"}`,
	} {
		path := filepath.Join(folder, name)
		os.WriteFile(path, []byte(text), 0o600)
		s, err := Load(path)
		if err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: the error is %v", name, err)
		}
		if !reflect.DeepEqual(s, Settings{}) {
			t.Errorf("%s: got %+v", name, s)
		}
	}
	path := filepath.Join(folder, "newer")
	os.WriteFile(path, []byte(`{"theme":{"name":"sepia"},"language":"ko","scale":130,"recent":["/a.csv"]}`), 0o600)
	if s, err := Load(path); err == nil || s.Theme != "" || s.Language != "ko" || s.Scale != 130 || len(s.Recent) != 1 {
		t.Errorf("of a newer version: %+v, %v", s, err)
	}
	if kept, err := SetAside(path); err != nil {
		t.Error(err)
	} else if data, _ := os.ReadFile(kept); !strings.Contains(string(data), "sepia") {
		t.Errorf("kept is %q", data)
	}
	path = filepath.Join(folder, "far")
	os.WriteFile(path, []byte(`{"window":{"width":-4,"height":1e9},"panel":7,"timeline":0.5,"theme":"pink","scale":900,"units":"leagues","future":1,
		"recent":["1","2","3","4","5","6","7","8","9","10","11","12"]}`), 0o600)
	s, err := Load(path)
	if err != nil || s.Window != (Size{}) || s.Panel != 0 || s.Timeline != 0.5 || s.Theme != "" || s.Scale != MaxScale || s.Units != "" || len(s.Recent) != maxRecent {
		t.Errorf("got %+v, %v", s, err)
	}
}

func TestOpened(t *testing.T) {
	var s Settings
	for _, path := range strings.Fields("a b c a d e f g h i j k") {
		s = s.Opened(path)
	}
	if got := strings.Join(s.Recent, " "); got != "k j i h g f e d a c" {
		t.Errorf("got %s", got)
	}
	was := s.Recent
	if s = s.Without("j"); strings.Join(s.Recent, " ") != "k i h g f e d a c" || was[1] != "j" {
		t.Errorf("without j: %s, before %s", s.Recent, was)
	}
	s = s.Opened("j")
	if s.Scale = 200; s.Reset().Scale != 0 || len(s.Reset().Recent) != maxRecent {
		t.Errorf("reset gives %+v", s.Reset())
	}
}
