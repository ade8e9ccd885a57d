package cli

import (
	"fmt"
	"io"

	"legation/app/dataset"
	"legation/geo"

	"github.com/paulmach/orb"
)

type checkCommand struct {
	Files []string `arg:"" name:"FILE" help:"Datasets to check."`
}

func (checkCommand) Help() string {
	return `Problems go to stdout, one a line as FILE:LINE:COLUMN: message, or for a spreadsheet as FILE: sheet "NAME", row ROW, column COLUMN: message, all of them at once and in the order of the file. How many records are good and how many are left out goes to stderr. The points that a dataset asserts to lie in a territory are looked up on the map that ships with the program. The exit code is 1 if there is any problem.`
}

// Run checks files.
func (c *checkCommand) Run(env *environment) error {
	atlas, err := geo.LoadAtlas()
	if err != nil {
		return err
	}
	inTerritory := func(lon, lat float64) (string, bool) { return atlas.TerritoryAt(orb.Point{lon, lat}) }
	bad := false
	for _, file := range c.Files {
		opts := options()
		opts.InTerritory = inTerritory
		report, err := dataset.Check(file, opts)
		for _, p := range report.Problems {
			if _, err := fmt.Fprintln(env.stdout, clean(p.String())); err != nil {
				return fmt.Errorf("writing the problems: %w", err)
			}
		}
		found := report.Problems
		switch {
		case err != nil && len(found) == 0: // else the problems say why
			fmt.Fprintln(env.stderr, "legation:", err)
		case len(found) == 0:
			io.WriteString(env.stderr, file+": no problems\n")
		}
		if len(found) > 0 && report.Format != nil {
			fmt.Fprintf(env.stderr, "%s: %s\n", file, counted(report))
		}
		if len(report.Losses) > 0 {
			fmt.Fprintf(env.stderr, "%s: what a dataset has no room for: %s\n", file, lossList(report.Losses))
		}
		bad = bad || err != nil || len(found) > 0
	}
	if bad {
		return errReported
	}
	return nil
}
