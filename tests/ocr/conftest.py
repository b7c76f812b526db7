import os
import tempfile
from pathlib import Path

# Hypothesis keeps what it learnt in a folder; not in the checkout, where pytest would look for tests in it.
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(Path(tempfile.gettempdir()) / "toteuma-hypothesis"))
