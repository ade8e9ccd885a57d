package main

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// The Debian package that the names of places in several languages were taken
// from. It has them as translations of the numbers of GeoNames.
var geonames = debianPackage{"libgeonames-common", "0.3.0-1",
	"6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930"}

const (
	placeNamesFile   = "place-names.tsv.gz"
	placeNamesSHA256 = "e8dfc2b76663d390991237f5555a177e6d428b37fef23915947ee7457f1cd591"
)

// nameLanguages are the languages of the columns of the file, after the number.
var nameLanguages = []string{"en", "ko", "ar", "he", "fr"}

// extractPlaceNames writes the committed file: a line for each number or code
// of GeoNames, with its name in each language or nothing.
func extractPlaceNames(dir string) error {
	return geonames.unpack(func(root string) error {
		names := map[string][]string{}
		for column, language := range nameLanguages {
			b, err := os.ReadFile(filepath.Join(root, "usr/share/locale", language, "LC_MESSAGES/geonames.mo"))
			if err != nil {
				return err
			}
			err = readCatalogue(b, func(id, text string) {
				if id == "" || strings.ContainsAny(id+text, "\t\n") {
					return
				}
				if names[id] == nil {
					names[id] = make([]string, len(nameLanguages))
				}
				names[id][column] = text
			})
			if err != nil {
				return fmt.Errorf("reading the names in %q: %w", language, err)
			}
		}
		ids := make([]string, 0, len(names))
		for id := range names {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		var b bytes.Buffer
		for _, id := range ids {
			b.WriteString(id + "\t" + strings.Join(names[id], "\t") + "\n")
		}
		return os.WriteFile(filepath.Join(dir, placeNamesFile), compressed(b.Bytes()), 0o644)
	})
}

// readCatalogue reads a compiled catalogue of gettext, little-endian.
// https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
func readCatalogue(b []byte, each func(id, text string)) error {
	bad := errors.New("not a catalogue of gettext")
	if len(b) < 20 || binary.LittleEndian.Uint32(b) != 0x950412de {
		return bad
	}
	number := func(at uint32) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	count, ids, texts := number(8), number(12), number(16)
	if end := uint64(count) * 8; uint64(ids)+end > uint64(len(b)) || uint64(texts)+end > uint64(len(b)) {
		return bad
	}
	at := func(table, i uint32) (string, bool) {
		length, offset := uint64(number(table+8*i)), uint64(number(table+8*i+4))
		if offset+length > uint64(len(b)) {
			return "", false
		}
		return string(b[offset : offset+length]), true
	}
	for i := range count {
		id, ok := at(ids, i)
		text, ok2 := at(texts, i)
		if !ok || !ok2 {
			return bad
		}
		each(id, text)
	}
	return nil
}

// readPlaceNames reads the committed file.
func readPlaceNames(dir string) (map[string][]string, error) {
	b, err := os.ReadFile(filepath.Join(dir, placeNamesFile))
	if err != nil {
		return nil, err
	}
	if err := checkSum(placeNamesFile, b, placeNamesSHA256); err != nil {
		return nil, err
	}
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", placeNamesFile, err)
	}
	var text bytes.Buffer
	if _, err := text.ReadFrom(r); err != nil {
		return nil, fmt.Errorf("reading %s: %w", placeNamesFile, err)
	}
	names := map[string][]string{}
	for line := range strings.Lines(text.String()) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) != 1+len(nameLanguages) {
			return nil, fmt.Errorf("%s: a line of %d fields", placeNamesFile, len(fields))
		}
		names[fields[0]] = fields[1:]
	}
	return names, nil
}

// compressed gives the same bytes for the same text: no time, no name.
func compressed(b []byte) []byte {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression) // the level is a valid one
	w.Write(b)                                              // into memory, which cannot fail
	w.Close()
	return out.Bytes()
}
