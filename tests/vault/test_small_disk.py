import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]


def namespaces_work() -> bool:
    return (
        shutil.which("unshare") is not None
        and not subprocess.run([*NAMESPACE, "true"], check=False).returncode
    )


@pytest.mark.needs("unshare", "mount")
def test_a_really_full_disk_costs_no_more_than_what_did_not_fit(tmp_path: Path) -> None:
    """Not every failure of a disk looks alike: this one the engine recovers from by replaying its journal."""
    if not namespaces_work():
        pytest.skip("needs mount namespaces")
    command = [*NAMESPACE, sys.executable, "-m", "tests.vault.small_disk_child", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert set(seen["told"]) == {"DiskFull", "DiskFull while making"}
    assert seen["told"]["DiskFull"] > 60
    assert seen["left"] == ["vault"]
    assert seen["while_full"]
    assert seen["last"] == "K-last"
    assert seen["whole"]
