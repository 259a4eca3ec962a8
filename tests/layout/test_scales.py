"""Nothing is clipped or blurred at the scales of dense screens: the factor holds for a whole process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT = 1024, 700


@pytest.mark.parametrize("percent", [150, 200, 250])
def test_everything_fits_and_is_sharp(tmp_path: Path, percent: int) -> None:
    factor = percent / 100
    screen = {"name": "", "x": 0, "y": 0, "dpr": 1, "logicalDpi": 96}
    screen |= {"width": round(WIDTH * factor) + 8, "height": round(HEIGHT * factor) + 8}
    described = tmp_path / "screen.json"
    described.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    environment = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={described}",
        "QT_SCALE_FACTOR": str(factor),
        "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough",
    }
    command = [sys.executable, "-m", "tests.layout.scaled", str(tmp_path), str(factor)]
    child = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert child.returncode == 0, child.stdout + child.stderr
    assert child.stdout.splitlines()[-1] == "the planted fault is seen"
