# The claimant rights handbook: everything a person does here is one word.
# `make help` lists the words. Needs GNU make and, to install what is missing,
# Debian or Ubuntu (elsewhere: install the libraries of generator/README.md).
#
# PROFILE=release|debug|hostile and SAN=address,undefined or SAN=thread build
# into folders of their own under build/, beside each other. CC=clang works.

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
SHELL   := /bin/sh
comma   := ,
PROFILE ?= release
SAN     ?=
V       ?=
Q       := $(if $(V),,@)
B       := build/$(PROFILE)$(if $(SAN),-$(subst $(comma),+,$(SAN)))$(if $(filter clang%,$(CC)),-clang)
PREFIX  ?= /usr/local
DESTDIR ?=

ifeq ($(origin CC),default)
CC := gcc
endif
ifeq ($(filter -j% --jobs%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif
MAKEFLAGS += --no-print-directory

# --- what must be installed -------------------------------------------------

# package:how to see that it is there. A word with a dot or slash is a header,
# any other a command. Only what is missing is installed.
BUILD_NEEDS := gcc:gcc libc6-dev:/usr/include/stdio.h pkg-config:pkg-config \
  libcmark-dev:cmark.h libyaml-dev:yaml.h liblua5.4-dev:lua5.4/lua.h \
  libjansson-dev:jansson.h libutf8proc-dev:utf8proc.h \
  libsodium-dev:sodium.h libexpat1-dev:expat.h libzip-dev:zip.h \
  libstemmer-dev:libstemmer.h libmicrohttpd-dev:microhttpd.h \
  libhunspell-dev:hunspell/hunspell.h \
  hunspell-en-gb:/usr/share/hunspell/en_GB.dic
TEST_NEEDS := libcmocka-dev:cmocka.h clang:clang lua5.4:lua5.4 git:git \
  valgrind:valgrind nodejs:node npm:npm chromium:chromium \
  firefox-esr:firefox-esr default-jre-headless:java zip:zip \
  poppler-utils:pdftotext unzip:unzip epubcheck:epubcheck \
  zim-tools:zimwriterfs minisign:minisign dosfstools:/usr/sbin/mkfs.vfat \
  mtools:mcopy man-db:man groff:groff zsh:zsh fish:fish \
  libclang-rt-14-dev:/usr/lib/llvm-14/lib/clang/14.0.6/lib/linux
BENCH_NEEDS := hugo:hugo

# install(list, may miss): asks for nothing, says what it does, is root or uses
# sudo. Ubuntu has no packages of some browsers: what apt does not know is left
# out where the second word says so, and the tests that want it skip.
define install
missing=; for need in $(1); do \
  package=$${need%%:*}; sign=$${need#*:}; \
  case $$sign in \
    /*) [ -e "$$sign" ] ;; \
    *.h) [ -e "/usr/include/$$sign" ] ;; \
    *) command -v "$$sign" >/dev/null 2>&1 ;; \
  esac || missing="$$missing $$package"; \
done; \
if [ -n "$$missing" ]; then \
  if ! command -v apt-get >/dev/null 2>&1; then \
    echo "handbook: please install:$$missing" >&2; \
    echo "handbook: (only Debian and Ubuntu are installed by themselves)" >&2; \
    exit 1; \
  fi; \
  as_root=; \
  if [ "$$(id -u)" != 0 ]; then \
    command -v sudo >/dev/null 2>&1 || { \
      echo "handbook: please install as root:$$missing" >&2; exit 1; }; \
    as_root=sudo; \
  fi; \
  echo "Installing what is missing:$$missing"; \
  $$as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq || exit 1; \
  if [ -n "$(2)" ]; then \
    known=; for package in $$missing; do \
      if apt-cache show "$$package" >/dev/null 2>&1; \
      then known="$$known $$package"; \
      else echo "  apt does not know $$package: left out"; fi; \
    done; missing=$$known; \
  fi; \
  [ -z "$$missing" ] || $$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
    --no-install-recommends $$missing >build/install.log 2>&1 || { \
    tail -n 20 build/install.log >&2; \
    echo "handbook: that could not be installed; see build/install.log" >&2; \
    exit 1; }; \
fi
endef

build/.installed-build: Makefile
	@mkdir -p build
	@$(call install,$(BUILD_NEEDS))
	@touch $@

build/.installed-test: Makefile | build/.installed-build
	@$(call install,$(TEST_NEEDS),may miss)
	@touch $@

build/.installed-bench: Makefile | build/.installed-build
	@$(call install,$(BENCH_NEEDS),may miss)
	@touch $@

# --- how it is compiled -----------------------------------------------------

# On one line: tests/fuzz/run reads it.
PACKAGES := libcmark yaml-0.1 lua5.4 jansson libutf8proc libsodium expat libzip hunspell libmicrohttpd
# Asked once, and only when something is compiled: on a bare machine
# pkg-config is not there yet when this file is read.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PACKAGES)))$(PKG_CFLAGS)
# libstemmer tells pkg-config nothing.
PKG_LIBS   = $(eval PKG_LIBS := $$(shell pkg-config --libs $(PACKAGES)) -lstemmer)$(PKG_LIBS)

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wundef \
  -Wwrite-strings -Wstrict-prototypes -Wmissing-prototypes \
  -Wold-style-definition -Wvla -Wpointer-arith -Wformat=2 -Wcast-qual \
  -fno-common -Werror
OPT_release := -O2 -g
OPT_debug   := -O1 -g
OPT_hostile := -O1 -g -DHANDBOOK_HOSTILE
CFLAGS  ?= $(OPT_$(PROFILE))
# gcc optimises the released program as a whole, which makes it a fifteenth
# quicker. The objects hold plain code, too, for the many tests: those link at
# once.
ifeq ($(CC)-$(PROFILE)-$(SAN),gcc-release-)
LTO_COMPILE := -flto -ffat-lto-objects
LTO_PROGRAM := -flto=2
LTO_OTHERS  := -fno-lto
endif
SANFLAGS := $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer)
# Where an installed program finds its themes and plugins.
DATADIR := $(PREFIX)/share/handbook
ALL_CFLAGS = -std=c11 -Igenerator -D_POSIX_C_SOURCE=200809L -pthread $(WARN) \
  $(SANFLAGS) $(CFLAGS) $(LTO_COMPILE) $(PKG_CFLAGS)
ALL_LDFLAGS = -pthread $(SANFLAGS) $(LDFLAGS)

# dist/ is what `make dist` puts around the finished program.
SRCS := $(filter-out generator/dist/%,$(sort $(wildcard generator/*/*.c)))
OBJS := $(SRCS:%.c=$(B)/%.o)
LIB_OBJS := $(filter-out $(B)/generator/cli/main.o,$(OBJS))
TEST_SRCS := $(sort $(wildcard tests/unit/*.c tests/spec/*.c tests/fuzz/*.c \
  tests/theme/*.c tests/codes/*.c tests/bench/*.c))
TEST_OBJS := $(TEST_SRCS:%.c=$(B)/%.o)

$(B)/%.o: %.c $(B)/.flags | build/.installed-build
	@mkdir -p $(@D)
	@$(if $(V),,printf '  CC   %s\n' $<)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -MF $(@:.o=.d) -c -o $@ $<

# One file alone knows where an installed program finds its data, so that
# another PREFIX compiles one file anew.
$(B)/generator/pipeline/places.o: private ALL_CFLAGS += -DHANDBOOK_DATADIR='"$(DATADIR)"'
$(B)/generator/pipeline/places.o: $(B)/.datadir
$(B)/.datadir: FORCE
	@mkdir -p $(@D)
	@echo '$(DATADIR)' | cmp -s - $@ || echo '$(DATADIR)' >$@

# What the preview puts into pages is part of the program, as rows of numbers: C
# takes no text of that length.
MADE := $(B)/made
$(B)/generator/serve/assets.o: private ALL_CFLAGS += -I$(MADE)
$(B)/generator/serve/assets.o: $(MADE)/preview.js.inc $(MADE)/preview.css.inc
$(MADE)/%.inc: generator/serve/%
	@mkdir -p $(@D)
	@od -An -v -tu1 $< | sed 's/  */,/g; s/^,//; s/$$/,/' >$@

# Rebuilds everything when compiler or flags change.
$(B)/.flags: FORCE | build/.installed-build
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS))' >$@.new; \
	if cmp -s $@.new $@; then rm -f $@.new; else mv $@.new $@; fi

