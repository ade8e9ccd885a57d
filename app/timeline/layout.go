package timeline

import (
	"fmt"
	"math"

	"legation/app/event"
	"legation/app/state"
	"legation/geo"
)

// A Box is a rectangle in device-independent pixels from the pane's top left.
type Box struct{ X, Y, W, H float64 }

// Contains reports whether a point is in the box.
func (b Box) Contains(x, y float64) bool {
	return x >= b.X && x < b.X+b.W && y >= b.Y && y < b.Y+b.H
}

// Right and Bottom are where the box ends.
func (b Box) Right() float64  { return b.X + b.W }
func (b Box) Bottom() float64 { return b.Y + b.H }

// A Layout says where the parts of the pane are. It depends on the dataset
// and the size alone, so that nothing jumps while a person pans or zooms.
type Layout struct {
	Width, Height float64
	Marks         *Marks

	Header   Box // above the names: the buttons and the date
	Names    Box // the names of the lanes
	Undated  Box // marks without a day; no wider than 0 where there are none
	Ruler    Box // the ticks
	Axis     Box // the lanes, over the width of the axis
	Overview Box
	Lanes    []LaneBox
}

// A LaneBox is one lane of a layout, over the whole width of the pane.
type LaneBox struct {
	Box
	Name string // shortened to fit
	lane *lane
}

// Sizes of the pane, in device-independent pixels.
const (
	headerHeight   = 40.0
	overviewHeight = 16.0
	overviewRoom   = 6.0 // above and below the overview
	edgeRoom       = 14.0
	nameX          = 36.0
	minNames       = 186.0 // the buttons and the date need as much
	maxNames       = 236.0
	minLane        = 12.0
	roomyLane      = 15.0
	maxRows        = 5
	undatedStep    = 12.0
)

var (
	nameStyle   = geo.TextStyle{Size: 12}
	tickStyle   = geo.TextStyle{Size: 11}
	labelStyle  = geo.TextStyle{Size: 11}
	chosenStyle = geo.TextStyle{Size: 11, Bold: true}
)

func textWidth(s string, st geo.TextStyle) float64 {
	w, _, _ := geo.MeasureText(s, st)
	return w
}

// NewLayout lays the pane out for a size.
func NewLayout(m *Marks, width, height float64) *Layout {
	l := &Layout{Width: max(width, 1), Height: max(height, 1), Marks: m}
	top, strip, room := headerHeight, overviewHeight, overviewRoom
	if height < 210 {
		top, strip, room = 37, 13, 4
	}
	names := minNames
	for _, lane := range m.lanes {
		names = max(names, nameX+textWidth(lane.name, nameStyle)+edgeRoom)
	}
	names = min(names, maxNames, width*0.4)
	undated := 0.0
	if m.Undated > 0 {
		undated = min(textWidth(l.UndatedHeading(), tickStyle)+edgeRoom, width*0.2)
	}
	left := names + undated
	if undated > 0 {
		left += 8
	}
	lanesHeight := max(height-top-strip-2*room, 0)
	across := max(width-left-edgeRoom, 1)
	l.Header = Box{0, 0, names, top}
	l.Ruler = Box{left, 0, across, top}
	l.Names = Box{0, top, names, lanesHeight}
	l.Undated = Box{names, top, undated, lanesHeight}
	l.Axis = Box{left, top, across, lanesHeight}
	l.Overview = Box{left, top + lanesHeight + room, across, strip}
	l.divide()
	return l
}

// UndatedHeading names the column of undated events with their number.
func (l *Layout) UndatedHeading() string { return fmt.Sprintf("Undated %d", l.Marks.Undated) }

// divide shares the height out among the lanes: each gets enough for one row,
// and what is left goes where marks overlap.
func (l *Layout) divide() {
	lanes := l.Marks.lanes
	if len(lanes) == 0 {
		return
	}
	if fit := max(int(l.Axis.H/minLane), 1); len(lanes) > fit {
		rest := lanes[fit-1:]
		lanes = append(lanes[:fit-1:fit-1], merged(fmt.Sprintf("%d more categories", len(rest)), rest))
	}
	base := min(l.Axis.H/float64(len(lanes)), roomyLane)
	extra := l.Axis.H - base*float64(len(lanes))
	shares := make([]float64, len(lanes))
	total := 0.0
	for i, lane := range lanes {
		shares[i] = float64(l.rowsWanted(lane)) - 0.4
		total += shares[i]
	}
	y := l.Axis.Y
	for i, lane := range lanes {
		h := base + extra*shares[i]/total
		name := geo.Elide(lane.name, l.Names.W-nameX-4, nameStyle)
		l.Lanes = append(l.Lanes, LaneBox{Box{0, y, l.Width, h}, name, lane})
		y += h
	}
}

// rowsWanted tells in how many rows the marks of a lane would lie apart when
// the whole dataset is in sight, up to maxRows.
func (l *Layout) rowsWanted(lane *lane) int {
	if len(lane.marks) > crowd {
		return maxRows
	}
	perDay := l.scale(l.Marks.whole).PerDay()
	list := lane.intervals(nil, perDay, l.Marks)
	for i := range list {
		list[i].label = 0
	}
	rows := stack(list, maxRows, maxRows)
	wanted := 1
	for _, r := range rows {
		if r < 0 {
			return maxRows
		}
		wanted = max(wanted, r+1)
	}
	return wanted
}

func (l *Layout) scale(axis state.Axis) Scale { return NewScale(axis, l.Axis.X, l.Axis.W) }

// ScaleOf returns the scale of the axis in a state.
func (l *Layout) ScaleOf(s state.State) Scale { return l.scale(s.Axis) }

// OverviewScale returns the scale of the overview: the whole dataset.
func (l *Layout) OverviewScale() Scale {
	return NewScale(l.Marks.whole, l.Overview.X, l.Overview.W)
}

// days returns the first and the last day in sight.
func days(sc Scale) (from, to event.Day) {
	return sc.Day(sc.Left), event.Day(math.Ceil(min(sc.To, 1e15)))
}
