package cli

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/alecthomas/kong"
)

// A manualCommand writes the manual page. Commands and flags are those of the
// command line itself, so that none can be lacking.
type manualCommand struct{}

// Run writes the page in mdoc, the language of manual pages.
func (manualCommand) Run(ctx *kong.Context, env *environment) error {
	_, err := fmt.Fprint(env.stdout, manual(ctx.Model, manualDate()))
	return err
}

// manualDate is that of the sources, so that the same sources give the same page:
// SOURCE_DATE_EPOCH where a packager has set it, else the date of the commit.
func manualDate() time.Time {
	if seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(seconds, 0).UTC()
	}
	if when, err := time.Parse(time.RFC3339, built().date); err == nil {
		return when.UTC()
	}
	return time.Now().UTC()
}

func manual(all *kong.Application, date time.Time) string {
	var p page
	p.line(".Dd " + date.Format("January 2, 2006"))
	p.line(".Dt LEGATION 1")
	p.line(".Os")
	p.line(".Sh NAME")
	p.line(".Nm legation")
	p.line(".Nd atlas of the relations between states, on a map and through time")
	p.line(".Sh SYNOPSIS")
	for _, n := range offered(all.Node) {
		p.synopsis(n)
	}
	p.line(".Sh DESCRIPTION")
	p.text(all.Help)
	p.line(".Ss Commands")
	p.line(".Bl -tag -width Ds")
	for _, n := range offered(all.Node) {
		if n == opening(all) {
			p.line(".It Nm")
		} else {
			p.line(".It Nm Cm " + n.Name)
		}
		p.text(n.Help)
		if n.Detail != "" {
			p.text(n.Detail)
		}
		p.flags(n)
	}
	p.line(".El")
	p.line(".Sh ENVIRONMENT")
	p.line(".Bl -tag -width FYNE_SCALE")
	p.line(".It Ev FYNE_SCALE")
	p.text("Factor by which everything in the window is enlarged.")
	p.line(".It Ev FYNE_PLATFORM")
	p.text("Which display to use where there are both: x11 or wayland.")
	p.line(".El")
	p.line(".Sh FILES")
	p.line(".Bl -tag -width Ds")
	p.line(".It Pa ~/.config/legation/settings.json")
	p.text("What the window remembers.")
	p.line(".It Pa ~/.cache/legation/")
	p.text("Reports of what went wrong, and map tiles that were asked for. Nothing of it is sent.")
	p.line(".El")
	p.line(".Sh EXIT STATUS")
	p.text("0 when done, 1 when something could not be done, and 2 for wrong usage.")
	p.line(".Sh EXAMPLES")
	p.text("The Golan Heights as Syria regarded them in 1982:")
	p.line(".Pp")
	p.line(".Dl legation snapshot -o golan.png --view golan-heights --viewpoint syria --at 1982")
	p.line(".Pp")
	p.text("The problems of a dataset of your own:")
	p.line(".Pp")
	p.line(".Dl legation check own.geojson")
	return p.b.String()
}

// A page is a manual page in the making.
type page struct{ b strings.Builder }

func (p *page) line(s string) { p.b.WriteString(s + "\n") }

// sentenceEnd is where one sentence ends and the next begins. A manual page has
// each on a line of its own, so that the space between them can be set.
var sentenceEnd = regexp.MustCompile(`([.?!:]) +([A-Z])`)

// text sets paragraphs of running text.
func (p *page) text(s string) {
	for i, paragraph := range strings.Split(strings.TrimSpace(s), "\n\n") {
		if i > 0 {
			p.line(".Pp")
		}
		for _, line := range strings.Split(paragraph, "\n") {
			for _, sentence := range strings.Split(sentenceEnd.ReplaceAllString(strings.TrimSpace(line), "$1\n$2"), "\n") {
				p.wrapped(sentence)
			}
		}
	}
}

func (p *page) wrapped(sentence string) {
	line := ""
	for _, word := range strings.Fields(sentence) {
		word = escaped(word)
		if line != "" && len(line)+1+len(word) > 76 {
			p.line(guarded(line))
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	if line != "" {
		p.line(guarded(line))
	}
}

// escaped writes what has a meaning in roff, and what is not ASCII, as an escape.
func escaped(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\\':
			b.WriteString(`\e`)
		case r == '-':
			b.WriteString(`\-`)
		case r > '~':
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// guarded keeps a line of text from being read as a macro.
func guarded(line string) string {
	if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
		return `\&` + line
	}
	return line
}

// synopsis sets the usage of a command.
func (p *page) synopsis(n *kong.Node) {
	p.line(".Nm")
	if n != n.Parent.DefaultCmd {
		p.line(".Cm " + n.Name)
	}
	for _, a := range n.Positional {
		switch {
		case a.IsSlice():
			p.line(".Ar " + a.Name + " ...")
		case a.Required:
			p.line(".Ar " + a.Name)
		default:
			p.line(".Op Ar " + a.Name)
		}
	}
	for _, f := range flagsOf(n) {
		if f.Required {
			p.line("." + flag(f, len(spellings(f))-1))
		} else {
			p.line(".Op " + flag(f, 0))
		}
	}
}

// flag sets one spelling of a flag, with what it takes.
func flag(f *kong.Flag, spelling int) string {
	out := "Fl " + escaped(spellings(f)[spelling][1:])
	switch {
	case negatable(f):
		out = "Fl " + escaped("-[no-]"+f.Name)
	case f.IsBool():
	case f.Enum != "":
		out += " Cm " + strings.Join(enumeration(f), " | ")
	default:
		out += " Ar " + escaped(f.FormatPlaceHolder())
	}
	return out
}

// flags lists the flags of a command.
func (p *page) flags(n *kong.Node) {
	flags := flagsOf(n)
	if len(flags) == 0 {
		return
	}
	p.line(".Bl -tag -width Ds")
	for _, f := range flags {
		item := flag(f, 0)
		if f.Short != 0 {
			item = "Fl " + string(f.Short) + " , " + item
		}
		p.line(".It " + item)
		p.text(f.Help)
	}
	p.line(".El")
}
