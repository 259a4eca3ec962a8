from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.practices import House, fake_house, real_house
from tests.vaults import make_vault


@pytest.fixture(params=["in memory", "real vault"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """The same services over both kinds of store: what holds for one must hold for the other."""
    if request.param == "in memory":
        yield fake_house()
        return
    vault = make_vault(tmp_path / "vault")
    yield real_house(vault)
    vault.close()
