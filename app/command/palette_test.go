package command

import (
	"strings"
	"testing"
)

func TestMatching(t *testing.T) {
	actions := record(new([]string))
	actions.CanForward = func() bool { return false }
	table := New(actions)
	for query, want := range map[string]string{
		"":             "open new-csv",
		"zoom":         "zoom-in zoom-out",
		"ZOOM out":     "zoom-out",
		"event search": "search",
		"prev":         "step-previous decade-previous viewpoint-previous",
		"levant":       "view-levant",
		"view levant":  "view-levant",
		"undo":         "back", // what others call it
		"export":       "save-as snapshot animation",
		"forward":      "", // cannot be done now
		"no such word": "",
	} {
		var got []string
		for _, c := range table.Matching(query) {
			got = append(got, c.ID)
		}
		all := strings.Join(got, " ")
		if query == "" {
			all = strings.Join(got[:2], " ")
		}
		if all != want && query != "prev" || query == "prev" && !strings.HasPrefix(all, "step-previous decade-previous") {
			t.Errorf("%q finds %q, want %q", query, all, want)
		}
	}
	for _, c := range table.Matching("") {
		if c.separator() || c.ID == "palette" {
			t.Errorf("the palette offers %+v", c)
		}
	}
}

func TestContextMenu(t *testing.T) {
	var done []string
	actions := record(&done)
	actions.CanBack = func() bool { return false }
	menu := New(actions).ContextMenu("zoom-in", "", "", "compare", "none", "back")
	if len(menu.Items) != 4 || !menu.Items[1].IsSeparator || !menu.Items[2].Checked || !menu.Items[3].Disabled {
		t.Fatalf("got %+v", menu.Items)
	}
	menu.Items[0].Action()
	menu.Items[3].Action() // disabled
	if got := strings.Join(done, " "); got != "zoom+" {
		t.Errorf("ran %q", got)
	}
}
