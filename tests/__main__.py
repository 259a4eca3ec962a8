"""`python3 -m tests`: everything, offscreen, on every core. Arguments go to pytest.

With `--traced` first, all of it under strace, which takes longer: see `tests/traced.py`.
"""

import os
import sys
from pathlib import Path

import pytest

ALL = ["tests", "--numprocesses=auto", "--dist=loadfile"]
"""A file stays on one core: its tests may share a practice."""

os.chdir(Path(__file__).resolve().parent.parent)
if sys.argv[1:2] == ["--traced"]:
    from tests.traced import traced

    sys.exit(traced(sys.argv[2:]))
sys.exit(pytest.main(sys.argv[1:] or ALL))
