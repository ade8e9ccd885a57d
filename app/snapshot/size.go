package snapshot

import "legation/app/language"

// A Size is one that a purpose asks for.
type Size struct {
	ID            string // as the command line spells it
	Name          string
	Width, Height float64 // device-independent pixels
	Scale         float64 // pixels to each
}

// A device-independent pixel is the 96th part of an inch, so that a page at
// this scale has 300 pixels to the inch.
const (
	perInch    = 96
	printScale = 300.0 / perInch
	perMM      = perInch / 25.4
)

// WindowSize and CustomSize are the sizes that have no measure of their own.
const (
	WindowSize = "window"
	CustomSize = "custom"
)

// Sizes lists the sizes by purpose. That of the window is as given, in
// device-independent pixels; CustomSize begins with it too.
func Sizes(width, height float64) []Size {
	page := func(id, name string, w, h float64) Size { return Size{id, name, w, h, printScale} }
	return []Size{
		{WindowSize, language.T("The window as it is"), max(width, MinWidth), max(height, MinHeight), 1},
		{"slide", language.T("Slide 16:9"), 1280, 720, 1.5},
		{"slide-4-3", language.T("Slide 4:3"), 1024, 768, 1.5625},
		page("a4", language.T("A4 portrait"), 210*perMM, 297*perMM),
		page("a4-landscape", language.T("A4 landscape"), 297*perMM, 210*perMM),
		page("letter", language.T("Letter portrait"), 8.5*perInch, 11*perInch),
		page("letter-landscape", language.T("Letter landscape"), 11*perInch, 8.5*perInch),
		{"square", language.T("Square"), 900, 900, 1.5},
		{CustomSize, language.T("Any size"), width, height, 1},
	}
}
