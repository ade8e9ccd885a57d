package basemap

import (
	"strings"

	"legation/app/language"
)

// Consent is what a person is told before a tile is asked for: what will be
// sent to whom, and what is kept. It is "" where nothing leaves the machine.
func Consent(p Provider, version string) string {
	if p.Address == "" {
		return ""
	}
	says := []string{
		language.F("The base map “%s” comes from the server %s. For each picture the program will ask that server, and no other, for the tiles of the picture alone.", p.Name, p.host()),
		language.F("The server then sees which part of the world the picture shows and how closely, this computer’s IP address, and that the program asking is “%s”.", UserAgent(version)),
		language.T("Neither events nor positions nor any file is sent."),
	}
	if p.NeedsKey {
		says = append(says, language.T("The key that you have given is sent along."))
	}
	if !p.encrypted() {
		says = append(says, language.T("The connection is not encrypted: others on the way can read what is asked for."))
	}
	if p.Note != "" {
		says = append(says, language.F("Note: %s.", p.Note))
	}
	says = append(says, language.F("Tiles are kept on this computer for as long as the server allows. The picture will say: %s.", p.Attribution))
	return strings.Join(says, " ")
}

// UserAgent is how the program names itself to a server.
func UserAgent(version string) string {
	return "Legation/" + version + " (desktop atlas; tiles of single pictures)"
}
