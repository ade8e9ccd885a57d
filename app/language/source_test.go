package language

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// said is what the source code has to be translated.
type said struct {
	texts, plurals, contexts map[string]string // each with the place where it stands
	ones                     map[string]string // the singular of each plural
}

// inSource reads every literal that the program gives to T, F, N, C and Key.
func inSource(t *testing.T) said {
	t.Helper()
	s := said{map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}}
	files := token.NewFileSet()
	err := filepath.WalkDir("../../app", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				s.call(t, files, call)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (s said) call(t *testing.T, files *token.FileSet, call *ast.CallExpr) {
	name := ""
	switch function := call.Fun.(type) {
	case *ast.SelectorExpr:
		if of, ok := function.X.(*ast.Ident); ok && of.Name == "language" {
			name = function.Sel.Name
		}
	case *ast.Ident: // the package's own
		if strings.HasSuffix(filepath.Dir(files.Position(call.Pos()).Filename), "language") {
			name = function.Name
		}
	}
	where := files.Position(call.Pos()).String()
	text := func(i int) (string, bool) {
		if i >= len(call.Args) {
			return "", false
		}
		return literal(call.Args[i])
	}
	switch name {
	case "T", "Key":
		if first, ok := text(0); ok {
			s.texts[first] = where
		} else if name == "Key" {
			t.Errorf("%s: Key needs the text itself", where)
		}
	case "F":
		// A pattern that is marked elsewhere comes as a variable.
		if first, ok := text(0); ok {
			s.texts[first] = where
		}
	case "N":
		one, ok1 := text(1)
		many, ok2 := text(2)
		if !ok1 || !ok2 {
			t.Errorf("%s: N needs the texts themselves", where)
			return
		}
		if other, ok := s.ones[many]; ok && other != one {
			t.Errorf("%s: %q has the singulars %q and %q", where, many, one, other)
		}
		s.plurals[many], s.ones[many] = where, one
	case "C", "CF":
		context, ok1 := text(0)
		first, ok2 := text(1)
		if !ok1 && !ok2 {
			return // a function of the package that passes on
		}
		if !ok1 || !ok2 {
			t.Errorf("%s: C needs the texts themselves", where)
			return
		}
		s.contexts[context+"\x00"+first] = where
	}
}

// literal reads a string of the source, also one joined by plus signs.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind != token.STRING {
			return "", false
		}
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		left, ok1 := literal(e.X)
		right, ok2 := literal(e.Y)
		return left + right, ok1 && ok2 && e.Op == token.ADD
	case *ast.ParenExpr:
		return literal(e.X)
	}
	return "", false
}

// values says which values a pattern has marks for: "1d 2s".
func values(pattern string) map[string]bool {
	found := map[string]bool{}
	for _, m := range marksOf(pattern) {
		if m.value >= 0 {
			found[fmt.Sprintf("%d%s%c", m.value+1, m.spec, m.verb)] = true
		}
	}
	return found
}

func sameValues(a, b string) bool {
	x, y := values(a), values(b)
	if len(x) != len(y) {
		return false
	}
	for v := range x {
		if !y[v] {
			return false
		}
	}
	return true
}

// Every translation is of a text that the program has, and takes its values.
func TestTranslationsFitTheSource(t *testing.T) {
	source := inSource(t)
	for _, l := range languages[1:] {
		t.Run(l.Code, func(t *testing.T) {
			c, err := read(l.Code)
			if err != nil {
				t.Fatal(err)
			}
			for text, translated := range c.Texts {
				if _, ok := source.texts[text]; !ok {
					t.Errorf("nothing says %q any more", text)
				}
				if translated == "" || !sameValues(text, translated) {
					t.Errorf("%q does not take the values of %q", translated, text)
				}
			}
			for context, texts := range c.Contexts {
				for text, translated := range texts {
					if _, ok := source.contexts[context+"\x00"+text]; !ok {
						t.Errorf("nothing says %q in the context %q any more", text, context)
					}
					if translated == "" || !sameValues(text, translated) {
						t.Errorf("%q does not take the values of %q", translated, text)
					}
				}
			}
			for many, forms := range c.Plurals {
				if _, ok := source.plurals[many]; !ok {
					t.Errorf("nothing says %q any more", many)
				}
				l.checkForms(t, many, forms)
			}
		})
	}
}

// Every language has a translation of everything that the program says.
func TestEverythingIsTranslated(t *testing.T) {
	source := inSource(t)
	if len(source.texts) < 100 || len(source.plurals) < 5 || len(source.contexts) < 20 {
		t.Fatalf("the source says %d texts, %d plurals, %d in context: the test does not find them", len(source.texts), len(source.plurals), len(source.contexts))
	}
	for _, l := range languages[1:] {
		t.Run(l.Code, func(t *testing.T) {
			c, err := read(l.Code)
			if err != nil {
				t.Fatal(err)
			}
			for text, where := range source.texts {
				if _, ok := c.Texts[text]; !ok {
					t.Errorf("%s: no translation of %q", where, text)
				}
			}
			for many, where := range source.plurals {
				if _, ok := c.Plurals[many]; !ok {
					t.Errorf("%s: no translation of %q", where, many)
				}
			}
			for key, where := range source.contexts {
				context, text, _ := strings.Cut(key, "\x00")
				if _, ok := c.Contexts[context][text]; !ok {
					t.Errorf("%s: no translation of %q in the context %q", where, text, context)
				}
			}
		})
	}
}

// checkForms wants every form that the language has. Those of one number
// alone need not say the number.
func (l *Language) checkForms(t *testing.T, many string, forms map[string]string) {
	t.Helper()
	left := map[string]bool{}
	for name := range forms {
		left[name] = true
	}
	for _, f := range l.forms {
		name := formNames[f]
		delete(left, name)
		text, ok := forms[name]
		if !ok || text == "" {
			t.Errorf("%q has no form %q", many, name)
			continue
		}
		if sameValues(many, text) {
			continue
		}
		if name == "zero" || name == "one" || name == "two" {
			if sameValues(many, text+" %[1]d") {
				continue
			}
		}
		t.Errorf("%q does not take the values of %q", text, many)
	}
	for name := range left {
		t.Errorf("%q has a form %q that the language has not", many, name)
	}
}
