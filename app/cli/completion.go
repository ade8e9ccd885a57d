package cli

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

// A completionCommand writes what a shell needs to complete the command line.
// It is made from the commands themselves, so that it can lack none.
type completionCommand struct {
	Shell string `arg:"" name:"SHELL" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Run writes the completion.
func (c *completionCommand) Run(ctx *kong.Context, env *environment) error {
	write := map[string]func(*kong.Application) string{"bash": bash, "zsh": zsh, "fish": fish}[c.Shell]
	_, err := fmt.Fprint(env.stdout, write(ctx.Model))
	return err
}

// takesFile reports whether the value of a flag is the name of a file or folder.
func takesFile(f *kong.Flag) bool {
	p := f.FormatPlaceHolder()
	return strings.HasPrefix(p, "OUT") || strings.HasPrefix(p, "FILE") || strings.HasPrefix(p, "DIR")
}

// spellings returns a flag as it is typed: --output and -o, --title and --no-title.
func spellings(f *kong.Flag) []string {
	words := []string{"--" + f.Name}
	if f.Short != 0 {
		words = append(words, "-"+string(f.Short))
	}
	if negatable(f) {
		words = append(words, "--no-"+f.Name)
	}
	return words
}

// negatable reports whether a flag can be given as --no-NAME too.
func negatable(f *kong.Flag) bool { return f.IsBool() && f.Tag.Negatable != "" }

// without says of a flag what it says as --no-NAME.
func without(f *kong.Flag) string {
	what, _, _ := strings.Cut(strings.ReplaceAll(f.Help, ". ", ";"), ";")
	return strings.Replace(strings.TrimSuffix(what, "."), "With ", "Without ", 1) + "."
}

// enumeration returns what an enumerated flag may be. That it may be left out stands
// among kong's as a value without a name.
func enumeration(f *kong.Flag) []string { return strings.Split(strings.TrimPrefix(f.Enum, ","), ",") }

// values returns that as a shell has it.
func values(f *kong.Flag) string { return strings.Join(enumeration(f), " ") }

// opening returns the command that runs without being named.
func opening(all *kong.Application) *kong.Node { return all.DefaultCmd }

func bash(all *kong.Application) string {
	var names, after, flags strings.Builder
	for _, n := range offered(all.Node) {
		command := n.Name
		names.WriteString("|" + command)
		// The command that is not named is the empty one.
		labels := []string{command}
		if n == opening(all) {
			labels = append(labels, "")
		}
		words := "--help"
		for _, f := range flagsOf(n) {
			words += " " + strings.Join(spellings(f), " ")
			if f.IsBool() {
				continue
			}
			var match []string
			for _, l := range labels {
				for _, s := range spellings(f) {
					match = append(match, l+":"+s)
				}
			}
			fmt.Fprintf(&after, "    %s)\n", strings.Join(match, "|"))
			switch {
			case f.Enum != "":
				fmt.Fprintf(&after, "        COMPREPLY=($(compgen -W '%s' -- \"$cur\"))\n", values(f))
			case takesFile(f):
				after.WriteString("        compopt -o filenames\n        COMPREPLY=($(compgen -f -- \"$cur\"))\n")
			}
			after.WriteString("        return ;;\n")
		}
		match := strings.Join(labels, "|")
		if len(labels) > 1 {
			match = command + `|""`
		}
		fmt.Fprintf(&flags, "    %s) flags='%s' ;;\n", match, words)
	}
	return `# Completion of legation's command line in bash.

_legation() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
    local command= flags= word
    local IFS=$' \t\n'
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case $word in
        ` + names.String()[1:] + `) command=$word; break ;;
        esac
    done
    COMPREPLY=()
    case $command:$prev in
` + after.String() + `    esac
    case $command in
