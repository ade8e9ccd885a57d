package snapshot

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// A Format is what kind of file a picture is written as.
type Format string

// The formats, as options and the command line spell them.
const (
	PNG      Format = "png"
	JPEG     Format = "jpeg"
	SVG      Format = "svg"
	PDF      Format = "pdf"
	HTML     Format = "html"     // the chronology as a table, with the picture in it
	Markdown Format = "markdown" // the same as text
)

// Formats lists the formats in the order in which a person chooses them, with
// the endings of their files, the usual one first.
var Formats = []struct {
	Format  Format
	Name    string
	Endings []string
}{
	{PNG, "PNG", []string{".png"}},
	{JPEG, "JPEG", []string{".jpg", ".jpeg"}},
	{SVG, "SVG", []string{".svg"}},
	{PDF, "PDF", []string{".pdf"}},
	{HTML, "HTML", []string{".html", ".htm"}},
	{Markdown, "Markdown", []string{".md", ".markdown"}},
}

// ErrFormat is the cause of the error for a file whose ending names no format.
var ErrFormat = errors.New("no format has this ending")

// FormatOf returns the format that the ending of a path names.
func FormatOf(path string) (Format, error) {
	ending := strings.ToLower(filepath.Ext(path))
	var known []string
	for _, f := range Formats {
		if slices.Contains(f.Endings, ending) {
			return f.Format, nil
		}
		known = append(known, f.Endings[0])
	}
	return "", fmt.Errorf("%s: %w: give a name that ends in %s", filepath.Base(path), ErrFormat, strings.Join(known, ", "))
}

// Ending returns the usual ending of a format's files, with its dot.
func (f Format) Ending() string {
	for _, known := range Formats {
		if known.Format == f {
			return known.Endings[0]
		}
	}
	return ""
}

// Pixels reports whether the format is made of pixels.
func (f Format) Pixels() bool { return f == PNG || f == JPEG }
