package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPlacesByName opens a file whose places have no coordinates.
func TestPlacesByName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	text := "date,title,place\n1961,A,Pyongyang\n1962,B,Springfield\n1963,C,Nowhere at all\n"
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var out, problems bytes.Buffer
	if code := Run([]string{"check", path}, &out, &problems, nil); code != couldNot {
		t.Errorf("check ends with %d", code)
	}
	said := out.String() + problems.String()
	if strings.Contains(said, "Pyongyang") || !strings.Contains(said, "Springfield, ") || !strings.Contains(said, "Nowhere at all") {
		t.Errorf("check says %s", said)
	}
	out.Reset()
	if code := Run([]string{"convert", path, "-", "--to", "geojson"}, &out, &problems, nil); code != done {
		t.Errorf("convert ends with %d: %s", code, problems.String())
	}
	if got := out.String(); !strings.Contains(got, "125.7") || !strings.Contains(got, "Looked up by name") {
		t.Errorf("the place was not looked up, or is not marked:\n%s", got)
	}
}
