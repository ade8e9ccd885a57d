// Package dataset reads and writes the files that hold records: one file a
// format. It says of everything that it cannot read where it stands, and reads
// the rest.
package dataset

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"legation/app/event"
	"legation/assets"
)

// MaxBytes is how much memory the reading of a file may take: the file itself
// and the records made of it.
const MaxBytes = 1 << 30

// maxFile is the size of the largest file that is read: it must leave room for
// its records.
const maxFile = MaxBytes / 4 * 3

// mark is the byte order mark that some programs put before UTF-8 text.
const mark = "\uFEFF"

// Open reads a file of any format that is read; Formats lists them.
//
// It gives what can be read and a problem, in the order of the file, for each
// thing that cannot: a record without a title, with a malformed date or with
// an id that is taken is left out, and of a record with another fault only the
// faulty part. The error is for a file of which nothing can be read; it is a
// Problem, and also among the problems, where it has a place in the file.
func Open(path string) (*event.Dataset, []Problem, error) {
	d, report, err := OpenWith(path, Options{})
	return d, report.Problems, err
}

// Read is Open for a file that is in memory; name stands for it in problems.
// The dataset does not hold on to data.
func Read(name string, data []byte) (*event.Dataset, []Problem, error) {
	d, report, err := ReadWith(name, data, Options{})
	return d, report.Problems, err
}

// digest names the exact bytes of a file, so that a picture can say which
// version of the records it was made from.
func digest(data []byte) string {
	return fmt.Sprintf("%x", sha256.Sum256(data))
}

// OpenWith is Open with options, and tells more of how the reading went.
func OpenWith(path string, opts Options) (*event.Dataset, Report, error) {
	defer Hold()()
	data, err := load(path)
	if err != nil {
		return nil, Report{}, err
	}
	return ReadWith(path, data, opts)
}

// ReadFrom is OpenWith for what is not a file on the disk, such as the standard
// input; name stands for it in problems.
func ReadFrom(r io.Reader, name string, opts Options) (*event.Dataset, Report, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	switch {
	case err != nil:
		return nil, Report{}, fmt.Errorf("reading %s: %w", name, reason(err))
	case len(data) > maxFile:
		return nil, Report{}, fmt.Errorf("reading %s: it is larger than the %d MiB that can be read; split it", name, maxFile>>20)
	}
	return ReadWith(name, data, opts)
}

// ReadWith is Read with options, and tells more of how the reading went.
func ReadWith(name string, data []byte, opts Options) (*event.Dataset, Report, error) {
	defer Hold()()
	f := formatFor(name, data)
	if f == nil {
		return nil, Report{}, fmt.Errorf("%s: this is no file of a kind that is read: %s", name, named())
	}
	sum := make(chan string, 1)
	go func() { sum <- digest(data) }() // beside the reading: a large file takes a while
	b := newBuilder(name, data, opts)
	size := int64(len(data))
	if err := f.read(b); err != nil {
		report, err := b.failed(f, err)
		return nil, report, err
	}
	if opts.Progress != nil {
		opts.Progress(size, size)
	}
	b.out.Digest, b.out.Format = <-sum, f.ID
	return b.finish(f)
}

// Check reads a file like OpenWith and gives its report, with problems for the
// assertions of the dataset that the map does not bear out where the options
// have the map. The error is that of Open, for a file that has no place to
// point at.
func Check(path string, opts Options) (Report, error) {
	_, report, err := OpenWith(path, opts)
	if errors.As(err, new(Problem)) {
		err = nil // it is among those found
	}
	return report, err
}

// Builtin gives the dataset that ships with the program. It is read once.
func Builtin() *event.Dataset { return builtin() }

var builtin = sync.OnceValue(func() *event.Dataset {
	d, _, err := Read("north-korea-palestine.geojson", assets.Relations)
	if err != nil {
		return event.New(event.Dataset{}) // never so: a test reads it
	}
	return d
})

// load reads a file into memory unless it is too large.
func load(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, reason(err))
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, reason(err))
	}
	if info.IsDir() {
		return nil, fmt.Errorf("opening %s: this is a folder; name a file in it", path)
	}
	data := bytes.NewBuffer(make([]byte, 0, min(max(info.Size(), 0), maxFile)+bytes.MinRead))
	if info.Size() <= maxFile {
		// A file may grow, and one that is a pipe has no size to be asked.
		if _, err := io.Copy(data, io.LimitReader(f, maxFile+1)); err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, reason(err))
		}
	}
	if info.Size() > maxFile || data.Len() > maxFile {
		return nil, fmt.Errorf("opening %s: the file is larger than the %d MiB that can be read; split it", path, maxFile>>20)
	}
	return data.Bytes(), nil
}

// reason drops the name of the file from an error that is told with it anyway.
func reason(err error) error {
	if p := (*os.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}

// titleOf gives a file's name without its folder and ending.
func titleOf(path string) string {
	base := filepath.Base(path)
	if name := base[:len(base)-len(filepath.Ext(base))]; name != "" {
		return name
	}
	return base
}
