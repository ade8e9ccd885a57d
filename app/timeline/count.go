package timeline

import (
	"cmp"
	"slices"
	"sort"

	"legation/app/event"
)

// build puts the marks in order and makes the arrays to look them up by.
func (l *lane) build() {
	slices.SortStableFunc(l.marks, func(a, b mark) int { return cmp.Compare(a.from, b.from) })
	l.starts, l.ends = make([]event.Day, len(l.marks)), make([]event.Day, len(l.marks))
	l.peaks = make([]event.Day, 0, len(l.marks)/peakBlock+1)
	for i, m := range l.marks {
		l.starts[i], l.ends[i] = m.from, m.to
		if i%peakBlock == 0 {
			l.peaks = append(l.peaks, m.to)
		}
		l.peaks[i/peakBlock] = max(l.peaks[i/peakBlock], m.to)
	}
	slices.Sort(l.ends)
}

// count tells how many marks touch the days from a to b.
func (l *lane) count(a, b event.Day) int {
	return upTo(l.starts, b) - before(l.ends, a)
}

// touching returns the places of the marks that touch the days from a to b.
func (l *lane) touching(a, b event.Day) []int {
	var list []int
	n := upTo(l.starts, b)
	for block, peak := range l.peaks {
		if block*peakBlock >= n {
			break
		}
		if peak < a {
			continue
		}
		for i := block * peakBlock; i < min((block+1)*peakBlock, n); i++ {
			if l.marks[i].to >= a {
				list = append(list, i)
			}
		}
	}
	return list
}

// merged returns one lane in place of several.
func merged(name string, lanes []*lane) *lane {
	all := &lane{name: name, style: -1}
	for _, l := range lanes {
		all.marks = append(all.marks, l.marks...)
		all.undated = append(all.undated, l.undated...)
	}
	slices.Sort(all.undated)
	all.build()
	return all
}

// upTo counts the days that are not after d, before those before it.
func upTo(days []event.Day, d event.Day) int {
	return sort.Search(len(days), func(i int) bool { return days[i] > d })
}

func before(days []event.Day, d event.Day) int {
	return sort.Search(len(days), func(i int) bool { return days[i] >= d })
}

// onwards counts the days before d, of which the first from are known to be. It
// looks first as far on as near, since the next column of a density has about
// as many as the one before.
func onwards(days []event.Day, from int, d event.Day, near int) int {
	first, step := from, max(near, 1)
	for first+step < len(days) && days[first+step] < d {
		first += step
		step *= 2
	}
	end := min(first+step+1, len(days))
	return first + before(days[first:end], d)
}
