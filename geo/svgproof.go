package geo

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// svgMetadata returns the element with what a document says of itself: XMP for
// the programs of others, the proof for ours.
func svgMetadata(m DocumentInfo) ([]byte, error) {
	proof, err := m.proof()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("<metadata id=\"metadata\">\n")
	if len(m.XMP) > 0 {
		xmp, err := plainXMP(m.XMP)
		if err != nil {
			return nil, fmt.Errorf("the XMP metadata: %w", err)
		}
		b.Write(xmp)
		b.WriteByte('\n')
	}
	if proof != nil {
		fmt.Fprintf(&b, `<%s xmlns="%s" id="%s" type="application/json">`, proofElement, proofNamespace, proofElement)
		if err := xml.EscapeText(&b, proof); err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "</%s>\n", proofElement)
	}
	b.WriteString("</metadata>\n")
	return b.Bytes(), nil
}

// plainXMP returns XMP as it can stand within another document: without the
// packet's wrapping, and only if it is whole.
func plainXMP(xmp []byte) ([]byte, error) {
	d := xml.NewDecoder(bytes.NewReader(xmp))
	from, to := int64(-1), int64(0)
	depth := 0
	for {
		before := d.InputOffset()
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; from < 0 {
				from = before
			}
		case xml.EndElement:
			depth--
			to = d.InputOffset()
		case xml.Directive:
			return nil, errors.New("it has a document type declaration")
		case xml.ProcInst:
			if depth > 0 {
				return nil, errors.New("it has a processing instruction")
			}
		}
	}
	if from < 0 {
		return nil, errors.New("it has no element")
	}
	return bytes.TrimSpace(xmp[from:to]), nil
}

// ErrNoProof says that a file does not carry what a picture can be made again
// from.
var ErrNoProof = errors.New("it does not say what it shows: only SVG, PDF and PNG files written by Legation do")

// maxCarrier is how large a file may be that a proof is looked for in, in bytes.
const maxCarrier = 512 << 20

// ReadSVGProof returns the proof in an SVG that WriteSVG wrote. It fails with
// ErrNoProof where there is none.
func ReadSVGProof(data []byte) ([]byte, error) {
	proof, err := readSVGProof(data)
	if err != nil {
		return nil, fmt.Errorf("reading the SVG: %w", err)
	}
	return proof, nil
}

func readSVGProof(data []byte) ([]byte, error) {
	if len(data) > maxCarrier {
		return nil, fmt.Errorf("it is larger than %d MiB", maxCarrier>>20)
	}
	// The decoder knows no entities but XML's own five, and reads nothing else.
	d := xml.NewDecoder(bytes.NewReader(data))
	var path []xml.Name
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil, ErrNoProof
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if path = append(path, t.Name); len(path) > 256 {
				return nil, errors.New("its elements are nested too deep")
			}
			if path[0] != (xml.Name{Space: svgNamespace, Local: "svg"}) {
				return nil, errors.New("it is no SVG")
			}
			// Wherever another program has put it.
			if t.Name == (xml.Name{Space: proofNamespace, Local: proofElement}) {
				return readProofText(d)
			}
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.Directive:
			if bytes.Contains(t, []byte("[")) {
				return nil, errors.New("it declares entities of its own")
			}
		}
	}
}

// readProofText reads the text of the element that has begun.
func readProofText(d *xml.Decoder) ([]byte, error) {
	var text []byte
	for {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.CharData:
			if text = append(text, t...); len(text) > maxProof {
				return nil, fmt.Errorf("what it says of its picture is longer than %d MiB", maxProof>>20)
			}
		case xml.StartElement:
			return nil, errors.New("what it says of its picture is not JSON")
		case xml.EndElement:
			if !json.Valid(text) {
				return nil, errors.New("what it says of its picture is not JSON")
			}
			return text, nil
		}
	}
}
