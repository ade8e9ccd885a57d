// Legation shows the relations between states on a map and through time.
package main

import (
	"os"

	"legation/app"
	"legation/app/cli"
	"legation/app/version"
)

func main() {
	os.Exit(cli.Run(os.Args[1:], os.Stdout, os.Stderr, func(file, trace, tour string) error {
		return app.Run(app.Options{File: file, Trace: trace, Tour: tour, Version: version.Number})
	}))
}
