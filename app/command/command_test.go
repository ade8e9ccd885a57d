package command

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// record makes every action write down what it was asked for.
func record(done *[]string) Actions {
	did := func(what string) func() { return func() { *done = append(*done, what) } }
	by := func(what string) func(int) {
		return func(by int) { *done = append(*done, what+map[int]string{1: "+", -1: "-"}[by]) }
	}
	set := func(what string) func(string) {
		return func(id string) { *done = append(*done, what+" "+id) }
	}
	turn := func(what string, on bool) Switch { return Switch{Turn: did(what), On: func() bool { return on }} }
	return Actions{
		New: []Choice{{"csv", "CSV"}}, NewFile: set("new"),
		Recent: []Choice{{"/a/b.csv", "b.csv"}}, OpenRecent: set("recent"), OpenBuiltin: did("builtin"), SaveAs: did("save-as"),
		PaneMenu: did("menu"),
		Open:     did("open"), Snapshot: did("snapshot"), Animate: did("animation"), Quit: did("quit"),
		Views: []Choice{{"overview", "Overview"}, {"levant", "Levant"}, {"golan", "Golan Heights"}, {"korea", "Korea"}},
		View:  func() string { return "levant" }, ShowView: set("view"),
		Zoom: by("zoom"), Fit: did("fit"), Search: did("search"), Clear: did("clear"),
		Themes: []Choice{{"light", "Light"}, {"dark", "Dark"}}, Theme: func() string { return "dark" }, SetTheme: set("theme"),
		FullScreen: turn("full", false), Panel: turn("panel", true), TimelinePane: turn("timeline", true), LargeType: turn("large", false),
		TextSize: by("text"), CanTextSize: func(int) bool { return true },
		Back: did("back"), CanBack: func() bool { return true }, Forward: did("forward"), CanForward: func() bool { return true },
		Prefer: did("prefer"), Palette: did("palette"),
		PlayPause: did("play"), Playing: func() bool { return false },
		Step: by("step"), CanStep: func(int) bool { return true }, Jump: by("jump"), Decade: by("decade"),
		First: did("first"), Last: did("last"),
		Modes: []Choice{{"so-far", "Everything so far"}, {"at", "At this date"}},
		Mode:  func() string { return "at" }, SetMode: set("mode"), NextMode: by("mode"),
		Viewpoints: []Choice{{"on-the-ground", "On the ground"}, {"syria", "Syria"}},
		Viewpoint:  func() string { return "syria" }, SetViewpoint: set("viewpoint"), NextViewpoint: by("viewpoint"),
		Home: did("home"), Filter: did("filter"), HideFiltered: turn("hide", true), Compare: turn("compare", true),
		Insets: turn("insets", true), Legend: turn("legend", true), Grid: turn("grid", false),
		GoTo: did("go"), Speed: by("speed"), CanSpeed: func(int) bool { return true },
		Ends: []Choice{{"stop", "Stop"}, {"loop", "Start again"}}, End: func() string { return "loop" }, SetEnd: set("end"),
		Evenly: turn("evenly", true), SkipEmpty: turn("skip", false), Cards: turn("cards", true), Snap: turn("snap", false),
		Jumps: []Choice{{"day", "A day"}, {"year", "A year"}}, JumpBy: func() string { return "year" }, SetJump: set("jump"),
		Positions: did("positions"), Divider: by("divider"),
		Territory: did("territory"), Pan: func(x, y int) { did(fmt.Sprintf("pan %d %d", x, y))() }, Scroll: by("scroll"), Still: turn("still", false),
		Keys: did("keys"), About: did("about"),
	}
}

// hold puts a keyboard with modifiers held down in the place of the real one.
func hold(t *testing.T, mod fyne.KeyModifier) {
	t.Helper()
	was, known := modifiers, modifiersKnown
	t.Cleanup(func() { modifiers, modifiersKnown = was, known })
	modifiers = func() fyne.KeyModifier { return mod }
	modifiersKnown = func() bool { return true }
}

