"""`python3 -m tests`: everything, offscreen. Arguments go to pytest."""

import os
import sys
from pathlib import Path

import pytest

os.chdir(Path(__file__).resolve().parent.parent)
sys.exit(pytest.main(sys.argv[1:] or ["tests"]))
