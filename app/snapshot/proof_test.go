package snapshot

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"legation/app/dataset"
	"legation/app/event"
	"legation/app/state"
	"legation/geo"
)

// anyState gives a state with everything in it that a person can change.
func anyState(r *rand.Rand, d *event.Dataset) (state.State, Options) {
	s, o := random(r, d)
	day := func() event.Day { return event.DayOf(1900+r.Int64N(200), 1+r.IntN(12), 1+r.IntN(28)) }
	s.Playhead = day()
	s.Window = state.Window{From: day(), To: day()}
	if r.IntN(3) == 0 {
		s.Window = state.Window{From: event.DayMin, To: event.DayMax}
	}
	if r.IntN(2) == 0 {
		s.View = ""
		s.Centre = [2]float64{r.Float64()*300 - 150, r.Float64()*120 - 60}
		s.Zoom = 1 + r.Float64()*8
	}
	if r.IntN(3) == 0 {
		s.Selection = ""
	}
	if r.IntN(3) == 0 {
		s.Asked = d.Territories[r.IntN(len(d.Territories))].ID
	}
	if r.IntN(2) == 0 {
		s.Filter = state.Filter{Category: d.Categories[0].ID, Actor: d.Actors[1].ID, Source: d.Sources[2].ID,
			Viewpoint: d.Viewpoints[1].ID, Confidence: event.Medium, Hide: true}
	}
	s.Search = []string{"", "kim \"il\" <sung> & 김", "אב"}[r.IntN(3)]
	s.Compare = state.Compare{On: r.IntN(3) == 0, Viewpoint: d.Viewpoints[2].ID, Dated: r.IntN(2) == 0, Playhead: day(), Divider: r.Float64()}
	s.Hidden = state.Hidden{Insets: r.IntN(2) == 0, Legend: r.IntN(2) == 0, Grid: r.IntN(2) == 0}
	s.Axis = state.Axis{From: r.Float64() * -20000, To: r.Float64()*20000 + 1}
	s.Theme = geo.Themes[r.IntN(len(geo.Themes))]
	s.Imperial = r.IntN(2) == 0
	s.Snap, s.Jump = r.IntN(2) == 0, []string{"day", "month", "decade"}[r.IntN(3)]
	s.Playback = state.Playback{Speed: r.Float64() + 0.1, End: "loop", Evenly: true, SkipEmpty: true}
	o.Pane = [2]float64{r.Float64() * 2000, r.Float64() * 1000}
	o.Width, o.Height, o.Scale = 400+r.Float64()*300, 320+r.Float64()*300, 0.2+r.Float64()*0.3
	return s, o
}

func written(t *testing.T, p *Page) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(context.Background(), &b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A file gives back the state that it shows, to the last bit, and from that
// the same file.
func TestProofGivesStateBack(t *testing.T) {
	d := dataset.Builtin()
	r := rand.New(rand.NewPCG(3, 4))
	formats := []Format{PNG, JPEG, SVG, PDF}
	for n := range 60 {
		s, o := anyState(r, d)
		o.Format = formats[n%len(formats)]
		page, err := Compose(s, o)
		if err != nil {
			t.Fatal(err)
		}
		data := written(t, page)
		proof, err := ReadProof(data)
		if err != nil {
			t.Fatal(err)
		}
		got, err := proof.State(d)
		if err != nil {
			t.Fatal(err)
		}
		if want := pictured(s, o); got != want {
			t.Fatalf("got\n%+v, want\n%+v", got, want)
		}
		if got.Playhead != s.Playhead || got.Mode != s.Mode || got.View != s.View || got.Viewpoint != s.Viewpoint || got.Selection != s.Selection ||
			got.Search != s.Search || got.Filter != s.Filter || got.Compare.On != s.Compare.On || s.View == "" && (got.Zoom != s.Zoom || got.Centre != s.Centre) {
			t.Fatalf("%+v is not what is shown in %+v", got, s)
		}
		if proof.Options != o || !proof.Of(d) {
			t.Fatalf("options %+v, want %+v", proof.Options, o)
		}
		again, err := Compose(got, proof.Options)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, written(t, again)) {
			t.Fatal("made again, the file has other bytes")
		}
	}
}

