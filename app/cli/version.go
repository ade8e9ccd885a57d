package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"legation/app/version"
)

// What a package is built from, set with -ldflags -X: Go's own record of it depends
// on how the sources were checked out. Changed is "true" or empty.
var commit, date, changed string

type versionCommand struct{}

// Run shows the version and from which revision the program was built, where
// the build has noted it.
func (versionCommand) Run(env *environment) error {
	text := "legation " + version.Number + "\n"
	if r := built(); r.commit != "" {
		text += "commit " + r.commit[:min(len(r.commit), 12)]
		if r.date != "" {
			text += ", " + r.date
		}
		if r.changed {
			text += ", with changes"
		}
		text += "\n"
	}
	_, err := fmt.Fprintf(env.stdout, "%s%s %s/%s\n", text, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// A revision is what a build notes of the sources.
type revision struct {
	commit  string
	date    string // of the commit, in RFC 3339
	changed bool   // the sources were not those of the commit
}

// built returns the revision that the program was built from, as far as the
// build has noted it.
func built() (r revision) {
	if commit != "" {
		return revision{commit, date, changed == "true"}
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return r
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			r.commit = s.Value
		case "vcs.time":
			r.date = s.Value
		case "vcs.modified":
			r.changed = s.Value == "true"
		}
	}
	return r
}