$(B)/libhandbook.a: $(LIB_OBJS)
	@rm -f $@
	$(Q)ar qcs $@ $(LIB_OBJS)

$(B)/handbook: $(B)/generator/cli/main.o $(B)/libhandbook.a
	@printf '  LINK %s\n' $@
	$(Q)$(CC) $(ALL_LDFLAGS) $(CFLAGS) $(LTO_PROGRAM) -o $@ $^ $(PKG_LIBS) -lm

build/handbook: build/release/handbook
	$(Q)ln -f $< $@ 2>/dev/null || cp $< $@

ifneq ($(B),build/release)
# The program itself is always the release build.
build/release/handbook: FORCE
	$(Q)$(MAKE) PROFILE=release SAN= CC=gcc build/release/handbook
endif

-include $(OBJS:.o=.d) $(TEST_OBJS:.o=.d)

# --- the words --------------------------------------------------------------

.PHONY: all help site check serve test bench fuzz install uninstall dist clean reference codes \
  layers hdr-check programs test-programs FORCE
FORCE:

all: build/handbook ## compile the program: build/handbook

help: ## list these words
	@echo 'make WORD, where WORD is one of:'
	@sed -n 's/^\([a-z][a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | \
	  while IFS='|' read -r word text; do printf '%-18s %s\n' "$$word" "$$text"; done
	@echo 'PROFILE=debug, SAN=address,undefined, SAN=thread, CC=clang and V=1 may follow.'

