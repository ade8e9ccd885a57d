package dataset

import (
	"encoding/xml"
	"errors"
	"io"
)

// The bounds of XML that is read: no part of it may make a large thing of a
// small one.
const (
	maxXMLDepth = 200
	maxXMLToken = 1 << 20 // bytes of one tag, with its attributes, or of one run of text
)

var errXMLToken = errors.New("a tag or a text in it takes more than 1 MiB")

// A guard passes XML on and ends it at a tag or a text that is too long to
// stand in memory.
type guard struct {
	r   io.Reader
	run int // bytes since the last < or >
}

func (g *guard) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	for _, c := range p[:n] {
		if c == '<' || c == '>' {
			g.run = 0
		} else if g.run++; g.run > maxXMLToken {
			return 0, errXMLToken
		}
	}
	return n, err
}

// walkXML calls start, text and end for the elements of an XML document, by
// their local names. It knows no entities but those of XML itself, and follows
// nothing that the document points to. path has the names of the elements that
// are open, the innermost last.
func walkXML(r io.Reader, start func(path []string, e xml.StartElement) error, text func(path []string, s xml.CharData) error, end func(path []string) error) error {
	d := xml.NewDecoder(&guard{r: r})
	d.Entity = nil
	var path []string
	for {
		// Raw tokens leave no stack of open elements in the decoder.
		token, err := d.RawToken()
		if err == io.EOF {
			if len(path) > 0 {
				return errors.New("it ends before it is closed")
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if path = append(path, token.Name.Local); len(path) > maxXMLDepth {
				return errors.New("its elements are nested too deep")
			}
			err = start(path, token)
		case xml.CharData:
			if text != nil && len(path) > 0 {
				err = text(path, token)
			}
		case xml.EndElement:
			if len(path) == 0 || path[len(path)-1] != token.Name.Local {
				return errors.New("</" + shortened(token.Name.Local) + "> closes nothing that is open")
			}
			if end != nil {
				err = end(path)
			}
			path = path[:len(path)-1]
		}
		if err != nil {
			return err
		}
	}
}

// attribute gives the value of an attribute by its local name.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
