import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parent.parent.parent

PROGRAM = """
import os, sys
sys.path.insert(0, os.environ["HOUSE"])
from practiceapp.system.restart import restart
print(os.getpid(), sys.argv[1:], sys.flags.no_user_site, "SECRET" in globals(), flush=True)
SECRET = "six words of a passphrase"
if "COUNT" not in os.environ:
    os.environ["COUNT"] = "1"
    restart()
"""


def test_it_becomes_a_fresh_process_with_the_same_options(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM)
    done = subprocess.run(
        [sys.executable, "-s", tmp_path / "program.py", "--vault", "/some where/vault"],
        capture_output=True,
        text=True,
        check=True,
        env={"HOUSE": str(HOUSE)},
    )
    first, second = done.stdout.splitlines()
    assert first == second  # the same process id, options and flags, and nothing kept in memory
    assert second.endswith("['--vault', '/some where/vault'] 1 False")
