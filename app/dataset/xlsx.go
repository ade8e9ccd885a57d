package dataset

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"path/filepath"
	"strings"
)

// workbook is the first sheet of a spreadsheet (Office Open XML, ECMA-376),
// with the columns of our CSV or of the TimelineJS spreadsheet. It is read
// with the packages for ZIP and XML: libraries for spreadsheets hold the tags and
// texts of a part at once, which no bound on its size keeps to a bound on memory.
var workbook = &Format{
	ID: "xlsx", Name: "Excel workbook", Endings: []string{".xlsx", ".xlsm", ".xls"},
	sniff: func(head []byte, name string) bool {
		ending := strings.ToLower(filepath.Ext(name))
		switch {
		case bytes.HasPrefix(head, []byte("PK\x03\x04")):
			return ending == ".xlsx" || ending == ".xlsm" || bytes.Contains(head, []byte("[Content_Types].xml")) || bytes.Contains(head, []byte("xl/"))
		case bytes.HasPrefix(head, oldWorkbook):
			return true // to say what it is
		}
		return false
	},
	read: readWorkbook,
}

// oldWorkbook begins the files of Excel up to 2003, and those with a password.
var oldWorkbook = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// The bounds of a workbook. A sheet has at most 1,048,576 rows.
const (
	maxParts    = 10_000
	maxUnpacked = 256 << 20 // bytes of one part
	maxRows     = 1 << 20
	maxStyles   = 1 << 16
)

// A book is a workbook that is being read.
type book struct {
	*builder
	parts    map[string]*zip.File
	from1904 bool
	looks    []dateLook // of cells, by style
	texts    []string   // that cells share
}

func readWorkbook(b *builder) error {
	if bytes.HasPrefix(b.data, oldWorkbook) {
		return fmt.Errorf("%s: a workbook of Excel up to 2003, or one with a password: save it as .xlsx without a password", b.name)
	}
	files, err := zip.NewReader(bytes.NewReader(b.data), int64(len(b.data)))
	if err != nil {
		return fmt.Errorf("%s: not a workbook: %w", b.name, err)
	}
	if len(files.File) > maxParts {
		return fmt.Errorf("%s: a workbook of %d parts: at most %d are read", b.name, len(files.File), maxParts)
	}
	k := &book{builder: b, parts: map[string]*zip.File{}}
	for _, f := range files.File {
		// Parts are looked up by name and never written anywhere, so that
		// a name such as ../x leads nowhere.
		k.parts[strings.TrimPrefix(f.Name, "/")] = f
	}
	name, at, err := k.firstSheet()
	if err != nil {
		return err
	}
	if err := k.readLooks(); err != nil {
		return err
	}
	if err := k.readTexts(); err != nil {
		return err
	}
	b.found.sheet = name
	return k.sheet(at)
}

// errPart says which part of a workbook is at fault.
func (k *book) errPart(name string, err error) error {
	var own *finding
	if errors.As(err, &own) || k.opts.Context.Err() != nil {
		return err
	}
	if errors.Is(err, errSpent) {
		return err
	}
	return fmt.Errorf("%s: %s in the workbook: %w", k.name, name, err)
}

// walk reads a part. A part that is not there has nothing in it.
func (k *book) walk(name string, start func(path []string, e xml.StartElement) error, text func(path []string, s xml.CharData) error, end func(path []string) error) error {
	f, ok := k.parts[name]
	if !ok {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return k.errPart(name, err)
	}
	defer r.Close()
	most := min(maxUnpacked, k.opts.Memory)
	if err := walkXML(&unpacked{r: r, left: most, most: most}, start, text, end); err != nil {
		return k.errPart(name, err)
	}
	return nil
}

// unpacked ends a part that unpacks to more than it may.
type unpacked struct {
	r          io.Reader
	left, most int64
}

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if u.left -= int64(n); u.left < 0 {
		return 0, fmt.Errorf("it unpacks to more than %d MiB", u.most>>20)
	}
	return n, err
}

// firstSheet gives the name of the first sheet that is not hidden, and the part
// in which it is.
func (k *book) firstSheet() (name, at string, err error) {
	const main = "xl/workbook.xml"
	if _, ok := k.parts[main]; !ok {
		return "", "", fmt.Errorf("%s: not a workbook of Excel: it has no part %s", k.name, main)
	}
	var id string
	err = k.walk(main, func(_ []string, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			v := attribute(e, "date1904")
			k.from1904 = v == "1" || v == "true"
		case "sheet":
			if id == "" && attribute(e, "state") != "hidden" && attribute(e, "state") != "veryHidden" {
				name = attribute(e, "name")
				for _, a := range e.Attr {
					if a.Name.Local == "id" && a.Name.Space != "" {
						id = a.Value
					}
				}
			}
		}
		return nil
	}, nil, nil)
	if err != nil {
		return "", "", err
	}
	err = k.walk("xl/_rels/workbook.xml.rels", func(_ []string, e xml.StartElement) error {
		if e.Name.Local == "Relationship" && attribute(e, "Id") == id && attribute(e, "TargetMode") != "External" {
			if target := attribute(e, "Target"); strings.HasPrefix(target, "/") {
				at = strings.TrimPrefix(path.Clean(target), "/")
			} else {
				at = path.Join("xl", target)
			}
		}
		return nil
	}, nil, nil)
	if err != nil {
		return "", "", err
	}
	if _, ok := k.parts[at]; !ok || id == "" {
		return "", "", fmt.Errorf("%s: the workbook has no sheet to read", k.name)
	}
	if name == "" {
		name = "1"
	}
	return shortened(name), at, nil
}

// readTexts reads the texts that cells share.
func (k *book) readTexts() error {
	var b strings.Builder
	return k.walk("xl/sharedStrings.xml", func(path []string, e xml.StartElement) error {
		if e.Name.Local == "si" {
			b.Reset()
		}
		return nil
	}, func(path []string, s xml.CharData) error {
		if shownText(path) && b.Len() < maxRecord {
			b.Write(s)
		}
		return nil
	}, func(path []string) error {
		if path[len(path)-1] != "si" {
			return nil
		}
		k.texts = append(k.texts, b.String())
		return k.spend(int64(b.Len()) + 32)
	})
}

// shownText reports whether characters are shown: those of <t>, but for the
// ones that tell how to pronounce others.
func shownText(path []string) bool {
	if path[len(path)-1] != "t" {
		return false
	}
	for _, name := range path {
		if name == "rPh" {
			return false
		}
	}
	return true
}

// sheet reads the rows of a sheet.
func (k *book) sheet(at string) error {
	next, stop := iter.Pull2(k.rows(at))
	defer stop()
	t := &table{builder: k.builder}
	t.next = func() (row, error) {
		for {
			r, err, ok := next()
			switch {
			case !ok:
				return row{}, io.EOF
			case err == nil:
				err = k.step(r.done)
			}
			if err != nil || !r.note() {
				return r, err
			}
		}
	}
	if err := t.start(); err != nil {
		return err
	}
	names := map[string]bool{}
	for name := range t.columns {
		names[name] = true
	}
	if isTimeline(names) {
		return t.slides()
	}
	return t.events()
}
