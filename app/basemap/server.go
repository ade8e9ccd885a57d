package basemap

import (
	"context"
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// maxConnections is how many connections there are to a server at most, and
// how many tiles are asked for at a time.
const maxConnections = 2

// maxRedirects is how often a server may send on to another of its addresses.
const maxRedirects = 3

// A server answers for the tiles of one picture.
type server struct {
	provider Provider
	client   *http.Client
	agent    string
	now      func() time.Time
}

// dial opens every connection that there is.
var dial = (&net.Dialer{Timeout: 10 * time.Second}).DialContext

func newServer(p Provider, agent string) *server {
	transport := &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            dial,
		TLSHandshakeTimeout:    10 * time.Second,
		MaxConnsPerHost:        maxConnections,
		MaxIdleConns:           maxConnections,
		MaxResponseHeaderBytes: 64 << 10,
		DisableCompression:     true, // tiles are packed already
		ForceAttemptHTTP2:      true,
	}
	return &server{provider: p, agent: agent, now: time.Now, client: &http.Client{Transport: transport, CheckRedirect: checkRedirect}}
}

func (s *server) close() { s.client.CloseIdleConnections() }

// checkRedirect follows a server within itself only: the person was told whom
// the program would ask.
func checkRedirect(to *http.Request, from []*http.Request) error {
	first := from[0].URL
	switch {
	case len(from) > maxRedirects:
		return flaw("the server sends on from one address to the next without end")
	case to.URL.Scheme != "http" && to.URL.Scheme != "https":
		return flaw("the server sends on to an address that is not of the web")
	case to.URL.Scheme == "http" && first.Scheme == "https":
		return flaw("the server sends on to a connection that is not encrypted")
	case !strings.EqualFold(to.URL.Hostname(), first.Hostname()),
		to.URL.Port() != first.Port() && to.URL.Scheme == first.Scheme:
		return flaw("the server sends on to another one, " + to.URL.Host + ", which is not the one that was agreed to")
	case to.URL.User != nil:
		return flaw("the server sends on to an address with a password")
	}
	return nil
}

// An answer is what a server has said of a tile.
type answer struct {
	data   []byte // nil where the kept tile still stands
	note   note
	noKeep bool // the server does not want the tile to be kept
}

// A refusal is a flaw that the other tiles have too: no more are asked for.
type refusal struct{ flaw }

// ask asks for one tile. A kept one is only asked about.
func (s *server) ask(ctx context.Context, t tile, kept *note) (answer, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.provider.url(t), nil)
	if err != nil {
		return answer{}, refusal{flaw("the address cannot be used")}
	}
	req.Header.Set("User-Agent", s.agent)
	req.Header.Set("Accept", "image/png,image/jpeg,image/webp")
	if kept != nil && kept.ETag != "" {
		req.Header.Set("If-None-Match", kept.ETag)
	}
	if kept != nil && kept.Modified != "" {
		req.Header.Set("If-Modified-Since", kept.Modified)
	}
	resp, err := s.client.Do(req)
	if err != nil {
		return answer{}, inWords(err)
	}
	defer resp.Body.Close()
	out := answer{}
	out.note, out.noKeep = s.noteOf(resp.Header)
	switch {
	case resp.StatusCode == http.StatusNotModified && kept != nil:
		if out.note.ETag == "" {
			out.note.ETag = kept.ETag
		}
		if out.note.Modified == "" {
			out.note.Modified = kept.Modified
		}
		out.note.Sum = kept.Sum
		return out, nil
	case resp.StatusCode == http.StatusOK:
	case resp.StatusCode == http.StatusNotFound, resp.StatusCode == http.StatusNoContent, resp.StatusCode == http.StatusGone:
		return answer{}, flaw("the server does not have them")
	case resp.StatusCode == http.StatusUnauthorized, resp.StatusCode == http.StatusForbidden:
		return answer{}, refusal{flaw(fmt.Sprintf("the server refuses (%d)", resp.StatusCode))}
	case resp.StatusCode == http.StatusTooManyRequests, resp.StatusCode == http.StatusServiceUnavailable:
		return answer{}, refusal{flaw(fmt.Sprintf("the server asks not to be asked now (%d)", resp.StatusCode))}
	default:
		return answer{}, flaw(fmt.Sprintf("the server has answered with an error (%d)", resp.StatusCode))
	}
	if said := resp.Header.Get("Content-Type"); said != "" {
		kind, _, err := mime.ParseMediaType(said)
		if err != nil || !strings.HasPrefix(kind, "image/") && kind != "application/octet-stream" {
			return answer{}, flaw("the server has sent something that is no picture")
		}
	}
	if resp.ContentLength > maxTileBytes {
		return answer{}, flaw("the server has sent more than a tile can have")
	}
	out.data, err = readAll(resp.Body, maxTileBytes)
	switch {
	case errors.Is(err, errTooLong):
		return answer{}, flaw("the server has sent more than a tile can have")
	case err != nil:
		return answer{}, inWords(err)
	}
	return out, nil
}

// inWords says why nothing, or not all, has come.
func inWords(err error) error {
	var f flaw
	var dial *net.OpError
	var dns *net.DNSError
	var timeout net.Error
	switch {
	case errors.As(err, &f):
		return f
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return flaw("the server was too slow")
	case errors.As(err, &dns):
		return refusal{flaw("the server’s name is not found")}
	case errors.As(err, &dial) && dial.Op == "dial":
		return refusal{flaw("the server cannot be reached")}
	}
	var u *url.Error
	if errors.As(err, &u) && strings.Contains(u.Err.Error(), "certificate") {
		return refusal{flaw("the server’s certificate is not to be trusted")}
	}
	return flaw("the connection broke off")
}

// How long a tile is used without asking where the server does not say, and
// the longest that it is where the server says so.
const (
	usualFreshness = 24 * time.Hour
	mostFreshness  = 365 * 24 * time.Hour
)

// noteOf reads from an answer's head how long a tile may be used, as RFC 9111
// has it for a cache of one person's own.
func (s *server) noteOf(h http.Header) (n note, noKeep bool) {
	now := s.now()
	n = note{ETag: h.Get("ETag"), Modified: h.Get("Last-Modified"), Fresh: now.Add(usualFreshness)}
	date, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		date = now
	}
	if h.Get("Expires") != "" {
		n.Fresh = now // what cannot be read is in the past
		if until, err := http.ParseTime(h.Get("Expires")); err == nil {
			n.Fresh = now.Add(within(until.Sub(date)))
		}
	}
	age, _ := strconv.Atoi(strings.TrimSpace(h.Get("Age")))
	noCache := strings.TrimSpace(h.Get("Vary")) == "*"
	for _, part := range strings.Split(strings.Join(h.Values("Cache-Control"), ","), ",") {
		name, value, _ := strings.Cut(strings.ToLower(strings.TrimSpace(part)), "=")
		switch strings.TrimSpace(name) {
		case "no-store":
			noKeep = true
		case "no-cache":
			noCache = true
		case "must-revalidate":
			n.Must = true
		case "max-age":
			seconds, err := strconv.ParseInt(strings.Trim(strings.TrimSpace(value), `"`), 10, 64)
			if err != nil || seconds < 0 {
				seconds = 0
			}
			seconds = min(seconds, int64(mostFreshness/time.Second)) - int64(max(age, 0))
			n.Fresh = now.Add(within(time.Duration(seconds) * time.Second))
		}
	}
	if noCache {
		n.Fresh, n.Must = now, true
	}
	return n, noKeep
}

func within(d time.Duration) time.Duration { return min(max(d, 0), mostFreshness) }
