"""Practiceapp: a confidential, offline practice for one executive psychotherapist.

The map of the house, bottom to top. Each room may import the rooms below it and none beside it:
`domain < services < (ui | vault | documents | system | demo) < bootstrap`.

    resources   where shipped files lie; standard library only, anyone may ask it
    domain      what a practice is: frozen dataclasses, rules, errors. Standard library only.
                domain.account and domain.clinical do not know each other
    services    what the therapist can do: one class per job, one transaction per method, ports beside it.
                services.account and services.clinical are apart; services.desk needs both sides
    vault       encrypted persistence: keys, the one connection, units of work, stores, boundary, migrations
    documents   an invoice as bytes: takes a frozen InvoiceDocument, returns a PDF
    system      the machine: paths, preferences, single instance, hardening, log, crash hook, the one door
    demo        an invented practice, entered through the real services: to show, to walk through, to measure
    ui          the window: main_window, shared, and one folder per feature
    bootstrap   the composition root: the only module that knows every room; it builds and wires, no rules
    __main__    the command line

The rule is kept by the import contracts in pyproject.toml, which run as tests in tests/architecture.
"""

__version__ = "0.1.0"
