# Installs and removes Legation, from the folder that holds bin/ and share/.
#
#   make install                        into /usr/local
#   make install PREFIX=$HOME/.local    for one person
#   make uninstall                      with the same PREFIX
#
# DESTDIR goes before PREFIX, for those who make packages.
PREFIX  ?= /usr/local
DESTDIR ?=

TARGET := $(DESTDIR)$(PREFIX)
FILES  := $(shell find bin share -type f 2>/dev/null | LC_ALL=C sort)

.PHONY: all install uninstall

all:
	@echo 'make install [PREFIX=/usr/local] [DESTDIR=], or make uninstall'

install:
	@[ -n "$(FILES)" ] || { echo 'There is no bin/ and share/ here: run make where the archive was unpacked.' >&2; exit 1; }
	@for file in $(FILES); do \
		mode=644; [ ! -x "$$file" ] || mode=755; \
		install -D -m $$mode "$$file" "$(TARGET)/$$file" || exit 1; \
	done
	@echo "Installed below $(TARGET). To remove it: make uninstall PREFIX=$(PREFIX)"
	@$(refresh)

uninstall:
	@for file in $(FILES); do rm -f "$(TARGET)/$$file" || exit 1; done
	@$(refresh)
	@$(forget)
	@# Folders that this leaves empty, the deepest first. Others' stay.
	@for file in $(FILES); do dirname "$$file"; done | LC_ALL=C sort -ru | while read -r folder; do \
		while [ "$$folder" != . ]; do \
			rmdir "$(TARGET)/$$folder" 2>/dev/null || break; \
			folder=$$(dirname "$$folder"); \
		done; \
	done

# Desktops find programs and types of files through caches. In a package they are
# the package manager's affair.
refresh = if [ -z "$(DESTDIR)" ]; then \
	[ ! -d "$(TARGET)/share/applications" ] || ! command -v update-desktop-database >/dev/null || update-desktop-database -q "$(TARGET)/share/applications" || :; \
	[ ! -d "$(TARGET)/share/mime/packages" ] || ! command -v update-mime-database >/dev/null || update-mime-database "$(TARGET)/share/mime" || :; \
	[ ! -d "$(TARGET)/share/icons/hicolor" ] || ! command -v gtk-update-icon-cache >/dev/null || gtk-update-icon-cache -qtf "$(TARGET)/share/icons/hicolor" || :; \
	fi

# What those commands have made for us alone goes with us.
forget = if [ -z "$(DESTDIR)" ]; then \
	ls "$(TARGET)"/share/applications/*.desktop >/dev/null 2>&1 || rm -f "$(TARGET)/share/applications/mimeinfo.cache"; \
	if [ -d "$(TARGET)/share/mime/packages" ] && ! ls "$(TARGET)"/share/mime/packages/*.xml >/dev/null 2>&1; then \
		for file in XMLnamespaces aliases generic-icons globs globs2 icons magic mime.cache subclasses treemagic types version; do \
			rm -f "$(TARGET)/share/mime/$$file"; \
		done; \
		rmdir "$(TARGET)/share/mime/application" 2>/dev/null || :; \
	fi; fi
