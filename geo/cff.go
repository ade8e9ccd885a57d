package geo

import (
	"encoding/binary"
	"errors"
	"slices"
)

// A cffFile is a font in the Compact Font Format (Adobe technical note 5176),
// as far as a subset of it needs to be known.
type cffFile struct {
	data        []byte
	charStrings cffIndex
	cids        []int // by glyph: its number in a CID-keyed font; nil where it is the glyph's own
}

// A cffIndex is a list of byte strings, and where it lies.
type cffIndex struct {
	at, end int
	offSize int
	items   [][]byte
}

var errCFF = errors.New("its CFF table is cut short or broken")

func readCFF(data []byte) (*cffFile, error) {
	if len(data) < 4 || data[0] != 1 {
		return nil, errCFF
	}
	names, err := readCFFIndex(data, int(data[2]))
	if err != nil {
		return nil, err
	}
	tops, err := readCFFIndex(data, names.end)
	if err != nil || len(tops.items) != 1 {
		return nil, errCFF
	}
	const charset, charStrings, registry = 15, 17, 12<<8 | 30
	top := readCFFDict(tops.items[0])
	f := &cffFile{data: data}
	if len(top[charStrings]) != 1 {
		return nil, errCFF
	}
	if f.charStrings, err = readCFFIndex(data, top[charStrings][0]); err != nil {
		return nil, err
	}
	if _, keyed := top[registry]; keyed && len(top[charset]) == 1 && top[charset][0] > 2 {
		f.cids, err = readCFFCharset(data, top[charset][0], len(f.charStrings.items))
	}
	return f, err
}

// readCFFIndex reads the list of byte strings at a place.
func readCFFIndex(data []byte, at int) (x cffIndex, err error) {
	x.at = at
	if at < 0 || at+2 > len(data) {
		return x, errCFF
	}
	n := int(binary.BigEndian.Uint16(data[at:]))
	if n == 0 {
		x.end = at + 2
		return x, nil
	}
	if at+3 > len(data) {
		return x, errCFF
	}
	x.offSize = int(data[at+2])
	base := at + 3 + (n+1)*x.offSize - 1
	if x.offSize < 1 || x.offSize > 4 || base > len(data) {
		return x, errCFF
	}
	offset := func(i int) (v int) {
		for _, b := range data[at+3+i*x.offSize:][:x.offSize] {
			v = v<<8 | int(b)
		}
		return base + v
	}
	from := offset(0)
	for i := range n {
		to := offset(i + 1)
		if from <= base || to < from || to > len(data) {
			return x, errCFF
		}
		x.items = append(x.items, data[from:to])
		from = to
	}
	x.end = from
	return x, nil
}

// readCFFDict reads the whole numbers of a dictionary by operator; two-byte
// operators are 12·256 and more.
func readCFFDict(d []byte) map[int][]int {
	out := map[int][]int{}
	var operands []int
	for i := 0; i < len(d); {
		b := int(d[i])
		i++
		next := func() (v int) {
			if i < len(d) {
				v = int(d[i])
			}
			i++
			return v
		}
		switch {
		case b == 12:
			out[12<<8|next()], operands = operands, nil
		case b <= 21:
			out[b], operands = operands, nil
		case b == 28:
			operands = append(operands, int(int16(next()<<8|next())))
		case b == 29:
			operands = append(operands, int(int32(next()<<24|next()<<16|next()<<8|next())))
		case b == 30: // a real number: two digits a byte until one of them is 15
			for i < len(d) {
				if v := next(); v&15 == 15 || v>>4 == 15 {
					break
				}
			}
			operands = append(operands, 0)
		case b >= 32 && b <= 246:
			operands = append(operands, b-139)
		case b >= 247 && b <= 250:
			operands = append(operands, (b-247)*256+next()+108)
		case b >= 251 && b <= 254:
			operands = append(operands, -(b-251)*256-next()-108)
		}
	}
	return out
}

// readCFFCharset reads the number that each glyph has in a CID-keyed font.
func readCFFCharset(data []byte, at, glyphs int) ([]int, error) {
	if at >= len(data) {
		return nil, errCFF
	}
	format := data[at]
	at++
	cids := []int{0}
	for len(cids) < glyphs {
		size := map[byte]int{0: 2, 1: 3, 2: 4}[format]
		if size == 0 || at+size > len(data) {
			return nil, errCFF
		}
		first, more := int(binary.BigEndian.Uint16(data[at:])), 0
		switch format {
		case 1:
			more = int(data[at+2])
		case 2:
			more = int(binary.BigEndian.Uint16(data[at+2:]))
		}
		for i := 0; i <= more && len(cids) < glyphs; i++ {
			cids = append(cids, first+i)
		}
		at += size
	}
	return cids, nil
}

// subset returns the font with nothing drawn by the glyphs that are not kept.
// The list of their drawings becomes shorter; what follows it stays where it
// was, so that no other part need be told.
func (f *cffFile) subset(keep []bool) []byte {
	const endchar = 14
	x := f.charStrings
	out := slices.Clone(f.data)
	list := slices.Clone(f.data[x.at : x.at+3])
	var body []byte
	put := func() {
		at := len(body) + 1
		for i := x.offSize - 1; i >= 0; i-- {
			list = append(list, byte(at>>(8*i)))
		}
	}
	for id, item := range x.items {
		put()
		if id < len(keep) && keep[id] || len(item) == 0 {
			body = append(body, item...)
		} else {
			body = append(body, endchar)
		}
	}
	put()
	// One that draws nothing takes a byte, no more than it took before.
	list = append(list, body...)
	copy(out[x.at:], list)
	clear(out[x.at+len(list) : x.end])
	return out
}

// cid returns the number by which a PDF asks for a glyph.
func (f *cffFile) cid(id int) int {
	if f.cids == nil || id >= len(f.cids) {
		return id
	}
	return f.cids[id]
}
