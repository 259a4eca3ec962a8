"""Run something under Python's own watch: `python played.py FD WHAT`.

WHAT is `journey`, `start` (to the first paint, with modules imported before it), or the code of a breach.
The audit hook is laid before anything but `os` and `sys` is imported. What was seen is written as JSON to the
file the parent opened and handed over as FD, so that the run itself needs to open nothing for it.
"""

import os
import sys

WATCHED = {
    *("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate"),
    *("os.chmod", "os.chown", "os.utime", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn"),
    *("os.system", "os.startfile", "subprocess.Popen", "pty.spawn", "sqlite3.connect", "urllib.Request"),
    *("webbrowser.open", "shutil.copyfile", "shutil.move", "tempfile.mkstemp", "tempfile.mkdtemp"),
}
FAMILIES = ("socket.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "nntplib.", "telnetlib.")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_seen: list[list[str]] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if event in WATCHED or event.startswith(FAMILIES):
        if event == "open":
            flags = arguments[2]
            if not isinstance(flags, int) or not flags & _WRITING:
                return
        _seen.append([event, *(str(one) for one in arguments)])


if __name__ == "__main__":
    sys.addaudithook(_hook)


def hand_over(found: dict[str, object]) -> None:
    """Write one line for this process: what was found and what the hook saw."""
    import json

    line = json.dumps({"events": _seen, **found}).encode() + b"\n"
    while line:
        line = line[os.write(int(sys.argv[1]), line) :]


def play(what: str) -> None:
    """Do it, and hand over what was seen."""
    if what in {"journey", "journey, after the lock"}:
        from tests.boundary.journey import journey

        journey(what == "journey", hand_over)
    elif what.split(maxsplit=1)[0] == "start":
        for early in what.split()[1:]:
            __import__(early)
        from tests.boundary.first_paint import modules_at_first_paint

        hand_over({"modules": modules_at_first_paint()})
    else:
        exec(what, {"__name__": "planted"})
        hand_over({})


if __name__ == "__main__":
    import traceback

    try:
        play(sys.argv[2])
    except BaseException:  # noqa: BLE001 - the parent says what went wrong; the program's own hook says little
        hand_over({"failure": traceback.format_exc()})
