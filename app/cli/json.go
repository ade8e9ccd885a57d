package cli

import "legation/app/event"

// The objects of --json. An array is never null; a text that may be missing is
// null where it is.

type quoteJSON struct {
	Text    string `json:"text"`
	Speaker string `json:"speaker"`
}

type sourceJSON struct {
	Title string  `json:"title"`
	URL   *string `json:"url"`
}

func quotesJSON(quotes []event.Quote) []quoteJSON {
	out := make([]quoteJSON, len(quotes))
	for i, q := range quotes {
		out[i] = quoteJSON{q.Text, q.Speaker}
	}
	return out
}

func sourcesJSON(d *event.Dataset, ids []string) []sourceJSON {
	out := make([]sourceJSON, 0, len(ids))
	for _, id := range ids {
		if s, ok := d.Source(id); ok {
			out = append(out, sourceJSON{s.Title, orNull(s.URL)})
		}
	}
	return out
}

// orNull gives nil, which is null, for "".
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// list gives an array that is not null.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// edges gives the first and the last day that a date may reach, nil where they
// are open or unknown.
func edges(d event.Date) (earliest, latest *string) {
	if _, dated := d.Anchor(); !dated {
		return nil, nil
	}
	span := d.Span()
	if span.Start.Known() {
		earliest = orNull(span.Start.Earliest.String())
	}
	if span.End.Known() {
		latest = orNull(span.End.Latest.String())
	}
	return earliest, latest
}
