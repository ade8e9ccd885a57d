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
	global      cffIndex // subroutines: parts of drawings that several have in common
	local       cffIndex // the same; empty in a CID-keyed font, where each part has its own
	cids        []int    // by glyph: its number in a CID-keyed font; nil where it is the glyph's own
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
	texts, err := readCFFIndex(data, tops.end)
	if err != nil {
		return nil, err
	}
	const charset, charStrings, private, subrs, registry = 15, 17, 18, 19, 12<<8 | 30
	top := readCFFDict(tops.items[0])
	f := &cffFile{data: data}
	if len(top[charStrings]) != 1 {
		return nil, errCFF
	}
	if f.charStrings, err = readCFFIndex(data, top[charStrings][0]); err != nil {
		return nil, err
	}
	if f.global, err = readCFFIndex(data, texts.end); err != nil {
		return nil, err
	}
	if p := top[private]; len(p) == 2 {
		if p[0] < 0 || p[1] < 0 || p[0]+p[1] > len(data) {
			return nil, errCFF
		}
		if at := readCFFDict(data[p[1]:][:p[0]])[subrs]; len(at) == 1 {
			if f.local, err = readCFFIndex(data, p[1]+at[0]); err != nil {
				return nil, err
			}
		}
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

// subset returns the font with nothing drawn by the glyphs that are not kept, and
// without the subroutines that only those call. Lists become shorter; what follows
// them stays where it was, so that no other part need be told.
func (f *cffFile) subset(keep []bool) []byte {
	const endchar = 14
	kept := func(id int) bool { return id < len(keep) && keep[id] }
	out := slices.Clone(f.data)
	f.charStrings.blank(out, []byte{endchar}, kept)
	if calls, ok := f.callsOf(kept); ok {
		f.global.blank(out, nil, func(i int) bool { return calls.global[i] })
		f.local.blank(out, nil, func(i int) bool { return calls.local[i] })
	}
	return out
}

// blank puts something, a byte at most, in the place of each item that is not kept.
func (x cffIndex) blank(data, with []byte, kept func(i int) bool) {
	if len(x.items) == 0 {
		return
	}
	list := slices.Clone(data[x.at : x.at+3])
	var body []byte
	put := func() {
		at := len(body) + 1
		for i := x.offSize - 1; i >= 0; i-- {
			list = append(list, byte(at>>(8*i)))
		}
	}
	for i, item := range x.items {
		put()
		if kept(i) || len(item) == 0 {
			body = append(body, item...)
		} else {
			body = append(body, with...)
		}
	}
	put()
	list = append(list, body...)
	copy(data[x.at:], list)
	clear(data[x.at+len(list) : x.end])
}

// cffCalls says which subroutines are called.
type cffCalls struct{ global, local []bool }

// callsOf returns the subroutines that glyphs call. It reports false where that
// cannot be told, as in a CID-keyed font.
func (f *cffFile) callsOf(kept func(id int) bool) (cffCalls, bool) {
	calls := cffCalls{make([]bool, len(f.global.items)), make([]bool, len(f.local.items))}
	if f.cids != nil {
		return calls, false
	}
	for id, item := range f.charStrings.items {
		if !kept(id) {
			continue
		}
		r := cffReader{file: f, calls: calls}
		if !r.read(item, 0) {
			return calls, false
		}
	}
	return calls, true
}

// A cffReader reads a drawing as far as it must to see what it calls (Adobe
// technical note 5177): the numbers before an operator, and how many stems there
// are, since a mask of them stands between the operators.
type cffReader struct {
	file    *cffFile
	calls   cffCalls
	numbers []int
	stems   int
}

// read reads a drawing or a subroutine. It reports false where it is broken.
func (r *cffReader) read(d []byte, depth int) bool {
	const (
		hstem, vstem, hstemhm, vstemhm      = 1, 3, 18, 23
		callsubr, returns, callgsubr        = 10, 11, 29
		escape, endchar, hintmask, cntrmask = 12, 14, 19, 20
	)
	if depth > 10 { // as deep as a font may go
		return false
	}
	for i := 0; i < len(d); {
		b := int(d[i])
		i++
		size := 0 // of the rest of a number
		switch {
		case b == 28:
			size = 2
		case b == 255:
			size = 4
		case b >= 247:
			size = 1
		}
		if i+size > len(d) {
			return false
		}
		switch {
		case b == 28:
			r.numbers = append(r.numbers, int(int16(binary.BigEndian.Uint16(d[i:]))))
		case b == 255:
			r.numbers = append(r.numbers, int(int16(binary.BigEndian.Uint16(d[i:])))) // its whole part
		case b >= 251:
			r.numbers = append(r.numbers, -(b-251)*256-int(d[i])-108)
		case b >= 247:
			r.numbers = append(r.numbers, (b-247)*256+int(d[i])+108)
		case b >= 32:
			r.numbers = append(r.numbers, b-139)
		case b == callsubr, b == callgsubr:
			from, called := r.file.local, r.calls.local
			if b == callgsubr {
				from, called = r.file.global, r.calls.global
			}
			n := len(r.numbers) - 1
			if n < 0 {
				return false
			}
			at := r.numbers[n] + bias(len(from.items))
			r.numbers = r.numbers[:n]
			if at < 0 || at >= len(from.items) {
				return false
			}
			called[at] = true
			if !r.read(from.items[at], depth+1) {
				return false
			}
		case b == returns, b == endchar:
			return true
		case b == escape:
			i++
			r.numbers = r.numbers[:0]
		default:
			switch b {
			case hstem, vstem, hstemhm, vstemhm:
				r.stems += len(r.numbers) / 2
			case hintmask, cntrmask:
				r.stems += len(r.numbers) / 2
				i += (r.stems + 7) / 8
			}
			r.numbers = r.numbers[:0]
		}
		i += size
	}
	return true
}

// bias is what is added to the number of a subroutine.
func bias(n int) int {
	switch {
	case n < 1240:
		return 107
	case n < 33900:
		return 1131
	}
	return 32768
}

// cid returns the number by which a PDF asks for a glyph.
func (f *cffFile) cid(id int) int {
	if f.cids == nil || id >= len(f.cids) {
		return id
	}
	return f.cids[id]
}
