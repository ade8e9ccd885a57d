package app

import (
	"encoding/json"
	"fmt"
	"os"

	"legation/app/language"
	"legation/app/settings"
	"legation/app/state"

	"fyne.io/fyne/v2/lang"
)

// toolkitWords are the words of Fyne's own dialogs, by Fyne's keys, in the
// language of now. Fyne has no Korean, Arabic and Hebrew.
func toolkitWords() map[string]string {
	return map[string]string{
		"Advanced":          language.C("toolkit", "Advanced"),
		"Cancel":            language.C("toolkit", "Cancel"),
		"Confirm":           language.C("toolkit", "Confirm"),
		"Copy":              language.C("toolkit", "Copy"),
		"Create Folder":     language.C("toolkit", "Create Folder"),
		"Cut":               language.C("toolkit", "Cut"),
		"Enter filename":    language.C("toolkit", "Enter filename"),
		"Error":             language.C("toolkit", "Error"),
		"Favourites":        language.C("toolkit", "Favourites"),
		"File":              language.C("toolkit", "File"),
		"Folder":            language.C("toolkit", "Folder"),
		"New Folder":        language.C("toolkit", "New Folder"),
		"No":                language.C("toolkit", "No"),
		"OK":                language.C("toolkit", "OK"),
		"Open":              language.C("toolkit", "Open"),
		"Paste":             language.C("toolkit", "Paste"),
		"Quit":              language.C("toolkit", "Quit"),
		"Redo":              language.C("toolkit", "Redo"),
		"Save":              language.C("toolkit", "Save"),
		"Select all":        language.C("toolkit", "Select all"),
		"Show Hidden Files": language.C("toolkit", "Show Hidden Files"),
		"Undo":              language.C("toolkit", "Undo"),
		"Yes":               language.C("toolkit", "Yes"),
		"file.name":         language.C("toolkit", "Name"),
		"file.parent":       language.C("toolkit", "Parent"),
	}
}

// speakToolkit has Fyne's own dialogs speak the language of now. Fyne takes the
// language of the system and no other, so the words go under that one's name.
func speakToolkit() error {
	words, err := json.Marshal(toolkitWords())
	if err != nil {
		return err
	}
	return lang.AddTranslationsForLocale(words, lang.SystemLocale())
}

// setLanguage chooses a language for now and for later, or with "" the
// system's. The window gets new panes, which begin where the old ones were.
func (a *App) setLanguage(code string) {
	a.options.Language = "" // what is chosen now counts
	a.remember(func(s *settings.Settings) { s.Language = code })
	if n := len(a.boxes); a.speak(a.languageOf()) && n > 0 {
		a.boxes[n-1].dialog.Hide() // the preferences, in which it was chosen
		a.preferencesAt(languageRow)
	}
}

// speak has everything said in a language. What a text was made of is not kept,
// so the panes are made again, on a store of their own.
func (a *App) speak(code string) (changed bool) {
	if code == language.Current().Code || !language.Set(code) {
		return false
	}
	if err := speakToolkit(); err != nil {
		fmt.Fprintln(os.Stderr, "legation: translating the dialogs:", err)
	}
	a.store.Update(func(s state.State) state.State {
		s.Playing = false
		s.Dataset = s.Dataset.In(code)
		return s
	})
	a.memory.settings.Panel, a.memory.settings.Timeline = a.upper.Offset, a.whole.Offset
	a.mapView.Close()
	a.store = state.NewStore(a.store.State())
	a.compose()
	return true
}
