"""The trace of the whole suite, `python3 -m tests --traced`, would show a socket and a word."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT
from tests.boundary.canaries import SENTENCES
from tests.traced import Trace

BREACH = f"""
import socket
from pathlib import Path

def test_reaches(tmp_path: Path) -> None:
    socket.socket(socket.AF_INET).close()
    (tmp_path / "2026-0001.pdf").write_text("{SENTENCES[0]}")
    (tmp_path / "vault.db").write_text("{SENTENCES[0]}")

def test_writes(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes("{SENTENCES[1]}".encode("utf-16-le"))
"""


@pytest.mark.needs("strace")
def test_a_socket_and_a_word_in_a_test_are_counted_and_named(tmp_path: Path) -> None:
    breach = tmp_path / "test_breach.py"
    breach.write_text(BREACH, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "tests",
        "--traced",
        "-q",
        "--basetemp",
        str(tmp_path / "run"),
        str(breach),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "internet sockets: 1\n" in done.stdout
    assert "INET, during" in done.stdout
    assert "outside vault, backups and exported invoices: 2\n" in done.stdout
    assert "glimmerwurst in notes.txt, during" in done.stdout
    assert "test_writes" in done.stdout


def test_a_call_interrupted_by_another_process_is_put_together() -> None:
    trace = Trace()
    trace.take_in(
        [
            '7 execve("/usr/bin/python3", ["python3"], 0x7 /* 9 vars */) = 0\n',
            "7 clone(child_stack=NULL, flags=SIGCHLD) = 8\n",
            "8 socket(AF_NETLINK, SOCK_RAW, 0 <unfinished ...>\n",
            '7 write(3</tmp/a.txt>, "Zwirbelmoor", 11) = 11\n',
            "8 <... socket resumed>) = 4\n",
            "8 socket(AF_INET, SOCK_STREAM, 0) = -1 EPERM (Operation not permitted)\n",
            '9 execve("/usr/bin/Xvfb", ["Xvfb"], 0x7 /* 9 vars */) = 0\n',
            "9 socket(AF_INET6, SOCK_STREAM, 0) = 3\n",
            '10 execve("/usr/bin/python3", ["python3", "-m", "pip"], 0x7 /* 9 vars */) = 0\n',
            "10 socket(AF_INET6, SOCK_STREAM, 0) = 3\n",
        ]
    )
    assert [seen.what for seen in trace.sockets] == ["NETLINK"]
    assert trace.sockets_of_pip == 1
    assert [seen.what for seen in trace.written] == ["Zwirbelmoor in a.txt"]
