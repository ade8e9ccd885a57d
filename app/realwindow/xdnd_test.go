//go:build realwindow

package realwindow

import (
	"net/url"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// A dragger is another program that a file is dragged from, by the protocol of
// the desktops of X (XDND, version 5).
type dragger struct {
	t      *testing.T
	conn   *xgb.Conn
	window xproto.Window
	root   xproto.Window
	atoms  map[string]xproto.Atom
}

func newDragger(t *testing.T) *dragger {
	t.Helper()
	c, err := xgb.NewConn()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	screen := xproto.Setup(c).DefaultScreen(c)
	d := &dragger{t: t, conn: c, root: screen.Root, atoms: map[string]xproto.Atom{}}
	if d.window, err = xproto.NewWindowId(c); err != nil {
		t.Fatal(err)
	}
	if err := xproto.CreateWindowChecked(c, screen.RootDepth, d.window, d.root, 0, 0, 1, 1, 0,
		xproto.WindowClassInputOutput, screen.RootVisual, 0, nil).Check(); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *dragger) atom(name string) xproto.Atom {
	if a, ok := d.atoms[name]; ok {
		return a
	}
	r, err := xproto.InternAtom(d.conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		d.t.Fatal(err)
	}
	d.atoms[name] = r.Atom
	return r.Atom
}

// target finds the window that takes what is dropped.
func (d *dragger) target(w xproto.Window) xproto.Window {
	if r, err := xproto.GetProperty(d.conn, false, w, d.atom("XdndAware"), xproto.AtomAtom, 0, 1).Reply(); err == nil && r.ValueLen == 1 {
		return w
	}
	tree, err := xproto.QueryTree(d.conn, w).Reply()
	if err != nil {
		return 0
	}
	for _, child := range tree.Children {
		if found := d.target(child); found != 0 {
			return found
		}
	}
	return 0
}

func (d *dragger) send(to xproto.Window, kind string, data ...uint32) {
	for len(data) < 5 {
		data = append(data, 0)
	}
	ev := xproto.ClientMessageEvent{Format: 32, Window: to, Type: d.atom(kind), Data: xproto.ClientMessageDataUnionData32New(data)}
	if err := xproto.SendEventChecked(d.conn, false, to, xproto.EventMaskNoEvent, string(ev.Bytes())).Check(); err != nil {
		d.t.Fatal(err)
	}
}

// drop drags a file to a place in the window and lets it go.
func (d *dragger) drop(path string, x, y float64) {
	d.t.Helper()
	to := d.target(d.root)
	if to == 0 {
		d.t.Fatal("no window takes files")
	}
	const now = xproto.TimeCurrentTime
	if err := xproto.SetSelectionOwnerChecked(d.conn, d.window, d.atom("XdndSelection"), now).Check(); err != nil {
		d.t.Fatal(err)
	}
	d.send(to, "XdndEnter", uint32(d.window), 5<<24, uint32(d.atom("text/uri-list")))
	d.send(to, "XdndPosition", uint32(d.window), 0, uint32(x)<<16|uint32(y), now, uint32(d.atom("XdndActionCopy")))
	events := make(chan xgb.Event, 10)
	stop := make(chan struct{})
	defer close(stop)
	go func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			ev, err := d.conn.PollForEvent()
			if ev == nil && err == nil {
				time.Sleep(10 * time.Millisecond)
				continue
			}
			if ev != nil {
				events <- ev
			}
		}
	}()
	for limit := time.After(patience); ; {
		select {
		case <-limit:
			d.t.Fatal("the window does not take what is dropped")
		case ev := <-events:
			switch ev := ev.(type) {
			case xproto.ClientMessageEvent:
				switch ev.Type {
				case d.atom("XdndStatus"):
					if ev.Data.Data32[1]&1 == 0 {
						d.t.Fatal("the window refuses what is dragged over it")
					}
					d.send(to, "XdndDrop", uint32(d.window), 0, now)
				case d.atom("XdndFinished"):
					return
				}
			case xproto.SelectionRequestEvent:
				address := (&url.URL{Scheme: "file", Path: path}).String() + "\r\n"
				xproto.ChangeProperty(d.conn, xproto.PropModeReplace, ev.Requestor, ev.Property, ev.Target, 8, uint32(len(address)), []byte(address))
				answer := xproto.SelectionNotifyEvent{Time: ev.Time, Requestor: ev.Requestor, Selection: ev.Selection, Target: ev.Target, Property: ev.Property}
				if err := xproto.SendEventChecked(d.conn, false, ev.Requestor, xproto.EventMaskNoEvent, string(answer.Bytes())).Check(); err != nil {
					d.t.Fatal(err)
				}
			}
		}
	}
}

// drop has a file dropped onto the map.
func (p *program) drop(path string) {
	p.t.Helper()
	at, size := p.ready()["map"], p.ready()["map-size"]
	newDragger(p.t).drop(path, at[0]+size[0]/2, at[1]+size[1]/2)
	pause()
}
