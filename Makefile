# Every target sets up what it needs. `make demo` and `make test` are the two that the README names.
.PHONY: help demo test bench lemmas document evaluate train clean

BIN := .venv/bin
SAMPLE := corpus/sample/seuranta.xlsx
OUT := out

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: ## Tag the sample follow-up: the summary in the terminal, the workbook in out/
	@tools/setup.sh run
	@mkdir -p $(OUT)
	@$(BIN)/toteuma tag $(SAMPLE) --output $(OUT)/seuranta-tagged.xlsx
	@$(BIN)/toteuma tag $(SAMPLE) --quiet

test: ## Format, lint, types, import rules, tests, doctests, README, notebooks
	@tools/setup.sh dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

bench: ## Measure speed and memory; writes bench/RESULTS.md
	@tools/setup.sh dev
	@mkdir -p $(OUT)
	$(BIN)/python -m pytest bench --override-ini testpaths=bench -m bench --benchmark-json $(OUT)/bench.json
	$(BIN)/python tools/bench_report.py $(OUT)/bench.json bench/RESULTS.md

lemmas: ## Measure lemmas beside simplemma: make lemmas UD="file.conllu ..."
	@tools/setup.sh dev
	$(BIN)/python tools/lemmas.py $(UD) > bench/LEMMAS.md

document: ## Measure a document against gold rows: make document DOC=x.txt GOLD=x.jsonl WORDS=x.tsv
	@tools/setup.sh dev
	$(BIN)/python tools/document.py $(DOC) $(GOLD) $(WORDS) > bench/DOCUMENT.md

evaluate: ## Measure quality by programme on the corpus; takes minutes
	@tools/setup.sh dev
	$(BIN)/toteuma evaluate --cross-validate

train: ## Train the status model anew from corpus/, with its figures and card; takes minutes
	@tools/setup.sh dev
	$(BIN)/toteuma train --measure

clean: ## Remove what the other targets made, the virtual environment too
	rm -rf .venv $(OUT) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
