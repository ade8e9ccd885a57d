package dataset

import "legation/app/event"

// whenOf puts a date into the "when" of Linked Places: "in" where an edge is
// known to the day, the month or the year, "earliest" and "latest" where it is
// not. An end that is open or unknown has come no earlier than the start.
func whenOf(d event.Date) (o ordered) {
	if d.IsZero() {
		return nil
	}
	span := d.Span()
	edge := func(e event.Edge, p event.Precision) (o ordered) {
		if s := isoSide(e, p); s != "" {
			o.add("in", s)
		} else if e.Known() {
			o.add("earliest", isoDay(e.Earliest))
			o.add("latest", isoDay(e.Latest))
		}
		return o
	}
	start, end := edge(span.Start, d.Precision()), edge(span.End, d.EndPrecision())
	var timespan ordered
	switch {
	case len(start) == 0 && len(end) == 0:
		o.add("label", d.Text())
		return o
	case !d.Interval() && span.Start == span.End:
		timespan.add("start", start)
	case !d.Interval(): // once, at some time of a set that may be open
		var once ordered
		if span.Start.Known() {
			once.add("earliest", isoDay(span.Start.Earliest))
		}
		if span.End.Known() {
			once.add("latest", isoDay(span.End.Latest))
		}
		timespan.add("start", once)
	default:
		if len(start) == 0 {
			start.add("latest", isoDay(span.End.Latest))
		}
		if len(end) == 0 {
			end.add("earliest", isoDay(span.Start.Earliest))
		}
		timespan.add("start", start)
		timespan.add("end", end)
	}
	o.add("timespans", []ordered{timespan})
	if span.Start.Uncertain || span.End.Uncertain {
		o.add("certainty", "uncertain")
	}
	return o
}
