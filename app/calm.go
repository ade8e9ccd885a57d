package app

import "fyne.io/fyne/v2"

// A calmApp is Fyne's, whose own animations, such as the wave over a pressed
// button and the blinking of a cursor, stop where a person asks for less motion.
// Fyne itself knows that wish only from a file that all its programs share.
type calmApp struct {
	fyne.App
	still func() bool
}

// Settings are those of the system, less the animations.
func (a calmApp) Settings() fyne.Settings { return calmSettings{a.App.Settings(), a.still} }

type calmSettings struct {
	fyne.Settings
	still func() bool
}

// ShowAnimations reports whether anything may move by itself.
func (s calmSettings) ShowAnimations() bool { return !s.still() && s.Settings.ShowAnimations() }
