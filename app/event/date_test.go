package event

import (
	"errors"
	"strings"
	"testing"
)

// dates has one date of each kind with its four days, as edgeString writes
// them, and its texts.
var dates = []struct {
	edtf         string
	start, end   string
	text, note   string
	long         string
	precision    Precision
	isAnInterval bool
}{
	// Level 0.
	{"2014-07-15", "2014-07-15", "2014-07-15", "15 July 2014", "", "15 July 2014", PrecisionDay, false},
	{"2014-07", "2014-07-01 2014-07-31", "2014-07-01 2014-07-31", "July 2014", "month only", "July 2014", PrecisionMonth, false},
	{"1988", "1988-01-01 1988-12-31", "1988-01-01 1988-12-31", "1988", "year only", "1988, year only", PrecisionYear, false},
	{"2000-02", "2000-02-01 2000-02-29", "2000-02-01 2000-02-29", "February 2000", "month only", "February 2000", PrecisionMonth, false},
	{"1900-02", "1900-02-01 1900-02-28", "1900-02-01 1900-02-28", "February 1900", "month only", "February 1900", PrecisionMonth, false},
	{"0000", "0000-01-01 0000-12-31", "0000-01-01 0000-12-31", "1 BCE", "year only", "1 BCE, year only", PrecisionYear, false},
	{"0622", "0622-01-01 0622-12-31", "0622-01-01 0622-12-31", "622 CE", "year only", "622 CE, year only", PrecisionYear, false},
	{"19", "1900-01-01 1999-12-31", "1900-01-01 1999-12-31", "1900s (century)", "century only", "1900s (century)", PrecisionCentury, false},
	{"-05", "-0500-01-01 -0401-12-31", "-0500-01-01 -0401-12-31", "501–402 BCE", "century only", "501–402 BCE", PrecisionCentury, false},
	{"1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "12 April 1985", "", "12 April 1985", PrecisionDay, false},
	{"1985-04-12T24:00:00Z", "1985-04-12", "1985-04-12", "12 April 1985", "", "12 April 1985", PrecisionDay, false},
	{"-0043-03-15T12:00", "-0043-03-15", "-0043-03-15", "15 March 44 BCE", "", "15 March 44 BCE", PrecisionDay, false},
	{"1967/1988", "1967-01-01 1967-12-31", "1988-01-01 1988-12-31", "1967 – 1988", "years only", "1967 – 1988, years only", PrecisionYear, true},
	{"1967-06-05/1967-06-10", "1967-06-05", "1967-06-10", "5 – 10 June 1967", "", "5 – 10 June 1967", PrecisionDay, true},
	{"1973-10-06/1973-11-11", "1973-10-06", "1973-11-11", "6 October – 11 November 1973", "", "6 October – 11 November 1973", PrecisionDay, true},
	{"1987-12-08/1993-09-13", "1987-12-08", "1993-09-13", "8 December 1987 – 13 September 1993", "", "8 December 1987 – 13 September 1993", PrecisionDay, true},
	{"1967-06-05/1967-06-05", "1967-06-05", "1967-06-05", "5 June 1967", "", "5 June 1967", PrecisionDay, true},
	{"2004-02-01/2005-02", "2004-02-01", "2005-02-01 2005-02-28", "1 February 2004 – February 2005", "start to the day, end month only", "1 February 2004 – February 2005", PrecisionDay, true},
	// The sides narrow each other where they overlap.
	{"1967/1967-06-10", "1967-01-01 1967-06-10", "1967-06-10", "1967 – 10 June 1967", "start year only, end to the day", "1967 – 10 June 1967", PrecisionYear, true},
	{"1967-06-10/1967", "1967-06-10", "1967-06-10 1967-12-31", "10 June 1967 – 1967", "start to the day, end year only", "10 June 1967 – 1967", PrecisionDay, true},

	// Level 1: qualifiers never move a day.
	{"1964~", "1964-01-01 1964-12-31", "1964-01-01 1964-12-31", "about 1964", "year only, approximate", "1964, approximately", PrecisionYear, false},
	{"1964?", "1964-01-01 1964-12-31", "1964-01-01 1964-12-31", "possibly 1964", "year only, uncertain", "1964, uncertain", PrecisionYear, false},
	{"1964%", "1964-01-01 1964-12-31", "1964-01-01 1964-12-31", "possibly about 1964", "year only, uncertain and approximate", "1964, uncertain and approximate", PrecisionYear, false},
	{"2004-06-11%", "2004-06-11", "2004-06-11", "possibly about 11 June 2004", "uncertain and approximate", "11 June 2004, uncertain and approximate", PrecisionDay, false},
	{"1964~/1988?", "1964-01-01 1964-12-31", "1988-01-01 1988-12-31", "about 1964 – possibly 1988", "years only, start approximate, end uncertain", "about 1964 – possibly 1988, years only", PrecisionYear, true},
	// Level 1: unspecified digits.
	{"197X", "1970-01-01 1979-12-31", "1970-01-01 1979-12-31", "1970s", "decade only", "1970s", PrecisionDecade, false},
	{"197X~", "1970-01-01 1979-12-31", "1970-01-01 1979-12-31", "about the 1970s", "decade only, approximate", "1970s, approximately", PrecisionDecade, false},
	{"190X", "1900-01-01 1909-12-31", "1900-01-01 1909-12-31", "1900s (decade)", "decade only", "1900s (decade)", PrecisionDecade, false},
	{"19XX", "1900-01-01 1999-12-31", "1900-01-01 1999-12-31", "1900s (century)", "century only", "1900s (century)", PrecisionCentury, false},
	{"000X", "0000-01-01 0009-12-31", "0000-01-01 0009-12-31", "1 BCE – 9 CE", "decade only", "1 BCE – 9 CE", PrecisionDecade, false},
	{"019X", "0190-01-01 0199-12-31", "0190-01-01 0199-12-31", "190s CE", "decade only", "190s CE", PrecisionDecade, false},
	{"-198X", "-1989-01-01 -1980-12-31", "-1989-01-01 -1980-12-31", "1990–1981 BCE", "decade only", "1990–1981 BCE", PrecisionDecade, false},
	{"-00XX", "-0099-01-01 -0001-12-31", "-0099-01-01 -0001-12-31", "100–2 BCE", "century only", "100–2 BCE", PrecisionCentury, false},
	{"2004-XX", "2004-01-01 2004-12-31", "2004-01-01 2004-12-31", "2004", "year only", "2004, year only", PrecisionYear, false},
	{"2004-06-XX", "2004-06-01 2004-06-30", "2004-06-01 2004-06-30", "June 2004", "month only", "June 2004", PrecisionMonth, false},
	{"2004-XX-XX", "2004-01-01 2004-12-31", "2004-01-01 2004-12-31", "2004", "year only", "2004, year only", PrecisionYear, false},
	{"XXXX", "0000-01-01 9999-12-31", "0000-01-01 9999-12-31", "year unknown", "", "year unknown", PrecisionNone, false},
	{"197X/198X", "1970-01-01 1979-12-31", "1980-01-01 1989-12-31", "1970s – 1980s", "decades only", "1970s – 1980s", PrecisionDecade, true},
	{"18XX/19XX", "1800-01-01 1899-12-31", "1900-01-01 1999-12-31", "1800s (century) – 1900s (century)", "centuries only", "1800s (century) – 1900s (century)", PrecisionCentury, true},
	{"2004-06-XX/2004-07-03", "2004-06-01 2004-06-30", "2004-07-03", "June 2004 – 3 July 2004", "start month only, end to the day", "June 2004 – 3 July 2004", PrecisionMonth, true},
	// Level 1: seasons, of which the standard does not say the months.
	{"2001-21", "2001-01-01 2001-12-31", "2001-01-01 2001-12-31", "spring 2001", "season only", "spring 2001", PrecisionSeason, false},
	{"2001-24~", "2001-01-01 2001-12-31", "2001-01-01 2001-12-31", "about winter 2001", "season only, approximate", "winter 2001, approximately", PrecisionSeason, false},
	// Level 1: years far away.
	{"Y170000002", "Y170000002-01-01 Y170000002-12-31", "Y170000002-01-01 Y170000002-12-31", "170,000,002", "year only", "170,000,002, year only", PrecisionYear, false},
	{"Y-170000002", "Y-170000002-01-01 Y-170000002-12-31", "Y-170000002-01-01 Y-170000002-12-31", "170,000,003 BCE", "year only", "170,000,003 BCE, year only", PrecisionYear, false},
	{"-1985", "-1985-01-01 -1985-12-31", "-1985-01-01 -1985-12-31", "1986 BCE", "year only", "1986 BCE, year only", PrecisionYear, false},
	// Level 1: open and unknown ends.
	{"1988/..", "1988-01-01 1988-12-31", "..", "since 1988", "year only", "since 1988, year only", PrecisionYear, true},
	{"1967-06~/..", "1967-06-01 1967-06-30", "..", "since about June 1967", "month only, start approximate", "since about June 1967", PrecisionMonth, true},
	{"../2023-11-01", "..", "2023-11-01", "until 1 November 2023", "", "until 1 November 2023", PrecisionNone, true},
	{"1988/", "1988-01-01 1988-12-31", "? 1988-12-31", "1988 – end unknown", "year only, end unknown", "1988 – end unknown, year only", PrecisionYear, true},
	{"/1988", "? 1988-01-01", "1988-01-01 1988-12-31", "start unknown – 1988", "year only, start unknown", "start unknown – 1988, year only", PrecisionNone, true},
	{"../..", "..", "..", "at all times", "", "at all times", PrecisionNone, true},
	{"/", "? ..", "? ..", "start and end unknown", "unknown", "start and end unknown", PrecisionNone, true},
	{"/..", "? ..", "..", "start unknown – open end", "start unknown", "start unknown – open end", PrecisionNone, true},
	{"../", "..", "? ..", "open start – end unknown", "end unknown", "open start – end unknown", PrecisionNone, true},

	// Level 2: sets. What is one of several happened once.
	{"[1667,1668,1670..1672]", "1667-01-01 1672-12-31", "1667-01-01 1672-12-31", "one of 1667, 1668 or 1670 to 1672", "years only", "one of 1667, 1668 or 1670 to 1672", PrecisionCentury, false},
	{"[..1760-12-03]", "..", "1760-12-03", "3 December 1760 or earlier", "", "3 December 1760 or earlier", PrecisionNone, false},
	{"[1760-12..]", "1760-12-01 1760-12-31", "..", "December 1760 or later", "month only", "December 1760 or later", PrecisionMonth, false},
	{"[1760-01,1760-02,1760-12..]", "1760-01-01 1760-01-31", "..", "January 1760, February 1760, or December 1760 or later", "month only", "January 1760, February 1760, or December 1760 or later", PrecisionMonth, false},
	{"[1667,1760-12]", "1667-01-01 1760-12-31", "1667-01-01 1760-12-31", "one of 1667 or December 1760", "start year only, end month only", "one of 1667 or December 1760", PrecisionMillennium, false},
	{"[1668,1667~]", "1667-01-01 1668-12-31", "1667-01-01 1668-12-31", "one of 1668 or about 1667", "years only, end approximate", "one of 1668 or about 1667", PrecisionDecade, false},
	{"[1670-12-01..1670-12-05]", "1670-12-01 1670-12-05", "1670-12-01 1670-12-05", "one of 1 December 1670 to 5 December 1670", "", "one of 1 December 1670 to 5 December 1670", PrecisionMonth, false},
	{"[2020]", "2020-01-01 2020-12-31", "2020-01-01 2020-12-31", "2020", "year only", "2020", PrecisionYear, false},
	{"[..1760,1780..]", "..", "..", "1760 or earlier, or 1780 or later", "", "1760 or earlier, or 1780 or later", PrecisionNone, false},
	{"{1667,1668,1670..1672}", "1667-01-01 1667-12-31", "1672-01-01 1672-12-31", "1667, 1668 and 1670 to 1672", "years only", "1667, 1668 and 1670 to 1672", PrecisionYear, true},
	{"{1960,1961-12}", "1960-01-01 1960-12-31", "1961-12-01 1961-12-31", "1960 and December 1961", "start year only, end month only", "1960 and December 1961", PrecisionYear, true},
	{"{..1984}", "..", "1984-01-01 1984-12-31", "1984 and earlier", "year only", "1984 and earlier", PrecisionNone, true},
	{"{1760..}", "1760-01-01 1760-12-31", "..", "1760 and later", "year only", "1760 and later", PrecisionYear, true},
	// Level 2: exponents and significant digits.
	{"Y-17E7", "Y-170000000-01-01 Y-170000000-12-31", "Y-170000000-01-01 Y-170000000-12-31", "170,000,001 BCE", "year only", "170,000,001 BCE, year only", PrecisionYear, false},
	{"1950S2", "1900-01-01 1999-12-31", "1900-01-01 1999-12-31", "1900 – 1999, estimated as 1950", "2 significant digits only", "1900 – 1999, estimated as 1950", PrecisionCentury, false},
	{"1950S1", "1000-01-01 1999-12-31", "1000-01-01 1999-12-31", "1000 – 1999, estimated as 1950", "1 significant digit only", "1000 – 1999, estimated as 1950", PrecisionMillennium, false},
	{"1950S4", "1950-01-01 1950-12-31", "1950-01-01 1950-12-31", "1950", "4 significant digits only", "1950, 4 significant digits only", PrecisionYear, false},
	{"0050S1", "0050-01-01 0059-12-31", "0050-01-01 0059-12-31", "50 CE – 59 CE, estimated as 50 CE", "1 significant digit only", "50 CE – 59 CE, estimated as 50 CE", PrecisionDecade, false},
	{"-1950S2", "-1999-01-01 -1900-12-31", "-1999-01-01 -1900-12-31", "2000–1901 BCE, estimated as 1951 BCE", "2 significant digits only", "2000–1901 BCE, estimated as 1951 BCE", PrecisionCentury, false},
	{"Y171010000S3", "Y171000000-01-01 Y171999999-12-31", "Y171000000-01-01 Y171999999-12-31", "171,000,000 – 171,999,999, estimated as 171,010,000", "3 significant digits only", "171,000,000 – 171,999,999, estimated as 171,010,000", PrecisionMillennium, false},
	{"Y3388E2S3", "Y338000-01-01 Y338999-12-31", "Y338000-01-01 Y338999-12-31", "338,000 – 338,999, estimated as 338,800", "3 significant digits only", "338,000 – 338,999, estimated as 338,800", PrecisionMillennium, false},
	// Years too far to be counted keep their words and have the last day that is.
	{"Y17E700", "Y999999999999999-01-01 Y999999999999999-12-31", "Y999999999999999-01-01 Y999999999999999-12-31", "year 17E700", "year only", "year 17E700, year only", PrecisionYear, false},
	{"Y-9999999999999999999999", "Y-999999999999999-01-01 Y-999999999999999-12-31", "Y-999999999999999-01-01 Y-999999999999999-12-31", "year -9999999999999999999999", "year only", "year -9999999999999999999999, year only", PrecisionYear, false},
	{"Y1E99999999999999999999S9", "Y999999999999999-01-01 Y999999999999999-12-31", "Y999999999999999-01-01 Y999999999999999-12-31", "year 1E99999999999999999999S9", "9 significant digits only", "year 1E99999999999999999999S9, 9 significant digits only", PrecisionYear, false},
	// Decades in three digits, of ISO 8601-2.
	{"193", "1930-01-01 1939-12-31", "1930-01-01 1939-12-31", "1930s", "decade only", "1930s", PrecisionDecade, false},
	{"-005", "-0050-01-01 -0041-12-31", "-0050-01-01 -0041-12-31", "51–42 BCE", "decade only", "51–42 BCE", PrecisionDecade, false},
	// Level 2: parts of a year.
	{"2001-25", "2001-03-01 2001-05-31", "2001-03-01 2001-05-31", "northern spring 2001", "season only", "northern spring 2001", PrecisionSeason, false},
	{"1999-28", "1999-12-01 2000-02-29", "1999-12-01 2000-02-29", "northern winter 1999", "season only", "northern winter 1999", PrecisionSeason, false},
	{"2001-30", "2001-12-01 2002-02-28", "2001-12-01 2002-02-28", "southern summer 2001", "season only", "southern summer 2001", PrecisionSeason, false},
	{"2001-32", "2001-06-01 2001-08-31", "2001-06-01 2001-08-31", "southern winter 2001", "season only", "southern winter 2001", PrecisionSeason, false},
	{"2001-34", "2001-04-01 2001-06-30", "2001-04-01 2001-06-30", "second quarter of 2001", "quarter only", "second quarter of 2001", PrecisionSeason, false},
	{"2001-39", "2001-09-01 2001-12-31", "2001-09-01 2001-12-31", "last third of 2001", "third of a year only", "last third of 2001", PrecisionSeason, false},
	{"2001-41", "2001-07-01 2001-12-31", "2001-07-01 2001-12-31", "second half of 2001", "half-year only", "second half of 2001", PrecisionSeason, false},
	{"2001?-23", "2001-01-01 2001-12-31", "2001-01-01 2001-12-31", "autumn 2001 (year uncertain)", "season only, year uncertain", "autumn 2001, year uncertain", PrecisionSeason, false},
	{"20XX-41", "2000-07-01 2099-12-31", "2000-07-01 2099-12-31", "second half of a year in the 2000s (century)", "some digits unknown", "second half of a year in the 2000s (century)", PrecisionCentury, false},
	{"156X-21", "1560-01-01 1569-12-31", "1560-01-01 1569-12-31", "spring in the 1560s", "some digits unknown", "spring in the 1560s", PrecisionDecade, false},
	{"15XX-28", "1500-12-01 1600-02-29", "1500-12-01 1600-02-29", "northern winter in the 1500s (century)", "some digits unknown", "northern winter in the 1500s (century)", PrecisionCentury, false},
	{"2001-21/2001-23", "2001-01-01 2001-12-31", "2001-01-01 2001-12-31", "spring 2001 – autumn 2001", "seasons only", "spring 2001 – autumn 2001", PrecisionSeason, true},
	{"2001-33/2001-34", "2001-01-01 2001-03-31", "2001-04-01 2001-06-30", "first quarter of 2001 – second quarter of 2001", "quarters only", "first quarter of 2001 – second quarter of 2001", PrecisionSeason, true},
	// Level 2: qualifiers on parts.
	{"2004-06~-11", "2004-06-11", "2004-06-11", "11 June 2004 (year and month approximate)", "year and month approximate", "11 June 2004, year and month approximate", PrecisionDay, false},
	{"2004?-06-11", "2004-06-11", "2004-06-11", "11 June 2004 (year uncertain)", "year uncertain", "11 June 2004, year uncertain", PrecisionDay, false},
	{"?2004-06-~11", "2004-06-11", "2004-06-11", "11 June 2004 (year uncertain, day approximate)", "year uncertain, day approximate", "11 June 2004, year uncertain, day approximate", PrecisionDay, false},
	{"2004-%06-11", "2004-06-11", "2004-06-11", "11 June 2004 (month uncertain and approximate)", "month uncertain and approximate", "11 June 2004, month uncertain and approximate", PrecisionDay, false},
	{"2001-?09~-09", "2001-09-09", "2001-09-09", "9 September 2001 (year approximate, month uncertain and approximate)", "year approximate, month uncertain and approximate", "9 September 2001, year approximate, month uncertain and approximate", PrecisionDay, false},
	{"?2001", "2001-01-01 2001-12-31", "2001-01-01 2001-12-31", "possibly 2001", "year only, uncertain", "2001, uncertain", PrecisionYear, false},
	{"?-0043-03", "-0043-03-01 -0043-03-31", "-0043-03-01 -0043-03-31", "March 44 BCE (year uncertain)", "month only, year uncertain", "March 44 BCE, year uncertain", PrecisionMonth, false},
	{"2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20", "1 June 2004 (day approximate) – 20 June 2004 (day approximate)", "day approximate", "1 June 2004 (day approximate) – 20 June 2004 (day approximate)", PrecisionDay, true},
	// Level 2: unspecified digits anywhere.
	{"156X-12-25", "1560-12-25 1569-12-25", "1560-12-25 1569-12-25", "25 December in the 1560s", "some digits unknown", "25 December in the 1560s", PrecisionDecade, false},
	{"XXXX-12-XX", "0000-12-01 9999-12-31", "0000-12-01 9999-12-31", "December, year unknown", "some digits unknown", "December, year unknown", PrecisionNone, false},
	{"XXXX-02-29", "0000-02-29 9996-02-29", "0000-02-29 9996-02-29", "29 February, year unknown", "some digits unknown", "29 February, year unknown", PrecisionNone, false},
	{"1XXX-XX", "1000-01-01 1999-12-31", "1000-01-01 1999-12-31", "1000s (millennium)", "millennium only", "1000s (millennium)", PrecisionMillennium, false},
	{"1XXX-12", "1000-12-01 1999-12-31", "1000-12-01 1999-12-31", "December in the 1000s (millennium)", "some digits unknown", "December in the 1000s (millennium)", PrecisionMillennium, false},
	{"1984-1X", "1984-10-01 1984-12-31", "1984-10-01 1984-12-31", "October, November or December 1984", "some digits unknown", "October, November or December 1984", PrecisionYear, false},
	{"1984-0X", "1984-01-01 1984-09-30", "1984-01-01 1984-09-30", "January – September 1984", "some digits unknown", "January – September 1984", PrecisionYear, false},
	{"1984-10-1X", "1984-10-10 1984-10-19", "1984-10-10 1984-10-19", "one of 10 – 19 October 1984", "some digits unknown", "one of 10 – 19 October 1984", PrecisionMonth, false},
	{"1984-10-X1", "1984-10-01 1984-10-31", "1984-10-01 1984-10-31", "one of 1, 11, 21 or 31 October 1984", "some digits unknown", "one of 1, 11, 21 or 31 October 1984", PrecisionMonth, false},
	{"2004-XX-11", "2004-01-11 2004-12-11", "2004-01-11 2004-12-11", "the 11th of some month in 2004", "some digits unknown", "the 11th of some month in 2004", PrecisionYear, false},
	{"1500-1X-25", "1500-10-25 1500-12-25", "1500-10-25 1500-12-25", "the 25th of October, November or December 1500", "some digits unknown", "the 25th of October, November or December 1500", PrecisionYear, false},
	{"2X1X", "2010-01-01 2919-12-31", "2010-01-01 2919-12-31", "a year 2X1X (2010 – 2919)", "some digits unknown", "a year 2X1X (2010 – 2919)", PrecisionMillennium, false},
	{"-00X1-12", "-0091-12-01 -0001-12-31", "-0091-12-01 -0001-12-31", "December of a year -00X1 (92–2 BCE)", "some digits unknown", "December of a year -00X1 (92–2 BCE)", PrecisionCentury, false},
	{"-XXXX", "-9999-01-01 -0001-12-31", "-9999-01-01 -0001-12-31", "year unknown", "", "year unknown", PrecisionNone, false},
	{"1800/1X01", "1800-01-01 1800-12-31", "1800-01-01 1901-12-31", "1800 – a year 1X01 (1001 – 1901)", "some digits unknown", "1800 – a year 1X01 (1001 – 1901)", PrecisionYear, true},
	{"201X-04/2020", "2010-04-01 2019-04-30", "2020-01-01 2020-12-31", "April in the 2010s – 2020", "some digits unknown", "April in the 2010s – 2020", PrecisionDecade, true},
}

// edgeString writes an edge as the table does: one day, or two, with ? before
// an unknown edge and .. for no limit.
func edgeString(e Edge) string {
	days := e.Earliest.String()
	if e.Earliest != e.Latest {
		days += " " + e.Latest.String()
	}
	if e.Unknown {
		days = "? " + days
	}
	return days
}

func TestDates(t *testing.T) {
	for _, c := range dates {
		d, err := ParseDate(c.edtf)
		if err != nil {
			t.Error(err)
			continue
		}
		span := d.Span()
		for _, got := range []struct{ what, got, want string }{
			{"string", d.String(), c.edtf},
			{"start", edgeString(span.Start), c.start},
			{"end", edgeString(span.End), c.end},
			{"text", d.Text(), c.text},
			{"precision text", d.PrecisionText(), c.note},
			{"long text", d.LongText(), c.long},
			{"precision", d.Precision().String(), c.precision.String()},
		} {
			if got.got != got.want {
				t.Errorf("%s: %s is %q, want %q", c.edtf, got.what, got.got, got.want)
			}
		}
		if d.Interval() != c.isAnInterval {
			t.Errorf("%s: Interval is %v", c.edtf, d.Interval())
		}
		if open := strings.HasPrefix(c.edtf, "../") || strings.HasPrefix(strings.Trim(c.edtf, "[{"), "..") && c.edtf[0] != '/' && c.edtf[0] != '.'; span.Start.Open != open {
			t.Errorf("%s: open start is %v", c.edtf, span.Start.Open)
		}
		if open := strings.HasSuffix(c.edtf, "/..") || strings.HasSuffix(strings.TrimRight(c.edtf, "]}"), "..") && !strings.HasPrefix(c.edtf, ".."); span.End.Open != open {
			t.Errorf("%s: open end is %v", c.edtf, span.End.Open)
		}
		from, to, _ := strings.Cut(c.edtf, "/")
		if to == "" && !strings.Contains(c.edtf, "/") {
			to = from
		}
		for _, e := range []struct {
			edge Edge
			edtf string
		}{{span.Start, from}, {span.End, to}} {
			if want := strings.ContainsAny(e.edtf, "~%"); e.edge.Approximate != want {
				t.Errorf("%s: approximate at %q is %v", c.edtf, e.edtf, e.edge.Approximate)
			}
			if want := strings.ContainsAny(e.edtf, "?%"); e.edge.Uncertain != want {
				t.Errorf("%s: uncertain at %q is %v", c.edtf, e.edtf, e.edge.Uncertain)
			}
		}
		checkOrder(t, d)
	}
}

// checkOrder holds what is true of every date.
func checkOrder(t *testing.T, d Date) {
	t.Helper()
	s := d.Span()
	if s.Start.Earliest > s.Start.Latest || s.End.Earliest > s.End.Latest ||
		s.Start.Earliest > s.End.Earliest || s.Start.Latest > s.End.Latest {
		t.Errorf("%q: the four days are not in order: %+v", d, s)
	}
	if d.Text() == "" || d.LongText() == "" {
		t.Errorf("%q: no text", d)
	}
	if s.Start.Known() && s.Start.Earliest < DayOf(-maxYear, 1, 1) || s.End.Known() && s.End.Latest > DayOf(maxYear+1, 2, 29) {
		t.Errorf("%q: a day is too far away: %+v", d, s)
	}
	if anchor, ok := d.Anchor(); ok && !d.Contains(anchor) {
		t.Errorf("%q: stands on %s, which is outside", d, anchor)
	}
	if d != MustDate(d.String()) {
		t.Errorf("%q: not equal to itself read again", d)
	}
}

func TestContainsBothEnds(t *testing.T) {
	for _, c := range []struct {
		edtf    string
		in, out []string
	}{
		{"1967-06-05/1967-06-10", []string{"1967-06-05", "1967-06-10"}, []string{"1967-06-04", "1967-06-11"}},
		{"1988", []string{"1988-01-01", "1988-12-31"}, []string{"1987-12-31", "1989-01-01"}},
		{"1988~", []string{"1988-01-01", "1988-12-31"}, []string{"1987-12-31", "1989-01-01"}},
		{"1967-06/..", []string{"1967-06-01", "9999-12-31"}, []string{"1967-05-31"}},
		{"../1967-06-09", []string{"-9999-01-01", "1967-06-09"}, []string{"1967-06-10"}},
		{"1988/", []string{"1988-01-01", "1988-12-31"}, []string{"1987-12-31", "1989-01-01"}},
	} {
		d := MustDate(c.edtf)
		for _, day := range c.in {
			if !d.Contains(MustDate(day).Span().Start.Earliest) {
				t.Errorf("%s does not contain %s", c.edtf, day)
			}
		}
		for _, day := range c.out {
			if d.Contains(MustDate(day).Span().Start.Earliest) {
				t.Errorf("%s contains %s", c.edtf, day)
			}
		}
	}
}

func TestZeroDate(t *testing.T) {
	var d Date
	if !d.IsZero() || d.String() != "" || d.Text() != "undated" || d.LongText() != "undated" || d.PrecisionText() != "" {
		t.Errorf("the zero date reads %q, %q, %q, %q", d.String(), d.Text(), d.LongText(), d.PrecisionText())
	}
	if _, ok := d.Anchor(); ok || d.Contains(0) {
		t.Error("the zero date has a day")
	}
}

func TestDateErrors(t *testing.T) {
	for _, c := range []struct{ edtf, part, reason, hint string }{
		{"", "", "empty", "leave the date out"},
		{" 2020", " 2020", "spaces", "write 2020"},
		{"2016-13", "13", "months run from 01 to 12", ""},
		{"2016-00", "00", "months run from 01 to 12", "write 2016"},
		{"1967-13-01", "13", "months run from 01 to 12", "did you mean 1967-01-13?"},
		{"2016-05-00", "00", "days run from 01", "write 2016-05"},
		{"2016-04-31", "31", "April, which has 30 days", "the nearest day is 2016-04-30"},
		{"2016-02-30", "30", "February, which has 29 days", "the nearest day is 2016-02-29"},
		{"2016-05-32", "32", "May has 31", ""},
		{"1900-02-29", "29", "1900, which is no leap year", "the nearest day is 1900-02-28"},
		{"-0001-02-29", "29", "-0001, which is no leap year", "the nearest day is -0001-02-28"},
		{"1988/1967", "1988/1967", "ends before it begins", "write 1967/1988"},
		{"1988-11-15/1988-11-14", "1988-11-15/1988-11-14", "ends before it begins", "write 1988-11-14/1988-11-15"},
		{"1967/1967-13", "13", "months run from 01 to 12", ""},
		{"-0000", "-0000", "year 0", "write 0000"},
		{"12345", "12345", "more than four digits", "write Y12345"},
		{"-12345", "-12345", "more than four digits", "write Y-12345"},
		{"Y1988", "Y1988", "fewer than five digits", "write 1988"},
		{"Y00001", "Y00001", "begins with 0", "write 0001"},
		{"Y12345-06", "Y12345", "is a year of its own", ""},
		{"Y12E0", "Y12E0", "no exponent", ""},
		{"Y12E", "Y12E", "no exponent", ""},
		{"1950E2", "1950E2", "has an exponent", "write Y1950E2"},
		{"Y1950S2", "Y1950S2", "fewer than five digits", "write 1950S2"},
		{"1950S5", "1950S5", "more significant digits", ""},
		{"1950S0", "1950S0", "no number of significant digits", ""},
		{"0000S1", "0000S1", "more significant digits", ""},
		{"1950S2-05", "1950S2", "only a year alone", ""},
		{"-000", "-000", "not a decade", ""},
		{"19/1988", "19", "a century in an interval", ""},
		{"11/1988", "11", "a century in an interval", "did you mean 1988-11?"},
		{"1988/89", "89", "a century in an interval", "did you mean 1988/1989?"},
		{"1967-06-05-01", "-01", "one part more", ""},
		{"2001-21-05", "05", "after a season", "did you mean 2001-05-21 or 2001-21?"},
		{"2001-42", "42", "seasons from 21 to 41", "where years are meant, write 2001/2042"},
		{"2001-2X", "2X", "months run from 01 to 12", ""},
		{"2001-12-4X", "4X", "days run from 01 to 31", ""},
		{"156X-09-31", "31", "September, which has 30 days", ""},
		{"15XX-02-3X", "3X", "no", ""},
		{"19X1-02-29", "29", "not a day of any such month", ""},
		{"2004-?~06", "?~", "more than one qualifier", "write 2004-%06"},
		{"2016-5-1", "5", "month of two digits", "write 2016-05-01"},
		{"2016-05-1", "1", "day of two digits", "write 2016-05-01"},
		{"2004?~", "?~", "more than one qualifier", "write 2004%"},
		{"2004~~", "~~", "more than one qualifier", "write 2004~"},
		{"?", "?", "no date before the qualifier", ""},
		{"1967/1988/1990", "1967/1988/1990", "more than one slash", ""},
		{"1967..1988", "1967..1988", "one side of an interval", ""},
		{"1988..", "1988..", "one side of an interval", "write 1988/.."},
		{"..1988", "..1988", "one side of an interval", "write ../1988"},
		{"1988/open", "open", "not a date", "write 1988/.."},
		{"197x", "197x", "not a date", "write 197X"},
		{"1970s", "1970s", "not a date", "write 197X"},
		{"1900s", "1900s", "not a date", "did you mean 190X or 19XX?"},
		{"about 1970", "about 1970", "not a date", "write 1970~"},
		{"15 July 2014", "15 July 2014", "not a date", "write 2014-07-15"},
		{"20140715", "20140715", "more than four digits", "write 2014-07-15"},
		{"1967–1988", "1967–1988", "not a date", "write 1967/1988"},
		{"44 BC", "44 BC", "not a date", "write -0043"},
		{"3/4/2020", "3/4/2020", "more than one slash", "did you mean 2020-04-03 or 2020-03-04?"},
		{"2016-05T10:00", "2016-05", "whole day before a time", ""},
		{"2016-05-02T10", "T10", "not a time", "write 2016-05-02"},
		{"2016-05-02T25:00:00", "25", "an hour", ""},
		{"2016-05-02T24:00:01", "24:00:01", "later than 24:00:00", ""},
		{"2016-05-02T24:00:00.5", "24:00:00.5", "later than 24:00:00", ""},
		{"2016-05-02T00:61:00", "61", "a minute", ""},
		{"2016-05-02T01:01:60", "60", "a second", ""},
		{"2016-05-02T12:00:00+15", "+15", "offset", ""},
		{"2016-05-02T12:00:00-00:00", "-00:00", "offset", ""},
		{"2016-05-02T12:00:00/2017", "T12:00:00", "time of day in an interval", "write 2016-05-02"},
		{"2016-05-02T12:00:00~", "T12:00:00", "before a qualifier", ""},
		{"[1999}", "[1999}", "does not close with ]", ""},
		{"[", "[", "does not close with ]", ""},
		{"[]", "[]", "no dates", "leave the date out"},
		{"[" + strings.Repeat("1988,", 10_000) + "1988]", "[" + strings.Repeat("1988,", 10_000) + "1988]", "more than 10,000", ""},
		{"[..]", "..", "a date on neither side", ""},
		{"[1999,]", "", "no date between the commas", ""},
		{"[1999,..1998]", "..1998", "only the first", ""},
		{"{1999..,2001}", "1999..", "only the last", ""},
		{"[1672..1670]", "1672..1670", "ends before it begins", "write [1670..1672]"},
		{"[2001..2002-05]", "2001..2002-05", "from a year to a month", ""},
		{"{1667,1989-02-29,1990}", "29", "no leap year", "the nearest day is {1667,1989-02-28,1990}"},
		{"[1667/1668]", "1667/1668", "an interval in a set", ""},
		{"[1667,]2001", "[1667,]2001", "does not close with ]", ""},
		{"never", "never", "not a date", ""},
	} {
		_, err := ParseDate(c.edtf)
		var bad *DateError
		if !errors.As(err, &bad) {
			t.Errorf("%q: got %v, want a DateError", c.edtf, err)
			continue
		}
		if bad.Value != c.edtf || bad.Part != c.part || !strings.Contains(bad.Reason, c.reason) {
			t.Errorf("%q: got part %q, reason %q, want %q, %q", c.edtf, bad.Part, bad.Reason, c.part, c.reason)
		}
		if !strings.HasPrefix(bad.Hint, c.hint) || (c.hint == "") != (bad.Hint == "") {
			t.Errorf("%q: got hint %q, want %q", c.edtf, bad.Hint, c.hint)
		}
		// A hint to write something offers something that is read.
		for _, before := range []string{"write ", "the nearest day is "} {
			if advice, ok := strings.CutPrefix(bad.Hint, before); ok {
				if !strings.HasPrefix(advice, "{") {
					advice, _, _ = strings.Cut(advice, ",")
				}
				if _, err := ParseDate(advice); err != nil {
					t.Errorf("%q: the hint is no better: %v", c.edtf, err)
				}
			}
		}
	}
}

// What people write, and what is suggested for it. Nothing is suggested where
// it can be read in more than one way, or has a year of two digits.
func TestSuggestion(t *testing.T) {
	for _, c := range []struct{ written, suggestion, hint string }{
		{"1988-13-01", "1988-01-13", "did you mean 1988-01-13?"},
		{"1988-1-5", "1988-01-05", "write 1988-01-05"},
		{"1988/11/15", "1988-11-15", "write 1988-11-15"},
		{"1988.11.15", "1988-11-15", "write 1988-11-15"},
		{"1988 11 15", "1988-11-15", "did you mean 1988-11-15?"},
		{"15.11.1988", "1988-11-15", "write 1988-11-15"},
		{"11.15.1988", "1988-11-15", "did you mean 1988-11-15?"},
		{"11/15/1988", "1988-11-15", "did you mean 1988-11-15?"},
		{"15-11-1988", "1988-11-15", "did you mean 1988-11-15?"},
		{"3/4/1988", "", "did you mean 1988-04-03 or 1988-03-04?"},
		{"4/4/1988", "1988-04-04", "did you mean 1988-04-04?"},
		{"31/6/1988", "1988-06-30", "did you mean 1988-06-30?"},
		{"12-1988", "1988-12", "did you mean 1988-12?"},
		{"15/11/88", "", "write the year in four digits"},
		{"15-Nov-88", "", "write the year in four digits"},
		{"Nov '88", "", "write the year in four digits"},
		{"15 November 1988", "1988-11-15", "write 1988-11-15"},
		{"15-nov-1988", "1988-11-15", "write 1988-11-15"},
		{"Tuesday, November 15th, 1988", "1988-11-15", "write 1988-11-15"},
		{"15 Sept. 1988", "1988-09-15", "write 1988-09-15"},
		{"31 April 1988", "1988-04-30", "the nearest day is 1988-04-30"},
		{"29 Feb 1989", "1989-02-28", "the nearest day is 1989-02-28"},
		{"Nov 1988", "1988-11", "write 1988-11"},
		{"1988년 11월 15일", "1988-11-15", "write 1988-11-15"},
		{"1988-11-15 12:30", "1988-11-15", "write 1988-11-15"},
		{"1970s", "197X", "write 197X"},
		{"the 1970's", "197X", "write 197X"},
		{"1900s", "", "did you mean 190X or 19XX?"},
		{"19th century", "18XX", "did you mean 18XX?"},
		{"c. 1970", "1970~", "write 1970~"},
		{"c1970", "1970~", "write 1970~"},
		{"circa the 1970s", "197X~", "write 197X~"},
		{"20xx", "20XX", "write 20XX"},
		{"spring 1988", "1988-21", "write 1988-21"},
		{"Q4 1988", "1988-36", "write 1988-36"},
		{"44 BC", "-0043", "write -0043"},
		{"since 1988", "1988/..", "write 1988/.."},
		{"until Nov 1988", "../1988-11", "write ../1988-11"},
		{"5 June 1967 – 10 June 1967", "1967-06-05/1967-06-10", "write 1967-06-05/1967-06-10"},
		{"Nov 1988/1989-02", "1988-11/1989-02", "write 1988-11/1989-02"},
		{"1989-02-29/1990", "1989-02-28/1990", "the nearest day is 1989-02-28/1990"},
		{"5/6/7/8", "", ""},
		{"31.13.1988", "", ""},
		{"yesterday", "", ""},
	} {
		_, err := ParseDate(c.written)
		var bad *DateError
		if !errors.As(err, &bad) {
			t.Errorf("%q: got %v, want a DateError", c.written, err)
			continue
		}
		if bad.Suggestion() != c.suggestion || bad.Hint != c.hint {
			t.Errorf("%q: got %q, %q, want %q, %q", c.written, bad.Suggestion(), bad.Hint, c.suggestion, c.hint)
		}
	}
}

func TestSpacesInSetsAreReadAndNotWritten(t *testing.T) {
	for read, written := range map[string]string{
		"[1667, 1672-12]":        "[1667,1672-12]",
		"{1960 ,  1961-12}":      "{1960,1961-12}",
		"[ 1667, 1670 .. 1672 ]": "[1667,1670..1672]",
	} {
		if d := MustDate(read); d.String() != written || d != MustDate(written) {
			t.Errorf("%q comes back as %q, want %q", read, d, written)
		}
	}
}

func TestDateErrorIsShort(t *testing.T) {
	_, err := ParseDate(strings.Repeat("a long story ", 1000))
	if err == nil || len(err.Error()) > 300 {
		t.Errorf("the error is %d bytes long", len(err.Error()))
	}
}

func FuzzParseDate(f *testing.F) {
	for _, c := range dates {
		f.Add(c.edtf)
	}
	for _, s := range []string{"", "-", "Y", "Y-", "--", "1-", "T", "Y123456E", "2004-06-11T", "[", "{}", "X", "XX-XX", "....", "é", "\xff/\x00", "2016-05-02T10:00-", "/T", "[..1984, 1990-05..]", "{19XX,?2001-~05}", "Y1E9S3", "XXX1-02-2X", "3/4/1988", "15 Nov 1988", "29 Feb 1989/1990", "0000-XX-XX%", " bc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			var bad *DateError
			if !errors.As(err, &bad) || bad.Value != s || bad.Reason == "" || err.Error() == "" {
				t.Fatalf("%q: a poor error: %v", s, err)
			}
			for _, r := range bad.Readings {
				if _, err := ParseDate(r); err != nil {
					t.Fatalf("%q: what may have been meant is no date: %v", s, err)
				}
			}
			return
		}
		if back := d.String(); back != s && (s[0] != '[' && s[0] != '{' || back != strings.ReplaceAll(s, " ", "")) {
			t.Fatalf("%q comes back as %q", s, back)
		}
		checkOrder(t, d)
		if d.Before(d) == Yes || d.Overlaps(d) == No {
			t.Fatalf("%q is before itself or does not meet itself", s)
		}
	})
}
