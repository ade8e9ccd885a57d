package dataset

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"legation/app/event"
	"legation/app/language"
)

// kmzFormat is KML in a zip archive.
var kmzFormat = &Format{
	ID: "kmz", Name: "KMZ", Endings: []string{".kmz"},
	sniff: func(head []byte, name string) bool {
		return bytes.HasPrefix(head, []byte("PK\x03\x04")) &&
			(strings.HasSuffix(strings.ToLower(name), ".kmz") || bytes.Contains(head, []byte(".kml")))
	},
	read:     readKMZ,
	write:    writeKMZ,
	holds:    kmlParts,
	dates:    plainInKML,
	lostDate: language.Key("uncertainty of date"),
}

const (
	// maxEntries is how many files an archive may have.
	maxEntries = 10_000
	// maxRatio is how many times larger than in the archive a file may be once
	// it is more than freeSize. KML is rarely packed to less than a twentieth.
	maxRatio = 200
	freeSize = 16 << 20
)

// readKMZ reads the KML at the root of an archive: the first file that ends in
// .kml, as the standard has it. Nothing else is unpacked, and nothing is
// written anywhere.
func readKMZ(b *builder) error {
	archive, err := zip.NewReader(bytes.NewReader(b.data), int64(len(b.data)))
	if err != nil {
		return fmt.Errorf("reading %s: the archive is broken or no archive: %w", b.name, err)
	}
	if len(archive.File) > maxEntries {
		return fmt.Errorf("reading %s: the archive has %d files, more than the %d that one may have", b.name, len(archive.File), maxEntries)
	}
	var root *zip.File
	for _, f := range archive.File {
		name := strings.ReplaceAll(f.Name, `\`, "/")
		if strings.HasPrefix(name, "/") || strings.Contains("/"+name+"/", "/../") || len(name) > 1 && name[1] == ':' {
			return fmt.Errorf("reading %s: the archive has a file %q, which leads out of it; it is refused", b.name, shortened(f.Name))
		}
		if !strings.HasSuffix(strings.ToLower(name), ".kml") {
			continue
		}
		if root == nil || path.Dir(root.Name) != "." && path.Dir(name) == "." {
			root = f
		}
	}
	if root == nil {
		return fmt.Errorf("reading %s: the archive has no file that ends in .kml", b.name)
	}
	if b.data, err = unzippedKML(root, b.opts.Memory/4*3); err != nil {
		return fmt.Errorf("reading %s: unpacking %s: %w", b.name, shortened(root.Name), err)
	}
	if err := b.spend(int64(len(b.data))); err != nil {
		return err
	}
	for _, f := range archive.File {
		if f != root && !f.FileInfo().IsDir() {
			b.lose("further file of archive")
		}
	}
	return readKML(b)
}

// unzippedKML gives the content of a file of an archive, whatever the archive says
// of its size, unless it is larger than most or packed as no honest file is.
func unzippedKML(f *zip.File, most int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	packed := max(int64(f.CompressedSize64), 1)
	if byRatio := max(packed*maxRatio, freeSize); byRatio < most {
		most = byRatio
	}
	var data bytes.Buffer
	n, err := io.Copy(&data, io.LimitReader(r, most+1))
	switch {
	case n > most:
		return nil, fmt.Errorf("it unpacks to more than %d MiB out of %d KiB; it is refused", most>>20, packed>>10)
	case errors.Is(err, zip.ErrChecksum):
		return nil, errors.New("its content is damaged")
	case err != nil:
		return nil, err
	}
	return data.Bytes(), nil
}

// writeKMZ writes KML as doc.kml in an archive. The same dataset gives the same
// bytes: the file has no time.
func writeKMZ(w io.Writer, d *event.Dataset) error {
	archive := zip.NewWriter(w)
	doc, err := archive.CreateHeader(&zip.FileHeader{Name: "doc.kml", Method: zip.Deflate})
	if err != nil {
		return err
	}
	if err := writeKML(doc, d); err != nil {
		return err
	}
	return archive.Close()
}
