"""A bus of a test's own, with a logind and screen savers on it that do what they are told."""

import contextlib
import os
import select
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)
from typing_extensions import override

LOGIND, LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
_numbers = count(1)
OURS, ANOTHERS = f"{LOGIND_PATH}/session/_31", f"{LOGIND_PATH}/session/_32"


@contextlib.contextmanager
def private_bus() -> Iterator[str]:
    """A bus daemon that nobody else knows; its address. It is gone at the end, or before if it was ended."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait(10)
        daemon.stdout.close()


@dataclass
class FakeLogind:
    """logind as far as the program asks it. `silent`: it takes every call and answers none.

    It answers from the loop of the process it is in: a call of ours that waited there would wait in vain.
    """

    address: str
    silent: bool = False
    active: bool = True
    locked_hint: bool = False
    inhibits: list[list[Any]] = field(default_factory=list)
    asked_for: list[str] = field(default_factory=list)
    calls: list[tuple[str, list[Any]]] = field(default_factory=list)
    """Everything that was said to it."""
    settled: bool = False

    def __post_init__(self) -> None:
        self._bus = QDBusConnection.connectToBus(self.address, f"logind {next(_numbers)}")
        assert self._bus.registerService(LOGIND), self._bus.lastError().message()
        self._pipes: list[int] = []
        self._object = _Object(self)
        sub = QDBusConnection.VirtualObjectRegisterOption.SubPath
        assert self._bus.registerVirtualObject(LOGIND_PATH, self._object, sub)

    def end(self) -> None:
        """Answer what is still asked, and close our ends; the service goes with its bus.

        A call that waits unanswered holds up QtDBus's thread, and so the next connection of this process.
        """
        QCoreApplication.processEvents()
        for pipe in self._pipes:
            os.close(pipe)
        self._pipes.clear()

    @property
    def held(self) -> int:
        """How many inhibitors someone holds at this moment."""
        gone = select.poll()
        for pipe in self._pipes:
            gone.register(pipe, select.POLLHUP)
        return len(self._pipes) - len(gone.poll(0))

    def wait_until_free(self, seconds: float) -> bool:
        """Wait, without turning any loop, until nobody holds an inhibitor; whether it came to that."""
        gone = select.poll()
        gone.register(self._pipes[-1], select.POLLHUP)
        return bool(gone.poll(seconds * 1000)) and self.held == 0

    def sleep(self, *, begins: bool = True) -> None:
        """The machine is about to sleep, or awake again."""
        self._signal(LOGIND_PATH, MANAGER, "PrepareForSleep", [begins])

    def lock(self, session: str = OURS) -> None:
        """`loginctl lock-session`."""
        self._signal(session, SESSION, "Lock", [])

    def change(self, session: str = OURS) -> None:
        """Say that something about a session is not as it was."""
        self._signal(session, PROPERTIES, "PropertiesChanged", [SESSION, {}, ["Active"]])

    def _signal(self, path: str, interface: str, name: str, arguments: list[Any]) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(arguments)
        assert self._bus.send(signal)

    def answer(self, call: QDBusMessage) -> Any:
        """What logind says; None is an error."""
        arguments = list(call.arguments())
        self.calls.append((call.member(), arguments))
        if call.member() == "Inhibit":
            self.inhibits.append(arguments)
            reading, writing = os.pipe()
            self._pipes.append(reading)
            given = QDBusUnixFileDescriptor(writing)
            os.close(writing)
            return given
        if call.member() == "GetSession":
            self.asked_for.append(arguments[0])
            return QDBusObjectPath(OURS) if arguments[0] in {"auto", "1"} else None
        if call.member() == "Settled":  # none of logind's: whoever measures is told so
            self.settled = True
        if call.member() == "Get":
            return QDBusVariant({"Active": self.active, "LockedHint": self.locked_hint}[arguments[1]])
        return None


class _Object(QDBusVirtualObject):
    def __init__(self, logind: FakeLogind) -> None:
        super().__init__()
        self._logind = logind

    @override
    def introspect(self, path: str) -> str:
        return ""

    @override
    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if not self._logind.silent:
            answer = self._logind.answer(message)
            refused = f"{LOGIND}.NoSuchSession"
            reply = message.createErrorReply(refused, "") if answer is None else message.createReply(answer)
            connection.send(reply)
        return True


class FakeScreenSaver:
    """One of the services that cover the screen."""

    def __init__(self, address: str, name: str) -> None:
        self._name = name
        self._bus = QDBusConnection.connectToBus(address, f"saver {next(_numbers)}")
        assert self._bus.registerService(name)

    def cover(self, *, covered: bool = True) -> None:
        """Cover the screen, or show it again."""
        path = "/" + self._name.replace(".", "/")
        signal = QDBusMessage.createSignal(path, self._name, "ActiveChanged")
        signal.setArguments([covered])
        assert self._bus.send(signal)
