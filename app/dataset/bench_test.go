package dataset

import (
	"bytes"
	"runtime"
	"testing"

	"legation/app/event"
	"legation/app/event/eventtest"
)

// million is a dataset of a million events, as two files.
func million(b *testing.B, f *Format) []byte {
	b.Helper()
	var out bytes.Buffer
	if _, err := Encode(&out, event.New(eventtest.Random(1, 1_000_000)), f); err != nil {
		b.Fatal(err)
	}
	return out.Bytes()
}

// benchmarkMillion opens a file of a million events and tells how many bytes an
// event keeps afterwards and how much memory the program had at most.
func benchmarkMillion(b *testing.B, f *Format) {
	data := million(b, f)
	b.SetBytes(int64(len(data)))
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var kept *event.Dataset
	for b.Loop() {
		kept = nil
		d, report, err := ReadWith("f"+f.Endings[0], data, Options{})
		if err != nil || len(report.Problems) > 0 || report.Events != 1_000_000 {
			b.Fatal(err, report.Events, report.Problems)
		}
		kept = d
	}
	b.StopTimer()
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "bytes/event")
	b.ReportMetric(float64(after.HeapSys)/(1<<20), "MiB-at-most")
	runtime.KeepAlive(kept)
}

func BenchmarkMillionCSV(b *testing.B)     { benchmarkMillion(b, ownCSV) }
func BenchmarkMillionGeoJSON(b *testing.B) { benchmarkMillion(b, geoJSON) }
