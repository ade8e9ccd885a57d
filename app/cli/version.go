package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// Version is that of the program. A build can set another one with
// -ldflags "-X legation/app/cli.Version=1.2.3".
var Version = "0.1.0"

type versionCommand struct{}

// Run shows the version and from which revision the program was built, where
// the build has noted it.
func (versionCommand) Run(env *environment) error {
	text := "legation " + Version + "\n"
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
