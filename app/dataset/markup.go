package dataset

import "strings"

// wording gives the words of a text in HTML as a browser sets them, and the
// links in it that lead to the web: white space runs together, and so do lines
// where there are tags, or where the file wraps its texts.
func wording(s string, wrapped bool) (words string, links []anchor) {
	const most = 100
	if wrapped || strings.Contains(s, "<") {
		s = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ").Replace(s)
	}
	words, all := plain(s)
	for _, l := range all {
		if isWeb(l.url) && len(links) < most {
			links = append(links, l)
		}
	}
	return squeezed(words), links
}

// squeezed takes the white space at the ends of lines away, runs of spaces
// down to one, and runs of empty lines down to one.
func squeezed(s string) string {
	if s == "" {
		return ""
	}
	var lines []string
	for line := range strings.SplitSeq(strings.ReplaceAll(s, "\r\n", "\n"), "\n") {
		line = strings.Join(strings.Fields(line), " ")
		if line == "" && (len(lines) == 0 || lines[len(lines)-1] == "") {
			continue
		}
		lines = append(lines, line)
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// oneLine puts a text that a file wraps onto one line.
func oneLine(s string) string {
	if s = strings.TrimSpace(s); strings.ContainsAny(s, "\n\r\t") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}
