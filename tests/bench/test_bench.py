import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from practiceapp.bootstrap.keeping import NAMES
from practiceapp.vault.founding import VAULT_NAME
from practiceapp.vault.key_pair import KEY_NAMES
from tests.bench.__main__ import main
from tests.bench.figures import Pair, interleaved, percentile
from tests.bench.starts import ROOT


def test_the_bench_runs_and_every_ratio_is_a_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--notes", "20", "--rounds", "1", "--json", str(tmp_path / "figures.json")]) == 0
    printed = capsys.readouterr().out
    found = {one["what"]: one for one in json.loads((tmp_path / "figures.json").read_text())}
    measured = [one for one in found.values() if "ratio" in one]
    assert {one["number"] for one in measured} >= {"P1", "P4", "P9", "P10"}
    assert len(measured) >= len(found) - 1, "only WeasyPrint may be missing"
    for one in measured:
        assert math.isfinite(one["ratio"])
        assert one["ratio"] > 0
        assert one["what"] in printed


def test_both_sides_take_turns_and_are_counted_alike() -> None:
    order: list[str] = []
    ours, other = interleaved(4, lambda n: order.append(f"ours {n}"), lambda n: order.append(f"other {n}"))
    assert len(ours) == len(other) == 4
    assert order[:4] == ["ours 0", "other 0", "other 1", "ours 1"]


def test_a_ratio_is_that_of_the_medians() -> None:
    pair = Pair("a", "b", (1.0, 6.0, 100.0), (2.0, 3.0, 4.0))
    assert pair.ratio == 2.0
    assert percentile((1.0, 2.0, 3.0), 99) == 3.0


def test_the_program_does_not_load_the_engine_to_ask_for_a_passphrase() -> None:
    script = "import sys; from practiceapp.bootstrap import program; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())
    assert "practiceapp.ui.unlock.unlock_window" in loaded
    assert not loaded & {"sqlcipher3", "cryptography", "reportlab", "practiceapp.vault.keeper"}


def test_a_vault_is_known_by_the_names_its_keeper_gives() -> None:
    assert (VAULT_NAME, *KEY_NAMES) == NAMES
