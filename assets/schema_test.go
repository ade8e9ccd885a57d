package assets_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"legation/assets"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile("../docs/dataset.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func unmarshal(t *testing.T, data []byte) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func TestBuiltinDatasetFollowsTheSchema(t *testing.T) {
	if err := compileSchema(t).Validate(unmarshal(t, assets.Relations)); err != nil {
		t.Error(err)
	}
}

// The examples of docs/dataset.md are what people copy, so they must be valid.
func TestExamplesOfTheManualFollowTheSchema(t *testing.T) {
	schema := compileSchema(t)
	manual, err := os.ReadFile("../docs/dataset.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := strings.Split(string(manual), "```json\n")[1:]
	if len(examples) != 2 {
		t.Fatalf("the manual has %d examples, want 2", len(examples))
	}
	for _, example := range examples {
		text, _, closed := strings.Cut(example, "```")
		if !closed {
			t.Fatal("an example is not closed")
		}
		if err := schema.Validate(unmarshal(t, []byte(text))); err != nil {
			t.Errorf("%.60s…: %v", text, err)
		}
	}
}

// Every member that the built-in dataset uses stands in the manual.
func TestManualNamesEveryMember(t *testing.T) {
	manual, err := os.ReadFile("../docs/dataset.md")
	if err != nil {
		t.Fatal(err)
	}
	var walk func(value any)
	missing := map[string]bool{}
	walk = func(value any) {
		switch value := value.(type) {
		case map[string]any:
			for name, member := range value {
				if !bytes.Contains(manual, []byte("`"+name+"`")) && !bytes.Contains(manual, []byte(`"`+name+`"`)) {
					missing[name] = true
				}
				if name == "translations" {
					for _, translation := range member.(map[string]any) {
						for part := range translation.(map[string]any) { // whose members are ids
							walk(map[string]any{part: nil})
						}
					}
					continue
				}
				walk(member)
			}
		case []any:
			for _, member := range value {
				walk(member)
			}
		}
	}
	walk(unmarshal(t, assets.Relations))
	for name := range missing {
		t.Errorf("docs/dataset.md does not name %q", name)
	}
}

func TestSchemaRefuses(t *testing.T) {
	schema := compileSchema(t)
	event := func(properties string) string {
		return `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":` + properties + `}]}`
	}
	stance := func(members string) string {
		return `{"type":"FeatureCollection","features":[],"stances":[{"id":"a","territory":"gaza",` + members + `}]}`
	}
	for _, c := range []struct {
		name, text string
		valid      bool
	}{
		{"a title alone", event(`{"title":"A"}`), true},
		{"an undated event", event(`{"title":"A","date":null}`), true},
		{"a decade", event(`{"title":"A","date":"197X"}`), true},
		{"an open interval", event(`{"title":"A","date":"1988/.."}`), true},
		{"an unknown start", event(`{"title":"A","date":"/2023-11-01"}`), true},
		{"a set", event(`{"title":"A","date":"[1667,1668,1670..1672]"}`), true},
		{"all up to a year", event(`{"title":"A","date":"{..1984}"}`), true},
		{"a set that does not close", event(`{"title":"A","date":"[1667,1668}"}`), false},
		{"a qualifier on a part", event(`{"title":"A","date":"?2004-06-~11/2004-34"}`), true},
		{"a far year", event(`{"title":"A","date":"Y-17E7S3"}`), true},
		{"a member of another program", event(`{"title":"A","marker-color":"#fff"}`), true},
		{"no title", event(`{"date":"1988"}`), false},
		{"an empty title", event(`{"title":""}`), false},
		{"a date in words", event(`{"title":"A","date":"15 July 2014"}`), false},
		{"a month 13", event(`{"title":"A","date":"2014-13"}`), false},
		{"a confidence of its own", event(`{"title":"A","confidence":"sure"}`), false},
		{"a quotation without text", event(`{"title":"A","quotes":[{"speaker":"B"}]}`), false},
		{"a complete stance", stance(`"holder":"b","relation":"controls"`), true},
		{"a stance without a holder", stance(`"relation":"controls"`), false},
		{"a stance with a relation of its own", stance(`"holder":"b","relation":"owns"`), false},
		{"a misspelt member", stance(`"holder":"b","relation":"controls","regard":"c"`), false},
		{"a link to a file", `{"type":"FeatureCollection","features":[],"sources":[{"id":"a","title":"A","url":"file:///etc/passwd"}]}`, false},
		{"a latitude of 95", `{"type":"FeatureCollection","features":[],"places":[{"id":"a","name":"A","lon":5,"lat":95}]}`, false},
		{"a Feature alone", `{"type":"Feature","geometry":null,"properties":{}}`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !json.Valid([]byte(c.text)) {
				t.Fatalf("the case itself is not JSON: %s", c.text)
			}
			err := schema.Validate(unmarshal(t, []byte(c.text)))
			if c.valid && err != nil {
				t.Error(err)
			}
			if !c.valid && err == nil {
				t.Error("accepted")
			}
		})
	}
}
