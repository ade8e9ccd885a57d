package app

import "testing"

// TestMenusNameCommands holds the menus of the panes to the table.
func TestMenusNameCommands(t *testing.T) {
	a := window(t)
	for _, ids := range [][]string{mapMenu, timelineMenu} {
		for _, id := range ids {
			if _, ok := a.commands.Find(id); !ok && id != "" {
				t.Errorf("there is no command %q", id)
			}
		}
	}
}
