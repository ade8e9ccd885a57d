package cli

import (
	"fmt"

	"legation/app/event"
	"legation/app/snapshot"
	"legation/app/state"
	"legation/app/version"
)

// like reads what an older file shows, with the dataset of a file, "" for the
// built-in one, which has to be that of the older file. What could not be found
// again is told.
func (env *environment) like(old, file string) (*event.Dataset, state.State, snapshot.Proof, error) {
	none := func(err error) (*event.Dataset, state.State, snapshot.Proof, error) {
		return nil, state.State{}, snapshot.Proof{}, err
	}
	proof, err := snapshot.ReadProofFile(old)
	if err != nil {
		return none(err)
	}
	d, err := env.read(file)
	if err != nil {
		return none(err)
	}
	if !proof.Of(d) {
		return none(fmt.Errorf("%s was made from the dataset %q with the SHA-256 %s: name that file before the flags", old, clean(proof.Dataset.Title), clean(proof.Dataset.SHA256)))
	}
	if proof.Version != version.Number {
		fmt.Fprintf(env.stderr, "legation: %s was made by version %s and this is %s: the new one may differ\n", old, clean(proof.Version), version.Number)
	}
	s, err := proof.State(d)
	if err != nil {
		fmt.Fprintln(env.stderr, "legation:", clean(err.Error()))
	}
	return d, s, proof, nil
}