site: build/handbook ## build the handbook in content/ into site/
	@build/handbook build content -o site
	@echo 'Open this file in a browser: site/index.html'

check: build/handbook ## look for mistakes in content/, write nothing
	@build/handbook check content

serve: build/handbook ## show the handbook in content/ while you write
	@build/handbook serve content

test: build/.installed-test ## install what the tests need, run all of them
	@tests/run

# What lua-plugins/ tells of the functions, from the tables that define them.
reference: build/handbook ## write the reference for plugins and its stubs anew
	@build/handbook plugin stubs >lua-plugins/types/.new
	@mv lua-plugins/types/.new lua-plugins/types/handbook.lua
	@build/handbook plugin reference >build/reference.md
	@awk '/^<!-- The end of the reference/ { on = 0 } !on { print } \
	  /^<!-- The reference: made by/ { on = 1; \
	    while ((getline line <"build/reference.md") > 0) print line }' \
	  lua-plugins/README.md >lua-plugins/.new
	@mv lua-plugins/.new lua-plugins/README.md

# The list of all codes: sentences come from the pages, the order of the lines
# and the headings stay as they are. What is new goes to the end, to be moved.
codes: build/handbook ## write the list of all codes anew: generator/codes/README.md
	@build/handbook explain >build/codes.txt
	@awk -f generator/codes/list.awk build/codes.txt generator/codes/README.md \
	  >generator/codes/.new
	@mv generator/codes/.new generator/codes/README.md

bench: build/.installed-bench build/handbook ## compare the speed with a floor and with Hugo
	@tests/bench/run

fuzz: build/.installed-test ## fuzz each reader for FUZZ_SECONDS (60)
	@tests/fuzz/run $(or $(FUZZ_SECONDS),60)

