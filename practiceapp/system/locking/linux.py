"""The desktop on Linux, over D-Bus: logind for sleep and the session, screen savers for the screen.

Both buses are sockets of this machine. A bus or a service that is not there is no error: it says nothing. No
call waits for its answer. A closed lid comes as sleep, where the machine is set to sleep on it; with a
second screen the work goes on, and so does the vault.
"""

import os
from dataclasses import dataclass

from PySide6.QtCore import SLOT, QObject, QUuid, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusError,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)
from typing_extensions import override

from practiceapp.domain.locking import LockReason
from practiceapp.system.locking.signals import LockSignals

LOGIND = "org.freedesktop.login1"
LOGIND_PATH = "/org/freedesktop/login1"
MANAGER = f"{LOGIND}.Manager"
SESSION = f"{LOGIND}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
SCREEN_SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.xfce.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.cinnamon.ScreenSaver",
)
PATIENCE_MS = 2_000
_SYSTEM_BUS = "unix:path=/run/dbus/system_bus_socket"


@dataclass(frozen=True)
class Buses:
    """Addresses; an empty one is a bus that is not there."""

    system: str
    session: str


def buses_of_this_machine() -> Buses:
    """Where the two buses are. None is started for the asking, as libdbus would for the session's."""
    own = os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), "bus")  # noqa: PTH118 - part of an address
    return Buses(
        system=_there(os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", _SYSTEM_BUS)),
        session=_there(os.environ.get("DBUS_SESSION_BUS_ADDRESS", f"unix:path={own}")),
    )


def _there(address: str) -> str:
    """The address, unless it names a socket that is not there, or is none to connect to."""
    path = address.removeprefix("unix:path=").partition(",")[0]
    if not address.startswith("unix:") or (path != address and not os.path.exists(path)):  # noqa: PTH110
        return ""
    return address


class LinuxSignals(LockSignals):
    """Listens to both buses, and keeps sleep waiting by a delay inhibitor while the vault is open."""

    def __init__(self, buses: Buses | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._buses = buses
        self._listens = False
        self._system: QDBusConnection | None = None
        self._session = ""
        self._wanted = False
        self._asked = False
        self._inhibitor: int | None = None

    @override
    def start(self) -> None:
        """Both buses first, then the rest: connecting holds Python, which QtDBus's own thread may need."""
        self._listens = True
        buses = self._buses or buses_of_this_machine()
        self._system = self._connected(buses.system)
        desktop = self._connected(buses.session)
        if desktop is not None:
            for name in SCREEN_SAVERS:
                self._hear(desktop, name, "", f"{name}.ActiveChanged", "_on_screen(bool)")
        if self._system is not None:
            self._hear(self._system, LOGIND, LOGIND_PATH, f"{MANAGER}.PrepareForSleep", "_on_sleep(bool)")
            self._find_session()
        if self._wanted:
            self.hold()

    @override
    def stop(self) -> None:
        """The connections stay, unheard: taking one down was seen to hang with PySide6 6.11."""
        self._listens = False
        self.released()

    def _connected(self, address: str) -> QDBusConnection | None:
        if not address:
            return None
        bus = QDBusConnection.connectToBus(address, QUuid.createUuid().toString())
        return bus if bus.isConnected() else None

    def _say(self, reason: LockReason) -> None:
        if self._listens:
            self.lock_wanted.emit(reason)

    def _hear(self, bus: QDBusConnection, service: str, path: str, signal: str, slot: str) -> None:
        """Have the slot called at each signal `interface.Name`; an empty path is any."""
        interface, _, name = signal.rpartition(".")
        bus.connect(service, path, interface, name, self, SLOT(slot))  # type: ignore[call-overload] # stub: bytes

    def _ask(
        self, member: str, arguments: list[str], answered: str, refused: str = "_on_nothing", path: str = ""
    ) -> None:
        """Call logind, a session's property by `path`; a slot of ours is told the answer when it comes."""
        if self._system is None:
            return
        interface = PROPERTIES if path else MANAGER
        call = QDBusMessage.createMethodCall(LOGIND, path or LOGIND_PATH, interface, member)
        call.setArguments(arguments)
        slots = SLOT(f"{answered}(QDBusMessage)"), SLOT(f"{refused}(QDBusError,QDBusMessage)")
        self._system.callWithCallback(call, self, *slots, PATIENCE_MS)  # type: ignore[call-overload] # as above

    @Slot(QDBusError, QDBusMessage)
    def _on_nothing(self, *_: object) -> None:
        """No session of ours, or an older logind that does not know the property: what is left is heard."""

    # --- sleep

    @Slot(bool)
    def _on_sleep(self, begins: bool) -> None:
        if begins:
            self._say(LockReason.SLEEP)

    @override
    def hold(self) -> None:
        self._wanted = True
        if self._inhibitor is None and not self._asked and self._system is not None:
            self._asked = True
            what = ["sleep", "Practiceapp", "Locking before sleep", "delay"]
            self._ask("Inhibit", what, "_on_inhibitor", "_on_no_inhibitor")

    @Slot(QDBusMessage)
    def _on_inhibitor(self, reply: QDBusMessage) -> None:
        """Keep a copy of the descriptor that we can close at once; Qt's goes when its last holder does."""
        self._asked = False
        for given in reply.arguments():
            if self._wanted and isinstance(given, QDBusUnixFileDescriptor) and given.isValid():
                self._inhibitor = os.dup(given.fileDescriptor())

    @Slot(QDBusError, QDBusMessage)
    def _on_no_inhibitor(self, *_: object) -> None:
        self._asked = False

    @override
    def released(self) -> None:
        self._wanted = False
        inhibitor, self._inhibitor = self._inhibitor, None
        if inhibitor is not None:
            os.close(inhibitor)

    # --- this session, among those of the machine

    def _find_session(self) -> None:
        """By its name, else as logind knows it: the one of this process, or the one on her screen."""
        name = os.environ.get("XDG_SESSION_ID") or "auto"
        self._ask("GetSession", [name], "_on_session", "_on_no_session")

    @Slot(QDBusError, QDBusMessage)
    def _on_no_session(self, *_: object) -> None:
        self._ask("GetSession", ["auto"], "_on_session")

    @Slot(QDBusMessage)
    def _on_session(self, reply: QDBusMessage) -> None:
        for found in reply.arguments():
            if isinstance(found, QDBusObjectPath) and self._system is not None:
                path = self._session = found.path()
                changed = f"{PROPERTIES}.PropertiesChanged"
                self._hear(self._system, LOGIND, path, f"{SESSION}.Lock", "_on_session_locked()")
                self._hear(self._system, LOGIND, path, changed, "_on_session_changed()")

    @Slot()
    def _on_session_locked(self) -> None:
        self._say(LockReason.SCREEN_LOCKED)

    @Slot()
    def _on_session_changed(self) -> None:
        """Something about the session: ask what concerns us."""
        self._ask("Get", [SESSION, "Active"], "_on_active", path=self._session)
        self._ask("Get", [SESSION, "LockedHint"], "_on_hint", path=self._session)

    @Slot(QDBusMessage)
    def _on_active(self, reply: QDBusMessage) -> None:
        if _value(reply) is False:
            self._say(LockReason.USER_SWITCHED)

    @Slot(QDBusMessage)
    def _on_hint(self, reply: QDBusMessage) -> None:
        if _value(reply) is True:
            self._say(LockReason.SCREEN_LOCKED)

    # --- the screen

    @Slot(bool)
    def _on_screen(self, covered: bool) -> None:
        if covered:
            self._say(LockReason.SCREEN_LOCKED)


def _value(reply: QDBusMessage) -> object:
    """The one property asked for."""
    values = [one.variant() for one in reply.arguments() if isinstance(one, QDBusVariant)]
    return values[0] if len(values) == 1 else None
