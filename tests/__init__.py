"""The tests, and how they get their tools: `python3 -m tests`, `tests.tour`, `tests.bench` enter `.venv`.

Standard library only. Under pytest itself this does nothing.
"""

import sys

import main

LOCK = "requirements-tests.txt"

if sys.argv[0] == "-m":  # Python is still on its way to `tests` or one of its modules
    try:
        if not main.is_provisioned(LOCK):
            main.provision(LOCK)
    except main.CannotStart as reason:
        sys.exit(str(reason))
    if not main.inside_venv():
        sys.exit(main.become(sys.orig_argv[1:]))
