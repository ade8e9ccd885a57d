package timeline

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"legation/app/event"
	"legation/app/language"
	"legation/app/state"
)

// TypedDate reads a date that a person typed: EDTF, a year, or one of the ways
// in which people write a day, a month or a year that can be read one way only,
// such as "15 July 2014", "15.7.2014", "July 2014" or "44 BC". The error says
// what is wrong in words for the person.
func TypedDate(s string) (event.Date, error) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return event.Date{}, errors.New(language.T("type a date or a year: 1988, July 2014, 2014-07-15"))
	}
	if shortYear.MatchString(s) {
		// A century in EDTF, a year of this or of another one to a person.
		return event.Date{}, errors.New(language.F("%q may be a year or a century; type a year in four digits: 1988, 0070", s))
	}
	if yearOfThree.MatchString(s) {
		s = "0" + s // a decade in EDTF, a year to a person
	}
	d, err := event.ParseDate(s)
	if err != nil {
		if from, to, two := sides(s); two {
			return typedSpan(from, to)
		}
		plain := plainly(s)
		if d2, err2 := event.ParseDate(plain); err2 == nil {
			d, err = d2, nil
		} else if guess := guessOf(plain, err2); guess != "" {
			d, err = event.ParseDate(guess)
		}
	}
	if err != nil {
		return event.Date{}, inWords(s, err)
	}
	if _, dated := d.Anchor(); !dated {
		return event.Date{}, errors.New(language.F("%q names no day to go to", s))
	}
	return d, nil
}

// sides takes "2008 to 2014" and "2008 – 2014" apart.
func sides(s string) (from, to string, ok bool) {
	for _, between := range []string{" to ", " until ", "–", "—", " - "} {
		if from, to, ok = strings.Cut(s, between); ok {
			return from, to, true
		}
	}
	return "", "", false
}

// typedSpan reads an interval whose sides are read by themselves.
func typedSpan(from, to string) (event.Date, error) {
	a, err := TypedDate(from)
	if err != nil {
		return event.Date{}, err
	}
	b, err := TypedDate(to)
	if err != nil {
		return event.Date{}, err
	}
	s := a.String() + "/" + b.String()
	d, err := event.ParseDate(s)
	if err != nil {
		return event.Date{}, inWords(s, err)
	}
	return d, nil
}

// spanOf returns the days of an interval, both included. What is open or
// unknown reaches as far as the dataset.
func spanOf(d event.Date, data *event.Dataset) state.Window {
	span := d.Span()
	w := state.Window{From: span.Start.Earliest, To: span.End.Latest}
	first, last := data.Span()
	if !span.Start.Known() {
		w.From = min(first, w.To)
	}
	if !span.End.Known() {
		w.To = max(last, w.From)
	}
	return w
}

var (
	yearOfEra   = regexp.MustCompile(`(?i)^(ad |ce )?(\d{1,9}) ?(bce?|ad|ce|b\.c\.(?:e\.)?|a\.d\.|c\.e\.)?$`)
	shortYear   = regexp.MustCompile(`^\d{1,2}$`)
	yearOfThree = regexp.MustCompile(`^\d{3}$`)
	ordinals    = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)\b`)
)

// plainly rewrites what the reader of dates does not know: years of an era and
// of fewer than four digits, ordinals, and a longer way to cut a month short.
func plainly(s string) string {
	if m := yearOfEra.FindStringSubmatch(s); m != nil {
		year, err := strconv.ParseInt(m[2], 10, 64)
		if err == nil && year > 0 && (m[1] != "" || m[3] != "" || len(m[2]) != 8) {
			if strings.HasPrefix(strings.ToLower(m[3]), "b") {
				year = 1 - year
			}
			return event.YearString(year)
		}
	}
	s = ordinals.ReplaceAllString(s, "$1")
	words := strings.Fields(strings.ReplaceAll(s, " of ", " "))
	for i, w := range words {
		if w := strings.ToLower(strings.TrimSuffix(w, ".")); w == "sept" {
			words[i] = "Sep"
		} else if len(w) >= 3 && !strings.ContainsAny(w, "0123456789/") {
			words[i] = w
		}
	}
	return strings.Join(words, " ")
}

// guessOf returns the date that the reader of dates holds to be meant, where
// nothing that was typed says otherwise.
func guessOf(s string, err error) string {
	var bad *event.DateError
	if !errors.As(err, &bad) {
		return ""
	}
	guess, is := strings.CutPrefix(bad.Hint, "write ")
	from, to, _ := strings.Cut(s, "/")
	if !is || guess == to+"/"+from {
		return "" // which way round was meant is for the person to say
	}
	return guess
}

// inWords says what is wrong with a date, without the name of its standard.
func inWords(s string, err error) error {
	var bad *event.DateError
	if !errors.As(err, &bad) {
		return err
	}
	part := bad.Part
	if part == "" {
		part = s
	}
	text := fmt.Sprintf("%q %s", part, bad.Reason)
	if bad.Hint != "" {
		text += "; " + bad.Hint
	}
	return errors.New(text)
}
