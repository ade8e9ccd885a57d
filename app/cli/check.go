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
	return `Problems go to stdout, one a line as FILE:LINE:COLUMN: message, all of them at once and in the order of the file. The points that a dataset asserts to lie in a territory are looked up on the map that ships with the program. The exit code is 1 if there is any problem.`
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
		found, err := dataset.Check(file, dataset.Options{InTerritory: inTerritory})
		for _, p := range found {
			if _, err := fmt.Fprintln(env.stdout, p); err != nil {
				return fmt.Errorf("writing the problems: %w", err)
			}
		}
		switch {
		case err != nil && len(found) == 0: // else the problems say why
			fmt.Fprintln(env.stderr, "legation:", err)
		case len(found) == 0:
			io.WriteString(env.stderr, file+": no problems\n")
		}
		bad = bad || err != nil || len(found) > 0
	}
	if bad {
		return errReported
	}
	return nil
}
