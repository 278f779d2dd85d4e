# The everyday doors; `make` lists them. What they do is in .ci/.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.PHONY: help run app package window test fleet deaths measure shots bench api fmt wasm portal

rembang := cargo run --quiet -p rembang-backend --bin rembang --
series := backend/regencies/3317-rembang/market/series
sources := $(wildcard app/src app/static app/*.json app/*.ts app/*.js)
built := app/build/index.html
release := $(abspath $(or $(CARGO_TARGET_DIR),target))/release

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 15

run: ## build it all and serve it on this machine, with demo accounts and real prices
	@.ci/setup run
	@$(MAKE) --no-print-directory portal
	cargo build -p rembang-backend --bin rembang
	@$(MAKE) --no-print-directory data/.prices
	@exec $(rembang) serve --demo

app: ## the app in its window, for the server of `make run`; another one is chosen in Pengaturan
	@.ci/setup app
	npm run --prefix app build:app
	cargo run -p rembang-app

package: ## the app as a .deb, small and without debug information; seven minutes
	@.ci/setup test
	npm run --prefix app build:app
	cd app && npx tauri build --bundles deb --no-sign -- --profile app

window: ## the packaged app: its size, its cold start, what its idle window takes
	cargo build -p rembang-backend --bin rembang
	REMBANG_BIN=$${CARGO_TARGET_DIR:-target}/debug/rembang xvfb-run -a dbus-run-session -- node tests/bench/window.mjs

test: ## every check, with a table of minutes; ONLY="rules suite": these stages; MODULE=market: of it
	@.ci/test $(ONLY)

fleet: ## simulated phones, each seed a life of its own; SEEDS=100000
	FLEET_SEEDS=$(or $(SEEDS),100000) cargo test -p rembang-core --test fleet -- --nocapture

deaths: ## phone and server killed in turns, over and over; DEATHS=2000
	cargo build -p rembang-backend --bin rembang
	PHONE_DEATHS=$(or $(DEATHS),200) .ci/postgres cargo test -p rembang-tests --test phone deaths -- --nocapture

measure: ## Lighthouse and the bytes of each screen, against their budgets
	@.ci/setup bench
	@$(MAKE) --no-print-directory portal
	cargo build --release -p rembang-backend --bin rembang
	@cd tests/e2e; export REMBANG_BIN=$(release)/rembang; code=0; \
	node lighthouse.mjs || code=1; \
	if [ -e bytes.mjs ]; then node bytes.mjs || code=1; fi; \
	exit $$code

shots: ## a picture of every screen: phone light and dark, desktop; in tests/e2e/shots
	@.ci/setup test
	@$(MAKE) --no-print-directory portal
	cargo build -p rembang-backend --bin rembang
	@cd tests/e2e; npm run --silent shots

bench: ## requests a second beside nginx and beside nothing but actix
	@.ci/setup bench
	cargo build --release -p rembang-backend -p rembang-bench
	@node tests/bench/bench.mjs

api: ## write app/src/api/*.gen.ts from the contract
	REMBANG_BLESS=1 cargo test --quiet -p rembang-tests --test suite generated

fmt: ## format the Rust code
	git ls-files "*.rs" | xargs rustfmt --edition 2024

wasm: ## the rulebook for the browser
	@.ci/wasm >/dev/null

portal: wasm ## the web portal, if its sources are newer
	@if [ ! -e $(built) ] || \
	  [ -n "$$(find $(sources) -not -path '*/compiled*' -newer $(built) -print -quit)" ]; then \
	  npm run --prefix app build; \
	fi

# Both price series of the built-in regency, once. Removing the folder data starts over.
data/.prices: $(wildcard $(series)/*.csv)
	$(rembang) import prices $(series)/bapanas_monthly_jateng_2024_01_2025_04.csv --format bapanas
	$(rembang) import prices $(series)/pihps_daily_prov_2020_2022.csv --format pihps
	@touch $@