# What the program makes of its own table of commands, below PREFIX/share.
MAN_FILE  := man/man1/handbook.1
BASH_FILE := bash-completion/completions/handbook
ZSH_FILE  := zsh/site-functions/_handbook
FISH_FILE := fish/vendor_completions.d/handbook.fish
MADE_FILES := $(MAN_FILE) $(BASH_FILE) $(ZSH_FILE) $(FISH_FILE)
install: build/handbook ## install to PREFIX (/usr/local)
	@install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(DATADIR)'
	@install -m 755 build/handbook '$(DESTDIR)$(PREFIX)/bin/handbook'
	@rm -rf '$(DESTDIR)$(DATADIR)/themes' '$(DESTDIR)$(DATADIR)/lua-plugins' \
	  '$(DESTDIR)$(DATADIR)/codes' '$(DESTDIR)$(DATADIR)/starter' \
	  '$(DESTDIR)$(DATADIR)/plain-english'
	@cp -R themes lua-plugins generator/codes generator/starter \
	  generator/plain-english '$(DESTDIR)$(DATADIR)/'
	@rm -f '$(DESTDIR)$(DATADIR)/codes/list.awk'
	@rm -rf '$(DESTDIR)$(DATADIR)/lua-plugins/tests'
	@install -d $(foreach file,$(MADE_FILES),'$(DESTDIR)$(PREFIX)/share/$(dir $(file))')
	@build/handbook man >'$(DESTDIR)$(PREFIX)/share/$(MAN_FILE)'
	@build/handbook completion bash >'$(DESTDIR)$(PREFIX)/share/$(BASH_FILE)'
	@build/handbook completion zsh >'$(DESTDIR)$(PREFIX)/share/$(ZSH_FILE)'
	@build/handbook completion fish >'$(DESTDIR)$(PREFIX)/share/$(FISH_FILE)'
	@echo 'Installed $(DESTDIR)$(PREFIX)/bin/handbook'

# Same bytes for the same tree: see generator/dist/pack. REPOSITORY=https://… is
# where the release will be.
REPOSITORY ?=
DIST := build/dist
dist: ## make one tarball that runs on any Linux, nothing installed
	@rm -rf $(DIST)
	@mkdir -p $(DIST)
	@$(MAKE) install DESTDIR='$(CURDIR)/$(DIST)/installed' >$(DIST)/install.log 2>&1 || \
	  { cat $(DIST)/install.log >&2; exit 1; }
	@$(CC) -std=c11 -D_POSIX_C_SOURCE=200809L $(WARN) -O2 -static -s \
	  -Wl,--build-id=none -o $(DIST)/launcher generator/dist/launcher.c
	@REPOSITORY='$(REPOSITORY)' generator/dist/pack $(DIST)/installed'$(PREFIX)' $(DIST)/launcher build

uninstall: ## remove what install put there
	@rm -f '$(DESTDIR)$(PREFIX)/bin/handbook'
	@rm -rf '$(DESTDIR)$(DATADIR)'
	@rm -f $(foreach file,$(MADE_FILES),'$(DESTDIR)$(PREFIX)/share/$(file)')

clean: ## remove build/ (site/ stays)
	@rm -rf build

layers: ## prove that includes only go downward
	@tests/layers

hdr-check: build/.installed-build ## compile each header alone
	@for header in $(sort $(wildcard generator/*/*.h)); do \
	  printf '#include "%s"\ntypedef int hdr_check;\n' "$${header#generator/}" | \
	  $(CC) $(ALL_CFLAGS) -fsyntax-only -x c - || exit 1; done
	@echo 'headers: each compiles alone'

# Programs that tests ask for: one for each file in tests/unit and so on.
TEST_PROGRAMS := $(patsubst %.c,$(B)/%,$(filter tests/unit/test_% tests/spec/run_% \
  tests/codes/run_% tests/theme/check_% tests/bench/%,$(TEST_SRCS)))
FUZZ_PROGRAMS := $(patsubst %.c,$(B)/%,$(filter tests/fuzz/fuzz_%,$(TEST_SRCS)))
test-programs: $(TEST_PROGRAMS) $(FUZZ_PROGRAMS) $(B)/handbook ## compile the tests' programs

$(TEST_PROGRAMS): $(B)/%: $(B)/%.o $(B)/libhandbook.a | build/.installed-test
	$(Q)$(CC) $(ALL_LDFLAGS) $(LTO_OTHERS) -o $@ $^ $(PKG_LIBS) -lcmocka -lm
# Without libFuzzer a fuzz target runs the files it is given (tests/fuzz/main.c).
$(FUZZ_PROGRAMS): $(B)/%: $(B)/%.o $(B)/tests/fuzz/main.o $(B)/libhandbook.a
	$(Q)$(CC) $(ALL_LDFLAGS) $(LTO_OTHERS) -o $@ $^ $(PKG_LIBS) -lm
