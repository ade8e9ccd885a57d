package geo

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net/url"
	"strconv"
	"unicode/utf8"
)

// DocumentInfo is what a vector file says of itself beside its picture. It
// holds no time: the same drawing and the same words give the same bytes.
type DocumentInfo struct {
	Title    string
	Subject  string // what is shown: whose view, which date
	Author   string
	Keywords string
	Creator  string // the program and its version
	Language string // as in BCP 47; "" stands for "en"

	XMP   []byte // RDF/XML, written as it is; or nil
	Proof []byte // JSON from which the picture can be made again; or nil

	PointsPerUnit float64  // of a page for each device-independent pixel; 0 stands for 0.75
	PageTitles    []string // of a PDF's pages, as bookmarks; or nil
}

// ErrPictures says that a drawing holds pictures, which an SVG shall not.
var ErrPictures = errors.New("tiles are pictures, and an SVG holds none: choose PNG, JPEG or PDF, or do without a base map")

// maxProof is how long a proof may be, in bytes.
const maxProof = 16 << 20

// checkSize reports what is wrong with a drawing's size.
func (d *Drawing) checkSize() error {
	if !(d.Width > 0 && d.Height > 0 && d.Width < 1e6 && d.Height < 1e6) {
		return fmt.Errorf("a drawing of %g by %g has no size that a page can have", d.Width, d.Height)
	}
	return nil
}

// language returns the language, in which nothing but letters, digits and
// hyphens may stand.
func (m *DocumentInfo) language() string {
	for _, r := range m.Language {
		if !(r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			return "en"
		}
	}
	if m.Language == "" {
		return "en"
	}
	return m.Language
}

// proof returns the proof as it can stand in any file: what no XML may hold is
// escaped, which changes nothing of what the JSON says.
func (m *DocumentInfo) proof() ([]byte, error) {
	switch {
	case m.Proof == nil:
		return nil, nil
	case len(m.Proof) > maxProof:
		return nil, fmt.Errorf("the description of the picture is %d MiB long; a file carries up to %d", len(m.Proof)>>20, maxProof>>20)
	case !json.Valid(m.Proof) || !utf8.Valid(m.Proof):
		return nil, errors.New("the description of the picture is not JSON")
	}
	p := bytes.ReplaceAll(m.Proof, []byte("\uFFFE"), []byte(`\uFFFE`))
	return bytes.ReplaceAll(p, []byte("\uFFFF"), []byte(`\uFFFF`)), nil
}

// webAddress returns a link that a file may carry: to the web alone, so that
// nobody's dataset makes a click do anything else.
func webAddress(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return ""
	}
	return u.String()
}

// hundredths is how many steps there are to the device-independent pixel in a
// vector file.
const hundredths = 100

// steps rounds a length to hundredths of a device-independent pixel.
func steps(v float64) int {
	if !(math.Abs(v) < 1e7) { // also where it is no number
		v = math.Copysign(1e7, v)
	}
	return int(math.Round(v * hundredths))
}

// appendSteps appends hundredths as a decimal number, as short as it can be.
func appendSteps(b []byte, v int) []byte {
	if v < 0 {
		b = append(b, '-')
		v = -v
	}
	whole, rest := v/hundredths, v%hundredths
	if whole > 0 || rest == 0 {
		b = strconv.AppendInt(b, int64(whole), 10)
	}
	if rest == 0 {
		return b
	}
	b = append(b, '.', byte('0'+rest/10))
	if rest%10 != 0 {
		b = append(b, byte('0'+rest%10))
	}
	return b
}

// decimal returns a length with two decimals at most.
func decimal(v float64) string { return string(appendSteps(nil, steps(v))) }

// significant returns a number with five significant digits.
func significant(v float64) string { return strconv.FormatFloat(v, 'g', 5, 64) }
