"""The import rule: kept, and each contract seen to catch what it is there for."""

from pathlib import Path

import pytest

from tests.architecture.house import ROOT, Answer, ask, copy_house, plant


def contracts(house: Path) -> Answer:
    return ask("lint-imports", "--no-cache", "--no-logo", where=house)


def test_every_contract_is_kept() -> None:
    answer = contracts(ROOT)
    assert answer.content, answer.said
    assert "0 broken" in answer.said


HOUSE = "domain < services < (ui | vault | documents | system | demo) < bootstrap"
DOMAIN = "The domain knows the standard library and itself, nothing else"
SERVICES = "Services reach no screen, no database, no paper"
DATABASE = "Only vault.connection imports sqlcipher3"
FIREWALL = "Invoicing has no path, indirect ones included, to the clinical record"
CLINICAL = "The clinical side does not know the accounts"
FEATURES = "main_window > features > shared, and features do not know each other"
NETWORK = "No sockets, no temporary files, no other programs"
CYCLES = "No cycles"

BREACHES: list[tuple[str, dict[str, str]]] = [
    (HOUSE, {"domain/clients.py": "import practiceapp.services.clock"}),
    (HOUSE, {"services/clients.py": "import practiceapp.vault.works"}),
    (HOUSE, {"services/clients.py": "import practiceapp.bootstrap"}),
    (HOUSE, {"ui/main_window.py": "import practiceapp.vault.works"}),
    (HOUSE, {"vault/works.py": "import practiceapp.ui.main_window"}),
    (HOUSE, {"documents/invoice_pdf.py": "import practiceapp.system.door"}),
    (HOUSE, {"system/door.py": "import practiceapp.documents.invoice_pdf"}),
    (DOMAIN, {"domain/clients.py": "import PySide6.QtCore"}),
    (DOMAIN, {"domain/account/tax.py": "import stdnum.eu.vat"}),
    (SERVICES, {"services/clients.py": "from PySide6.QtCore import QObject"}),
    (SERVICES, {"services/account/invoicing.py": "def late():\n    import reportlab"}),
    (DATABASE, {"vault/works.py": "import sqlcipher3"}),
    (DATABASE, {"system/log.py": "import sqlite3"}),
    (FIREWALL, {"domain/account/money.py": "import practiceapp.domain.clinical.notes"}),
    (FIREWALL, {"services/account/invoicing.py": "import practiceapp.services.desk.today"}),
    (FIREWALL, {"documents/invoice_pdf.py": "import practiceapp.domain.clinical.notes"}),
    (FIREWALL, {"vault/account/breach.py": "import practiceapp.vault.clinical"}),
    (FIREWALL, {"ui/invoices/breach.py": "import practiceapp.services.clinical.notes"}),
    (  # by a detour: invoices -> references -> notes
        FIREWALL,
        {
            "domain/account/money.py": "import practiceapp.domain.references",
            "domain/references.py": "import practiceapp.domain.clinical.notes",
        },
    ),
    (CLINICAL, {"domain/clinical/notes.py": "import practiceapp.domain.account.money"}),
    (CLINICAL, {"vault/clinical/breach.py": "import practiceapp.vault.account"}),
    (FEATURES, {"ui/notes/breach.py": "import practiceapp.ui.today"}),
    (FEATURES, {"ui/shared/breach.py": "import practiceapp.ui.notes"}),
    (FEATURES, {"ui/today/breach.py": "import practiceapp.ui.main_window"}),
    (NETWORK, {"system/log.py": "import socket"}),
    (NETWORK, {"system/log.py": "from urllib import request"}),
    (NETWORK, {"ui/shared/choose_path.py": "import tempfile"}),
    (NETWORK, {"bootstrap/breach.py": "def late():\n    import subprocess"}),
    (
        CYCLES,
        {
            "system/log.py": "import practiceapp.system.crash",
            "system/crash.py": "import practiceapp.system.log",
        },
    ),
]


@pytest.mark.parametrize(
    ("contract", "lines"),
    BREACHES,
    ids=[" + ".join(lines) + f" {n}" for n, (_, lines) in enumerate(BREACHES)],
)
def test_a_planted_breach_is_caught(tmp_path: Path, contract: str, lines: dict[str, str]) -> None:
    house = copy_house(tmp_path)
    for module, line in lines.items():
        plant(house, f"practiceapp/{module}", line)
    answer = contracts(house)
    assert not answer.content
    assert f"{contract} BROKEN" in answer.said, answer.said


@pytest.mark.parametrize("room", ["practiceapp/reports", "practiceapp/ui/payers"])
def test_a_room_nobody_declared_is_noticed(tmp_path: Path, room: str) -> None:
    house = copy_house(tmp_path)
    plant(house, f"{room}/__init__.py", "")
    answer = contracts(house)
    assert not answer.content
    assert "not listed as layers" in answer.said
    assert f"- {room.replace('/', '.')}" in answer.said
