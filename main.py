"""Start Practiceapp: the first time it makes its own `.venv` from the locked requirements, then it starts.

Standard library only, Python 3.11 or newer. Interrupted, it goes on where it stopped.
"""

from __future__ import annotations  # so that an older Python still reaches the sentence about its age

import os
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NEEDS_NO_WINDOW = {"--version", "--check", "--help", "-h"}


class CannotStart(Exception):
    """Says in one sentence what is missing and what to do about it."""


def main(arguments: list[str]) -> int:
    """Make sure the program's parts are there, then become the program."""
    if inside_venv():
        from practiceapp.__main__ import main as start

        return start()
    try:
        if not is_provisioned("requirements.txt"):
            if not NEEDS_NO_WINDOW.intersection(arguments):
                require_window()
            provision("requirements.txt")
    except CannotStart as reason:
        print(reason, file=sys.stderr)
        return 2
    return become([str(HERE / "main.py"), *arguments])


def inside_venv() -> bool:
    """Tell whether this is already the program's own Python."""
    return Path(sys.prefix).resolve() == VENV.resolve()


def become(arguments: list[str]) -> int:
    """Replace this process by the program's own Python. It may write .pyc files: they halve the start."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [str(PYTHON), *arguments]
    if os.name != "nt":
        os.execve(PYTHON, command, environment)
    import subprocess  # Windows has no real exec: there it would return to the terminal at once

    return subprocess.call(command, env=environment)


def require_window() -> None:
    """Refuse before anything is fetched if no window could be shown afterwards."""
    from practiceapp.system.display import why_no_window

    if reason := why_no_window(os.environ):
        raise CannotStart(reason)


def is_provisioned(lock: str) -> bool:
    """Tell whether `.venv` was completely made from exactly this lock by this version of Python."""
    try:
        return _stamp_file(lock).read_text(encoding="utf-8") == _stamp(lock) and PYTHON.exists()
    except OSError:
        return False


def provision(lock: str) -> None:
    """Make or complete `.venv` from a lock file. The stamp comes last: half a job never passes for whole."""
    import time

    require_python()
    started = time.monotonic()
    say("Preparing Practiceapp. This happens once and needs a connection; the program itself never uses one.")
    try:
        if not _usable_venv():
            say("Making .venv ...")
            _run([sys.executable, "-m", "venv", "--clear", str(VENV)])
        _forget_half_installed()
        _install(HERE / lock)
        _run([str(PYTHON), "-m", "compileall", "-q", str(HERE / "practiceapp")])
        part = _stamp_file(lock).with_suffix(".part")
        part.write_text(_stamp(lock), encoding="utf-8")
        part.replace(_stamp_file(lock))
    except OSError as error:
        raise CannotStart(f"The folder {VENV} cannot be written ({error.strerror}).") from None
    except KeyboardInterrupt:
        raise CannotStart("Stopped. Start again and it goes on from here.") from None
    say(f"Ready after {time.monotonic() - started:.0f} s.")


def require_python() -> None:
    """Refuse a Python that is too old or lacks what makes a virtual environment."""
    import importlib.util

    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python gets to see
        version = ".".join(map(str, sys.version_info[:3]))
        raise CannotStart(
            f"Practiceapp needs Python 3.11 or newer; this is {version}. Try: python3.11 main.py"
        )
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        package = f"python3.{sys.version_info.minor}-venv"
        raise CannotStart(
            f"Python's venv and pip are not installed. Install them with: sudo apt install {package}"
        )


def say(line: str) -> None:
    """Print one line of progress at once."""
    print(line, file=sys.stderr, flush=True)


def _stamp(lock: str) -> str:
    import hashlib

    digest = hashlib.sha256((HERE / lock).read_bytes()).hexdigest()
    return f"{digest} python{sys.version_info.major}.{sys.version_info.minor}\n"


def _stamp_file(lock: str) -> Path:
    return VENV / f"{lock}.stamp"


def _usable_venv() -> bool:
    """Tell whether the `.venv` already there was made by this version of Python and can install."""
    import subprocess

    probe = f"import sys, pip; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    return (
        PYTHON.exists()
        and not subprocess.run([PYTHON, "-c", probe], capture_output=True, check=False).returncode
    )


def _forget_half_installed() -> None:
    """Let pip install again what an interruption cut off: RECORD is the last file it writes."""
    for folder in VENV.glob("lib/python*/site-packages/*.dist-info"):
        if not (folder / "RECORD").exists():
            (folder / "METADATA").unlink(missing_ok=True)
            folder.rename(folder.with_suffix(".interrupted"))


def _install(lock: Path) -> None:
    """Run pip on a lock file, one line of progress for each part."""
    import subprocess

    total = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    command = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "--no-input", "-r", str(lock)]
    spoken: list[str] = []
    parts = 0
    with subprocess.Popen(
        [*command, "--disable-pip-version-check", "--progress-bar", "off"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as pip:
        for line in pip.stdout or ():
            spoken.append(line.rstrip())
            if line.startswith(("Collecting ", "Processing ", "Requirement already satisfied: ")):
                parts += 1
                say(f"  {parts} of {total}: {_part(line)}")
            elif line.startswith("Installing collected"):
                say("  Installing ...")
    if pip.returncode:
        raise CannotStart(
            "\n".join(spoken[-6:])
            + "\nThe parts of the program could not be fetched or installed (see above). "
            "Check the connection and the free disk space, then start again; it goes on where it stopped."
        )


def _part(line: str) -> str:
    """Return the name in a line of pip's such as `Collecting reportlab==5.1.0 (from -r ...)`."""
    what = re.sub(r"^(Collecting|Processing|Requirement already satisfied:) ", "", line).split()[0]
    return re.split(r"==|-\d", what.rpartition("/")[2])[0]


def _run(command: list[str]) -> None:
    import subprocess

    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        spoken = (done.stdout + done.stderr).strip()
        raise CannotStart(
            f"{spoken}\nThis step failed: {' '.join(command[1:4])}. Start again to go on from here."
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