func TestTableIsWhole(t *testing.T) {
	table := New(record(new([]string)))
	ids, keys := map[string]bool{}, map[Key]string{}
	for _, c := range table {
		if c.separator() {
			if c.Run != nil || c.ID != "" || len(c.Keys) > 0 || c.Menu == "" {
				t.Errorf("a separator has more than a menu: %+v", c)
			}
			continue
		}
		if c.ID == "" || c.Menu == "" || c.Run == nil {
			t.Errorf("%q lacks an id, a menu or something to run", c.Name)
		}
		if ids[c.ID] {
			t.Errorf("two commands are called %q", c.ID)
		}
		ids[c.ID] = true
		for _, k := range c.Keys {
			if other := keys[k]; other != "" {
				t.Errorf("%s and %s share the key %s", other, c.ID, KeyText(k))
			}
			keys[k] = c.ID
			if (k.Name == "") == (k.Rune == 0) {
				t.Errorf("%s: %+v needs a name or a character, and not both", c.ID, k)
			}
			if k.Rune != 0 && strings.ToLower(string(k.Rune)) != string(k.Rune) {
				t.Errorf("%s: the letter of a key is in lower case", c.ID)
			}
			// Letters and signs typed with no modifier come as key and as
			// character; a Name for one of them would run it in two ways.
			if k.Name != "" && !k.shortcut() && len(k.Name) == 1 {
				t.Errorf("%s: %s types a character, so it needs a Rune", c.ID, k.Name)
			}
			if k.Rune != 0 && k.shortcut() {
				t.Errorf("%s: a shortcut needs a Name", c.ID)
			}
		}
	}
}

// Without a mouse every command is reached by a key or through the palette, and
// the palette itself by a key.
func TestReachedByKeyboard(t *testing.T) {
	table := New(record(new([]string)))
	if p, ok := table.Find("palette"); !ok || len(p.Keys) == 0 {
		t.Fatal("the palette has no key")
	}
	offered := map[string]bool{}
	for _, c := range table.Matching("") {
		offered[c.ID] = true
	}
	for i := range table {
		c := &table[i]
		if c.separator() || c.ID == "palette" {
			continue
		}
		if !offered[c.ID] {
			t.Errorf("the palette does not offer %s", c.ID)
		}
		found := false
		for _, m := range table.Matching(c.Name) {
			found = found || m.ID == c.ID
		}
		if !found {
			t.Errorf("%q does not find %s", c.Name, c.ID)
		}
		for _, k := range c.Keys {
			by, ok := table.Key(k.Name, k.Modifier)
			if k.Rune != 0 {
				if k.Modifier != 0 {
					by, ok = table.Rune(unicode.ToUpper(k.Rune))
				} else {
					by, ok = table.Rune(k.Rune)
				}
			}
			if !ok || by.ID != c.ID {
				t.Errorf("%s does not run %s", KeyText(k), c.ID)
			}
		}
	}
}

