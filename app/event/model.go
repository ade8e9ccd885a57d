// Package event is the model that everything else shows: events in time,
// the positions that states and bodies hold on territories, and the sources
// of both. It knows no drawing and no window.
package event

// A Dataset is one self-contained body of records. It is read only once it
// has been built with New, and safe for concurrent use from then on.
type Dataset struct {
	ID          string
	Title       string
	Description string
	Language    string // BCP 47 tag of the texts, "en"
	Licence     string
	Note        string // the boundary note that every picture carries
	Digest      string // SHA-256 of the file that it was read from, in hexadecimal, or ""
	Format      string // id of the format of that file, or ""
	Statements  []Statement
	Related     []Link

	Actors      []Actor
	Categories  []Category
	Sources     []Source
	Places      []Place
	Territories []Territory
	Viewpoints  []Viewpoint
	Views       []View
	Events      []Event // in order of time, undated ones last
	Stances     []Stance
	Assertions  []Assertion

	Translations []Translation

	// Supplied are the viewpoints, views and categories that the file does not have and
	// that its reader made, as "view overview". Their names are texts of the interface.
	Supplied []string

	index    *Index
	original *Dataset // that this one is a translation of, or nil
}

// An Event is something that happened at a time, or a period that other
// events happen within. A record without a date is kept and shown as undated.
type Event struct {
	ID          string
	Title       string
	Date        Date  // zero when the record is undated
	Period      bool  // has a length of its own: a war, an era
	at          int32 // place in Dataset.Events, for IndexOf; here it takes no room
	Category    string
	Summary     string
	Attribution string   // who says so
	Actors      []string // ids, the acting side first
	Places      []string // ids
	Quotes      []Quote
	Sources     []string // ids
	Confidence  Confidence
	Statement   []string // ids of the statements of the article it rests on
	Accounts    []Account
	Note        string
}

// An Account is one source's version of an event where several differ. They
// stand side by side and none overwrites another.
type Account struct {
	Date        Date // zero when the account gives none
	Text        string
	Attribution string
	Quotes      []Quote
	Sources     []string
	Confidence  Confidence
}

// A Stance is one holder's position on one territory over a time. One
// without a date holds at every date and is marked as undated.
type Stance struct {
	ID          string
	Holder      string // actor id
	Territory   string // territory id
	Relation    Relation
	Regards     string // actor id held to be the owner or controller; "" where none is named
	Date        Date
	Attribution string
	Note        string
	Quotes      []Quote
	Sources     []string
	Confidence  Confidence
	Statement   []string
}

// Relation says what kind of position a stance is.
type Relation string

// The relations, as the dataset spells them.
const (
	Controls              Relation = "controls"
	ClaimsOwn             Relation = "claims-own"
	RecognisesSovereignty Relation = "recognises-sovereignty-of"
	RecognisesGovernment  Relation = "recognises-government-of"
	RecognisesRight       Relation = "recognises-right-of"
	PositionOccupied      Relation = "position-occupied"
	FinalStatus           Relation = "final-status"
	Plan                  Relation = "plan"
	NoRecognition         Relation = "no-recognition"
	NoClaim               Relation = "no-claim"
	NoPositionFound       Relation = "no-position-found"
	SourcesDiffer         Relation = "sources-differ"
)

// Relations lists every relation in the order in which they are documented.
var Relations = []Relation{
	Controls, ClaimsOwn, RecognisesSovereignty, RecognisesGovernment,
	RecognisesRight, PositionOccupied, FinalStatus, Plan, NoRecognition,
	NoClaim, NoPositionFound, SourcesDiffer,
}

// Confidence rates that a source says so, never whether a claim is right.
type Confidence string

// The three degrees; "" means that the dataset does not say.
const (
	High   Confidence = "high"
	Medium Confidence = "medium"
	Low    Confidence = "low"
)

// An Actor takes part in events and holds positions.
type Actor struct {
	ID     string
	Name   string // as written out: "State of Palestine"
	Kind   string // state, body, organisation, person, newspaper, agency
	PartOf string // actor id of the state or body it acts for, or ""
	Colour string // "#rrggbb", or "" for a neutral tint
}

// A Category groups events into one lane of the timeline.
type Category struct {
	ID     string
	Name   string
	Colour string // "#rrggbb"
	Shape  string // circle, square, diamond, triangle, wedge, pentagon, cross, star
}

// A Source is a place where a statement can be read.
type Source struct {
	ID        string
	Title     string
	URL       string // "" where no link is known
	Publisher string
	Date      string // of publication, EDTF, or ""
	Note      string
}

// A Place is a point that events refer to.
type Place struct {
	ID       string
	Name     string
	Lon, Lat float64 // degrees, WGS 84
	Area     bool    // the point stands for an area, not for a spot
	Note     string
}

// A Territory is a reference to a named area of the map with its own geometry.
type Territory struct {
	ID   string
	Name string
	Note string
}

// A Viewpoint chooses whose stances colour the map.
type Viewpoint struct {
	ID          string
	Name        string
	Holder      string // actor id; "" shows control alone
	Description string // one line for a person who chooses
}

// A View is a part of the map worth going to.
type View struct {
	ID     string
	Name   string
	Bounds [4]float64 // west, south, east, north in degrees
}

// A Quote is a verbatim text with the one who spoke or wrote it.
type Quote struct {
	Text    string
	Speaker string
	Source  string // source id
	Note    string // such as "wording not matched elsewhere"
}

// A Link names a related subject.
type Link struct {
	Title string
	URL   string
}

// A Statement is one sentence of the article that a dataset starts from,
// named so that records can say on which one they rest.
type Statement struct {
	ID    string // "S05"
	About string // its subject in our own words, not its text
}

// An Assertion says that a point lies in a territory. It guards against
// wrong polygons.
type Assertion struct {
	Name      string
	Lon, Lat  float64
	Territory string
}
