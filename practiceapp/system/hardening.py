"""What the process gives up at its start: readable files, core dumps, being read by others, the network.

Each step is a no-op where the system has no such thing; the report says what holds. No promise is made
against root, or against a cold boot while unlocked.
"""

import ctypes
import errno
import os
import struct
import sys
from dataclasses import dataclass

# linux/prctl.h, linux/seccomp.h, linux/filter.h
_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_SET_MODE_FILTER = 1
_FILTER_ALL_THREADS = 1
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_REFUSE = 0x00050000 | errno.EPERM
_ALLOW = 0x7FFF0000
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16

_AF_UNIX = 1
_NO_FAMILY = 0x5052  # belongs to nobody: the kernel alone says EAFNOSUPPORT, our filter EPERM
_X32 = 0x40000000  # the second set of system call numbers of x86-64
_IO_URING_SETUP = 425  # could open sockets past the filter
_SYSTEMS = {  # machine: (audit architecture, socket, seccomp)
    "x86_64": (0xC000003E, 41, 317),
    "aarch64": (0xC00000B7, 198, 277),
}


@dataclass(frozen=True, slots=True)
class Hardening:
    """What holds for this process."""

    no_core_dumps: bool
    memory_private: bool
    network_denied: bool


def harden() -> Hardening:
    """Apply everything this system offers; called at each start, before Qt makes a thread."""
    os.umask(0o077)
    return Hardening(
        no_core_dumps=_without_core_dumps(),
        memory_private=_with_private_memory(),
        network_denied=deny_network(),
    )


def deny_network() -> bool:
    """Refuse every socket but local ones for this process and whatever it becomes; True if that holds.

    The filter outlives a restart and is not laid on twice.
    """
    if not sys.platform.startswith("linux") or os.uname().machine not in _SYSTEMS:
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if _is_denied(libc):
        return True
    architecture, socket_call, seccomp_call = _SYSTEMS[os.uname().machine]
    program = _program(architecture, socket_call)
    code = ctypes.create_string_buffer(program)
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code)))
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    libc.syscall(seccomp_call, _SET_MODE_FILTER, _FILTER_ALL_THREADS, header)
    return _is_denied(libc)


def _program(architecture: int, socket_call: int) -> bytes:
    """Return the filter: `socket()` only for AF_UNIX, no io_uring, no foreign system call table."""
    refuse, allow = 8, 9
    steps = [
        (_LOAD, None, None, _ARCHITECTURE),
        (_JUMP_EQUAL, 2, refuse, architecture),
        (_LOAD, None, None, _NUMBER),
        (_JUMP_AT_LEAST, refuse, 4, _X32),
        (_JUMP_EQUAL, refuse, 5, _IO_URING_SETUP),
        (_JUMP_EQUAL, 6, allow, socket_call),
        (_LOAD, None, None, _FIRST_ARGUMENT),
        (_JUMP_EQUAL, allow, refuse, _AF_UNIX),
        (_RETURN, None, None, _REFUSE),
        (_RETURN, None, None, _ALLOW),
    ]
    return b"".join(
        struct.pack(
            "HBBI",
            code,
            0 if if_true is None else if_true - place - 1,
            0 if if_false is None else if_false - place - 1,
            value,
        )
        for place, (code, if_true, if_false, value) in enumerate(steps)
    )


def _is_denied(libc: ctypes.CDLL) -> bool:
    """Ask for a socket of no family: nothing is opened either way, and only our filter says EPERM."""
    return bool(libc.socket(_NO_FAMILY, 1, 0) == -1 and ctypes.get_errno() == errno.EPERM)


def _without_core_dumps() -> bool:
    if sys.platform == "win32":
        return False
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return resource.getrlimit(resource.RLIMIT_CORE)[0] == 0


def _with_private_memory() -> bool:
    """Keep other programs of the same person from reading this one's memory and environment."""
    if not sys.platform.startswith("linux"):
        return False
    return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
