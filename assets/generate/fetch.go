package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// npmPackage is a package of the npm registry, pinned by version and by the
// SHA-256 of its archive.
type npmPackage struct {
	Name, Version, SHA256 string
}

var (
	worldAtlas = npmPackage{"world-atlas", "2.0.2",
		"032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"}
	geoMaps = npmPackage{"@geo-maps/countries-land-100m", "0.6.0",
		"e6dca8a0026501a2908b0eb8f4a926d5198abbf15b2077e1a856433f8073f5c2"}
)

// open returns one file of the package. The archive is kept in the user's
// cache folder, so that a second run downloads nothing.
func (p npmPackage) open(name string) ([]byte, error) {
	archive, err := p.fetch()
	if err != nil {
		return nil, err
	}
	zip, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", p.Name, err)
	}
	for r := tar.NewReader(zip); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%s@%s has no file %s", p.Name, p.Version, name)
		}
		if err != nil {
			return nil, fmt.Errorf("unpacking %s: %w", p.Name, err)
		}
		if h.Name == "package/"+name {
			return io.ReadAll(r)
		}
	}
}

// fetch gives the checked bytes of the package's archive.
func (p npmPackage) fetch() ([]byte, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, fmt.Errorf("finding a cache folder: %w", err)
	}
	dir := filepath.Join(cache, "legation-assets")
	file := filepath.Join(dir, strings.ReplaceAll(strings.TrimPrefix(p.Name, "@"), "/", "-")+"-"+p.Version+".tgz")
	if b, err := os.ReadFile(file); err == nil && p.check(b) == nil {
		return b, nil
	}
	npm, err := exec.LookPath("npm")
	if err != nil {
		return nil, errors.New("npm is needed to download the map packages and was not found; " +
			"install it (Debian, Ubuntu: sudo apt-get install npm) and run make assets again")
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	fmt.Fprintf(os.Stderr, "downloading %s@%s\n", p.Name, p.Version)
	cmd := exec.Command(npm, "pack", "--silent", "--pack-destination", dir, p.Name+"@"+p.Version)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("npm pack %s@%s: %w\n%s", p.Name, p.Version, err, out)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("npm pack left no archive: %w", err)
	}
	if err := p.check(b); err != nil {
		os.Remove(file)
		return nil, err
	}
	return b, nil
}

func (p npmPackage) check(b []byte) error {
	return checkSum(p.Name+"@"+p.Version, b, p.SHA256)
}

func checkSum(what string, b []byte, want string) error {
	sum := sha256.Sum256(b)
	if got := hex.EncodeToString(sum[:]); got != want {
		return fmt.Errorf("%s is not the file that this program was written for: SHA-256 %s, expected %s", what, got, want)
	}
	return nil
}
