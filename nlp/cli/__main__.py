"""Run the command line as ``python -m nlp.cli``."""

from nlp.cli.main import run

run()
