"""Each in a process of its own: what is given up cannot be taken back."""

import ast
import inspect
import os
import platform
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from practiceapp.bootstrap import checking, running
from practiceapp.system.hardening import harden

HOUSE = Path(__file__).parent.parent.parent

linux_only = pytest.mark.skipif(
    not sys.platform.startswith("linux") or platform.machine() not in {"x86_64", "aarch64"},
    reason="the kernel's filter is for Linux on x86-64 and aarch64",
)

FAMILIES = """
import socket
from practiceapp.system.hardening import harden
print(harden().network_denied)
for family in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_PACKET):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
        try:
            socket.socket(family, kind).close()
        except PermissionError:
            print(family.name, "refused")
            break
        except OSError:
            continue
        else:
            print(family.name, "opened")
            break
"""


def run(code: str, *arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, cwd=HOUSE
    )
    return done.stdout.splitlines()


@linux_only
def test_no_socket_but_a_local_one() -> None:
    assert run(FAMILIES) == [
        "True",
        "AF_UNIX opened",
        "AF_INET refused",
        "AF_INET6 refused",
        "AF_NETLINK refused",
        "AF_PACKET refused",
    ]


def test_without_hardening_the_same_probe_opens_a_socket() -> None:
    """The planted breach: the probe above can tell."""
    open_house = FAMILIES.replace("print(harden().network_denied)", "print('left out')")
    assert "AF_INET opened" in run(open_house)


@linux_only
def test_code_that_goes_past_python_is_refused_too() -> None:
    past_python = """
import ctypes
from practiceapp.system.hardening import harden
harden()
libc = ctypes.CDLL(None, use_errno=True)
print(libc.socket(2, 1, 0), ctypes.get_errno())
print(libc.syscall(425, 8, ctypes.create_string_buffer(256)), ctypes.get_errno())
"""
    assert run(past_python) == ["-1 1", "-1 1"]


@linux_only
def test_threads_that_already_run_are_bound_too() -> None:
    threads = """
import socket, threading
from practiceapp.system.hardening import harden
go, seen = threading.Event(), []
def work():
    go.wait()
    try: socket.socket(); seen.append("opened")
    except PermissionError: seen.append("refused")
thread = threading.Thread(target=work); thread.start()
harden(); go.set(); thread.join()
print(seen[0])
"""
    assert run(threads) == ["refused"]


@linux_only
def test_a_restart_stays_bound_and_does_not_lay_on_a_second_filter() -> None:
    again = """
import os, sys
from practiceapp.system.hardening import harden
status = dict(line.split(":", 1) for line in open("/proc/self/status").read().splitlines())
print(sys.argv[1], status["Seccomp_filters"].strip(), flush=True)
holds = harden().network_denied
if int(sys.argv[1]) < 3:
    os.execv(sys.executable, [sys.executable, "-c", sys.orig_argv[2], str(int(sys.argv[1]) + 1)])
"""
    counts = [int(line.split()[1]) for line in run(again, "0")]
    assert counts == [counts[0], *[counts[0] + 1] * 3]


def test_files_are_born_private_and_no_core_is_left(tmp_path: Path) -> None:
    report = """
import os, resource, sys
from practiceapp.system.hardening import harden
print(harden().no_core_dumps, resource.getrlimit(resource.RLIMIT_CORE))
open(sys.argv[1], "w").close()
print(oct(os.stat(sys.argv[1]).st_mode & 0o777))
"""
    assert run(report, str(tmp_path / "file")) == ["True (0, 0)", "0o600"]


@linux_only
def test_another_program_of_the_same_person_cannot_read_its_memory() -> None:
    """`/proc/PID/mem` is root's once hardened, whoever started it; before (the breach) the person's."""
    victim = """
import ctypes, os, resource
from practiceapp.system.hardening import harden
if os.geteuid() == 0:
    os.setgid(65534), os.setuid(65534)
    ctypes.CDLL(None).prctl(4, 1)  # changing person makes memory private by itself; as after a normal start
print(os.stat("/proc/self/mem").st_uid)
print(harden().memory_private, os.stat("/proc/self/mem").st_uid)
"""
    assert run(victim) == [str(os.geteuid() or 65534), "True 0"]


@linux_only
def test_a_restart_gives_up_as_much_as_the_first_start() -> None:
    """The kernel makes memory readable again for a new program: born 1, the breach, until it is hardened."""
    again = """
import ctypes, os, resource, sys
from practiceapp.system.hardening import harden
dumpable = lambda: ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
print(sys.argv[1], "born", dumpable(), end=" ")
report = harden()
print("then", dumpable(), resource.getrlimit(resource.RLIMIT_CORE), oct(os.umask(0o077)), flush=True)
if int(sys.argv[1]) < 2:
    os.execv(sys.executable, [sys.executable, "-c", sys.orig_argv[2], str(int(sys.argv[1]) + 1)])
"""
    assert run(again, "0") == [f"{count} born 1 then 0 (0, 0) 0o77" for count in range(3)]


def first_act(function: Callable[..., object]) -> str:
    """What it does before anything else."""
    body = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(body, ast.FunctionDef)
    acts = [one for one in body.body if not _is_sentence(one)]
    return ast.unparse(acts[0])


def _is_sentence(line: ast.stmt) -> bool:
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant)


@pytest.mark.parametrize("start", [running.run, checking.check])
def test_every_start_is_hardened_before_anything_else(start: Callable[..., object]) -> None:
    assert first_act(start) == "harden()"


def test_a_start_that_does_something_first_is_caught() -> None:
    def late() -> None:
        """Too late."""
        os.umask(0o022)
        harden()

    assert first_act(late) != "harden()"
