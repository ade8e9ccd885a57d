package basemap

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// tileEndings are those that the tiles of a folder may have.
var tileEndings = []string{".png", ".jpg", ".jpeg", ".webp", ""}

// readTile reads a tile of a folder. It does not leave the folder, whatever
// the links in it say.
func readTile(root *os.Root, t tile) ([]byte, error) {
	for _, ending := range tileEndings {
		f, err := root.Open(fmt.Sprintf("%d/%d/%d%s", t.z, t.x, t.y, ending))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, flaw("they cannot be read")
		}
		defer f.Close()
		if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
			return nil, flaw("they cannot be read")
		}
		data, err := readAll(f, maxTileBytes)
		switch {
		case errors.Is(err, errTooLong):
			return nil, flaw("they are larger than a tile can be")
		case err != nil:
			return nil, flaw("they cannot be read")
		}
		return data, nil
	}
	return nil, flaw("they are not in the folder")
}
