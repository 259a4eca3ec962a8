"""The program opens no connection: seen by Python from inside, and by the kernel from outside."""

from pathlib import Path

import pytest

from tests.boundary.watching import Run, Watched, socket_families

NETWORK = ("socket.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "urllib.", "webbrowser.")
SPAWNING = ("subprocess.", "os.system", "os.fork", "os.posix_spawn", "os.spawn", "pty.")
LOCAL, LOCAL_NUMBERS = {"UNIX", "LOCAL"}, {"1", "AddressFamily.AF_UNIX"}
REACHING = {
    "a connection": "import socket; socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
    "a datagram": "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
    "the routing table": "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)",
}


def reached(run: Run) -> list[list[str]]:
    """What Python saw of the network; a socket between programs of this machine is none."""
    found = [event for event in run.events if event[0].startswith(NETWORK)]
    return [
        event
        for event in found
        if not (event[0] == "socket.__new__" and event[2] in {"1", "AddressFamily.AF_UNIX"})
    ]


def test_the_whole_journey_reaches_for_nothing(played: Run) -> None:
    assert reached(played) == []


def test_it_starts_no_other_program(played: Run) -> None:
    """A lock makes it become itself again: two lives, one after the other, in one process."""
    assert len(played.told) == 2
    assert [event for event in played.events if event[0].startswith(SPAWNING)] == []


@pytest.mark.needs("strace")
def test_the_kernel_is_asked_for_no_connection(traced: Run) -> None:
    assert len(traced.calls) > 1000
    assert socket_families(traced.calls) <= LOCAL


@pytest.mark.needs("strace")
def test_the_kernel_is_asked_for_no_other_program(traced: Run) -> None:
    started = [line for line in traced.calls if "execve(" in line and "= -1" not in line]
    assert started
    assert all("python" in line.split('"')[1] for line in started), started


@pytest.mark.parametrize("breach", REACHING)
def test_a_planted_connection_is_seen_from_inside(tmp_path: Path, breach: str) -> None:
    assert reached(Watched(tmp_path / "run", REACHING[breach]).over()) != []


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request as u; u.urlopen('http://localhost:9')",
    ],
)
def test_a_planted_look_up_is_seen_from_inside(tmp_path: Path, code: str) -> None:
    assert reached(Watched(tmp_path / "run", code).over()) != []


@pytest.mark.needs("strace")
@pytest.mark.parametrize("breach", [*REACHING, "past Python"])
def test_a_planted_connection_is_seen_from_outside(tmp_path: Path, breach: str) -> None:
    """Also one that Python's hook is never told of."""
    past = "import ctypes; ctypes.CDLL(None).socket(2, 1, 0)"
    run = Watched(tmp_path / "run", REACHING.get(breach, past), from_outside=True).over()
    assert socket_families(run.calls) - LOCAL != set()
    assert breach != "past Python" or reached(run) == []


def test_a_planted_program_is_seen(tmp_path: Path) -> None:
    run = Watched(tmp_path / "run", "import subprocess; subprocess.run(['true'])").over()
    assert [event for event in run.events if event[0].startswith(SPAWNING)] != []


def test_the_hardened_program_could_not_if_it_would(tmp_path: Path) -> None:
    """Where the kernel lets us, the socket is refused as well (tests/system/test_hardening.py)."""
    code = (
        "import socket\nfrom practiceapp.system.hardening import harden\nholds = harden().network_denied\n"
        "try:\n    socket.socket()\n    reached = True\nexcept PermissionError:\n    reached = False\n"
        "assert reached is not holds"
    )
    Watched(tmp_path / "run", code).over().whole()
