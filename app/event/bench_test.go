package event_test

import (
	"runtime"
	"slices"
	"strconv"
	"testing"

	"legation/app/event"
	"legation/app/event/eventtest"
)

var sizes = []int{12, 10_000, 1_000_000}

// BenchmarkIndex builds the index of events in no order.
func BenchmarkIndex(b *testing.B) {
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			source := eventtest.Random(1, n)
			source.Stances = nil
			unsorted := slices.Clone(source.Events)
			var before, after runtime.MemStats
			var d *event.Dataset
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				d = nil
				copy(source.Events, unsorted)
				runtime.GC()
				runtime.ReadMemStats(&before)
				b.StartTimer()
				d = event.New(source)
			}
			runtime.GC()
			runtime.ReadMemStats(&after)
			b.ReportMetric((float64(after.HeapAlloc)-float64(before.HeapAlloc))/float64(n), "heap-B/event")
			runtime.KeepAlive(d)
			runtime.KeepAlive(source)
			runtime.KeepAlive(unsorted)
		})
	}
}

// BenchmarkQuery asks at days spread over the dataset. The time to compare
// is that for each event found.
func BenchmarkQuery(b *testing.B) {
	for _, n := range sizes {
		d := event.New(eventtest.Random(1, n))
		x := d.Index()
		for name, query := range map[string]func(event.Day) int{
			"at":     func(day event.Day) int { return len(x.At(day)) },
			"upto":   func(day event.Day) int { return len(x.UpTo(day)) },
			"from":   func(day event.Day) int { return len(x.From(day)) },
			"within": func(day event.Day) int { return len(x.Within(day, day+30)) },
			"next":   func(day event.Day) int { return min(x.NextAfter(day), 1) },
		} {
			b.Run(name+"/"+strconv.Itoa(n), func(b *testing.B) {
				found, asked := 0, 0
				at := eventtest.First
				for b.Loop() {
					found += query(at)
					asked++
					if at += 997; at > eventtest.Last {
						at -= eventtest.Last - eventtest.First
					}
				}
				b.ReportMetric(float64(found)/float64(asked), "found/op")
			})
		}
	}
}

func BenchmarkParseDate(b *testing.B) {
	for _, s := range []string{"1988-11-15", "197X~", "1967-06-05/1967-06-10"} {
		b.Run(s, func(b *testing.B) {
			for b.Loop() {
				if _, err := event.ParseDate(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
