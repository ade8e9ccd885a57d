package dataset

import "testing"

// TestSimile has the four dates of a timeline.
func TestSimile(t *testing.T) {
	for _, x := range []struct{ name, file, want string }{
		{"an instant", `<data><event title="T" start="1845"/></data>`, "1845"},
		{"a duration in XML", `<data><event title="T" start="1845" end="1846" isDuration="true"/></data>`, "1845/1846"},
		{"a duration in JSON", `{"events": [{"title": "T", "start": "1845", "end": "1846"}]}`, "1845/1846"},
		{"four dates", `<data><event title="T" start="Jun 01 1861 00:00:00 GMT" latestStart="Jul 01 1861 00:00:00 GMT" earliestEnd="Jun 01 1863 00:00:00 GMT" end="Jul 01 1863 00:00:00 GMT" isDuration="true"/></data>`, "1861-06/1863-06"},
		{"four dates that are no units", `<data><event title="T" start="1871-03-02" latestStart="1872-01-01" earliestEnd="1877-01-01" end="1878-05-02" durationEvent="true"/></data>`, "1871-03-02~/1878-05-02~"},
		{"an instant within a month", `<data><event title="T" start="Apr 01 1883 00:00:00 GMT" end="May 01 1883 00:00:00 GMT"/></data>`, "1883-04"},
		{"an instant within two years", `<data><event title="T" start="1845" end="1846"/></data>`, onceWithin("1845", "1846")},
		{"no date", `<data><event title="T"/></data>`, ""},
	} {
		t.Run(x.name, func(t *testing.T) {
			d, report, err := ReadWith("f", []byte(x.file), Options{})
			if err != nil || len(report.Problems) > 0 || report.Format != simile {
				t.Fatal(err, report)
			}
			if got := d.Events[0].Date.String(); got != x.want {
				t.Errorf("got %q, want %q", got, x.want)
			}
		})
	}
}

// onceWithin is how something is dated that happened once between two years.
func onceWithin(from, to string) string {
	if set := setOf(from, to); set != "" {
		return set
	}
	return from + "/" + to
}
