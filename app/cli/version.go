package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"legation/app/version"
)

type versionCommand struct{}

// Run shows the version and from which revision the program was built, where
// the build has noted it.
func (versionCommand) Run(env *environment) error {
	text := "legation " + version.Number + "\n"
	if info, ok := debug.ReadBuildInfo(); ok {
		set := map[string]string{}
		for _, s := range info.Settings {
			set[s.Key] = s.Value
		}
		if revision := set["vcs.revision"]; revision != "" {
			text += "commit " + revision[:min(len(revision), 12)]
			if when := set["vcs.time"]; when != "" {
				text += ", " + when
			}
			if set["vcs.modified"] == "true" {
				text += ", with changes"
			}
			text += "\n"
		}
	}
	_, err := fmt.Fprintf(env.stdout, "%s%s %s/%s\n", text, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
