package basemap

import "fmt"

// Consent is what a person is told before a tile is asked for: what will be
// sent to whom, and what is kept. It is "" where nothing leaves the machine.
func Consent(p Provider, version string) string {
	if p.Address == "" {
		return ""
	}
	text := fmt.Sprintf("The base map “%s” comes from the server %s. For each picture the program will ask that server, and no other, for the tiles of the picture alone. "+
		"The server then sees which part of the world the picture shows and how closely, this computer’s IP address, and that the program asking is “%s”. "+
		"Neither events nor positions nor any file is sent.", p.Name, p.host(), UserAgent(version))
	if p.NeedsKey {
		text += " The key that you have given is sent along."
	}
	if !p.encrypted() {
		text += " The connection is not encrypted: others on the way can read what is asked for."
	}
	if p.Note != "" {
		text += " Note: " + p.Note + "."
	}
	return text + " Tiles are kept on this computer for as long as the server allows. The picture will say: " + p.Attribution + "."
}

// UserAgent is how the program names itself to a server.
func UserAgent(version string) string {
	return "Legation/" + version + " (desktop atlas; tiles of single pictures)"
}
