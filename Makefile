# Everything a person needs to type: `make run`, `make test`, and the rest of `make help`.
# What takes more than a line or two lives in a script under .ci/.

# migrated_fynedo: every change of the window happens on Fyne's own goroutine, so
# Fyne need not check and move the calls itself.
# no_emoji: none of our texts has an emoji, and the font with them takes 4 MB of the
# program and of memory. Those of a dataset come from the system's fonts.
TAGS        := migrated_fynedo,no_emoji
# realwindow adds the tests that drive the program through a display.
WINDOW_TAGS := $(TAGS),realwindow
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.7.0
FUZZTIME    ?= 10s
SOAK        ?= 10m

ifeq ($(OS),Windows_NT)
EXE := .exe
endif
BINARY := bin/legation$(EXE)

FIRST := [ -e $(BINARY) ] || echo '    (the first time fetches modules and compiles the window libraries: a few minutes)'

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test build lint soak bench fuzz assets package check install uninstall clean \
        needs needs-window needs-package format vet unit window

help: ## show this list
	@echo 'make TARGET, where TARGET is one of'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-9s %s\n", $$1, $$2 }' Makefile

run: build ## build and open the window; without a display, play it through into out/
	@.ci/start $(BINARY)

test: needs-window format vet unit build window ## format, vet, unit, golden-picture, fuzz-seed and real-window tests

build: needs ## build bin/legation
	@echo '==> Building $(BINARY)'
	@$(FIRST)
	@# Go stops when git cannot read the checkout (an unpacked archive, another owner);
	@# the binary then merely does not know its revision.
	@go build -tags $(TAGS) $$(git status >/dev/null 2>&1 || echo -buildvcs=false) -o $(BINARY) .

lint: needs format vet ## gofmt, go vet and staticcheck, the generator of the assets included
	@echo '==> staticcheck'
	@go run $(STATICCHECK) -tags $(WINDOW_TAGS) ./...
	@echo '==> go vet and staticcheck in assets/generate'
	@cd assets/generate && go vet ./... && go run $(STATICCHECK) ./...

soak: needs-window build ## use the window at random for ten minutes (SOAK=10m)
	@LEGATION_SOAK=$(SOAK) .ci/test-window $(WINDOW_TAGS) $(BINARY) -run Soak

bench: needs-window ## run every benchmark, and measure the window
	@echo '==> Benchmarks'
	@go test -tags $(TAGS) -run '^$$' -bench . -benchmem ./...
	@.ci/package $(TAGS) binary
	@.ci/bench-window dist/build/legation

fuzz: needs ## fuzz each target for FUZZTIME (10s)
	@.ci/fuzz $(TAGS) $(FUZZTIME)

assets: ## make the files under assets/ again from their pinned sources
	@echo '==> Generating assets/'
	@.ci/check-go
	@cd assets/generate && go run . && go run ./countries

check: package ## try the packages: builds twice and compares, a clean Debian, Wine
	@.ci/packages check
	@.ci/check-reproducible $(TAGS)
	@.ci/check-debian dist/legation_*.deb
	@.ci/check-windows dist/legation-*-windows-amd64.zip

package: needs-package ## build the packages that can be made here into dist/
	@.ci/package $(TAGS)

install: needs ## build and install below PREFIX (/usr/local); DESTDIR goes before it
	@.ci/package $(TAGS) binary
	@.ci/stage dist/build/legation dist/build/stage
	@$(MAKE) --no-print-directory -C dist/build/stage -f $(CURDIR)/assets/linux/install.mk install

uninstall: ## remove what install has put below PREFIX
	@$(MAKE) --no-print-directory -f assets/linux/install.mk uninstall FILES="$$(.ci/stage --list | tr '\n' ' ')"

clean: ## remove what was built, and the pictures that runs and failed tests left
	rm -rf bin dist out
	find . -type d -path '*/testdata/failed' -prune -exec rm -rf {} +

needs:
	@.ci/check-go
	@.ci/packages build

needs-package:
	@.ci/check-go
	@.ci/packages build package

needs-window:
	@.ci/check-go
	@.ci/packages build window

format:
	@echo '==> gofmt'
	@bad=$$("$$(go env GOROOT)/bin/gofmt" -l *.go app geo assets) || exit 1; \
	if [ -n "$$bad" ]; then printf 'not formatted (run gofmt -w on them):\n%s\n' "$$bad"; exit 1; fi

vet:
	@echo '==> go vet'
	@$(FIRST)
	@go vet -tags $(WINDOW_TAGS) ./...

unit:
	@echo '==> Unit tests, golden pictures and fuzz seeds'
	@go test -tags $(TAGS) ./...

window:
	@.ci/test-window $(WINDOW_TAGS) $(BINARY)
