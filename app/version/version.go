// Package version says which version of the program this is. Pictures carry it,
// and the command line and the window show it.
package version

// Program is the program's name as its files carry it.
const Program = "Legation"

// Number is the version, and this the one place where it is written: what is
// packaged takes it from here. A build can set another one with
// -ldflags "-X legation/app/version.Number=1.2.3".
var Number = "0.1.0"
