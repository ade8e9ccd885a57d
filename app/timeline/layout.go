package timeline

import (
	"math"

	"legation/app/event"
	"legation/app/language"
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

// A Layout says where the parts of the pane are. It depends on the dataset,
// the size and the shelf alone, so that nothing jumps while a person pans or
// zooms.
type Layout struct {
	Width, Height float64
	Marks         *Marks

	Header   Box // above the names: the buttons and the date
	Names    Box // the names of the lanes
	Undated  Box // marks without a day; no wider than 0 where there are none
	Ruler    Box // the ticks
	Axis     Box // what is in sight of the lanes, over the width of the axis
	Overview Box
	Lanes    []LaneBox // of events
	Rows     []RowBox  // of positions, below the lanes

	Content float64 // how high lanes and rows are together
	Scroll  float64 // how much of that is above what is in sight
}

// A LaneBox is one lane of a layout, over the whole width of the pane.
type LaneBox struct {
	Box
	Name   string // shortened to fit
	Folded bool   // to a thin row
	lane   *lane
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
	foldedLane     = 12.0
	fullRow        = 26.0 // more than this for each row of marks is empty space
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
func NewLayout(m *Marks, width, height float64, shelf Shelf) *Layout {
	l := &Layout{Width: max(width, 1), Height: max(height, 1), Marks: m}
	top, strip, room := headerHeight, overviewHeight, overviewRoom
	if height < 210 {
		top, strip, room = 37, 13, 4
	}
	names := max(minNames, dateX+widestDate()+4)
	for _, lane := range m.lanes {
		names = max(names, nameX+textWidth(lane.name, nameStyle)+edgeRoom)
	}
	names = min(names, maxNames, width*0.4)
	undated := 0.0
	if m.Undated > 0 || m.undatedStances > 0 {
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
	l.divide(shelf)
	return l
}

// widestDate is how wide a day of our time can be in the header, in the
// language of now.
func widestDate() float64 {
	widest := 0.0
	for month := 1; month <= 12; month++ {
		widest = max(widest, textWidth(language.ShortDay("2026", month, 28), geo.TextStyle{Size: 12, Bold: true}))
	}
	return widest
}

// UndatedHeading names the column of undated events with their number.
func (l *Layout) UndatedHeading() string {
	if l.Marks.Undated == 0 {
		return language.T("Undated")
	}
	return language.F("Undated %d", l.Marks.Undated)
}

// divide shares the height out among the lanes: each gets enough for one row,
// and what is left goes where marks overlap. Positions that are unfolded take
// what they need, and what does not fit is scrolled to.
func (l *Layout) divide(shelf Shelf) {
	rows := l.Marks.rows(shelf)
	below := 0.0
	for _, r := range rows {
		below += r.H
	}
	lanes := shelf.arranged(l.Marks)
	room := l.Axis.H
	if len(rows) > 0 {
		room -= rows[0].H // the heading is always there
	}
	if fit := max(int(room/minLane), 1); len(lanes) > fit {
		rest := lanes[fit-1:]
		lanes = append(lanes[:fit-1:fit-1], merged(language.N(len(rest), "%d more category", "%d more categories"), rest))
	}
	plain, thin := 0, 0.0
	for _, lane := range lanes {
		if shelf.folded[lane.id] {
			thin += foldedLane
		} else {
			plain++
		}
	}
	base := min((room-thin)/max(float64(plain), 1), roomyLane)
	extra := max(l.Axis.H-below-thin-base*float64(plain), 0)
	shares := make([]float64, len(lanes))
	total := 0.0
	for i, lane := range lanes {
		if !shelf.folded[lane.id] {
			shares[i] = float64(l.rowsWanted(lane)) - 0.4
			total += shares[i]
		}
	}
	y := l.Axis.Y
	for i, lane := range lanes {
		folded := shelf.folded[lane.id]
		h := foldedLane
		if !folded {
			h = min(base+extra*shares[i]/total, (shares[i]+0.4)*fullRow+10)
		}
		name := geo.Elide(lane.name, l.Names.W-nameX-4, nameStyle)
		l.Lanes = append(l.Lanes, LaneBox{Box{0, y, l.Width, h}, name, folded, lane})
		y += h
	}
	for _, r := range rows {
		r.Y, r.W = y, l.Width
		y += r.H
		r.Name = geo.Elide(r.Name, l.Names.W-r.indent()-4, nameStyle)
		l.Rows = append(l.Rows, r)
	}
	l.Content = y - l.Axis.Y
	l.Scroll = min(max(shelf.scroll, 0), max(l.Content-l.Axis.H, 0))
	for i := range l.Lanes {
		l.Lanes[i].Y -= l.Scroll
	}
	for i := range l.Rows {
		l.Rows[i].Y -= l.Scroll
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

// replaces reports whether a picture of this layout can stand for one of
// another until that is painted: it has the same size and dataset.
func (l *Layout) replaces(o *Layout) bool {
	return l.Marks == o.Marks && l.Width == o.Width && l.Height == o.Height
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
