from collections.abc import Iterator
from pathlib import Path

import pytest

from practiceapp.vault import key_file
from practiceapp.vault.opened import OpenedVault
from tests.vault.made import Made
from tests.vaults import make_vault, quick_derive


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[OpenedVault]:
    opened = make_vault(tmp_path / "vault")
    yield opened
    opened.close()


@pytest.fixture
def quick_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hash in place of Argon2id."""
    monkeypatch.setattr(key_file, "derive", quick_derive)


@pytest.fixture
def made(tmp_path: Path, quick_key: None) -> Made:
    return Made(tmp_path / "practice" / "vault")
