package dataset

import (
	"math"
	"strconv"

	"legation/app/event"
)

// serialDay gives the date that a spreadsheet means by a number of days: from
// 1 January 1900, which is day 1, or from 1 January 1904, which is day 0. It is
// an EDTF date, with the time where the number has a fraction. Day 60 of 1900
// is 29 February, a day that there was not; ok is true for it, and the date is
// one that is refused.
func serialDay(s string, from1904 bool) (date string, ok bool) {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || !(n >= 0) || n >= 2958466 { // 1 January 10000
		return "", false
	}
	whole, fraction := math.Modf(n)
	seconds := int(math.Round(fraction * 86400))
	if seconds == 86400 {
		whole, seconds = whole+1, 0
	}
	switch {
	case from1904:
		date = (event.DayOf(1904, 1, 1) + event.Day(whole)).String()
	case whole == 0:
		return "", false // a time without a day
	case whole == 60:
		date = "1900-02-29"
	case whole < 60:
		date = (event.DayOf(1899, 12, 31) + event.Day(whole)).String()
	default:
		date = (event.DayOf(1899, 12, 30) + event.Day(whole)).String()
	}
	if seconds != 0 {
		two := func(n int) string { return strconv.Itoa(n/10) + strconv.Itoa(n%10) }
		date += "T" + two(seconds/3600) + ":" + two(seconds/60%60) + ":" + two(seconds%60)
	}
	return date, true
}
