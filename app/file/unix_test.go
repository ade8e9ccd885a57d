//go:build unix

package file

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A full disk, as far as a program can tell: files may not grow beyond a limit.
func TestWriteFullDisk(t *testing.T) {
	if path := os.Getenv("FILE_TEST_FULL"); path != "" {
		signal.Ignore(syscall.SIGXFSZ)
		limit := syscall.Rlimit{Cur: 1 << 16, Max: 1 << 16}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			t.Fatal(err)
		}
		err := Write(context.Background(), path, Options{Replace: true}, func(w io.Writer) error {
			_, err := w.Write(make([]byte, 1<<20))
			return err
		})
		if !errors.Is(err, syscall.EFBIG) {
			t.Fatalf("got %v", err)
		}
		return
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "old")
	os.WriteFile(path, []byte("what was there"), 0o644)
	c := exec.Command(os.Args[0], "-test.run=^TestWriteFullDisk$")
	c.Env = append(os.Environ(), "FILE_TEST_FULL="+path)
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if got := contents(t, folder); len(got) != 1 || got["old"] != "what was there" {
		t.Errorf("%d files are left", len(got))
	}
}

// A real full disk, where one can be made: a file system of 256 KiB in memory.
func TestWriteFullFileSystem(t *testing.T) {
	folder := t.TempDir()
	if err := exec.Command("mount", "-t", "tmpfs", "-o", "size=256k", "none", folder).Run(); err != nil {
		t.Skip("no small file system can be mounted here; TestWriteFullDisk stands in for it")
	}
	defer exec.Command("umount", folder).Run()
	path := filepath.Join(folder, "old")
	os.WriteFile(path, []byte("what was there"), 0o644)
	err := Write(context.Background(), path, Options{Replace: true}, func(w io.Writer) error {
		_, err := w.Write(make([]byte, 1<<20))
		return err
	})
	if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), path) {
		t.Errorf("got %v", err)
	}
	if got := contents(t, folder); len(got) != 1 || got["old"] != "what was there" {
		t.Errorf("%d files are left", len(got))
	}
}

// A folder that cannot be written to. The superuser can write to every one, so
// that the test does it as somebody else.
func TestWriteUnwritable(t *testing.T) {
	if path := os.Getenv("FILE_TEST_LOCKED"); path != "" {
		for _, replace := range []bool{false, true} {
			err := Write(context.Background(), path, Options{Replace: replace}, text("new"))
			if !replace && !errors.Is(err, ErrExists) || replace && !errors.Is(err, os.ErrPermission) {
				t.Fatalf("got %v", err)
			}
		}
		return
	}
	folder, err := os.MkdirTemp("/tmp", "locked")
	if err != nil {
		t.Skip(err)
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "old")
	os.WriteFile(path, []byte("what was there"), 0o644)
	os.Chmod(folder, 0o555)
	defer os.Chmod(folder, 0o755)
	binary, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	own, err := os.MkdirTemp("/tmp", "tester")
	if err != nil {
		t.Skip(err)
	}
	defer os.RemoveAll(own)
	os.Chmod(own, 0o755)
	program := filepath.Join(own, "test")
	os.WriteFile(program, binary, 0o755)
	c := exec.Command(program, "-test.run=^TestWriteUnwritable$")
	c.Dir, c.Env = own, append(os.Environ(), "FILE_TEST_LOCKED="+path)
	if os.Getuid() == 0 {
		c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if got := contents(t, folder); len(got) != 1 || got["old"] != "what was there" {
		t.Errorf("%v", got)
	}
}
