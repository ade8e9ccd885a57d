package animation

import (
	"fmt"
	"path/filepath"
	"strings"
)

// A Format is what kind of file an animation is written as.
type Format string

// The formats, as options and the command line spell them.
const (
	GIF    Format = "gif"
	Images Format = "images" // a folder of numbered PNGs
	MP4    Format = "mp4"
	WebM   Format = "webm"
)

// Formats lists the formats in the order in which a person chooses them.
var Formats = []struct {
	Format Format
	Name   string
	Ending string // of the file; "" for a folder
	Film   bool   // made by ffmpeg
}{
	{GIF, "GIF", ".gif", false},
	{Images, "PNG images", "", false},
	{MP4, "MP4", ".mp4", true},
	{WebM, "WebM", ".webm", true},
}

func (f Format) known() bool {
	for _, k := range Formats {
		if k.Format == f {
			return true
		}
	}
	return false
}

// Ending returns the ending of a format's files with its dot, or "" for that of
// a folder.
func (f Format) Ending() string {
	for _, k := range Formats {
		if k.Format == f {
			return k.Ending
		}
	}
	return ""
}

// Film reports whether the format is made by ffmpeg.
func (f Format) Film() bool { return f == MP4 || f == WebM }

// FormatOf returns the format that the ending of a path names. A path without an
// ending names a folder of images.
func FormatOf(path string) (Format, error) {
	ending := strings.ToLower(filepath.Ext(path))
	for _, k := range Formats {
		if k.Ending == ending {
			return k.Format, nil
		}
	}
	return "", fmt.Errorf("%s: no animation has this ending: give a name that ends in .gif, .mp4 or .webm, or that of a folder for numbered PNG images", filepath.Base(path))
}
