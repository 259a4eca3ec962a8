"""A whole practice in the real program, and every page there is, for the checks that look at all of them.

`with practice(folder) as shown:` starts the program on a practice of six clients and opens it; `filled=False`
on one where nobody has come yet. Everything else named is a preference: `appearance="dark"`, `language="de"`.
`for name in shown.walk():` goes to every page and every part of one, `shown.show(place)` to one place. A page
added later is walked without being listed, unless its place needs an id: then the walk fails and says so.
"""

import atexit
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QTabBar

from practiceapp.bootstrap.keeping import access_to
from practiceapp.bootstrap.services import Services, services_of
from practiceapp.demo import InventedClock, fill, invented_practice
from practiceapp.documents.invoice_pdf import InvoiceRenderer
from practiceapp.domain.account.payments import InvoiceState
from practiceapp.domain.clinical.notes import NoteState
from practiceapp.domain.security_record import Act
from practiceapp.services.access import OpenVault, unreported
from practiceapp.system import door
from practiceapp.ui.main_window import MainWindow
from practiceapp.ui.shared.places import CLIENT, DRAFT, INVOICE, NOTE, SEARCH, Place
from practiceapp.vault.opened import OpenedVault
from tests.drive.hands import key, settle, type_text, until
from tests.drive.life import _RETURN, Life, StandingClock, paths_under
from tests.vaults import QUICK

PASSPHRASE = "velvet harbour marble tundra otter lantern"
NOON = datetime(2026, 3, 18, 11, 0, tzinfo=UTC)
"""A Wednesday, noon in Berlin."""
SOUGHT = "auth"
"""The beginning of a word that stands in several notes."""


class Shown:
    """The open program; `life` starts and locks it, `services` tells what is in the practice.

    `sought` is what is typed where one searches.
    """

    def __init__(self, life: Life, sought: str = SOUGHT) -> None:
        self.life = life
        self._sought = sought

    @property
    def window(self) -> MainWindow:
        """The window, whichever it is by now: another language makes another."""
        window = self.life.window
        assert isinstance(window, MainWindow), type(window)
        return window

    @property
    def services(self) -> Services:
        """What the window stands on."""
        assert self.life.program is not None
        assert self.life.program.workplace is not None
        return self.life.program.workplace._services

    @property
    def places(self) -> list[Place]:
        """Every place that can be shown; one with an id only if the practice has something to show there."""
        found: list[Place] = []
        for name in self.window._factories:
            ids: Sequence[int | None] = IDS[name](self.services) if name in IDS else [None]
            found += [Place(name, one) for one in ids]
        return found

    def show(self, place: Place) -> None:
        """Go there, as the window does for a page that asks."""
        if place.name == SEARCH:
            self._search(self._sought)
        else:
            self.window.show_place(place)
        settle()
        where = self.window.place
        assert where == place, f"{place} could not be shown, {where} is; if it needs an id, name one in IDS"

    def walk(self) -> Iterator[str]:
        """Go everywhere; at each stop its name, such as "client 2, Agreement"."""
        for place in self.places:
            self.show(place)
            name = place.name if place.id is None else f"{place.name} {place.id}"
            yield name
            page = self.window.page
            assert page is not None
            for tabs in [one for one in page.findChildren(QTabBar) if one.isVisible()]:
                first = tabs.currentIndex()
                for index in [one for one in range(tabs.count()) if one != first]:
                    tabs.setCurrentIndex(index)
                    settle()
                    yield f"{name}, {tabs.tabText(index).replace('&', '')}"
                tabs.setCurrentIndex(first)

    def _search(self, words: str) -> None:
        """As the palette does; typed words would go wherever a real screen has the focus."""
        assert self.life.program is not None
        assert self.life.program.workplace is not None
        self.life.program.workplace._search(words)


def _clients(services: Services) -> Sequence[int]:
    return [row.client_id for row in services.clients.rows()][:1]


def _notes(services: Services) -> Sequence[int]:
    """One not begun, and one finished."""
    owed = [note.session_id for note in services.today.today().owed][:1]
    for row in services.clients.rows():
        summaries = services.notes.of_client(row.client_id)
        finished = [one.session_id for one in summaries if one.state is not NoteState.DRAFT]
        if finished:
            return [*owed, finished[-1]]
    return list(owed)


def _drafts(services: Services) -> Sequence[int]:
    return [one.client.client_id for one in services.invoicing.unbilled()][:1]


def _invoices(services: Services) -> Sequence[int]:
    """The newest in each state there is."""
    newest: dict[InvoiceState, int] = {}
    for row in services.invoicing.rows():
        newest.setdefault(row.state, row.entry.invoice_id)
    return list(newest.values())


IDS: Mapping[str, Callable[[Services], Sequence[int]]] = {
    CLIENT: _clients,
    NOTE: _notes,
    DRAFT: _drafts,
    INVOICE: _invoices,
}
"""Which of them are shown, for the places that show one client, session or invoice."""


@contextmanager
def practice(folder: Path, *, filled: bool = True, **preferences: Any) -> Iterator[Shown]:
    """The program on a practice, opened, at 1280x800; ended afterwards."""
    paths = paths_under(folder)
    shutil.copytree(_made(filled=filled), paths.vault_folder)
    paths.preferences_file.parent.mkdir(parents=True, exist_ok=True)
    chosen = {"appearance": "light", "contrast": "normal", "motion": False, "language": "en"} | preferences
    paths.preferences_file.write_text(json.dumps(chosen), encoding="utf-8")
    life = Life(folder, StandingClock(NOON), paths=paths)
    try:
        type_text(PASSPHRASE)
        key(_RETURN)
        until(lambda: isinstance(life.window, MainWindow), "the practice opens")
        settle()
        yield Shown(life)
        life.check()
    finally:
        life.stop()


def make_vault_folder(folder: Path, *, filled: bool = True) -> None:
    """The vault of that practice in `folder`, for a program in another process; PASSPHRASE opens it."""
    shutil.copytree(_made(filled=filled), folder)


@cache
def _made(*, filled: bool) -> Path:
    """The vault's folder, made once in a process."""
    home = Path(tempfile.mkdtemp(prefix="practiceapp-every-page-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    paths = paths_under(home)
    access = access_to(paths.vault_folder, paths, lambda: QUICK)
    vault = access.create(access.begin(), PASSPHRASE, invented_practice(), unreported)
    try:
        _begin(vault)
        if filled:
            _fill(vault)
    finally:
        vault.close()
    return paths.vault_folder


def _begin(vault: OpenVault) -> None:
    """As the first run leaves it."""
    services = _services(vault, _standing())
    for act in (Act.FOUNDED, Act.WORDS_PROVED):
        services.security.note(act)


def _fill(vault: OpenVault) -> None:
    clock = _standing()
    fill(_services(vault, clock), clock=clock)


def _services(vault: OpenVault, clock: InventedClock) -> Services:
    assert isinstance(vault, OpenedVault)
    return services_of(vault, InvoiceRenderer(), door, lambda _zone: clock)


def _standing() -> InventedClock:
    clock = InventedClock(lambda: invented_practice().time_zone)
    clock.stand_at(NOON)
    return clock
