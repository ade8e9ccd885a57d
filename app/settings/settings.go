// Package settings keeps what a person chose from one start of the program to
// the next: how the window looks, which files were open, and where in them.
// It knows no window. Nothing of it leaves the machine.
package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"legation/app/file"
	"legation/geo"
)

// Settings are all that is remembered. The zero value of each field is what a
// new user has.
type Settings struct {
	Window        Size            `json:"window,omitzero"`
	Panel         float64         `json:"panel,omitzero"`    // part of the width that the map has beside the panel; 0 for the usual one
	Timeline      float64         `json:"timeline,omitzero"` // part of the height above the timeline; 0 for the usual one
	NoPanel       bool            `json:"noPanel,omitzero"`
	NoTimeline    bool            `json:"noTimeline,omitzero"`
	Theme         string          `json:"theme,omitzero"`    // light, dark or contrast; "" follows the system
	Scale         int             `json:"scale,omitzero"`    // size of text and controls in percent; 0 is 100
	Language      string          `json:"language,omitzero"` // BCP 47; "" follows the system
	Units         string          `json:"units,omitzero"`    // of the scale bar: "" metric, or "imperial"
	ReduceMotion  bool            `json:"reduceMotion,omitzero"`
	PictureFolder string          `json:"pictureFolder,omitzero"`
	Picture       json.RawMessage `json:"picture,omitempty"` // what was chosen for the last one
	Recent        []string        `json:"recent,omitzero"`   // paths of the datasets opened last, the newest first
	HintsDone     []string        `json:"hintsDone,omitzero"`
	Tiles         string          `json:"tiles,omitzero"`        // the base map of pictures, or "" for none
	Citation      string          `json:"citation,omitzero"`     // style of citations, or "" for the first
	TilesBy       string          `json:"tilesBy,omitzero"`      // whose map that is, for an address or a folder
	TilesAllowed  []string        `json:"tilesAllowed,omitzero"` // the servers that may be asked for tiles
	Session       Session         `json:"session,omitzero"`
}

// A Size is that of the window in device-independent pixels, as they are while
// text and controls have their usual size.
type Size struct {
	Width  float32 `json:"width"`
	Height float32 `json:"height"`
}

// A Session is what was shown last.
type Session struct {
	File  string          `json:"file,omitzero"`  // path of the dataset, or "" for the built-in one
	Place json.RawMessage `json:"place,omitzero"` // the state, in the form that pictures carry it
	Open  bool            `json:"open,omitzero"`  // it has not been closed: still running, or ended by a crash
}

// The limits of the size of text and controls, in percent.
const (
	MinScale = 80
	MaxScale = 200
)

const maxRecent = 10

// maxBytes is more than any settings take. What is larger is no settings.
const maxBytes = 1 << 20

// File returns where the settings are kept: settings.json in the program's
// folder among the user's configuration files.
func File() (string, error) {
	folder, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("finding a place for the settings: %w", err)
	}
	return filepath.Join(folder, "legation", "settings.json"), nil
}

// Load reads the settings of a file. A file that is not there gives those of a
// new user; so does one that cannot be read, with the error. Of one in which a value
// is of another kind, as a newer version may write it, the rest is returned with the
// error.
func Load(path string) (Settings, error) {
	var s Settings
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return s, fmt.Errorf("reading the settings: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBytes))
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	if other := (*json.UnmarshalTypeError)(nil); err != nil && !errors.As(err, &other) {
		s = Settings{}
	}
	if err != nil {
		err = fmt.Errorf("reading the settings in %s: %w", path, err)
	}
	return s.valid(), err
}

// SetAside gives a file that could not be read another name, under which it stays
// when the settings are written again, and returns that.
func SetAside(path string) (string, error) {
	kept := path + ".unread"
	if err := os.Rename(path, kept); err != nil {
		return "", fmt.Errorf("keeping the settings that could not be read: %w", err)
	}
	return kept, nil
}

// Save writes the settings, whole or not at all.
func (s Settings) Save(path string) error {
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return fmt.Errorf("writing the settings: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("writing the settings: %w", err)
	}
	return file.Replace(path, func(w io.Writer) error {
		_, err := w.Write(append(data, '\n'))
		return err
	})
}

// valid puts what no person can have chosen back to what is usual.
func (s Settings) valid() Settings {
	if !(s.Window.Width >= 200 && s.Window.Height >= 200 && s.Window.Width <= 20000 && s.Window.Height <= 20000) {
		s.Window = Size{}
	}
	part := func(v float64) float64 {
		if !(v > 0.05 && v < 0.95) {
			return 0
		}
		return v
	}
	s.Panel, s.Timeline = part(s.Panel), part(s.Timeline)
	if !slices.Contains([]string{"", string(geo.LightTheme), string(geo.DarkTheme), string(geo.ContrastTheme)}, s.Theme) {
		s.Theme = ""
	}
	if s.Scale != 0 {
		s.Scale = min(max(s.Scale, MinScale), MaxScale)
	}
	if s.Units != "imperial" {
		s.Units = ""
	}
	s.Recent = s.Recent[:min(len(s.Recent), maxRecent)]
	return s
}

// Opened returns the settings with a file as the one opened last.
func (s Settings) Opened(path string) Settings {
	recent := []string{path}
	for _, r := range s.Recent {
		if r != path && len(recent) < maxRecent {
			recent = append(recent, r)
		}
	}
	s.Recent = recent
	return s
}

// Without returns the settings with a file off the list of those opened last.
func (s Settings) Without(path string) Settings {
	s.Recent = slices.DeleteFunc(slices.Clone(s.Recent), func(r string) bool { return r == path })
	return s
}

// Reset returns the settings of a new user. The files opened last stay: they
// are no matter of taste.
func (s Settings) Reset() Settings { return Settings{Recent: s.Recent, Session: s.Session} }
