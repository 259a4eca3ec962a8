"""`python3 -m tests`: everything, offscreen, on every core. Arguments go to pytest."""

import os
import sys
from pathlib import Path

import pytest

ALL = ["tests", "--numprocesses=auto", "--dist=loadfile"]
"""A file stays on one core: its tests may share a practice."""

os.chdir(Path(__file__).resolve().parent.parent)
sys.exit(pytest.main(sys.argv[1:] or ALL))
