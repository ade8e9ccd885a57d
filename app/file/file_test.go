package file

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The test binary is also the program that is killed and the one whose files
// may not grow: see unix_test.go.
func TestMain(m *testing.M) {
	if path := os.Getenv("FILE_TEST_SLOW"); path != "" {
		slow(path)
	}
	os.Exit(m.Run())
}

// slow begins a file, says so, and never ends it.
func slow(path string) {
	err := Write(context.Background(), path, Options{Replace: true}, func(w io.Writer) error {
		w.Write(bytes.Repeat([]byte("half "), 100_000))
		os.Stdout.WriteString("begun\n")
		time.Sleep(time.Hour)
		return nil
	})
	os.Stdout.WriteString(err.Error())
}

// contents lists a folder with what its files hold.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, e := range entries {
		data, _ := os.ReadFile(filepath.Join(folder, e.Name()))
		all[e.Name()] = string(data)
	}
	return all
}

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

func TestWrite(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "map*.png")
	ctx := context.Background()
	if err := Write(ctx, path, Options{}, text("one")); err != nil {
		t.Fatal(err)
	}
	if err := Write(ctx, path, Options{}, text("two")); !errors.Is(err, ErrExists) {
		t.Errorf("a file in the way: %v", err)
	}
	if got := contents(t, folder); len(got) != 1 || got["map*.png"] != "one" {
		t.Errorf("%v", got)
	}
	os.Chmod(path, 0o600)
	if err := Write(ctx, path, Options{Replace: true}, text("three")); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, folder); len(got) != 1 || got["map*.png"] != "three" {
		t.Errorf("%v", got)
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o600 {
		t.Errorf("the file's mode is now %v", info.Mode())
	}
	if err := Write(ctx, folder, Options{Replace: true}, text("")); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("a folder: %v", err)
	}
	if err := Write(ctx, filepath.Join(folder, strings.Repeat("ü", 100)), Options{}, text("long")); err != nil {
		t.Errorf("a long name: %v", err)
	}
}

// On every error the old file stays and nothing is left beside it.
func TestWriteFails(t *testing.T) {
	broken := errors.New("broken")
	for name, x := range map[string]struct {
		write func(cancel func(), w io.Writer) error
		want  error
	}{
		"the writer fails": {func(_ func(), w io.Writer) error {
			w.Write(make([]byte, 1<<20))
			return broken
		}, broken},
		"called off half way": {func(cancel func(), w io.Writer) error {
			w.Write(make([]byte, 1<<20))
			cancel()
			_, err := w.Write(make([]byte, 1<<20))
			return err
		}, context.Canceled},
		"called off at the end": {func(cancel func(), w io.Writer) error {
			w.Write(make([]byte, 10))
			cancel()
			return nil
		}, context.Canceled},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "old")
			os.WriteFile(path, []byte("what was there"), 0o644)
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			err := Write(ctx, path, Options{Replace: true}, func(w io.Writer) error { return x.write(cancel, w) })
			if !errors.Is(err, x.want) || !strings.Contains(err.Error(), path) || strings.Contains(err.Error(), partSuffix) {
				t.Errorf("%v", err)
			}
			if got := contents(t, folder); len(got) != 1 || got["old"] != "what was there" {
				t.Errorf("%d files are left", len(got))
			}
		})
	}
	if err := Write(context.Background(), filepath.Join(t.TempDir(), "none", "x"), Options{}, text("")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no folder: %v", err)
	}
}

// What comes into being while a file is written is not replaced unasked.
func TestWriteIsOvertaken(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "x")
	err := Write(context.Background(), path, Options{}, func(w io.Writer) error {
		return os.WriteFile(path, []byte("theirs"), 0o644)
	})
	if got := contents(t, folder); !errors.Is(err, ErrExists) || len(got) != 1 || got["x"] != "theirs" {
		t.Errorf("%v, %v", err, got)
	}
}

// A link keeps leading to the file that is replaced.
func TestWriteThroughLink(t *testing.T) {
	folder, elsewhere := t.TempDir(), t.TempDir()
	real, link := filepath.Join(elsewhere, "real"), filepath.Join(folder, "link")
	os.WriteFile(real, []byte("old"), 0o644)
	if err := os.Symlink(real, link); err != nil {
		t.Skip("this file system makes no symbolic links")
	}
	if err := Write(context.Background(), link, Options{Replace: true}, text("new")); err != nil {
		t.Fatal(err)
	}
	data, _ := os.ReadFile(real)
	if to, err := os.Readlink(link); err != nil || to != real || string(data) != "new" {
		t.Errorf("%q, %v, %q", to, err, data)
	}
}

// A run that is killed leaves the old file as it was, and the next one takes
// away what it began.
func TestWriteKilled(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "old")
	os.WriteFile(path, []byte("what was there"), 0o644)
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), "FILE_TEST_SLOW="+path)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if n, err := out.Read(make([]byte, 6)); err != nil || n == 0 {
		t.Fatal("it did not begin")
	}
	c.Process.Kill()
	c.Wait()
	left := contents(t, folder)
	if len(left) != 2 || left["old"] != "what was there" {
		t.Fatalf("%d files", len(left))
	}
	var part string
	for name := range left {
		if name != "old" {
			part = filepath.Join(folder, name)
		}
	}
	if !strings.HasPrefix(filepath.Base(part), ".legation-old-") || !strings.HasSuffix(part, ".part") {
		t.Errorf("what is left is called %s", filepath.Base(part))
	}
	// A young one may belong to a run that is still writing.
	if err := Write(context.Background(), path, Options{Replace: true}, text("new")); err != nil || len(contents(t, folder)) != 2 {
		t.Errorf("%v, %v", err, contents(t, folder))
	}
	past := time.Now().Add(-2 * abandoned)
	os.Chtimes(part, past, past)
	if err := Write(context.Background(), path, Options{Replace: true}, text("newer")); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, folder); len(got) != 1 || got["old"] != "newer" {
		t.Errorf("%d files are left", len(got))
	}
}
