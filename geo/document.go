package geo

import (
	"errors"
	"fmt"
	"io"
)

// DocumentInfo is what a vector file says of itself beside its picture. It
// holds no time: the same drawing and the same words give the same bytes.
type DocumentInfo struct {
	Title    string
	Subject  string // what is shown: whose view, which date
	Author   string
	Keywords string
	Creator  string // the program and its version
	Language string // as in BCP 47: "en"

	XMP   []byte // RDF/XML, written as it is; or nil
	Proof []byte // JSON from which the picture can be made again; or nil

	PointsPerUnit float64  // of a page for each device-independent pixel; 0 stands for 0.75
	PageTitles    []string // of a PDF's pages, as bookmarks; or nil
}

// ErrPictures says that a drawing holds pictures, which an SVG shall not.
var ErrPictures = errors.New("tiles are pictures, and an SVG holds none: choose PNG, JPEG or PDF, or do without a base map")

// WriteSVG writes a drawing as SVG: shapes and selectable text, no pictures.
func WriteSVG(w io.Writer, d *Drawing, m DocumentInfo) error {
	return fmt.Errorf("SVG is not written yet")
}

// WritePDF writes drawings as the pages of a PDF.
func WritePDF(w io.Writer, pages []*Drawing, m DocumentInfo) error {
	return fmt.Errorf("PDF is not written yet")
}

// ReadSVGProof returns the proof in an SVG that WriteSVG wrote.
func ReadSVGProof(data []byte) ([]byte, error) {
	return nil, fmt.Errorf("SVG is not read yet")
}

// ReadPDFProof returns the proof in a PDF that WritePDF wrote.
func ReadPDFProof(data []byte) ([]byte, error) {
	return nil, fmt.Errorf("PDF is not read yet")
}
