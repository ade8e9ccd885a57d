package geo

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
)

const (
	proofFile    = "legation.json"
	proofSubtype = "application#2Fvnd.legation.proof+json"
)

// A stream's dictionary stands uncompressed in a file even where a program has
// written it anew, so that the attached file can be found without reading the
// rest.
var (
	proofMark  = regexp.MustCompile(`(?i)/application#2fvnd\.legation\.proof\+json\b`)
	streamMark = regexp.MustCompile(`>>\s*stream\r?\n`)
	streamEnd  = regexp.MustCompile(`\r?\n?endstream`)
)

// ReadPDFProof returns the proof in a PDF that WritePDF wrote. It fails with
// ErrNoProof where there is none.
func ReadPDFProof(data []byte) ([]byte, error) {
	proof, err := readPDFProof(data)
	if err != nil {
		return nil, fmt.Errorf("reading the PDF: %w", err)
	}
	return proof, nil
}

func readPDFProof(data []byte) ([]byte, error) {
	switch {
	case len(data) > maxCarrier:
		return nil, fmt.Errorf("it is larger than %d MiB", maxCarrier>>20)
	case !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return nil, fmt.Errorf("it is no PDF")
	}
	const longDict, tries = 4096, 16
	for range tries {
		mark := proofMark.FindIndex(data)
		if mark == nil {
			break
		}
		// The mark is in the stream's dictionary: from the beginning of its object
		// to the beginning of its bytes.
		head := data[max(0, mark[0]-longDict):mark[0]]
		if i := bytes.LastIndex(head, []byte(" obj")); i >= 0 {
			head = head[i:]
		}
		data = data[mark[1]:]
		begin := streamMark.FindIndex(data[:min(len(data), longDict)])
		if begin == nil {
			continue
		}
		dict := append(bytes.Clone(head), data[:begin[0]]...)
		if proof := attached(dict, data[begin[1]:]); proof != nil {
			return proof, nil
		}
	}
	return nil, ErrNoProof
}

// attached returns the JSON that a stream begins with, or nil.
func attached(dict, data []byte) []byte {
	var r io.Reader
	if bytes.Contains(dict, []byte("/FlateDecode")) {
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil
		}
		r = z
	} else {
		end := streamEnd.FindIndex(data)
		if end == nil {
			return nil
		}
		r = bytes.NewReader(data[:end[0]])
	}
	text, err := io.ReadAll(io.LimitReader(r, maxProof+1))
	if err != nil || len(text) > maxProof || !json.Valid(text) {
		return nil
	}
	return text
}
