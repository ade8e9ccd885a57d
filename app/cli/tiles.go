package cli

import (
	"context"
	"fmt"
	"strings"

	"legation/app/basemap"
	"legation/app/snapshot"
	"legation/app/version"
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

// name puts the provider and whose map it is into the options of a picture.
func (f *tilesFlags) name(o *snapshot.Options) {
	if p, err := f.provider(); err == nil && !p.IsNone() {
		o.BaseMap, o.BaseMapAttribution = p.ID, p.Attribution
	}
}

// lay fetches the base map of a page, if one is asked for, and lays it under
// the page's map. It says whom it asks, and what is missing: that stands on the
// map too.
func (f *tilesFlags) lay(ctx context.Context, env *environment, page *snapshot.Page) error {
	p, err := f.provider()
	if err != nil || p.IsNone() {
		return err
	}
	if p.Address != "" {
		fmt.Fprintln(env.stderr, clean(basemap.Consent(p, version.Number)))
	}
	return page.Lay(func(scene *geo.Scene, scale float64) error {
		found, err := basemap.Fetch(ctx, p, scene.Viewport, scale, basemap.Options{Version: version.Number})
		if err != nil {
			return err
		}
		if missed := found.Missed(); missed != "" {
			fmt.Fprintln(env.stderr, "legation:", missed)
		}
		found.Under(scene)
		return nil
	})
}