// The file says in words and names what it shows, in the texts that other
// programs read too.
func TestProofSays(t *testing.T) {
	d := dataset.Builtin()
	s := state.New(d).Select("1966-kp-plo")
	s.Viewpoint, s.View = "syria", "golan-heights"
	o := Default(s)
	o.Width, o.Height, o.Include.Card = 400, 400, true
	page, err := Compose(s, o)
	if err != nil {
		t.Fatal(err)
	}
	data := written(t, page)
	texts := map[string]string{}
	for rest := data[8:]; len(rest) >= 12; {
		n := binary.BigEndian.Uint32(rest)
		kind, body := string(rest[4:8]), rest[8:8+n]
		if crc32.ChecksumIEEE(rest[4:8+n]) != binary.BigEndian.Uint32(rest[8+n:]) {
			t.Errorf("the sum of a chunk %s is wrong", kind)
		}
		if keyword, text, ok := bytes.Cut(body, []byte{0}); kind == "iTXt" && ok {
			value, err := pngTextOf(text)
			if err != nil {
				t.Errorf("%s: %v", keyword, err)
			}
			texts[string(keyword)] = string(value)
		}
		rest = rest[12+n:]
	}
	e, _ := d.Event("1966-kp-plo")
	source, _ := d.Source(e.Sources[0])
	for keyword, wants := range map[string][]string{
		"Title":             {d.Title, "13 April 1966"},
		"Description":       {"Syria", "13 April 1966"},
		"Disclaimer":        {d.Note},
		"Copyright":         {"Natural Earth", "OpenStreetMap", d.Licence},
		"Software":          {"Legation"},
		"Source":            {source.Title, source.URL},
		"XML:com.adobe.xmp": {"<dc:title>", "Syria", "1966-04-13", d.Digest},
		proofKeyword:        {`"selection":"1966-kp-plo"`, `"sha256":"` + d.Digest + `"`, `"id":"` + source.ID + `"`},
	} {
		for _, want := range wants {
			if !strings.Contains(texts[keyword], want) {
				t.Errorf("%s does not say %q: %.300s", keyword, want, texts[keyword])
			}
		}
	}
	if len(d.Digest) != 64 {
		t.Errorf("the digest is %q", d.Digest)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil || img.Bounds().Size() != (image.Point{X: 400, Y: 400}) {
		t.Errorf("another program reads %v, %v", img.Bounds(), err)
	}
	o.Format = JPEG
	if page, err = Compose(s, o); err != nil {
		t.Fatal(err)
	}
	if img, err = jpeg.Decode(bytes.NewReader(written(t, page))); err != nil || img.Bounds().Size() != (image.Point{X: 400, Y: 400}) {
		t.Errorf("another program reads the JPEG as %v, %v", img.Bounds(), err)
	}
}

// What the dataset no longer has is named, and the state can be used without.
func TestProofNamesWhatIsGone(t *testing.T) {
	d := dataset.Builtin()
	p := Proof{Shown: shownOf(state.New(d))}
	p.Shown.View, p.Shown.Viewpoint, p.Shown.Selection = "atlantis", "mars", "tomorrow"
	p.Shown.Filter.Actor, p.Shown.Compare = "nobody", ShownComparison{On: true, Viewpoint: "venus"}
	s, err := p.State(d)
	var gone Gone
	if !errors.As(err, &gone) || len(gone) != 5 {
		t.Fatalf("got %v", err)
	}
	for _, want := range []string{`the view "atlantis"`, `the viewpoint "mars"`, `the event "tomorrow"`, `the actor "nobody"`, `the viewpoint "venus"`} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q does not name %s", err, want)
		}
	}
	start := state.New(d)
	if s.View != start.View || s.Viewpoint != start.Viewpoint || s.Selection != "" || s.Filter.Actor != "" || s.Compare.On {
		t.Errorf("%+v", s)
	}
	if _, err := Compose(s, Default(s)); err != nil {
		t.Error(err)
	}
}

// Whatever somebody has written into a proof, nothing of it is believed that a
// window could not show.
func TestProofOfNonsense(t *testing.T) {
	d := dataset.Builtin()
	for _, text := range []string{
		`{}`, `{"mode":"all","theme":"pink","jump":"leap","axis":[1e308,-1e308],"zoom":1e300,"centre":[1e300,-1e300],"playback":{"Speed":-1,"End":"never"},"compare":{"divider":1e308},"filter":{"confidence":"sure"}}`,
		`{"playhead":-9223372036854775808,"window":[9223372036854775807,-9223372036854775808],"axis":[0,1e15],"zoom":-1e9,"mode":"within"}`,
		`{"playhead":9223372036854775807,"compare":{"on":true,"dated":true,"playhead":9223372036854775807,"divider":-5},"mode":"at"}`,
	} {
		var f Shown
		if err := json.Unmarshal([]byte(text), &f); err != nil {
			t.Fatal(err)
		}
		s, _ := f.state(d)
		o := Default(s)
		o.Theme = geo.LightTheme
		o.Width, o.Height, o.Scale = 500, 400, 0.3
		o.Include = Include{true, true, true, true, true, true, true, true, true}
		page, err := Compose(s, o)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		written(t, page)
		if !(s.Axis.To > s.Axis.From) || math.Abs(s.Compare.Divider) > 1 {
			t.Errorf("%s: %+v", text, s)
		}
	}
}

