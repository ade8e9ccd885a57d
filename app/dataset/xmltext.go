package dataset

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	charset "golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

const (
	// maxElement is how long a record of XML may be, and maxElements how many
	// elements it may have. They bound the memory that it needs.
	maxElement  = 8 << 20
	maxElements = 500_000
)

// An element is one element of XML with all that is in it.
type element struct {
	name, space string // without its prefix; the address of its namespace
	at          int    // byte offset of its tag
	attributes  []xml.Attr
	text        string // directly in it
	inner       []element
}

// child gives the first element in it that has one of some names.
func (e *element) child(names ...string) *element {
	for _, name := range names {
		for i := range e.inner {
			if e.inner[i].name == name {
				return &e.inner[i]
			}
		}
	}
	return nil
}

// words gives the text of a child, "" where there is none.
func (e *element) words(names ...string) string {
	if c := e.child(names...); c != nil {
		return strings.TrimSpace(c.text)
	}
	return ""
}

// attribute gives an attribute, "" where there is none.
func (e *element) attribute(name string) string { return attributeOf(e.attributes, name) }

func attributeOf(all []xml.Attr, name string) string {
	for _, a := range all {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// An xmlText walks over a file of XML and holds it to what is safe: no
// entities of its own, no deep nesting, no endless text.
type xmlText struct {
	data    []byte
	at      int // of the next byte that the decoder takes
	base    int // where its own offsets begin
	limit   int // where the token that is read must end
	decoder *xml.Decoder
	depth   int
}

// newXML makes ready to walk over the file of a builder, whose text it puts
// into UTF-8 first.
func newXML(b *builder) (*xmlText, error) {
	data, err := xmlUTF8(b.data)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", b.name, err)
	}
	b.data = data
	x := &xmlText{data: data}
	if bytes.HasPrefix(data, []byte(mark)) {
		x.at, x.base = len(mark), len(mark)
	}
	x.decoder = xml.NewDecoder(x)
	x.decoder.Entity = xml.HTMLEntity // real files have &nbsp; in them
	x.decoder.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	return x, nil
}

var errLongText = errors.New("a text or tag is too long")

// ReadByte gives the decoder its text, so that it takes no more than it needs.
func (x *xmlText) ReadByte() (byte, error) {
	switch {
	case x.at >= len(x.data):
		return 0, io.EOF
	case x.at >= x.limit:
		return 0, errLongText
	}
	x.at++
	return x.data[x.at-1], nil
}

// Read is not used by the decoder, which prefers ReadByte.
func (x *xmlText) Read(p []byte) (int, error) {
	n := copy(p, x.data[x.at:])
	if x.at += n; n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// next gives the next token and where it begins; io.EOF ends the file.
func (x *xmlText) next() (xml.Token, int, error) {
	at := x.base + int(x.decoder.InputOffset())
	x.limit = at + maxElement
	token, err := x.decoder.Token()
	switch {
	case err == io.EOF:
		return nil, at, err
	case errors.Is(err, errLongText):
		return nil, at, &fault{at, fmt.Sprintf("a text or a tag takes more than %d MiB", maxElement>>20)}
	case err != nil:
		message := err.Error()
		if syntax := (*xml.SyntaxError)(nil); errors.As(err, &syntax) {
			message = syntax.Msg
		}
		const most = 200 // it has whole names of elements in it
		if len(message) > most {
			message = strings.ToValidUTF8(message[:most], "") + "…"
		}
		return nil, at, &fault{min(x.at, len(x.data)), "not XML: " + message}
	}
	switch t := token.(type) {
	case xml.StartElement:
		if x.depth++; x.depth > maxDepth {
			return nil, at, &fault{at, fmt.Sprintf("elements lie more than %d deep in one another", maxDepth)}
		}
	case xml.EndElement:
		x.depth--
	case xml.Directive:
		if bytes.Contains(bytes.ToUpper(t), []byte("<!ENTITY")) {
			return nil, at, &fault{at, "the file declares entities of its own, which are refused: write out what they stand for"}
		}
	}
	return token, at, nil
}

// errLarge says that an element was passed over since it is too large.
var errLarge = errors.New("too large")

// whole reads an element up to its end. One that is too large is passed over
// with errLarge.
func (x *xmlText) whole(start xml.StartElement, at int) (*element, error) {
	root := &element{name: start.Name.Local, space: start.Name.Space, at: at, attributes: start.Copy().Attr}
	open := []*element{root}
	texts := make([]strings.Builder, 1, 8)
	large, n := false, 0
	for len(open) > 0 {
		token, at, err := x.next()
		if err == io.EOF {
			return nil, &fault{len(x.data), fmt.Sprintf("not XML: the file ends within <%s>", root.name)}
		}
		if err != nil {
			return nil, err
		}
		last := len(open) - 1
		if n++; n > maxElements || x.at-root.at > maxElement {
			large = true
		}
		switch t := token.(type) {
		case xml.StartElement:
			if large {
				open = append(open, root)
				texts = append(texts, strings.Builder{})
				continue
			}
			in := open[last]
			in.inner = append(in.inner, element{name: t.Name.Local, space: t.Name.Space, at: at, attributes: t.Copy().Attr})
			open = append(open, &in.inner[len(in.inner)-1])
			texts = append(texts, strings.Builder{})
		case xml.EndElement:
			open[last].text = texts[last].String()
			open, texts = open[:last], texts[:last]
		case xml.CharData:
			if !large {
				texts[last].Write(t)
			}
		}
	}
	if large {
		return nil, errLarge
	}
	return root, nil
}

// skip passes over an element.
func (x *xmlText) skip(start xml.StartElement) error {
	for depth := x.depth; x.depth >= depth; {
		if _, _, err := x.next(); err == io.EOF {
			return &fault{len(x.data), fmt.Sprintf("not XML: the file ends within <%s>", start.Name.Local)}
		} else if err != nil {
			return err
		}
	}
	return nil
}

// xmlUTF8 puts a file of XML into UTF-8, from the encoding that its mark or
// its first line tells.
func xmlUTF8(data []byte) ([]byte, error) {
	var from charset.Encoding
	switch {
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		from = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case bytes.HasPrefix(data, []byte{'<', 0}):
		from = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case bytes.HasPrefix(data, []byte{0, '<'}):
		from = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	case bytes.HasPrefix(data, []byte(mark)):
		return data, nil
	default:
		name := declaredEncoding(data)
		if name == "" || strings.EqualFold(name, "utf-8") || strings.EqualFold(name, "utf8") || strings.HasPrefix(strings.ToLower(name), "utf-16") {
			return data, nil // a file that calls itself UTF-16 and can be read so far is not
		}
		var err error
		if from, err = htmlindex.Get(name); err != nil {
			return nil, fmt.Errorf("its encoding %q is not known; save it as UTF-8", shortened(name))
		}
	}
	if len(data) > maxFile/4 {
		return nil, fmt.Errorf("a file of more than %d MiB must be in UTF-8; save it so", maxFile/4>>20)
	}
	text, err := from.NewDecoder().Bytes(data)
	if err != nil {
		return nil, errors.New("it is not in the encoding that it says; save it as UTF-8")
	}
	return text, nil
}

// declaredEncoding gives the encoding that the first line of a file names.
func declaredEncoding(data []byte) string {
	head := data[:min(len(data), 200)]
	if !bytes.HasPrefix(head, []byte("<?xml")) {
		return ""
	}
	if end := bytes.Index(head, []byte("?>")); end >= 0 {
		head = head[:end]
	}
	_, after, ok := bytes.Cut(head, []byte("encoding"))
	if !ok {
		return ""
	}
	after = bytes.TrimLeft(after, " \t\r\n=")
	if len(after) == 0 {
		return ""
	}
	name, _, _ := bytes.Cut(after[1:], after[:1])
	return string(name)
}

// xmlRoot gives the name of the first element of a file and of the first one
// in it, "" where it is no XML.
func xmlRoot(head []byte) (root, first string) {
	if bytes.HasPrefix(head, []byte{0xFF, 0xFE}) || bytes.HasPrefix(head, []byte{0xFE, 0xFF}) || bytes.HasPrefix(head, []byte{'<', 0}) || bytes.HasPrefix(head, []byte{0, '<'}) {
		head, _ = xmlUTF8(head[:len(head)&^1])
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	if !startsWith(head, '<') {
		return "", ""
	}
	d := xml.NewDecoder(bytes.NewReader(head))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		token, err := d.RawToken()
		if err != nil {
			return root, ""
		}
		if start, ok := token.(xml.StartElement); ok {
			if root != "" {
				return root, start.Name.Local
			}
			root = start.Name.Local
		}
	}
}
