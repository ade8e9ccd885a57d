package timeline

import (
	"strings"

	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
)

// FlagText is what the playhead's flag says: the day, or the date of the chosen
// event at its own precision while the playhead rests on it, "1988" and not
// "1 Jan 1988".
func FlagText(s state.State) string {
	if e, ok := s.Dataset.Event(s.Selection); ok && !e.Undated() && e.Anchor() == s.Playhead {
		if text := coarse(e.Date); text != "" {
			return text
		}
	}
	return ShortDay(s.Playhead)
}

// coarse writes the side of a date at which its event stands as briefly as it
// can be read, or gives "" where that is known to the day.
func coarse(d event.Date) string {
	precision, edge := d.Precision(), d.Span().Start
	if precision == event.PrecisionNone {
		precision, edge = d.EndPrecision(), d.Span().End
	}
	var text string
	year, month, _ := edge.Earliest.Civil()
	switch precision {
	case event.PrecisionDay:
		return ""
	case event.PrecisionMonth:
		text = language.ShortMonthOf(yearLabel(year), month)
	case event.PrecisionSeason, event.PrecisionYear:
		text = yearLabel(year)
	default:
		// The words of the date itself, since decades and centuries before
		// our era are counted backwards.
		side, _, _ := strings.Cut(d.String(), "/")
		if d.Precision() == event.PrecisionNone {
			_, side, _ = strings.Cut(d.String(), "/")
		}
		one, err := event.ParseDate(strings.TrimRight(side, "?~%"))
		if err != nil {
			return ""
		}
		text = one.Text()
	}
	switch {
	case edge.Approximate && !edge.Uncertain:
		return language.F("about %s", text)
	case edge.Uncertain:
		return text + "?"
	default:
		return text
	}
}
