"""The house as the checks see it, and a copy of it in which a breach can be planted."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHES = ("__pycache__", ".venv", ".git", ".*_cache", ".hypothesis")


@dataclass(frozen=True)
class Answer:
    """What a check said, and whether it was content."""

    content: bool
    said: str


def ask(tool: str, *arguments: str | Path, where: Path = ROOT) -> Answer:
    """Run one of the tools of the virtual environment."""
    command = Path(sys.executable).parent / tool
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "400"}
    done = subprocess.run(
        [command, *arguments], cwd=where, env=environment, capture_output=True, text=True, check=False
    )
    return Answer(done.returncode == 0, done.stdout + done.stderr)


def copy_house(to: Path) -> Path:
    """Copy what the checks read: the package and the settings."""
    shutil.copytree(ROOT / "practiceapp", to / "practiceapp", ignore=shutil.ignore_patterns(*CACHES))
    shutil.copy(ROOT / "pyproject.toml", to)
    return to


def plant(house: Path, module: str, line: str) -> None:
    """Add a line at the end of a module, making the module if there is none."""
    file = house / module
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as stream:
        stream.write(f"\n\n{line}\n")


def files_of_the_house(suffix: str = "") -> list[Path]:
    """Return every file that is or will be committed, relative to the top."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        found = [Path(name) for name in listed.stdout.splitlines()]
    else:  # a copy without its history
        found = [file.relative_to(ROOT) for file in ROOT.rglob("*")]
        found = [
            file for file in found if not any(Path(part).match(c) for part in file.parts for c in CACHES)
        ]
    return [file for file in found if file.name.endswith(suffix) and (ROOT / file).is_file()]