// TestKeys presses every key as the window does: a key that types something
// comes twice, first as a key, then as a character.
func TestKeys(t *testing.T) {
	const shift = fyne.KeyModifierShift
	for _, press := range []struct {
		name fyne.KeyName
		mod  fyne.KeyModifier
		char rune
		want string
	}{
		{fyne.KeySpace, 0, ' ', "play"},
		{fyne.KeyRight, 0, 0, "step+"}, {fyne.KeyLeft, 0, 0, "step-"},
		{fyne.KeyRight, shift, 0, "jump+"}, {fyne.KeyLeft, shift, 0, "jump-"},
		{fyne.KeyPageDown, 0, 0, "decade+"}, {fyne.KeyPageUp, 0, 0, "decade-"},
		{fyne.KeyHome, 0, 0, "first"}, {fyne.KeyEnd, 0, 0, "last"},
		{fyne.KeyEqual, shift, '+', "zoom+"}, {fyne.KeyPlus, 0, '+', "zoom+"}, {fyne.KeyEqual, 0, '=', "zoom+"},
		{fyne.KeyMinus, 0, '-', "zoom-"},
		{fyne.Key0, ctrl, 0, "fit"}, {fyne.KeyF, 0, 'f', "fit"},
		{fyne.Key1, 0, '1', "view overview"}, {fyne.Key2, 0, '2', "view levant"},
		{fyne.Key3, 0, '3', "view golan"}, {fyne.Key4, 0, '4', "view korea"}, {fyne.Key5, 0, '5', ""},
		{fyne.KeyV, 0, 'v', "viewpoint+"}, {fyne.KeyV, shift, 'V', "viewpoint-"},
		{fyne.KeyV, 0, 'V', "viewpoint+"}, // Caps Lock
		{fyne.KeyV, shift, 'v', "viewpoint-"},
		{fyne.KeyF, ctrl, 0, "search"}, {fyne.KeySlash, 0, '/', "search"}, {fyne.Key7, shift, '/', "search"},
		{fyne.KeyO, ctrl, 0, "open"}, {fyne.KeyE, ctrl, 0, "snapshot"}, {fyne.KeyQ, ctrl, 0, "quit"},
		{fyne.KeyZ, ctrl, 0, "back"}, {fyne.KeyZ, ctrl | shift, 0, "forward"}, {fyne.KeyY, ctrl, 0, "forward"},
		{fyne.KeyLeft, fyne.KeyModifierAlt, 0, "back"}, {fyne.KeyRight, fyne.KeyModifierAlt, 0, "forward"},
		{fyne.KeyEqual, ctrl, 0, "text+"}, {fyne.KeyMinus, ctrl, 0, "text-"},
		{fyne.KeyE, ctrl | shift, 0, "animation"}, {fyne.KeyK, ctrl, 0, "palette"}, {fyne.KeyComma, ctrl, 0, "prefer"}, {fyne.KeyF9, 0, 0, "panel"}, {fyne.KeyF8, 0, 0, "timeline"},
		{fyne.KeyF11, 0, 0, "full"}, {fyne.KeyF1, 0, 0, "keys"}, {fyne.KeySlash, shift, '?', "keys"},
		{fyne.KeyEscape, 0, 0, "clear"}, {fyne.KeyF10, shift, 0, "menu"}, {desktop.KeyMenu, 0, 0, "menu"},
		{fyne.KeyRightBracket, 0, ']', "speed+"}, {fyne.KeyLeftBracket, 0, '[', "speed-"},
		{fyne.KeyG, ctrl, 0, "go"}, {fyne.KeyF, ctrl | shift, 0, "filter"}, {fyne.KeyC, 0, 'c', "compare"},
		{fyne.KeyG, 0, 'g', ""}, {fyne.KeyC, shift, 'C', ""},
		{fyne.KeyRight, ctrl, 0, "pan 1 0"}, {fyne.KeyUp, ctrl, 0, "pan 0 -1"}, {fyne.KeyDown, 0, 0, "scroll+"}, {fyne.KeyUp, 0, 0, "scroll-"}, {fyne.KeyT, 0, 't', "territory"}, {fyne.KeyE, 0, 'e', ""}, {fyne.KeyReturn, 0, 0, ""},
	} {
		t.Run(KeyText(Key{Name: press.name, Modifier: press.mod}), func(t *testing.T) {
			var done []string
			w := test.NewTempWindow(t, widget.NewLabel("nothing that takes keys"))
			c := &keyboard{Canvas: w.Canvas()}
			New(record(&done)).Bind(c)
			hold(t, press.mod)
			c.press(press.name, press.mod, press.char)
			if got := strings.Join(done, " "); got != press.want {
				t.Errorf("ran %q, want %q", got, press.want)
			}
		})
	}
}

// A keyboard is a canvas that takes keys as the one of the desktop does.
type keyboard struct {
	fyne.Canvas
	shortcuts fyne.ShortcutHandler
}

func (k *keyboard) AddShortcut(s fyne.Shortcut, f func(fyne.Shortcut)) { k.shortcuts.AddShortcut(s, f) }

