package basemap

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Choose reads what a person asked for: the id of a provider, an address of
// tiles or a folder of tiles. The last two need the attribution; a provider
// that asks for a key needs that.
func Choose(text, attribution, key string) (Provider, error) {
	text = strings.TrimSpace(text)
	p, ok := ByID(text)
	if !ok {
		var err error
		if p, err = Custom(text, attribution); err != nil {
			return Provider{}, err
		}
	}
	p = p.WithKey(key)
	if p.NeedsKey && p.key == "" {
		return Provider{}, fmt.Errorf("%s gives tiles only with a key of your own: ask its operators for one, then give it with the provider", p.Name)
	}
	return p, nil
}

// Custom makes a provider from an address such as
// https://example.org/{z}/{x}/{y}.png, or from a folder of tiles as
// z/x/y.png. Attribution says whose map it is, since every picture must.
//
// An address may have {q}, the quadkey, in place of {z}, {x} and {y}; {-y} for
// a y that counts from the south; {s}, which becomes a; and {r}, which becomes
// nothing.
func Custom(where, attribution string) (Provider, error) {
	where = strings.TrimSpace(where)
	p := Provider{MaxZoom: mostZoom, Attribution: strings.Join(strings.Fields(attribution), " ")}
	switch scheme, _, isURL := strings.Cut(where, "://"); {
	case where == "":
		return p, errors.New("no base map named: give a provider, an address such as https://example.org/{z}/{x}/{y}.png, or a folder of tiles")
	case isURL:
		if err := checkAddress(where, scheme); err != nil {
			return p, fmt.Errorf("address of tiles %q: %w", where, err)
		}
		p.Address = strings.NewReplacer("{s}", "a", "{r}", "").Replace(where)
		u, _ := url.Parse(plain.Replace(p.Address))
		p.Name = u.Host
	default:
		if err := checkFolder(where); err != nil {
			return p, err
		}
		p.Folder = where
		p.Name = "Tiles in " + filepath.Base(where)
		if full, err := filepath.Abs(where); err == nil {
			p.Folder = full
		}
	}
	if p.Attribution == "" {
		return p, fmt.Errorf("tiles from %s: say whose map they are, since every picture carries that (such as “© OpenStreetMap contributors”)", where)
	}
	sum := sha256.Sum256([]byte(p.Address + p.Folder))
	p.ID = "custom-" + hex.EncodeToString(sum[:8])
	return p, nil
}

var (
	slots = regexp.MustCompile(`\{[^{}]*\}`)
	// plain fills an address with a tile, to see whether it is one at all.
	plain = strings.NewReplacer("{z}", "0", "{x}", "0", "{y}", "0", "{-y}", "0", "{q}", "0", "{s}", "a", "{r}", "", "{key}", "k")
)

func checkAddress(address, scheme string) error {
	if s := strings.ToLower(scheme); s != "http" && s != "https" {
		return fmt.Errorf("%s:// cannot be used: tiles are fetched over https:// or http:// alone", scheme)
	}
	if strings.ContainsFunc(address, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		return errors.New("it has a space or a control character in it")
	}
	found := slots.FindAllString(address, -1)
	for _, s := range found {
		if !slices.Contains([]string{"{z}", "{x}", "{y}", "{-y}", "{q}", "{s}", "{r}"}, s) {
			return fmt.Errorf("%s is not known: an address has {z}, {x} and {y}, or {q}", s)
		}
	}
	has := func(s string) bool { return slices.Contains(found, s) }
	if !has("{q}") && !(has("{z}") && has("{x}") && (has("{y}") || has("{-y}"))) {
		return errors.New("it does not say where the number of a tile goes: put {z}, {x} and {y} into it, such as https://example.org/{z}/{x}/{y}.png")
	}
	u, err := url.Parse(plain.Replace(address))
	if err != nil {
		var e *url.Error
		if errors.As(err, &e) {
			err = e.Err
		}
		return err
	}
	host, _, _ := strings.Cut(strings.SplitN(address, "://", 2)[1], "/")
	switch {
	case u.Hostname() == "":
		return errors.New("it names no server")
	case u.User != nil:
		return errors.New("it has a name or a password in it, which would be stored and sent in the open: leave it out")
	case slots.MatchString(strings.ReplaceAll(host, "{s}", "")):
		return errors.New("the name of the server depends on the tile: only {s} may stand there")
	case u.Fragment != "":
		return errors.New("it has a # in it, and what follows that is never sent")
	}
	if port := u.Port(); port != "" {
		if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
			return fmt.Errorf("%s is not a port", port)
		}
	}
	return nil
}

func checkFolder(folder string) error {
	info, err := os.Stat(folder)
	switch {
	case errors.Is(err, os.ErrNotExist):
		var ids []string
		for _, p := range Providers() {
			ids = append(ids, p.ID)
		}
		return fmt.Errorf("%q is neither a provider nor an address nor a folder of tiles; the providers are %s", folder, strings.Join(ids, ", "))
	case err != nil:
		return fmt.Errorf("folder of tiles: %w", err)
	case !info.IsDir():
		return fmt.Errorf("%s is a file: give the folder that has the tiles as z/x/y.png", folder)
	}
	if len(folderZooms(folder)) == 0 {
		return fmt.Errorf("%s has no tiles: they are looked for as z/x/y.png, such as 3/4/2.png", folder)
	}
	return nil
}

// folderZooms gives the zooms that a folder has tiles of, in order.
func folderZooms(folder string) []int {
	list, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	var zooms []int
	for _, e := range list {
		if z, err := strconv.Atoi(e.Name()); err == nil && z >= 0 && z <= mostZoom && strconv.Itoa(z) == e.Name() {
			zooms = append(zooms, z)
		}
	}
	slices.Sort(zooms)
	return zooms
}

// url gives the address of a tile.
func (p Provider) url(t tile) string {
	n := strconv.Itoa
	return strings.NewReplacer("{z}", n(t.z), "{x}", n(t.x), "{y}", n(t.y), "{-y}", n(1<<t.z-1-t.y),
		"{q}", t.quadkey(), "{key}", url.QueryEscape(p.key)).Replace(p.Address)
}

// host gives the server that a provider's tiles come from, or "".
func (p Provider) host() string {
	if p.Address == "" {
		return ""
	}
	u, err := url.Parse(plain.Replace(p.Address))
	if err != nil {
		return ""
	}
	return u.Host
}

// Server gives the server that a provider's tiles come from and how it is
// asked, such as https://example.org, or "" for a folder. It is what a person
// says yes to.
func (p Provider) Server() string {
	if p.Address == "" {
		return ""
	}
	if p.encrypted() {
		return "https://" + p.host()
	}
	return "http://" + p.host()
}

// encrypted reports whether nobody on the way can read what is asked for.
func (p Provider) encrypted() bool { return strings.HasPrefix(strings.ToLower(p.Address), "https://") }
