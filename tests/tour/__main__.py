"""`python3 -m tests.tour DIR`: a month through the real window, leaving pictures and invoices in DIR."""

import argparse
import json
import os
import shutil
import sys
import time
import traceback
from pathlib import Path

from tests.tour.report import write_report

OURS = ("light", "dark", "scale200", "invoices", "vault", "kept", "tour.json")


def main() -> int:
    """Walk, and say in numbers what was done; 0 only when all went well."""
    chosen = _parser().parse_args()
    folder = chosen.folder.resolve()
    if chosen.scaled:
        _surroundings(folder, factor=2)
        from tests.tour.scaled import look_again

        return look_again(folder)
    if not _cleared(folder):
        print(f"{folder} holds something that no tour left there. Name a new or an empty folder.")
        return 2
    _surroundings(folder)
    from tests.tour.messages import Messages
    from tests.tour.walk import Walk

    started = time.monotonic()
    messages = Messages()
    walk = Walk(folder, chosen.clients, chosen.months, chosen.seed)
    try:
        done = walk.walk()
    except BaseException:  # noqa: BLE001 - told here: the program's own hook keeps messages to itself
        traceback.print_exc(file=sys.stdout)
        print(f"The last picture is {walk.camera.taken[-1:]}.")
        return 1
    finally:
        walk.drive.stop()
    scaled = _run_scaled(folder, done.passphrase)
    report = write_report(folder, walk, chosen)
    for line in messages.unexpected:
        print(f"Qt: {line}")
    print(f"{report} after {time.monotonic() - started:.0f} s: {folder}")
    return 1 if messages.unexpected or scaled else 0


def _run_scaled(folder: Path, passphrase: str) -> int:
    """A second look, at twice the scale: the factor holds for a whole process."""
    import subprocess

    environment = os.environ | {"QT_SCALE_FACTOR": "2"}
    if environment["QT_QPA_PLATFORM"].startswith("offscreen"):
        del environment["QT_QPA_PLATFORM"]
    command = [sys.executable, "-m", "tests.tour", str(folder), "--scaled"]
    return subprocess.run(command, env=environment, input=passphrase, text=True, check=False).returncode


def _surroundings(folder: Path, factor: int = 1) -> None:
    """No real screen unless one is asked for, but one of a laptop's size; the invented practice's time."""
    screen = {"width": 1600 * factor, "height": 1000 * factor, "dpr": 1, "logicalDpi": 96}
    described = folder / "kept" / "screen.json"
    described.parent.mkdir(parents=True, exist_ok=True)
    described.write_text(json.dumps({"screens": [screen | {"name": "", "x": 0, "y": 0}]}), encoding="utf-8")
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={described}")
    os.environ["TZ"] = "Europe/Berlin"
    if hasattr(time, "tzset"):
        time.tzset()


def _cleared(folder: Path) -> bool:
    """Take away what an earlier tour left; False when there is anything else."""
    folder.mkdir(parents=True, exist_ok=True)
    if {file.name for file in folder.iterdir()} - set(OURS):
        return False
    for name in OURS:
        found = folder / name
        if found.is_dir():
            shutil.rmtree(found)
        else:
            found.unlink(missing_ok=True)
    (folder / "invoices").mkdir()
    return True


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m tests.tour", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="where everything goes; made if missing")
    parser.add_argument("--clients", type=int, default=3, metavar="N", help="how many come (3)")
    parser.add_argument("--months", type=int, default=1, metavar="M", help="for how many months (1)")
    parser.add_argument(
        "--seed", type=int, default=1, metavar="S", help="the same seed, the same practice (1)"
    )
    parser.add_argument("--scaled", action="store_true", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
