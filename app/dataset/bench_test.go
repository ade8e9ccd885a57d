package dataset

import (
	"os"
	"runtime"
	"testing"

	"legation/app/event"
	"legation/app/event/eventtest"
)

// million writes a dataset of a million events and gives the file.
func million(b *testing.B, f *Format) string {
	b.Helper()
	path := b.TempDir() + "/million" + f.Endings[0]
	out, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := Encode(out, event.New(eventtest.Random(1, 1_000_000)), f); err != nil {
		b.Fatal(err)
	}
	if err := out.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

// benchmarkMillion opens a file of a million events and tells how many bytes an
// event keeps afterwards.
func benchmarkMillion(b *testing.B, f *Format) {
	path := million(b, f)
	if info, err := os.Stat(path); err == nil {
		b.SetBytes(info.Size())
	}
	before := heap()
	var kept *event.Dataset
	for b.Loop() {
		kept = nil
		d, report, err := OpenWith(path, Options{})
		if err != nil || len(report.Problems) > 0 || report.Events != 1_000_000 {
			b.Fatal(err, report.Events, report.Problems)
		}
		kept = d
	}
	b.ReportMetric(float64(heap()-before)/1e6, "heap-B/event")
	runtime.KeepAlive(kept)
}

// heap gives the bytes that are alive.
func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // what the first one found to be dead is swept
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func BenchmarkMillionCSV(b *testing.B)     { benchmarkMillion(b, ownCSV) }
func BenchmarkMillionGeoJSON(b *testing.B) { benchmarkMillion(b, geoJSON) }
