package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"legation/app/settings"

	"github.com/alecthomas/kong"
)

// model is the command line as kong has read it.
func model(t *testing.T) *kong.Application {
	t.Helper()
	parser, err := kong.New(&commands{}, kong.Name("legation"), kong.Description(description), helpVars())
	if err != nil {
		t.Fatal(err)
	}
	return parser.Model
}

// try runs a program that packages are checked with, on a text in a file.
func try(t *testing.T, text, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("there is no %s here", name)
	}
	path := filepath.Join(t.TempDir(), "text")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(name, append(args, path)...).CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// TestManual has every command and flag on the manual page, and nothing hidden.
func TestManual(t *testing.T) {
	all := model(t)
	page := manual(all, time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC))
	if !strings.HasPrefix(page, ".Dd November 24, 2026\n.Dt LEGATION 1\n") {
		t.Errorf("the page begins with %.60q", page)
	}
	if strings.Contains(page, "Cm  |") {
		t.Error("among the values of a flag is one without a name")
	}
	if path, err := settings.File(); err == nil && !strings.Contains(page, filepath.Join(".config", "legation", filepath.Base(path))) {
		t.Errorf("the page does not name the settings in %s", path)
	}
	for _, n := range all.Children {
		has := strings.Contains(page, ".It Nm Cm "+n.Name+"\n")
		if n == opening(all) {
			has = strings.Contains(page, ".It Nm\n")
		}
		if has == n.Hidden {
			t.Errorf("command %s: hidden %v, on the page %v", n.Name, n.Hidden, has)
		}
		if n.Hidden {
			continue
		}
		for _, f := range n.Flags {
			name := "-" + f.Name
			if negatable(f) {
				name = "-[no-]" + f.Name
			}
			if has := strings.Contains(page, "Fl "+escaped(name)); has == f.Hidden {
				t.Errorf("flag --%s of %s: hidden %v, on the page %v", f.Name, n.Name, f.Hidden, has)
			}
		}
	}
}

// TestManualIsWellFormed asks mandoc what it makes of the page.
func TestManualIsWellFormed(t *testing.T) {
	page := manual(model(t), time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC))
	if out := try(t, page, "mandoc", "-Tlint", "-Wstyle"); out != "" {
		t.Errorf("mandoc says:\n%s", out)
	}
	text := try(t, page, "mandoc", "-Tutf8")
	if text == "" {
		t.Error("mandoc shows nothing")
	}
}

// TestEscaped keeps what is special in roff from being so.
func TestEscaped(t *testing.T) {
	for in, want := range map[string]string{
		`C:\maps`: `C:\emaps`,
		"--at":    `\-\-at`,
		"1920×2":  `1920\[u00D7]2`,
	} {
		if got := escaped(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	if got := guarded(".txt"); got != `\&.txt` {
		t.Errorf("a line that begins with a full stop: %q", got)
	}
}

// TestCompletion names every command and flag in each shell's completion, which
// the shell itself can read.
func TestCompletion(t *testing.T) {
	all := model(t)
	for _, shell := range []string{"bash", "zsh", "fish"} {
		t.Run(shell, func(t *testing.T) {
			code, text, stderr := run(t, "completion", shell)
			if code != 0 || stderr != "" {
				t.Fatalf("exit %d, %s", code, stderr)
			}
			for _, n := range all.Children {
				if n.Hidden {
					if strings.Contains(text, n.Name) && n.Name != "completion" {
						t.Errorf("%s is hidden, yet offered", n.Name)
					}
					continue
				}
				if !strings.Contains(text, n.Name) {
					t.Errorf("command %s is lacking", n.Name)
				}
				for _, f := range n.Flags {
					flag := "--" + f.Name
					if shell == "fish" {
						flag = "-l " + f.Name
					}
					if not := strings.Replace(flag, f.Name, "no-"+f.Name, 1); negatable(f) && !f.Hidden && !strings.Contains(text, not) {
						t.Errorf("%s of %s is lacking", not, n.Name)
					}
					if has := strings.Contains(text, flag); has == f.Hidden {
						t.Errorf("%s of %s: hidden %v, offered %v", flag, n.Name, f.Hidden, has)
					}
				}
			}
			try(t, text, shell, "-n")
		})
	}
	if code, _, stderr := run(t, "completion", "csh"); code != misused || !strings.Contains(stderr, "csh") {
		t.Errorf("csh: exit %d, %s", code, stderr)
	}
}

// TestBashCompletes asks bash what it offers.
func TestBashCompletes(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("the completions of bash need bash, which is not installed here")
	}
	_, script, _ := run(t, "completion", "bash")
	path := filepath.Join(t.TempDir(), "legation")
	if err := os.WriteFile(path, []byte(script), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		words string // the last one is completed
		want  string
	}{
		{"legation sna", "snapshot"},
		{"legation --tr", "--trace"},
		{"legation snapshot --view", "--view --viewpoint"},
		{"legation snapshot --no-le", "--no-legend"},
		{"legation snapshot --theme d", "dark"},
		{"legation snapshot --at ''", ""},
		{"legation events --j", "--json"},
		{"legation check --he", "--help"},
	} {
		// compopt works only while bash completes; here nobody waits for a name.
		ask := `compopt() { :; }; . "$1"; COMP_WORDS=(` + x.words + `); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _legation; printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort | tr '\n' ' '`
		cmd := exec.Command("bash", "-c", ask, "bash", path)
		cmd.Dir = t.TempDir()
		out, err := cmd.CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != x.want {
			t.Errorf("%s: got %q, want %q (%v)", x.words, got, x.want, err)
		}
	}
}
