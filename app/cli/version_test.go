package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"legation/app/version"

	"github.com/BurntSushi/toml"
)

const root = "../.."

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestVersionInStep holds the files that other programs read a version from to
// that of the program.
func TestVersionInStep(t *testing.T) {
	for name, pattern := range map[string]string{
		"CHANGELOG.md": `(?m)^## \[([^\]]+)\]`,
		"assets/linux/io.github.legation.Legation.metainfo.xml": `<release version="([^"]+)"`,
	} {
		m := regexp.MustCompile(pattern).FindStringSubmatch(read(t, name))
		if m == nil {
			t.Errorf("%s: no version", name)
		} else if m[1] != version.Number {
			t.Errorf("%s: the newest version is %s, and that of the program %s", name, m[1], version.Number)
		}
	}
	// The packages' scripts find it by this form.
	if source := read(t, "app/version/version.go"); !regexp.MustCompile(`(?m)^var Number = "\d+\.\d+\.\d+"$`).MatchString(source) {
		t.Error("app/version/version.go: the line with the version has another form than .ci/package looks for")
	}
}

// TestFyneApp holds FyneApp.toml to what Fyne reads of it.
func TestFyneApp(t *testing.T) {
	var app struct {
		Languages []string
		Details   struct {
			Icon, Name, ID, Version string
			Build                   int
		}
		LinuxAndBSD struct {
			GenericName, Comment string
			Categories, Keywords []string
		}
		Migrations map[string]bool
	}
	meta, err := toml.Decode(read(t, "FyneApp.toml"), &app)
	if err != nil {
		t.Fatal(err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		t.Errorf("unknown: %v", unknown)
	}
	if app.Details.Version != version.Number || app.Details.Name != "Legation" || app.Details.Build < 1 {
		t.Errorf("details: %+v", app.Details)
	}
	for _, l := range app.Languages {
		if !strings.Contains(","+languageCodes()+",", ","+l+",") {
			t.Errorf("language %q is none of the program's: %s", l, languageCodes())
		}
	}
	if _, err := os.Stat(filepath.Join(root, app.Details.Icon)); err != nil {
		t.Error(err)
	}
	entry := desktopEntry(t)
	if entry["Icon"] != app.Details.ID || entry["GenericName"] != app.LinuxAndBSD.GenericName || entry["Comment"] != app.LinuxAndBSD.Comment ||
		entry["Categories"] != strings.Join(app.LinuxAndBSD.Categories, ";")+";" || entry["Keywords"] != strings.Join(app.LinuxAndBSD.Keywords, ";")+";" {
		t.Errorf("the desktop entry says otherwise than FyneApp.toml: %v", entry)
	}
}

const linux = "assets/linux/io.github.legation.Legation."

func desktopEntry(t *testing.T) map[string]string {
	entry := map[string]string{}
	for _, line := range strings.Split(read(t, linux+"desktop"), "\n") {
		if key, value, ok := strings.Cut(line, "="); ok {
			entry[key] = value
		}
	}
	return entry
}

// TestDesktopFiles asks those who read the desktop's files what they make of them.
func TestDesktopFiles(t *testing.T) {
	for _, args := range [][]string{
		{"desktop-file-validate", linux + "desktop"},
		{"appstreamcli", "validate", "--no-net", linux + "metainfo.xml"},
		{"xmllint", "--noout", "--nonet", linux + "mime.xml", linux + "metainfo.xml", "assets/macos/Info.plist", "assets/icon.svg", "assets/icon-small.svg"},
	} {
		t.Run(args[0], func(t *testing.T) {
			if _, err := exec.LookPath(args[0]); err != nil {
				t.Skipf("there is no %s here", args[0])
			}
			cmd := exec.Command(args[0], args[1:]...)
			cmd.Dir = root
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
	entry := desktopEntry(t)
	if entry["Exec"] != "legation %f" || entry["StartupWMClass"] != "Legation" {
		t.Errorf("the desktop entry: %v", entry)
	}
	own := "application/vnd.legation+json"
	for _, name := range []string{"desktop", "mime.xml", "metainfo.xml"} {
		if !strings.Contains(read(t, linux+name), own) {
			t.Errorf("%s says nothing of %s", name, own)
		}
	}
}

// TestStage names all that is installed, the icons of every size among it.
func TestStage(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("packages of this form are made on Linux")
	}
	out, err := exec.Command(filepath.Join(root, ".ci/stage"), "--list").Output()
	if err != nil {
		t.Fatal(err)
	}
	list := string(out)
	for _, want := range []string{
		"bin/legation", "/applications/io.github.legation.Legation.desktop", "metainfo.xml", "mime/packages/", "man1/legation.1",
		"completions/legation\n", "_legation", "legation.fish", "scalable/apps/io.github.legation.Legation.svg",
		"16x16", "24x24", "32x32", "48x48", "64x64", "128x128", "256x256", "512x512",
	} {
		if !strings.Contains(list, want) {
			t.Errorf("%s is not installed:\n%s", want, list)
		}
	}
}
