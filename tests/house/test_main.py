"""Provisioning, on a small house of its own with parts made here: nothing is fetched from anywhere."""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from practiceapp import __version__
from tests.architecture.house import ROOT

VERSION = f"Practiceapp {__version__}\n"


@dataclass
class SmallHouse:
    """`main.py` and the package in a folder of their own, with a lock of one made-up part."""

    folder: Path

    def lock(self, *parts: tuple[str, str], file: str = "requirements.txt") -> None:
        lines = [f"{name}==1.0 \\\n    --hash=sha256:{digest}\n" for name, digest in parts]
        (self.folder / file).write_text("".join(lines), encoding="utf-8")

    def offer(self, name: str, content: str = "MEANT = 7\n") -> tuple[str, str]:
        """Make a part, as a wheel where pip will look, and return what a lock says of it."""
        wheel = self.folder / "parts" / f"{name}-1.0-py3-none-any.whl"
        wheel.parent.mkdir(exist_ok=True)
        files = {
            f"{name}.py": content,
            f"{name}-1.0.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
            f"{name}-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        with zipfile.ZipFile(wheel, "w") as packed:
            for path, text in files.items():
                packed.writestr(path, text)
            packed.writestr(f"{name}-1.0.dist-info/RECORD", "".join(f"{path},,\n" for path in files))
        return name, hashlib.sha256(wheel.read_bytes()).hexdigest()

    def start(
        self, *arguments: str, before: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run `main.py`, or first what a test wants to be different."""
        main = str(self.folder / "main.py")
        run = [
            "-c",
            f"import runpy, sys\n{before}\nsys.argv.pop(0)\nrunpy.run_path(sys.argv[0], run_name='__main__')",
            main,
        ]
        return self.python(*(run if before else [main]), *arguments, **environment)

    def python(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "QT_"))}
        offered = {
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(self.folder / "parts"),
            "PIP_CONFIG_FILE": os.devnull,
        }
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env={**kept, **offered, "PYTHONDONTWRITEBYTECODE": "1", **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def site(self) -> Path:
        return next((self.folder / ".venv/lib").glob("python*/site-packages"))


def build(folder: Path) -> SmallHouse:
    house = SmallHouse(folder)
    shutil.copy(ROOT / "main.py", folder)
    for part in ("__init__.py", "__main__.py", "system/__init__.py", "system/display.py"):
        (folder / "practiceapp" / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "practiceapp" / part, folder / "practiceapp" / part)
    house.lock(house.offer("firstpart"))
    return house


@pytest.fixture
def bare_house(tmp_path: Path) -> SmallHouse:
    """A house nobody has started yet."""
    return build(tmp_path)


@pytest.fixture(scope="module")
def started_house(tmp_path_factory: pytest.TempPathFactory) -> SmallHouse:
    """A house that was started once."""
    house = build(tmp_path_factory.mktemp("house"))
    done = house.start("--version")
    assert (done.returncode, done.stdout) == (0, VERSION), done.stderr
    assert "1 of 1: firstpart" in done.stderr
    return house


@pytest.fixture
def house(started_house: SmallHouse, tmp_path: Path) -> SmallHouse:
    """A copy of it, to be done with as a test likes."""
    shutil.copytree(started_house.folder, tmp_path, symlinks=True, dirs_exist_ok=True)
    return SmallHouse(tmp_path)


def test_the_first_start_brings_the_parts_and_a_later_one_says_nothing(started_house: SmallHouse) -> None:
    assert (started_house.site / "firstpart.py").exists()
    again = started_house.start("--version")
    assert (again.returncode, again.stdout, again.stderr) == (0, VERSION, "")


def test_a_later_start_takes_less_than_a_second(started_house: SmallHouse) -> None:
    def seconds() -> float:
        begun = time.perf_counter()
        started_house.start("--version")
        return time.perf_counter() - begun

    assert min(seconds() for _ in range(3)) < 1


def test_compiled_files_are_there_whatever_the_shell_says(started_house: SmallHouse) -> None:
    """Without them the window takes twice as long."""
    assert list(started_house.folder.glob("practiceapp/__pycache__/__init__.*.pyc"))
    assert list(started_house.site.glob("__pycache__/firstpart.*.pyc"))


def test_another_lock_brings_its_parts_at_the_next_start(house: SmallHouse) -> None:
    house.lock(house.offer("firstpart"), house.offer("secondpart"))
    done = house.start("--version")
    assert done.stdout == VERSION, done.stderr
    assert "1 of 2: firstpart\n  2 of 2: secondpart\n" in done.stderr
    assert (house.site / "secondpart.py").exists()


def test_an_interrupted_start_goes_on_where_it_stopped(house: SmallHouse) -> None:
    house.lock(house.offer("firstpart"), ("latepart", "0" * 64))
    stopped = house.start("--version")
    assert (stopped.returncode, stopped.stdout) == (2, "")
    assert stopped.stderr.endswith("start again; it goes on where it stopped.\n")
    made = (house.folder / ".venv/pyvenv.cfg").stat().st_mtime_ns
    house.lock(house.offer("firstpart"), house.offer("latepart"))
    done = house.start("--version")
    assert (done.returncode, done.stdout) == (0, VERSION), done.stderr
    assert (house.folder / ".venv/pyvenv.cfg").stat().st_mtime_ns == made


def test_a_part_cut_off_while_it_was_unpacked_is_brought_again(house: SmallHouse) -> None:
    (house.folder / ".venv/requirements.txt.stamp").unlink()
    (house.site / "firstpart-1.0.dist-info/RECORD").unlink()
    (house.site / "firstpart.py").write_text("")
    assert house.start("--version").stdout == VERSION
    assert (house.site / "firstpart.py").read_text() == "MEANT = 7\n"


def test_a_half_made_folder_is_made_anew(bare_house: SmallHouse) -> None:
    (bare_house.folder / ".venv/bin").mkdir(parents=True)
    (bare_house.folder / ".venv/bin/python").symlink_to("/nowhere/python")
    assert bare_house.start("--version").stdout == VERSION


def test_a_part_that_is_not_the_locked_one_is_refused(house: SmallHouse) -> None:
    locked = house.offer("otherpart")
    house.offer("otherpart", "MEANT = 'harm'\n")
    house.lock(locked)
    done = house.start("--version")
    assert done.returncode == 2
    assert "HASH" in done.stderr.upper()
    assert not (house.site / "otherpart.py").exists()


def test_without_a_screen_it_says_so_and_fetches_nothing(bare_house: SmallHouse) -> None:
    done = bare_house.start(DISPLAY="", WAYLAND_DISPLAY="")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "needs a screen" in done.stderr
    assert not (bare_house.folder / ".venv").exists()


def test_without_a_screen_a_later_start_says_so_too(started_house: SmallHouse) -> None:
    done = started_house.start(DISPLAY="", WAYLAND_DISPLAY="")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "needs a screen" in done.stderr


def test_a_python_without_venv_is_told_what_to_install(bare_house: SmallHouse) -> None:
    done = bare_house.start("--version", before="sys.modules['ensurepip'] = None")
    assert done.returncode == 2
    assert done.stderr.endswith(f"sudo apt install python3.{sys.version_info.minor}-venv\n")
    assert not (bare_house.folder / ".venv").exists()


def test_an_old_python_is_told_its_age(bare_house: SmallHouse) -> None:
    done = bare_house.start("--version", before="sys.version_info = (3, 9, 2, 'final', 0)")
    assert done.returncode == 2
    assert "needs Python 3.11 or newer; this is 3.9.2" in done.stderr
    ast.parse((ROOT / "main.py").read_text(encoding="utf-8"), feature_version=(3, 8))


def test_it_uses_the_standard_library_only() -> None:
    names = set()
    for node in ast.walk(ast.parse((ROOT / "main.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    assert names - {"practiceapp"} <= sys.stdlib_module_names


def test_the_tests_enter_the_same_folder(house: SmallHouse) -> None:
    (house.folder / "tests").mkdir()
    shutil.copy(ROOT / "tests/__init__.py", house.folder / "tests")
    (house.folder / "tests/tour.py").write_text("import sys, testpart\nprint(sys.prefix, sys.argv[1:])\n")
    house.lock(house.offer("testpart"), file="requirements-tests.txt")
    for _ in range(2):
        done = house.python("-m", "tests.tour", "some where", "--clients", "3")
        assert done.stdout == f"{house.folder / '.venv'} ['some where', '--clients', '3']\n", done.stderr
