package cli

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"legation/app/basemap"
	"legation/geo"
)

// tilesFlags ask for a base map. Without them nothing is fetched.
type tilesFlags struct {
	Tiles            string `placeholder:"ID|URL|FOLDER" help:"Base map from tiles, fetched for this picture alone: ${tiles}; an address such as https://example.org/{z}/{x}/{y}.png; or a folder that has them as z/x/y.png. The server then sees which part of the world the picture shows, and your IP address."`
	TilesAttribution string `placeholder:"TEXT" help:"Whose map it is, for --tiles with an address or a folder; it stands on the picture."`
	TilesKey         string `placeholder:"KEY" help:"Key for a server of --tiles that asks for one."`
}

// tileNames lists the providers of tiles for the command line.
func tileNames() string {
	var ids []string
	for _, p := range basemap.Providers() {
		ids = append(ids, p.ID)
	}
	return strings.Join(ids, ", ")
}

// provider gives the provider that is asked for.
func (f *tilesFlags) provider() (basemap.Provider, error) {
	if f.Tiles == "" {
		if f.TilesAttribution != "" || f.TilesKey != "" {
			return basemap.Provider{}, wrongUsage("--tiles-attribution and --tiles-key are for --tiles: add that, or leave them out")
		}
		return basemap.Provider{}, nil
	}
	p, err := basemap.Choose(f.Tiles, f.TilesAttribution, f.TilesKey)
	if err != nil {
		return p, usageError{err}
	}
	return p, nil
}

// lay fetches the base map of a picture, if one is asked for, and lays it into
// the picture's scene. It says whom it asks, and what is missing.
func (f *tilesFlags) lay(env *environment, scene *geo.Scene, scale float64) error {
	p, err := f.provider()
	if err != nil || p.IsNone() {
		return err
	}
	if p.Address != "" {
		fmt.Fprintln(env.stderr, clean(basemap.Consent(p, Version)))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	found, err := basemap.Fetch(ctx, p, scene.Viewport, scale, basemap.Options{Version: Version})
	if err != nil {
		return err
	}
	if missed := found.Missed(); missed != "" {
		fmt.Fprintln(env.stderr, "legation:", missed)
	}
	found.Lay(scene)
	return nil
}
