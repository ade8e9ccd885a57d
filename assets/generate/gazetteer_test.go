package main

import (
	"encoding/binary"
	"slices"
	"testing"
)

func TestReadCatalogue(t *testing.T) {
	// Two entries, laid out as msgfmt does it.
	texts := "42\x00Seoul\x00KR\x00Korea\x00"
	b := make([]byte, 28)
	for i, n := range []uint32{0x950412de, 0, 2, 28, 44, 0, 0} {
		binary.LittleEndian.PutUint32(b[4*i:], n)
	}
	for _, at := range [][2]uint32{{2, 0}, {2, 9}, {5, 3}, {5, 12}} {
		b = binary.LittleEndian.AppendUint32(b, at[0])
		b = binary.LittleEndian.AppendUint32(b, 60+at[1])
	}
	b = append(b, texts...)
	var got []string
	if err := readCatalogue(b, func(id, text string) { got = append(got, id+"="+text) }); err != nil {
		t.Fatal(err)
	}
	if want := []string{"42=Seoul", "KR=Korea"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for end := range b {
		if err := readCatalogue(b[:end], func(string, string) {}); err == nil && end < len(b)-1 {
			t.Errorf("the first %d bytes are read", end)
		}
	}
}

func TestMessage(t *testing.T) {
	m := message{b: []byte{0xAC, 0x02, 0x03, 0x02, 'h', 'i'}}
	if n, s, text := m.number(), m.signed(), string(m.bytes()); n != 300 || s != -2 || text != "hi" || m.bad {
		t.Errorf("got %d, %d, %q, %v", n, s, text, m.bad)
	}
	for _, cut := range [][]byte{{}, {0x80}, {0x05, 'h'}} {
		if m := (message{b: cut}); len(m.bytes()) > 0 || !m.bad {
			t.Errorf("%v is read", cut)
		}
	}
}

func TestAttribution(t *testing.T) {
	for _, c := range []struct {
		city             city
		countries, admin string
		hidden           bool
	}{
		{city{ID: 281184, Country: "IL", Admin: "06"}, "IL,PS", "-", true},
		{city{Country: "IL", Admin: "03", Lon: 3568770, Lat: 3299200}, "IL,SY", "-", true}, // Katzrin
		{city{Country: "IL", Admin: "03", Lon: 3553100, Lat: 3279200}, "IL", "IL.03", false},
		{city{Country: "PS", Admin: "GZ"}, "PS", "PS.GZ", true},
		{city{Country: "UA", Admin: "11"}, "UA,RU", "-", true},
		{city{Country: "US", Admin: "IL"}, "US", "US.IL", false},
	} {
		countries, admin, hidden := c.city.attribution()
		if countries != c.countries || admin != c.admin || hidden != c.hidden {
			t.Errorf("%+v: got %q, %q, %v", c.city, countries, admin, hidden)
		}
	}
}
