package command

import (
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"legation/app/language"
)

// nativeMenu tells that the menu is drawn by the system and not by Fyne.
const nativeMenu = runtime.GOOS == "darwin"

// MainMenu makes the menu bar. Sync keeps it up to date.
func (t Table) MainMenu() *fyne.MainMenu {
	var menus []*fyne.Menu
	column := map[string]float32{}
	for i := range t {
		command := &t[i]
		if width := textWidth(command.Name); width > column[command.Menu] {
			column[command.Menu] = width
		}
	}
	for i := range t {
		command := &t[i]
		menu := menuNamed(&menus, command.Menu)
		if command.separator() {
			menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
			continue
		}
		item := fyne.NewMenuItem(label(command, column[command.Menu]), command.fromWindow)
		item.Shortcut = menuShortcut(command)
		item.Disabled = !command.enabled()
		item.Checked = command.checked()
		item.IsQuit = command.ID == "quit"
		menu.Items = append(menu.Items, item)
	}
	return fyne.NewMainMenu(menus...)
}

// ContextMenu makes a menu of some commands, in the order in which they are
// named; "" is a separator. An id that the table does not have is left out.
func (t Table) ContextMenu(ids ...string) *fyne.Menu {
	menu := fyne.NewMenu("")
	column := float32(0)
	for _, id := range ids {
		if c, ok := t.Find(id); ok {
			column = max(column, textWidth(c.Name))
		}
	}
	for _, id := range ids {
		if id == "" {
			if n := len(menu.Items); n > 0 && !menu.Items[n-1].IsSeparator {
				menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
			}
			continue
		}
		c, ok := t.Find(id)
		if !ok {
			continue
		}
		item := fyne.NewMenuItem(label(c, column), c.Do)
		item.Disabled, item.Checked = !c.enabled(), c.checked()
		menu.Items = append(menu.Items, item)
	}
	return menu
}

// Sync puts the ticks and greys of a menu that MainMenu has made in order, and
// draws it again where one has changed.
func (t Table) Sync(menu *fyne.MainMenu) {
	at := map[string]int{}
	changed := false
	menus := slices.Clone(menu.Items)
	for i := range t {
		command := &t[i]
		items := menuNamed(&menus, command.Menu).Items
		n := at[command.Menu]
		at[command.Menu]++
		if n >= len(items) || items[n].IsSeparator {
			continue
		}
		item := items[n]
		disabled, checked := !command.enabled(), command.checked()
		if item.Disabled != disabled || item.Checked != checked {
			item.Disabled, item.Checked = disabled, checked
			changed = true
		}
	}
	if changed {
		menu.Refresh()
	}
}

func menuNamed(menus *[]*fyne.Menu, name string) *fyne.Menu {
	for _, m := range *menus {
		if m.Label == name {
			return m
		}
	}
	m := fyne.NewMenu(name)
	*menus = append(*menus, m)
	return m
}

// label writes a command's name with its key behind it, in a column. Fyne
// itself shows no key without a modifier, and the others too pale to be read.
// A system's own menu shows those with a modifier by itself.
func label(c *Command, column float32) string {
	if len(c.Keys) == 0 {
		return language.Visual(c.Name)
	}
	key := KeyText(c.Keys[0])
	if nativeMenu {
		if c.Keys[0].shortcut() {
			return language.Visual(c.Name)
		}
		return language.Beside(c.Name) + "  (" + key + ")"
	}
	return language.Beside(c.Name) + blank(column+24-textWidth(c.Name)) + key
}

// blank gives spaces that are about as wide as asked for.
func blank(width float32) string {
	var b strings.Builder
	for _, space := range []string{"\u2003", " ", "\u200a"} { // em, word and hair space
		if one := textWidth(space); one > 0 {
			n := max(int(width/one), 0)
			b.WriteString(strings.Repeat(space, n))
			width -= float32(n) * one
		}
	}
	return b.String()
}

func textWidth(s string) float32 {
	return fyne.MeasureText(s, theme.TextSize(), fyne.TextStyle{}).Width
}

// menuShortcut gives the shortcut by which a menu item fires. It has to be
// there although the canvas has the same one: Fyne asks the menu first, and
// the canvas not at all while a text field has the focus. A key by which text is
// edited is left to the field.
func menuShortcut(c *Command) fyne.Shortcut {
	for _, key := range c.Keys {
		if !key.shortcut() || key.editing() {
			continue
		}
		if nativeMenu {
			return key.custom()
		}
		return unshown(key.custom().ShortcutName())
	}
	return nil
}

// unshown is a shortcut that fires and is not drawn, since label has it.
type unshown string

// ShortcutName gives the name by which Fyne compares shortcuts.
func (s unshown) ShortcutName() string { return string(s) }