func (k *keyboard) press(name fyne.KeyName, mod fyne.KeyModifier, char rune) {
	if mod&^fyne.KeyModifierShift != 0 {
		// As Fyne's driver does: some keys have a shortcut of their own.
		switch {
		case mod == ctrl && name == fyne.KeyZ:
			k.shortcuts.TypedShortcut(&fyne.ShortcutUndo{})
		case mod == ctrl && name == fyne.KeyY:
			k.shortcuts.TypedShortcut(&fyne.ShortcutRedo{})
		default:
			k.shortcuts.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: mod})
		}
		return
	}
	k.OnTypedKey()(&fyne.KeyEvent{Name: name})
	if char != 0 {
		k.OnTypedRune()(char)
	}
}

func TestDialogKeepsKeysToItself(t *testing.T) {
	var done []string
	w := test.NewTempWindow(t, widget.NewLabel("under a dialog"))
	c := &keyboard{Canvas: w.Canvas()}
	table := New(record(&done))
	menu := table.MainMenu()
	table.Bind(c)
	dialog := widget.NewLabel("a dialog")
	c.Overlays().Add(dialog)
	c.press(fyne.KeySpace, 0, ' ')
	c.press(fyne.KeyV, 0, 'v')
	c.press(fyne.KeyZ, ctrl, 0)
	c.press(fyne.KeyK, ctrl, 0)
	itemOf(t, menu, "Preferences…").Action() // as Fyne does for its shortcut
	c.press(fyne.KeyEscape, 0, 0)
	c.press(fyne.KeyQ, ctrl, 0)
	if got := strings.Join(done, " "); got != "clear quit" {
		t.Errorf("with a dialog open ran %q, want Escape and Quit alone", got)
	}
	c.Overlays().Remove(dialog)
	done = nil
	c.press(fyne.KeyK, ctrl, 0)
	itemOf(t, menu, "Preferences…").Action()
	if got := strings.Join(done, " "); got != "palette prefer" {
		t.Errorf("after the dialog ran %q", got)
	}
}

func TestDisabledDoesNothing(t *testing.T) {
	var done []string
	a := record(&done)
	can := false
	a.CanStep = func(by int) bool { return can && by > 0 }
	table := New(a)
	menu := table.MainMenu()
	next, previous := itemOf(t, menu, "Next event"), itemOf(t, menu, "Previous event")
	if !next.Disabled || !previous.Disabled {
		t.Error("the menu offers what cannot be done")
	}
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	next.Action() // Fyne fires the shortcut of a disabled item all the same
	if len(done) > 0 {
		t.Errorf("a disabled command ran: %q", done)
	}
	can = true
	table.Sync(menu)
	if next.Disabled || !previous.Disabled {
		t.Errorf("after Sync next is disabled: %v, previous: %v", next.Disabled, previous.Disabled)
	}
	next.Action()
	previous.Action()
	if got := strings.Join(done, " "); got != "step+" {
		t.Errorf("ran %q, want step+ alone", got)
	}
	if !itemOf(t, menu, "At this date").Checked || itemOf(t, menu, "Everything so far").Checked {
		t.Error("the tick is not at the mode that is chosen")
	}
	for name, want := range map[string]bool{"Inset maps": true, "Graticule": false, "Hide what": true, "Compare": true, "Start again": true, "Stop": false, "Evenly": true, "Skip": false} {
		if itemOf(t, menu, name).Checked != want {
			t.Errorf("%s has a tick: %v", name, !want)
		}
	}
}

