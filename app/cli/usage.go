package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// misuse says what is wrong with a command line, shows the right usage of its
// command, or of all where it names none, and gives the exit code.
func misuse(stderr io.Writer, ctx *kong.Context, err error) int {
	fmt.Fprintf(stderr, "legation: %s\n\n", err)
	command := ctx.Selected()
	if errors.Is(err, errNoCommand) {
		command = nil
	}
	writeUsage(stderr, ctx.Model, command)
	more := "legation --help"
	if command != nil {
		more = "legation " + command.Name + " --help"
	}
	fmt.Fprintf(stderr, "\n%q says more.\n", more)
	return misused
}

// help shows the usage in full, and then what kong makes of the help texts.
func help(options kong.HelpOptions, ctx *kong.Context) error {
	writeUsage(ctx.Stdout, ctx.Model, ctx.Selected())
	options.NoAppSummary = true
	return kong.DefaultHelpPrinter(options, ctx)
}

// writeUsage writes the usage of a command, or of all where there is none.
func writeUsage(w io.Writer, all *kong.Application, command *kong.Node) {
	nodes := offered(all.Node)
	if command != nil {
		nodes = []*kong.Node{command}
	}
	lead := "Usage: "
	for _, n := range nodes {
		fmt.Fprintln(w, wrapped(lead, synopsis(n)))
		lead = "       "
	}
}

// offered returns the commands of a node that are not hidden.
func offered(n *kong.Node) (nodes []*kong.Node) {
	for _, child := range n.Children {
		if !child.Hidden {
			nodes = append(nodes, child)
		}
	}
	return nodes
}

// flagsOf returns the flags of a command that are not hidden.
func flagsOf(n *kong.Node) (flags []*kong.Flag) {
	for _, f := range n.Flags {
		if !f.Hidden {
			flags = append(flags, f)
		}
	}
	return flags
}

// synopsis gives the words of a command's usage: legation snapshot [FILE]
// -o OUT.png [--at DATE] and so on.
func synopsis(n *kong.Node) []string {
	words := []string{"legation", n.Name}
	if n.Parent.DefaultCmd == n {
		words = words[:1]
	}
	for _, p := range n.Positional {
		switch {
		case p.IsSlice():
			words = append(words, p.Name+"...")
		case p.Required:
			words = append(words, p.Name)
		default:
			words = append(words, "["+p.Name+"]")
		}
	}
	for _, f := range flagsOf(n) {
		word := "--" + f.Name
		if f.Short != 0 {
			word = "-" + string(f.Short)
		}
		switch {
		case negatable(f):
			word = "--[no-]" + f.Name
		case f.IsBool():
		case f.Enum != "":
			word += " " + strings.Join(enumeration(f), "|")
		default:
			word += " " + f.FormatPlaceHolder()
		}
		if !f.Required {
			word = "[" + word + "]"
		}
		words = append(words, word)
	}
	return words
}

// wrapped sets words into lines of at most 100 characters.
func wrapped(lead string, words []string) string {
	var b strings.Builder
	b.WriteString(lead)
	column := len(lead)
	for i, word := range words {
		switch {
		case i > 0 && column+1+len(word) > 100:
			indent := strings.Repeat(" ", len(lead)+len("legation "))
			b.WriteString("\n" + indent)
			column = len(indent)
		case i > 0:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}
