// Command console runs the legation.exe beside it and waits for it. Windows gives
// a program with a window no console, so that what it prints in one is lost and
// the prompt does not wait for its end. This one is built as legation.com, which
// the prompt takes before legation.exe when somebody types "legation".
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
)

func main() { os.Exit(run(os.Args[1:])) }

// run runs the program with the arguments and gives its exit code.
func run(args []string) int {
	self, err := os.Executable()
	if err != nil {
		return failed(err)
	}
	cmd := exec.Command(filepath.Join(filepath.Dir(self), "legation.exe"), args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	if err := cmd.Start(); err != nil {
		return failed(err)
	}
	go func() {
		<-interrupted
		cmd.Process.Kill() // it has no console that could tell it
	}()
	err = cmd.Wait()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return max(exit.ExitCode(), 1)
	}
	if err != nil {
		return failed(err)
	}
	return 0
}

func failed(err error) int {
	fmt.Fprintln(os.Stderr, "legation: starting legation.exe, which must lie beside legation.com:", err)
	return 1
}
