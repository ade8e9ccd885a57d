package watch

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// patience is how long a change may take to be told of on a busy machine. A
// test that passes does not wait for it.
const patience = 10 * time.Second

// TestFile saves a file in the ways in which programs do.
func TestFile(t *testing.T) {
	write := func(t *testing.T, path, text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, save := range map[string]func(t *testing.T, path string){
		"write": func(t *testing.T, path string) { write(t, path, "new text") },
		"rename": func(t *testing.T, path string) {
			write(t, path+".tmp", "new text")
			if err := os.Rename(path+".tmp", path); err != nil {
				t.Fatal(err)
			}
		},
		"move away, then rename": func(t *testing.T, path string) {
			write(t, path+".tmp", "new text")
			os.Rename(path, path+"~")
			os.Rename(path+".tmp", path)
		},
		"truncate, then write": func(t *testing.T, path string) {
			f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
			if err != nil {
				t.Fatal(err)
			}
			f.WriteString("new ")
			f.Sync()
			f.WriteString("text")
			f.Close()
		},
		"delete, then create": func(t *testing.T, path string) {
			os.Remove(path)
			time.Sleep(3 * quiet)
			write(t, path, "new text")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "data.csv")
			write(t, path, "old")
			told := make(chan string, 100)
			w, err := File(path, func() {
				data, _ := os.ReadFile(path)
				told <- string(data)
			})
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			for range 2 { // the second save must be told of too
				save(t, path)
				select {
				case text := <-told:
					if text != "new text" {
						t.Fatalf("told while the file says %q", text)
					}
				case <-time.After(patience):
					t.Fatal("the save was not told of")
				}
				select {
				case <-told:
					t.Fatal("told twice of one save")
				case <-time.After(5 * quiet):
				}
				write(t, path, "another")
				<-told
			}
		})
	}
}

// TestOthers tells nothing of other files, of none, and after the end.
func TestOthers(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "data.csv")
	told := make(chan bool, 100)
	w, err := File(path, func() { told <- true })
	if err != nil {
		t.Fatal(err)
	}
	os.WriteFile(filepath.Join(folder, "other.csv"), []byte("x"), 0o644)
	time.Sleep(3 * quiet)
	if len(told) > 0 {
		t.Error("another file is told of")
	}
	os.WriteFile(path, []byte("x"), 0o644)
	select {
	case <-told:
	case <-time.After(patience):
		t.Error("a file that was not there before is not told of")
	}
	os.Remove(path)
	time.Sleep(3 * quiet)
	if len(told) > 0 {
		t.Error("told that the file is gone")
	}
	w.Close()
	w.Close()
	os.WriteFile(path, []byte("y"), 0o644)
	time.Sleep(3 * quiet)
	if len(told) > 0 {
		t.Error("told after the end")
	}
}
