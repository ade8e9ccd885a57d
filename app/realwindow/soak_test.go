//go:build realwindow

package realwindow

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// soakKeys are the keys that a soak presses: all that show something else, and
// none that ends the program or leaves it for another one.
var soakKeys = strings.Fields(`Right Left shift+Right shift+Left Next Prior Home End v shift+v 1 2 3 4 m c period comma p f
	plus minus space bracketright bracketleft ctrl+z ctrl+shift+z ctrl+y ctrl+0 F9 F8 F11 ctrl+equal ctrl+minus Down Up Tab Escape`)

// soakDialogs are the keys that open something over the window. They are pressed
// with Escape after them: a click into a dialog may end the program, or open a
// browser.
var soakDialogs = strings.Fields(`F1 ctrl+k ctrl+comma ctrl+g ctrl+f ctrl+shift+f ctrl+e ctrl+shift+e`)

// TestSoak uses the window at random for a while: for LEGATION_SOAK, such as
// 10m, or briefly without it. Nothing may go wrong, and memory may not grow.
// The same seed (LEGATION_SEED) does the same things.
func TestSoak(t *testing.T) {
	length, long := 12*time.Second, false
	if text := os.Getenv("LEGATION_SOAK"); text != "" {
		d, err := time.ParseDuration(text)
		if err != nil {
			t.Fatal(err)
		}
		length, long = d, true
	}
	seed := uint64(1)
	if n, err := strconv.ParseUint(os.Getenv("LEGATION_SEED"), 10, 64); err == nil {
		seed = n
	}
	r := rand.New(rand.NewPCG(seed, 17))
	p := start(t)
	ready := p.ready()
	at, size := ready["map"], ready["map-size"]
	bottom := at[1] + size[1] + 60
	spot := func() (x, y float64) {
		if r.IntN(2) == 0 {
			return at[0] + 20 + r.Float64()*(size[0]-80), at[1] + 20 + r.Float64()*(size[1]-40)
		}
		return 220 + r.Float64()*1180, bottom + r.Float64()*150
	}
	var used []int // memory in MiB, each second
	begun, measured := time.Now(), time.Now()
	for n := 0; time.Since(begun) < length; n++ {
		select {
		case err := <-p.done:
			t.Fatalf("it ended after %d steps with seed %d: %v\n%s", n, seed, err, p.errors.String())
		default:
		}
		x, y := spot()
		switch what := r.IntN(40) - 1; {
		case what < 0:
			p.xdotool("key", soakDialogs[r.IntN(len(soakDialogs))], "sleep", "0.4", "key", "Escape", "key", "Escape")
		case what < 20:
			p.xdotool("key", soakKeys[r.IntN(len(soakKeys))])
		case what < 24:
			p.xdotool("mousemove", fmt.Sprint(int(x)), fmt.Sprint(int(y)))
		case what < 28:
			p.xdotool("mousemove", fmt.Sprint(int(x)), fmt.Sprint(int(y)), "click", "1")
		case what < 35:
			p.xdotool("mousemove", fmt.Sprint(int(x)), fmt.Sprint(int(y)), "click", strconv.Itoa(4+r.IntN(2)))
		default:
			to, down := spot()
			p.xdotool("mousemove", fmt.Sprint(int(x)), fmt.Sprint(int(y)), "mousedown", "1",
				"mousemove", fmt.Sprint(int(to)), fmt.Sprint(int(down)), "mouseup", "1")
		}
		time.Sleep(30 * time.Millisecond)
		if time.Since(measured) > time.Second {
			measured = time.Now()
			used = append(used, resident(t, p.cmd.Process.Pid))
		}
	}
	// Whatever is open is closed, and the window still answers.
	for range 6 {
		p.key("Escape")
	}
	p.key("Home")
	p.until(t, "an answer at the end", func(s line) bool { return s.Playhead != "" })
	if long && len(used) >= 120 {
		early, late := middle(used[len(used)/4:len(used)/4+45]), middle(used[len(used)-45:])
		t.Logf("memory %d MiB in the first half, %d MiB at the end", early, late)
		if late > early+early/10 {
			t.Errorf("memory grew from %d to %d MiB: %v", early, late, used)
		}
	}
	p.close(t)
}

// resident returns how many MiB of memory a process has.
func resident(t *testing.T, pid int) int {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Skip("memory cannot be read here: ", err)
	}
	for text := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(text, "VmRSS:"); ok {
			n, _ := strconv.Atoi(strings.Fields(rest)[0])
			return n >> 10
		}
	}
	t.Fatal("the program has ended by itself")
	return 0
}

// middle returns the median.
func middle(v []int) int {
	v = append([]int(nil), v...)
	for i := range v { // a few dozen numbers
		for j := i; j > 0 && v[j] < v[j-1]; j-- {
			v[j], v[j-1] = v[j-1], v[j]
		}
	}
	return v[len(v)/2]
}

// close ends the program whatever has the focus in its window, and checks what
// it has written.
func (p *program) close(t *testing.T) {
	exec.Command("kill", "-TERM", strconv.Itoa(p.cmd.Process.Pid)).Run()
	select {
	case <-p.done:
	case <-time.After(patience):
		t.Error("the program did not end")
	}
	p.checkErrors(t)
}
