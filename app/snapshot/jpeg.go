package snapshot

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"image/jpeg"
	"io"
)

// xmpSignature begins the segment of a JPEG that holds XMP.
const xmpSignature = "http://ns.adobe.com/xap/1.0/\x00"

// segmentRoom is how much a segment of a JPEG can hold.
const segmentRoom = 0xFFFF - 2

// writeJPEG writes the page as a JPEG with its metadata before the picture.
func (p *Page) writeJPEG(ctx context.Context, w io.Writer) error {
	img, err := p.Image(ctx)
	if err != nil {
		return err
	}
	proof := p.Proof()
	meta := append([]byte(xmpSignature), p.xmpWithProof(proof, segmentRoom-len(xmpSignature))...)
	comment := proof.Caption + "\n" + proof.Note + "\n" + proof.Attribution
	out := &afterStart{w: w, segments: [][]byte{
		jfif(p.Options.Scale), segment(0xE1, meta), segment(0xFE, []byte(comment)[:min(len(comment), segmentRoom)]),
	}}
	if err := jpeg.Encode(out, img, &jpeg.Options{Quality: p.Options.Quality}); err != nil {
		return err
	}
	if out.segments != nil {
		return errors.New("the JPEG has no beginning")
	}
	return nil
}

// xmpWithProof writes the XMP with the packed proof in it. Where that is more
// than there is room for it names fewer sources.
func (p *Page) xmpWithProof(proof Proof, room int) []byte {
	for {
		data := xmp(p.title(proof), proof, pack(proof.JSON()))
		if len(data) <= room || len(proof.Sources) == 0 {
			return data
		}
		half := len(proof.Sources) / 2
		proof.MoreSources += len(proof.Sources) - half
		proof.Sources = proof.Sources[:half]
	}
}

// pack makes a text short and harmless within XML.
func pack(data []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write(data) // into memory: cannot fail
	z.Close()
	return base64.StdEncoding.AppendEncode(nil, b.Bytes())
}

// segment makes a segment of a JPEG.
func segment(marker byte, data []byte) []byte {
	s := []byte{0xFF, marker}
	s = binary.BigEndian.AppendUint16(s, uint16(len(data)+2))
	return append(s, data...)
}

// jfif is the segment that says how many pixels there are to the inch.
func jfif(scale float64) []byte {
	data := []byte("JFIF\x00\x01\x02\x01")
	density := uint16(min(perInch*scale+0.5, 0xFFFF))
	data = binary.BigEndian.AppendUint16(data, density)
	data = binary.BigEndian.AppendUint16(data, density)
	return segment(0xE0, append(data, 0, 0))
}

// afterStart is a writer that puts segments behind the first two bytes, which
// are the start of the picture.
type afterStart struct {
	w        io.Writer
	start    []byte
	segments [][]byte
}

func (a *afterStart) Write(p []byte) (int, error) {
	n := len(p)
	if a.segments != nil {
		take := min(2-len(a.start), len(p))
		a.start = append(a.start, p[:take]...)
		if p = p[take:]; len(a.start) < 2 {
			return n, nil
		}
		if _, err := a.w.Write(a.start); err != nil {
			return 0, err
		}
		for _, s := range a.segments {
			if _, err := a.w.Write(s); err != nil {
				return 0, err
			}
		}
		a.segments = nil
	}
	if len(p) == 0 {
		return n, nil
	}
	if m, err := a.w.Write(p); err != nil {
		return n - len(p) + m, err
	}
	return n, nil
}
