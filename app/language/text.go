package language

import (
	"golang.org/x/text/feature/plural"
)

// T gives a text in the language of now.
func T(text string) string {
	l := current.Load()
	if found, ok := l.texts().Texts[text]; ok {
		return found
	}
	return text
}

// C is T for an English text that means two things: the context says which,
// as in C("verb", "Open") and C("state", "Open").
func C(context, text string) string {
	l := current.Load()
	if found, ok := l.texts().Contexts[context][text]; ok {
		return found
	}
	return text
}

// CF is C for a text with values in it, as F is for T.
func CF(context, pattern string, values ...any) string {
	l := current.Load()
	return l.fill(C(context, pattern), values)
}

// F is T for a text with values in it. The marks for them are those of package
// fmt: %s takes a text and %d a number, which is written with the language's
// marks between thousands. A year is no such number: give it as a text. A
// translation may take the values in another order, as in "%[2]s %[1]s".
func F(pattern string, values ...any) string {
	l := current.Load()
	return l.fill(T(pattern), values)
}

// List puts several things side by side, with the comma of the language.
func List(things []string) string {
	list := ""
	for i, thing := range things {
		if i == 0 {
			list = thing
			continue
		}
		list = F("%s, %s", list, thing)
	}
	return list
}

// N is F for a text that says how many of something there are, in the form
// that the language has for this number. The count is the first of the values.
func N(count int, one, many string, more ...any) string {
	l := current.Load()
	values := append([]any{count}, more...)
	if forms, ok := l.texts().Plurals[many]; ok {
		if pattern, ok := forms[formNames[l.form(count)]]; ok {
			return l.fill(pattern, values)
		}
		if pattern, ok := forms["other"]; ok {
			return l.fill(pattern, values)
		}
	}
	if count == 1 {
		return l.fill(one, values)
	}
	return l.fill(many, values)
}

// Key marks a text to be translated where it stands, and gives it back as it
// is. T translates it where it is shown.
func Key(text string) string { return text }

// form says which form the language has for a number of things.
func (l *Language) form(count int) plural.Form {
	if count < 0 {
		count = -count
	}
	return plural.Cardinal.MatchPlural(l.tag, count%10_000_000, 0, 0, 0, 0)
}

// formNames are the names of the forms in the files of translations.
var formNames = map[plural.Form]string{
	plural.Zero: "zero", plural.One: "one", plural.Two: "two",
	plural.Few: "few", plural.Many: "many", plural.Other: "other",
}

// Confidence names a degree of confidence, as a dataset spells it.
func Confidence(degree string) string {
	switch degree {
	case "high":
		return C("confidence", "high")
	case "medium":
		return C("confidence", "medium")
	case "low":
		return C("confidence", "low")
	}
	return degree
}