func TestMenuIsComplete(t *testing.T) {
	var done []string
	a := record(&done)
	table := New(a)
	menu := table.MainMenu()
	var names []string
	for _, m := range menu.Items {
		names = append(names, m.Label)
		if m.Items[0].IsSeparator || m.Items[len(m.Items)-1].IsSeparator {
			t.Errorf("the menu %s begins or ends with a separator", m.Label)
		}
	}
	if got := strings.Join(names, " "); got != "File Edit View Timeline Playback Viewpoint Help" {
		t.Errorf("menus are %q", got)
	}
	for i := range table {
		c := &table[i]
		if c.separator() {
			continue
		}
		item := itemOf(t, menu, c.Name)
		if len(c.Keys) > 0 && !strings.Contains(item.Label, KeyText(c.Keys[0])) {
			t.Errorf("the item %q does not show %s", item.Label, KeyText(c.Keys[0]))
		}
		done = nil
		item.Action()
		if len(done) != 1 {
			t.Errorf("choosing %q ran %q", item.Label, done)
		}
		for _, k := range c.Keys {
			if k.shortcut() && !k.editing() && (item.Shortcut == nil || item.Shortcut.ShortcutName() != k.custom().ShortcutName()) {
				t.Errorf("%q does not fire by %s while a text field has the focus", item.Label, KeyText(k))
			}
		}
	}
}

func itemOf(t *testing.T, menu *fyne.MainMenu, name string) *fyne.MenuItem {
	t.Helper()
	for _, m := range menu.Items {
		for _, item := range m.Items {
			if strings.HasPrefix(item.Label, name) {
				return item
			}
		}
	}
	t.Fatalf("no menu has %q", name)
	return nil
}

func TestHelpIsComplete(t *testing.T) {
	test.NewTempApp(t)
	table := New(record(new([]string)))
	page := texts(table.Help())
	for _, c := range table {
		if len(c.Keys) == 0 {
			continue
		}
		if !page[c.Name] || !page[c.Menu] {
			t.Errorf("the page lacks %q or its heading", c.Name)
		}
		for _, k := range c.Keys {
			if !page[KeyText(k)] {
				t.Errorf("the page lacks the key %s", KeyText(k))
			}
		}
	}
}

// texts gathers every text that an object shows.
func texts(o fyne.CanvasObject) map[string]bool {
	found := map[string]bool{}
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *canvas.Text:
			found[o.Text] = true
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case *container.Scroll:
			walk(o.Content)
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(o)
	return found
}

func TestLeavesOutWhatCannotBeDone(t *testing.T) {
	a := record(new([]string))
	a.Open, a.Snapshot, a.Zoom, a.Fit, a.SetViewpoint = nil, nil, nil, nil, nil
	a.Compare, a.Snap, a.SetEnd, a.Speed = Switch{}, Switch{}, nil, nil
	table := New(a)
	for _, id := range []string{"open", "snapshot", "zoom-in", "fit", "viewpoint-syria", "compare", "snap", "end-stop", "faster", "slower"} {
		if _, ok := table.Find(id); ok {
			t.Errorf("%s is offered though nothing does it", id)
		}
	}
	if _, ok := table.Key(fyne.KeyO, ctrl); ok {
		t.Error("its key is still taken")
	}
	for i, c := range table {
		if c.separator() && (i == 0 || table[i-1].Menu != c.Menu || table[i-1].separator()) {
			t.Errorf("separator %d parts nothing", i)
		}
	}
}

func TestKeyText(t *testing.T) {
	for _, c := range []struct {
		key  Key
		want string
	}{
		{Key{Name: fyne.KeyE, Modifier: fyne.KeyModifierControl}, "Ctrl+E"},
		{Key{Name: fyne.KeyE, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}, "Ctrl+Shift+E"},
		{shifted(fyne.KeyRight), "Shift+→"}, {plain(fyne.KeySpace), "Space"},
		{plain(fyne.KeyPageDown), "PgDn"}, {plain(fyne.KeyEscape), "Esc"}, {plain(fyne.KeyF11), "F11"},
		{typed('?'), "?"}, {typed('f'), "F"}, {typed('-'), "-"},
		{Key{Rune: 'v', Modifier: fyne.KeyModifierShift}, "Shift+V"},
	} {
		if got := KeyText(c.key); got != c.want {
			t.Errorf("%+v reads %q, want %q", c.key, got, c.want)
		}
	}
}
