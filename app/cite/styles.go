package cite

import "legation/app/event"

// madeWith names the program with its version.
func (i Item) madeWith() string { return joined(" ", "Legation", i.context.Version) }

func (i Item) today(yearFirst bool) string { return dateWords(onDay(i.context.Today), yearFirst) }

// chicago writes an entry of a bibliography as The Chicago Manual of Style has
// it, 17th edition: 14.205 to 14.207 for pages of the web, 14.237 for maps,
// 14.257 for datasets. There are no italics in plain text.
func (i Item) chicago() string {
	date := dateWords(i.date, false)
	data := joined(", ", "dataset", i.short())
	switch i.kind {
	case theDataset:
		return joined(" ", sentence(i.title), joined(", ", "Dataset", i.short())+".", "Accessed "+i.today(false)+", with "+i.madeWith()+".")
	case theRecord:
		when := date
		if when == "" {
			when = "undated"
		}
		return joined(" ", quoted(i.title, "")+" ("+when+").", "Record "+i.number+" in "+i.within+" ("+data+").",
			"Accessed "+i.today(false)+", with "+i.madeWith()+".")
	case thePicture:
		return joined(" ", quoted(i.title, "."), "Map.", "Made "+date+", with "+i.madeWith()+", from "+i.within+" ("+data+").")
	}
	text := quoted(i.title, ".")
	if more := joined(", ", i.by, date); more != "" {
		text += " " + sentence(more)
	}
	if i.url == "" {
		return text
	}
	if date == "" {
		text += " Accessed " + i.today(false) + "."
	}
	return text + " " + i.url + "."
}

// apa writes an entry of a list of references as the Publication Manual of the
// American Psychological Association has it, 7th edition: 10.9 for data sets,
// 10.14 for maps, 10.16 for pages of the web. What has no author begins with
// its title.
func (i Item) apa() string {
	date := dateWords(i.date, true)
	if date == "" {
		date = "n.d."
	}
	set := func(title string) string { return joined(" ", title, between("(", i.short(), ")"), "[Data set]") }
	retrieved := "Retrieved " + i.today(false) + ", with Legation" + between(" (Version ", i.context.Version, ")") + "."
	switch i.kind {
	case theDataset:
		return set(i.title) + ". (n.d.). " + retrieved
	case theRecord:
		when := "undated"
		if date != "n.d." {
			when = "event of " + dateWords(i.date, false)
		}
		return i.title + " [Record " + i.number + "; " + when + "]. (n.d.). In " + set(i.within) + ". " + retrieved
	case thePicture:
		return i.title + " [Map]. (" + date + "). Made with Legation" + between(" (Version ", i.context.Version, ")") + " from " + set(i.within) + "."
	}
	var text string
	if i.by != "" {
		text = sentence(i.by) + " (" + date + "). " + sentence(i.title)
	} else {
		text = sentence(i.title) + " (" + date + ")."
	}
	switch {
	case i.url == "":
	case date == "n.d.":
		text += " Retrieved " + i.today(false) + ", from " + i.url
	default:
		text += " " + i.url
	}
	return text
}

// between puts a text between two others, or gives "" for none.
func between(before, text, after string) string {
	if text == "" {
		return ""
	}
	return before + text + after
}

// dated reports whether a date can be written at all.
func dated(d event.Date) bool {
	_, ok := d.Anchor()
	return ok
}
