from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.books import Books, fake_books, real_books
from tests.vaults import make_vault


@pytest.fixture(params=["in memory", "in a real vault"])
def books(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Books]:
    """Every test of a service runs over both: stores in memory keep the contract of the real ones."""
    if request.param == "in memory":
        yield fake_books()
        return
    vault = make_vault(tmp_path / "vault")
    yield real_books(vault)
    vault.close()
