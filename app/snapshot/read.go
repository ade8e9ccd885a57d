package snapshot

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"

	"legation/geo"
)

// ErrNoProof is the cause of the error for a file that is no picture by this
// program, or that has lost what it said of itself.
var ErrNoProof = errors.New("no picture by Legation, or one that another program has written anew")

// The limits of what is read: of a file, and of a proof once it is unpacked.
const (
	maxFile  = 256 << 20
	maxProof = 4 << 20
)

// ReadProofFile reads the proof of a picture.
func ReadProofFile(path string) (Proof, error) {
	f, err := os.Open(path)
	if err != nil {
		return Proof{}, fmt.Errorf("opening %s: %w", path, bare(err))
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return Proof{}, fmt.Errorf("reading %s: %w", path, bare(err))
	}
	p, err := ReadProof(data)
	if err != nil {
		return p, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return p, nil
}

// bare drops the path from an error that is given it again.
func bare(err error) error {
	if p := (*os.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}

// ReadProof reads the proof of a picture from the bytes of its file, a PNG,
// JPEG, SVG, PDF or GIF, which may come from anybody.
func ReadProof(data []byte) (Proof, error) {
	var raw []byte
	var err error
	switch head := data[:min(len(data), 1024)]; {
	case len(data) > maxFile:
		return Proof{}, fmt.Errorf("the file has more than %d MiB", maxFile>>20)
	case bytes.HasPrefix(head, []byte(pngHeader)):
		raw, err = pngProof(data)
	case bytes.HasPrefix(head, []byte("\xFF\xD8\xFF")):
		raw, err = jpegProof(data)
	case bytes.HasPrefix(head, []byte("GIF89a")):
		raw, err = gifProof(data)
	case bytes.HasPrefix(head, []byte("%PDF-")):
		raw, err = geo.ReadPDFProof(data)
	case bytes.Contains(head, []byte("<svg")):
		raw, err = geo.ReadSVGProof(data)
	default:
		return Proof{}, ErrNoProof
	}
	if err != nil {
		return Proof{}, err
	}
	if len(raw) > maxProof {
		return Proof{}, errors.New("the proof in the file is too long")
	}
	return parseProof(raw)
}

// pngProof finds the proof in the chunks of a PNG. Each is held to its length
// and, where it is read, to its sum.
func pngProof(data []byte) ([]byte, error) {
	for rest := data[len(pngHeader):]; len(rest) >= 12; {
		n := int64(binary.BigEndian.Uint32(rest))
		if n > int64(len(rest)-12) {
			return nil, errors.New("the PNG is cut off")
		}
		kind, body := string(rest[4:8]), rest[8:8+n]
		if kind == "IEND" {
			break
		}
		if keyword, text, ok := bytes.Cut(body, []byte{0}); kind == "iTXt" && ok && string(keyword) == proofKeyword {
			if crc32.ChecksumIEEE(rest[4:8+n]) != binary.BigEndian.Uint32(rest[8+n:]) {
				return nil, errors.New("the proof in the PNG is damaged")
			}
			return pngTextOf(text)
		}
		rest = rest[12+n:]
	}
	return nil, ErrNoProof
}

// pngTextOf gives the text of an iTXt chunk from behind its keyword on.
func pngTextOf(b []byte) ([]byte, error) {
	if len(b) < 2 || b[1] != 0 {
		return nil, errors.New("the proof in the PNG is damaged")
	}
	packed, b := b[0] == 1, b[2:]
	for range 2 { // the language and the translated keyword
		_, after, ok := bytes.Cut(b, []byte{0})
		if !ok {
			return nil, errors.New("the proof in the PNG is damaged")
		}
		b = after
	}
	if !packed {
		return b, nil
	}
	return unpack(b)
}

// unpack undoes zlib, up to the length that a proof can have.
func unpack(b []byte) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, errors.New("the proof in the file is damaged")
	}
	text, err := io.ReadAll(io.LimitReader(z, maxProof+1))
	if err != nil {
		return nil, errors.New("the proof in the file is damaged")
	}
	if len(text) > maxProof {
		return nil, errors.New("the proof in the file is too long")
	}
	return text, nil
}

// jpegProof finds the proof in the segments of a JPEG that come before the
// picture.
func jpegProof(data []byte) ([]byte, error) {
	for rest := data[2:]; len(rest) >= 4 && rest[0] == 0xFF; {
		marker := rest[1]
		if marker == 0xFF { // fills up
			rest = rest[1:]
			continue
		}
		if marker == 0xDA || marker == 0xD9 {
			break
		}
		n := int(binary.BigEndian.Uint16(rest[2:]))
		if n < 2 || n+2 > len(rest) {
			return nil, errors.New("the JPEG is cut off")
		}
		if body := rest[4 : 2+n]; marker == 0xE1 && bytes.HasPrefix(body, []byte(xmpSignature)) {
			return xmpProof(body[len(xmpSignature):])
		}
		rest = rest[2+n:]
	}
	return nil, ErrNoProof
}

// xmpProof takes the packed proof out of XMP.
func xmpProof(data []byte) ([]byte, error) {
	_, after, ok := bytes.Cut(data, []byte("<legation:Proof>"))
	packed, _, closed := bytes.Cut(after, []byte("</legation:Proof>"))
	if !ok || !closed {
		return nil, ErrNoProof
	}
	raw := make([]byte, base64.StdEncoding.DecodedLen(len(packed)))
	n, err := base64.StdEncoding.Decode(raw, packed)
	if err != nil {
		return nil, errors.New("the proof in the file is damaged")
	}
	return unpack(raw[:n])
}

// gifProof finds the proof in the comments of a GIF that come before its first
// frame.
func gifProof(data []byte) ([]byte, error) {
	const head = 6 + 7
	if len(data) < head {
		return nil, errors.New("the GIF is cut off")
	}
	rest := data[head:]
	if flags := data[10]; flags&0x80 != 0 { // a palette of 2 to 256 colours
		rest = rest[min(len(rest), 3<<(flags&7+1)):]
	}
	for len(rest) >= 2 && rest[0] == 0x21 {
		comment := rest[1] == 0xFE
		var text []byte
		for rest = rest[2:]; ; {
			if len(rest) == 0 || int(rest[0]) >= len(rest) {
				return nil, errors.New("the GIF is cut off")
			}
			n := int(rest[0])
			text, rest = append(text, rest[1:1+n]...), rest[1+n:]
			if n == 0 {
				break
			}
			if len(text) > maxProof {
				return nil, errors.New("the proof in the file is too long")
			}
		}
		if comment && bytes.HasPrefix(text, []byte("{")) {
			return text, nil
		}
	}
	return nil, ErrNoProof
}
