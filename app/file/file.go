// Package file writes files whole or not at all: also where the disk is full,
// the folder is not writable, or the work is called off or killed.
package file

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// ErrExists is the cause of the error where a file is there already and
// nobody said that it may be replaced.
var ErrExists = errors.New("there is a file of this name already")

// Options say how a file is written.
type Options struct {
	Replace bool // a file that is there already may be replaced
}

// The temporary files beside a file are called .legation-NAME-NUMBER.part.
const (
	partPrefix = ".legation-"
	partSuffix = ".part"
)

// abandoned is the age from which on a temporary file is taken for one that a
// killed run has left. No file takes as long to write.
const abandoned = time.Hour

// Write writes a file through a temporary one beside it, which takes its name
// only once everything is on the disk. On an error the old file is as it was
// and nothing is left behind. What a killed run has left there is taken away
// by the next one.
//
// The write function gets a buffered writer that fails once the context is
// done.
func Write(ctx context.Context, path string, o Options, write func(io.Writer) error) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("writing %s: %w", path, cause(err))
		}
	}()
	if err := ctx.Err(); err != nil {
		return err
	}
	mode := fs.FileMode(0o644)
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return errors.New("this is a folder: give the name of a file")
	case err == nil && !o.Replace:
		return ErrExists
	case err == nil:
		mode = info.Mode().Perm()
		if real, err := filepath.EvalSymlinks(path); err == nil {
			path = real // a link keeps leading to the file
		}
	}
	folder := filepath.Dir(path)
	Sweep(folder)
	f, err := os.CreateTemp(folder, partPrefix+part(filepath.Base(path))+"-*"+partSuffix)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	out := bufio.NewWriterSize(&untilDone{ctx, f}, 1<<16)
	if err = write(out); err != nil {
		return err
	}
	if err = out.Flush(); err != nil {
		return err
	}
	if err = f.Chmod(mode); err != nil {
		return err
	}
	if err = f.Sync(); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if err = ctx.Err(); err != nil {
		return err
	}
	if err = take(f.Name(), path, o.Replace); err != nil {
		return err
	}
	syncFolder(folder)
	return nil
}

// Replace is Write for a file that the program keeps for itself, which is
// replaced without asking.
func Replace(path string, write func(io.Writer) error) error {
	return Write(context.Background(), path, Options{Replace: true}, write)
}

// ReplacePNG writes a picture as a PNG, as Replace does.
func ReplacePNG(path string, img image.Image) error {
	return Replace(path, func(w io.Writer) error {
		enc := png.Encoder{CompressionLevel: png.BestSpeed}
		return enc.Encode(w, img)
	})
}

// take gives the temporary file its name. Where nothing may be replaced a file
// that has come in the meantime stays: a second name can only be given where
// there is none. A file system without second names is asked once more instead.
func take(part, path string, replace bool) error {
	if !replace {
		switch err := os.Link(part, path); {
		case err == nil:
			os.Remove(part)
			return nil
		case errors.Is(err, fs.ErrExist):
			return ErrExists
		}
		if _, err := os.Lstat(path); err == nil {
			return ErrExists
		}
	}
	return os.Rename(part, path)
}

// part shortens a name so that the temporary file's is not too long for a
// file system.
func part(name string) string {
	const most = 80
	if len(name) > most {
		name = strings.ToValidUTF8(name[:most], "")
	}
	return strings.ReplaceAll(name, "*", "_") // CreateTemp's own sign
}

// Sweep takes away the temporary files that killed runs have left in a folder.
// It leaves those alone that another run may still be writing.
func Sweep(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), partPrefix) || !strings.HasSuffix(e.Name(), partSuffix) || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > abandoned {
			os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

// untilDone is a writer that fails once a context is done.
type untilDone struct {
	ctx context.Context
	w   io.Writer
}

func (u *untilDone) Write(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.w.Write(p)
}

// syncFolder has the new name itself put on the disk. Where a folder cannot be
// synced the system looks after its names by itself.
func syncFolder(folder string) {
	if f, err := os.Open(folder); err == nil {
		f.Sync()
		f.Close()
	}
}

// cause drops the temporary file's name from an error: the person knows the
// name that was asked for.
func cause(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	if l := (*os.LinkError)(nil); errors.As(err, &l) {
		return l.Err
	}
	return err
}
