package event

import (
	"fmt"
	"strings"
)

// A DateError says why a string is not a date.
type DateError struct {
	Value  string // the whole string
	Part   string // the part of it at fault
	Reason string // what is wrong with the part, to be read after it: "is not a month: ..."
	Hint   string // what to do instead, or ""

	// Readings are the dates, whole and in EDTF, that may have been meant, the
	// likeliest first. There are none where nothing can be told, and there are
	// several where the string can be read in several ways, as 3/4/2020 can.
	Readings []string

	advice string // the words before the readings in the hint
}

const (
	write      = "write "              // of what is the same date in EDTF
	nearestDay = "the nearest day is " // of a day that there is in place of one that never was
	didYouMean = "did you mean "       // of what is the same date with a mistake put right
)

// Suggestion gives the one date that was meant as far as can be told, in EDTF,
// or "". It is a suggestion: a reader offers it and does not take it in
// silence.
func (e *DateError) Suggestion() string {
	if len(e.Readings) != 1 {
		return ""
	}
	return e.Readings[0]
}

// Error gives it as one line: date "2016-13": "13" is not a month: months run
// from 01 to 12, seasons from 21 to 41.
func (e *DateError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "date %q", shortened(e.Value))
	if e.Part != "" && e.Part != e.Value {
		fmt.Fprintf(&b, ": %q", shortened(e.Part))
	}
	b.WriteString(" " + e.Reason)
	if e.Hint != "" {
		b.WriteString("; " + e.Hint)
	}
	return b.String()
}

// shortened keeps an error readable when a file has a whole text for a date.
func shortened(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

func fault(part, reason, hint string) *DateError {
	return &DateError{Part: part, Reason: reason, Hint: hint}
}

// instead is a fault in the place of which there is one thing to write.
func instead(part, reason, reading string) *DateError {
	return &DateError{Part: part, Reason: reason, Readings: []string{reading}, advice: write}
}

// within puts what stands around a part of a date around what may have been
// meant by that part.
func (e *DateError) within(before, after string) *DateError {
	for i, r := range e.Readings {
		e.Readings[i] = before + r + after
	}
	return e
}

// suggest completes an error of which the value is known: with what may have
// been meant, where the part at fault does not tell already, and with the hint.
func (e *DateError) suggest() {
	e.Readings = areDates(e.Value, e.Readings)
	if len(e.Readings) == 0 && e.Hint == "" {
		e.Readings, e.advice = meant(e.Value)
		e.Readings = areDates(e.Value, e.Readings)
		if shortYear(e.Value) {
			e.Hint = "write the year in four digits"
		}
	}
	if e.Hint != "" || len(e.Readings) == 0 || e.advice == "" {
		return
	}
	e.Hint = e.advice + strings.Join(e.Readings, " or ")
	if e.advice == didYouMean {
		e.Hint += "?"
	}
}

// areDates keeps those of the readings that are dates, and not the value itself.
// It clears none in place.
func areDates(value string, readings []string) []string {
	var kept []string
	for _, r := range readings {
		if _, err := parse(r); err == nil && r != value {
			kept = append(kept, r)
		}
	}
	return kept
}
