import os
import signal
import subprocess
import sys
from pathlib import Path

from practiceapp.system.single_instance import SingleInstance

HOLD = """
import sys
from pathlib import Path
from practiceapp.system.single_instance import SingleInstance
claim = SingleInstance(Path(sys.argv[1]), Path(sys.argv[2]))
print(claim.take(), flush=True)
sys.stdin.read()
"""


def hold(runtime: Path, vault: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, runtime, vault],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent.parent,
    )


def test_a_second_start_is_refused_and_free_again_after_a_kill(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    with hold(tmp_path / "run", vault) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert not SingleInstance(tmp_path / "run", vault).take()
        assert SingleInstance(tmp_path / "run", tmp_path / "another").take()
        os.kill(other.pid, signal.SIGKILL)
        other.wait()
        assert SingleInstance(tmp_path / "run", vault).take()


def test_the_same_vault_by_another_way_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "vault")
    first = SingleInstance(tmp_path / "run", tmp_path / "vault")
    assert first.take()
    assert not SingleInstance(tmp_path / "run", tmp_path / "link").take()
    first.release()
    assert SingleInstance(tmp_path / "run", tmp_path / "link").take()


def test_the_lock_says_nothing_of_the_vault(tmp_path: Path) -> None:
    claim = SingleInstance(tmp_path / "run", tmp_path / "Anna Lindqvist")
    assert claim.take()
    (lock,) = (tmp_path / "run").iterdir()
    assert "Lindqvist" not in lock.name
    assert b"Lindqvist" not in lock.read_bytes()
    assert not (tmp_path / "Anna Lindqvist").exists()
