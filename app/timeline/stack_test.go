package timeline

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestStackNeverOverlaps(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		list := make([]interval, r.IntN(120))
		for i := range list {
			x := r.Float64() * 900
			list[i] = interval{x, x + minMark + r.ExpFloat64()*40, r.Float64() * 200, uint8(r.IntN(8))}
			switch r.IntN(20) {
			case 0:
				list[i].x0 = math.Inf(-1)
			case 1:
				list[i].x1 = math.Inf(1)
			}
		}
		rows := 1 + r.IntN(5)
		at := stack(list, rows, 1+r.IntN(rows))
		for i := range list {
			for j := range i {
				if at[i] >= 0 && at[i] == at[j] && list[i].x0 < list[j].x1+markGap && list[j].x0 < list[i].x1+markGap {
					t.Fatalf("%v and %v share row %d", list[i], list[j], at[i])
				}
			}
			if at[i] >= rows {
				t.Fatalf("row %d of %d", at[i], rows)
			}
			// What has no row must find every row taken where it begins.
			if at[i] < 0 {
				for row := range rows {
					if !slices.ContainsFunc(indices(at, row), func(j int) bool {
						return list[j].x0 <= list[i].x0 && list[i].x0 < list[j].x1+markGap
					}) {
						t.Fatalf("%v has no row though %d is free", list[i], row)
					}
				}
			}
		}
	}
}

func indices(at []int, row int) []int {
	var list []int
	for i, r := range at {
		if r == row {
			list = append(list, i)
		}
	}
	return list
}

func TestStackLeavesLabelsInSight(t *testing.T) {
	list := []interval{{0, 10, 100, 1}, {50, 60, 100, 1}, {120, 130, 100, 1}}
	if got := stack(list, 2, 2); !slices.Equal(got, []int{0, 1, 0}) {
		t.Errorf("rows %v", got)
	}
	// With no room left the least important label goes.
	list = []interval{{0, 10, 200, 5}, {20, 30, 200, 1}, {40, 50, 200, 3}}
	if got := stack(list, 2, 2); !slices.Equal(got, []int{0, 1, 1}) {
		t.Errorf("rows %v", got)
	}
}
