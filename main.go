// Legation shows the relations between states on a map and through time.
package main

import (
	"os"

	"legation/app"
	"legation/app/cli"
	"legation/app/version"
)

func main() {
	os.Exit(cli.Run(os.Args[1:], os.Stdout, os.Stderr, func(w cli.Window) error {
		return app.Run(app.Options{File: w.File, Trace: w.Trace, Tour: w.Tour, Language: w.Language, Version: version.Number})
	}))
}
