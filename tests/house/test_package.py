"""`pip install .` gives a working program with everything it ships."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from practiceapp import __version__
from tests.architecture.house import ROOT, files_of_the_house


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


def test_everything_the_program_needs_is_packed_and_nothing_else(wheel: Path) -> None:
    meant = set()
    for file in files_of_the_house():
        if file.parts[0] == "practiceapp":
            meant.add(file.as_posix())
        elif file.parts[0] == "resources":
            meant.add(f"practiceapp/shipped_resources/{file.relative_to('resources').as_posix()}")
    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert packed == meant
    assert {name for name in packed if name.endswith(".sql")}


def test_installed_elsewhere_it_starts_and_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--target",
        str(tmp_path),
    ]
    subprocess.run([*install, str(wheel)], check=True)
    ask = "from practiceapp.resources import resource_path as p; print(p('fonts').is_dir(), p())"
    for command, said in (
        (["-c", ask], f"True {tmp_path / 'practiceapp/shipped_resources'}\n"),
        ([str(tmp_path / "bin/practiceapp"), "--version"], f"Practiceapp {__version__}\n"),
    ):
        done = subprocess.run(
            [sys.executable, *command],
            cwd=tmp_path,
            env={"PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == said
