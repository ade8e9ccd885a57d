package geo

// Recent remembers what was lately used, up to a limit of what it takes in all.
// What was not asked for the longest is forgotten first.
type recent[K comparable, V any] struct {
	limit, size int
	at          map[K]int
	entries     []remembered[K, V] // the first one closes the ring: from it to the newest, to it from the oldest
	unused      []int
}

type remembered[K comparable, V any] struct {
	key          K
	value        V
	size         int
	newer, older int
}

func (r *recent[K, V]) get(key K) (value V, ok bool) {
	i, ok := r.at[key]
	if !ok {
		return value, false
	}
	r.unlink(i)
	r.link(i)
	return r.entries[i].value, true
}

// put remembers what is not yet remembered.
func (r *recent[K, V]) put(key K, value V, size int) {
	if r.at == nil {
		r.at = map[K]int{}
		r.entries = make([]remembered[K, V], 1)
	}
	i := len(r.entries)
	if n := len(r.unused); n > 0 {
		i, r.unused = r.unused[n-1], r.unused[:n-1]
	} else {
		r.entries = append(r.entries, remembered[K, V]{})
	}
	r.entries[i] = remembered[K, V]{key: key, value: value, size: size}
	r.at[key] = i
	r.link(i)
	r.size += size
	for r.size > r.limit && r.entries[0].newer != i {
		r.forget(r.entries[0].newer)
	}
}

// forget drops an entry.
func (r *recent[K, V]) forget(i int) {
	r.unlink(i)
	r.size -= r.entries[i].size
	delete(r.at, r.entries[i].key)
	r.entries[i] = remembered[K, V]{}
	r.unused = append(r.unused, i)
}

// link makes an entry the newest.
func (r *recent[K, V]) link(i int) {
	newest := r.entries[0].older
	r.entries[i].older, r.entries[i].newer = newest, 0
	r.entries[newest].newer = i
	r.entries[0].older = i
}

func (r *recent[K, V]) unlink(i int) {
	e := r.entries[i]
	r.entries[e.older].newer = e.newer
	r.entries[e.newer].older = e.older
}
