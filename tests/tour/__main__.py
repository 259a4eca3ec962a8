"""`python3 -m tests.tour DIR`: a month through the real window, leaving pictures and invoices in DIR."""

import argparse
import json
import os
import shutil
import sys
import time
import traceback
from pathlib import Path

from tests.tour.looks import LOOKS, look_everywhere
from tests.tour.report import write_report

OURS = ("light", "dark", "places", "invoices", "vault", "kept", "tour.json")
LARGEST_SCREEN = (2600, 1700)


def main() -> int:
    """Walk, and say in numbers what was done; 0 only when all went well."""
    chosen = _parser().parse_args()
    folder = chosen.folder.resolve()
    if chosen.look:
        _surroundings(folder / "kept" / f"screen of {chosen.look}", *LARGEST_SCREEN)
        from tests.tour.album import look_again

        return look_again(folder, LOOKS[chosen.look])
    if chosen.best:
        return _put_best(folder)
    if not _cleared(folder):
        print(f"{folder} holds something that no tour left there. Name a new or an empty folder.")
        return 2
    _surroundings(folder / "kept")
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
    print(f"The month took {time.monotonic() - started:.0f} s.", flush=True)
    failed = look_everywhere(folder, done.passphrase)
    report = write_report(folder, walk, chosen)
    for line in messages.unexpected:
        print(f"Qt: {line}")
    print(f"{report} after {time.monotonic() - started:.0f} s: {folder}")
    return 1 if messages.unexpected or failed else 0


def _put_best(folder: Path) -> int:
    """Choose anew what the README shows, from the pictures of a tour."""
    from tests.tour.best import put

    for file in put(folder, Path("README.md")):
        print(f"{file.name}: {file.stat().st_size // 1024} KB")
    return 0


def _surroundings(folder: Path, width: int = 1600, height: int = 1000) -> None:
    """No real screen unless one is asked for, but one that is large enough; the invented practice's time."""
    screen = {"width": width * _scale(), "height": height * _scale(), "dpr": 1, "logicalDpi": 96}
    described = folder / "screen.json"
    described.parent.mkdir(parents=True, exist_ok=True)
    described.write_text(json.dumps({"screens": [screen | {"name": "", "x": 0, "y": 0}]}), encoding="utf-8")
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={described}")
    os.environ["TZ"] = "Europe/Berlin"
    if hasattr(time, "tzset"):
        time.tzset()


def _scale() -> int:
    return int(os.environ.get("QT_SCALE_FACTOR", "1"))


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
    parser.add_argument(
        "--best", action="store_true", help="put the pictures of the README there, from a tour left in DIR"
    )
    parser.add_argument("--look", choices=LOOKS, help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