` + flags.String() + `    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$flags" -- "$cur"))
        return
    fi
    compopt -o filenames
    IFS=$'\n'
    COMPREPLY=($(compgen -f -- "$cur"))
    IFS=$' \t\n'
    if [[ $COMP_CWORD == 1 ]]; then
        COMPREPLY+=($(compgen -W '` + strings.ReplaceAll(names.String()[1:], "|", " ") + `' -- "$cur"))
    fi
}
complete -F _legation legation
`
}

func zsh(all *kong.Application) string {
	quote := strings.NewReplacer("'", `'\''`, "[", `\[`, "]", `\]`, ":", `\:`)
	var commands, cases strings.Builder
	for _, n := range offered(all.Node) {
		fmt.Fprintf(&commands, "    '%s:%s'\n", n.Name, quote.Replace(n.Help))
		match := n.Name
		if n == opening(all) {
			match += "|''"
		}
		fmt.Fprintf(&cases, "    %s)\n        _arguments '--help[Show help.]' \\\n", match)
		for _, f := range flagsOf(n) {
			value := ""
			switch {
			case f.IsBool():
			case f.Enum != "":
				value = ":" + f.Name + ":(" + values(f) + ")"
			case takesFile(f):
				value = ":" + f.FormatPlaceHolder() + ":_files"
			default:
				value = ":" + quote.Replace(f.FormatPlaceHolder()) + ":"
			}
			words := spellings(f)
			for _, w := range words {
				join, help := "", f.Help
				if strings.HasPrefix(w, "--no-") && negatable(f) {
					help = without(f)
				}
				if value != "" && strings.HasPrefix(w, "--") {
					join = "="
				}
				fmt.Fprintf(&cases, "            '(%s)%s%s[%s]%s' \\\n", strings.Join(words, " "), w, join, quote.Replace(help), value)
			}
		}
		cases.WriteString("            '*:file:_files'\n        ;;\n")
	}
	return `#compdef legation
# Completion of legation's command line in zsh.

_legation() {
    local -a commands
    commands=(
` + commands.String() + `    )
    local command=
    if (( CURRENT > 2 )) && (( ${commands[(I)${words[2]}:*]} )); then
        command=${words[2]}
        shift words
        (( CURRENT-- ))
    elif (( CURRENT == 2 )) && [[ ${words[2]} != -* ]]; then
        _describe command commands
        _files
        return
    fi
    case $command in
` + cases.String() + `    esac
}

_legation "$@"
`
}

func fish(all *kong.Application) string {
	quote := strings.NewReplacer(`\`, `\\`, "'", `\'`)
	var b strings.Builder
	b.WriteString("# Completion of legation's command line in fish.\n\n")
	b.WriteString("complete -c legation -l help -d 'Show help.'\n")
	for _, n := range offered(all.Node) {
		fmt.Fprintf(&b, "complete -c legation -n __fish_use_subcommand -a %s -d '%s'\n", n.Name, quote.Replace(n.Help))
	}
	for _, n := range offered(all.Node) {
		when := "'__fish_seen_subcommand_from " + n.Name + "'"
		if n == opening(all) {
			when = "'__fish_use_subcommand; or __fish_seen_subcommand_from " + n.Name + "'"
		}
		for _, f := range flagsOf(n) {
			fmt.Fprintf(&b, "complete -c legation -n %s -l %s", when, f.Name)
			if f.Short != 0 {
				fmt.Fprintf(&b, " -s %c", f.Short)
			}
			switch {
			case f.IsBool():
			case f.Enum != "":
				fmt.Fprintf(&b, " -xa '%s'", values(f))
			case takesFile(f):
				b.WriteString(" -rF")
			default:
				b.WriteString(" -x")
			}
			fmt.Fprintf(&b, " -d '%s'\n", quote.Replace(f.Help))
			if negatable(f) {
				fmt.Fprintf(&b, "complete -c legation -n %s -l no-%s -d '%s'\n", when, f.Name, quote.Replace(without(f)))
			}
		}
	}
	return b.String()
}
