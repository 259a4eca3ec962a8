"""The torture in short: every campaign with a few tries and a fixed seed, and with a breach it must notice.

The long run is `python3 -m tests.torture --minutes 10`.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.house import ROOT
from tests.torture.breaches import breaches
from tests.torture.campaigns import campaigns
from tests.torture.tally import KINDS

NAMES = [campaign.name for campaign in campaigns()]
SEED = "4"


def tortured(report: Path, *options: str) -> tuple[dict[str, Any], str]:
    """The figures of every campaign, and what was printed."""
    command = [sys.executable, "-m", "tests.torture", "--seed", SEED, "--json", str(report), *options]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert report.exists(), done.stderr
    return json.loads(report.read_text(encoding="utf-8")), done.stdout


@pytest.mark.needs("strace")
def test_no_promise_is_broken(tmp_path: Path) -> None:
    report, said = tortured(tmp_path / "report", "--tries", "5")
    assert set(report["campaigns"]) == set(NAMES)
    assert {kind: report["all"][kind] for kind in KINDS} == dict.fromkeys(KINDS, 0), said
    assert all(sum(one["tried"].values()) >= 5 for one in report["campaigns"].values())
    assert report["all"]["acknowledged"] > 100


@pytest.mark.needs("strace")
def test_every_campaign_notices_a_planted_breach(tmp_path: Path) -> None:
    assert set(breaches()) == set(NAMES)
    report, said = tortured(tmp_path / "report", "--planted", "--tries", "60")
    missed = [name for name in NAMES if not report["campaigns"][name]["failures"]]
    assert not missed, said
