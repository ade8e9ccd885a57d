package snapshot

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"legation/app/state"
)

// EachEvent returns a state for each event that the filter keeps, in order of
// time and the undated ones last: the same map with that event chosen, on its
// date.
func EachEvent(s state.State) []state.State {
	s.Playing = false
	var all []state.State
	for at := range s.KeptEvents().All(len(s.Dataset.Events)) {
		all = append(all, s.Select(s.Dataset.Events[at].ID))
	}
	return all
}

// EachViewpoint returns a state for each viewpoint, in their order.
func EachViewpoint(s state.State) []state.State {
	var all []state.State
	for i := range s.Dataset.Viewpoints {
		s.Viewpoint = s.Dataset.Viewpoints[i].ID
		all = append(all, s)
	}
	return all
}

// Names returns the names of the files of a set by a pattern. Two pictures that
// the pattern gives one name get a number each.
func Names(pattern string, states []state.State, o Options) []string {
	names, taken := make([]string, len(states)), map[string]bool{}
	for i, s := range states {
		name := FileName(pattern, s, o, i+1, len(states))
		for n := 2; taken[name]; n++ {
			name = FileName(fmt.Sprintf("%s-%d", pattern, n), s, o, i+1, len(states))
		}
		taken[name] = true
		names[i] = name
	}
	return names
}

// SaveSet writes a picture of each state into a folder, which is made where it
// is not there, under the names that the pattern gives. Before the first one is
// written it is sure that none is in the way unless it may be replaced. Progress
// is told after each picture, and may be nil. What has been written before an
// error stays, each file whole.
func SaveSet(ctx context.Context, folder, pattern string, replace bool, states []state.State, o Options, progress func(done, of int, name string)) error {
	names := Names(pattern, states, o)
	if !replace {
		for _, name := range names {
			if _, err := os.Lstat(filepath.Join(folder, name)); err == nil {
				return fmt.Errorf("writing %s: %w", filepath.Join(folder, name), ErrExists)
			}
		}
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("making the folder %s: %w", folder, bare(err))
	}
	for i, s := range states {
		page, err := Compose(s, o)
		if err != nil {
			return err
		}
		if err := Save(ctx, filepath.Join(folder, names[i]), replace, page); err != nil {
			return err
		}
		if progress != nil {
			progress(i+1, len(states), names[i])
		}
	}
	return nil
}

// ComposeAll makes a page of each state.
func ComposeAll(ctx context.Context, states []state.State, o Options) ([]*Page, error) {
	pages := make([]*Page, 0, len(states))
	for _, s := range states {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		p, err := Compose(s, o)
		if err != nil {
			return nil, err
		}
		pages = append(pages, p)
	}
	return pages, nil
}