// chunk makes a chunk of a PNG with its right sum.
func chunk(kind string, body []byte) []byte {
	var b bytes.Buffer
	writeChunk(&b, kind, body)
	return b.Bytes()
}

func TestHostileFiles(t *testing.T) {
	var bomb bytes.Buffer
	z := zlib.NewWriter(&bomb)
	zeros := make([]byte, 1<<20)
	for range 200 {
		z.Write(zeros)
	}
	z.Close()
	head := append([]byte(proofKeyword), 0, 1, 0, 0, 0)
	good := chunk("iTXt", pngText{proofKeyword, `{"program":"Legation"}`, true}.bytes())
	damaged := bytes.Clone(good)
	damaged[len(damaged)-6] ^= 1
	jpegOf := func(xmp string) []byte {
		return append([]byte("\xFF\xD8"), segment(0xE1, []byte(xmpSignature+xmp))...)
	}
	for name, x := range map[string]struct {
		data []byte
		want string
	}{
		"nothing":            {nil, "no picture by Legation"},
		"a text":             {[]byte("hello"), "no picture by Legation"},
		"a bare header":      {[]byte(pngHeader), "no picture by Legation"},
		"another's PNG":      {append([]byte(pngHeader), chunk("IEND", nil)...), "no picture by Legation"},
		"a length too great": {append([]byte(pngHeader), "\xFF\xFF\xFF\xFFiTXtxxxxxxxx"...), "cut off"},
		"a wrong sum":        {append([]byte(pngHeader), damaged...), "damaged"},
		"a bomb":             {append([]byte(pngHeader), chunk("iTXt", append(head, bomb.Bytes()...))...), "too long"},
		"no zlib":            {append([]byte(pngHeader), chunk("iTXt", append(head, "abc"...))...), "damaged"},
		"no method":          {append([]byte(pngHeader), chunk("iTXt", append([]byte(proofKeyword), 0))...), "damaged"},
		"no language":        {append([]byte(pngHeader), chunk("iTXt", append([]byte(proofKeyword), 0, 1, 0, 65))...), "damaged"},
		"another's proof":    {append([]byte(pngHeader), chunk("iTXt", pngText{proofKeyword, `{"program":"Other"}`, true}.bytes())...), `"Other"`},
		"no JSON":            {append([]byte(pngHeader), chunk("iTXt", pngText{proofKeyword, `{`, true}.bytes())...), "cannot be read"},
		"a bare JPEG":        {[]byte("\xFF\xD8\xFF"), "no picture by Legation"},
		"a JPEG cut off":     {[]byte("\xFF\xD8\xFF\xE1\xFF\xFF"), "cut off"},
		"a segment of 1":     {[]byte("\xFF\xD8\xFF\xE1\x00\x01ab"), "cut off"},
		"no base64":          {jpegOf("<legation:Proof>!!</legation:Proof>"), "damaged"},
		"a JPEG's bomb":      {jpegOf("<legation:Proof>" + string(pack(make([]byte, maxProof+1))) + "</legation:Proof>"), "too long"},
	} {
		_, err := ReadProof(x.data)
		if err == nil || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: got %v, want %q", name, err, x.want)
		}
	}
	if p, err := ReadProof(append([]byte(pngHeader), good...)); err != nil || p.Program != "Legation" {
		t.Errorf("the good one: %v", err)
	}
}

func FuzzReadProof(f *testing.F) {
	s := state.New(dataset.Builtin())
	o := Default(s)
	o.Width, o.Height, o.Scale = 300, 240, 0.2
	for _, format := range []Format{PNG, JPEG, SVG, PDF} {
		o.Format = format
		page, err := Compose(s, o)
		if err != nil {
			f.Fatal(err)
		}
		var b bytes.Buffer
		if err := Write(context.Background(), &b, page); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	f.Add([]byte(pngHeader))
	d := dataset.Builtin()
	f.Fuzz(func(t *testing.T, data []byte) {
		proof, err := ReadProof(data)
		if err != nil {
			return
		}
		got, _ := proof.State(d)
		if _, ok := d.View(got.View); got.View != "" && !ok {
			t.Errorf("a view %q", got.View)
		}
		Compose(got, proof.Options) // may refuse, must not panic
	})
}
