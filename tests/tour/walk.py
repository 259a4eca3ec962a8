"""The tour itself: from a first start to a month end, through the widgets of the real program."""

import os
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from practiceapp.demo.words import addition, passages
from practiceapp.domain.sessions import SessionKind
from practiceapp.system.paths import Paths
from practiceapp.system.single_instance import SingleInstance
from practiceapp.ui.invoices.client_address_form import ClientAddressForm
from practiceapp.ui.invoices.draft_page import DraftPage
from practiceapp.ui.invoices.seller_form import SellerForm
from practiceapp.ui.shared.places import INVOICES
from tests.drive import Drive, Person, Planned, StandingClock
from tests.drive.hands import all_of, fill, keys, open_tab, point_at_row
from tests.drive.work import DAY
from tests.tour import plan
from tests.tour.camera import Camera
from tests.tour.plan import LAST_DAY, Comer, Hour, moment

SAVED_BY = {"": "held", plan.LATE: "cancelled late", plan.MINE: "cancelled by me", plan.MISSED: "missed"}
TAXED = "Taxed at a rate"


@dataclass
class Done:
    """What the tour did, for tour.json."""

    passphrase: str = ""
    words: tuple[str, ...] = ()
    counts: Counter[str] = field(default_factory=Counter)
    invoices: list[dict[str, object]] = field(default_factory=list)


class Walk:
    """One tour into one folder."""

    def __init__(self, folder: Path, clients: int, months: int, seed: int) -> None:
        self.folder, self.out = folder, folder / "invoices"
        self._chance = random.Random(seed)
        self._months = plan.months(months)
        self.comers = plan.comers(clients, self._chance)
        self.clock = StandingClock(moment(self._months[0], "07:30"))
        self.paths = paths_of_tour(folder)
        self.drive = Drive(folder, self.clock, paths=self.paths)
        self.camera = Camera(folder)
        self.drive.watch = self.picture
        self.done = Done()
        self.people: list[Person] = []
        self._references: dict[int, str] = {}
        self._paid: set[str] = set()

    def picture(self, name: str) -> None:
        """Take a picture of what is on the screen."""
        self.camera(self.drive.window, name)

    def walk(self) -> Done:
        """All of it, in order."""
        self._begin()
        self._take_in()
        for first in self._months:
            self._month(first)
        self._last_day()
        for first in self._months[-1:]:
            self._month_end(first)
        self._look_around()
        self._lock_and_unlock()
        self._troubles()
        self._forget_passphrase()
        self.drive.quit()
        return self.done

    # --- the first morning

    def _begin(self) -> None:
        drive, practice = self.drive, plan.practice()
        self.done.passphrase, self.done.words = drive.first_run(
            practice["therapist_name"], practice["practice_name"], country="Germany", zone="Europe/Berlin"
        )
        self.picture("today_first_ever")
        for place in ("Clients", "Invoices", "Practice"):
            drive.go_to(place)
            self.picture(f"{place.lower()}_empty")
        for words in ("Fee of a session in EUR", "Fee of a first consultation in EUR"):
            fill(words, plan.fee())
        self.picture("practice_fees")
        drive.go_to("Today")

    def _take_in(self) -> None:
        drive = self.drive
        for number, comer in enumerate(self.comers):
            known = comer.address if number else {}  # the first one's address is asked by the draft
            person = drive.add_client(
                comer.given_name,
                comer.family_name,
                street=known.get("Street and number", ""),
                postcode=known.get("Postcode", ""),
                city=known.get("City", ""),
            )
            self.people.append(person)
            if not number:
                for tab in ("Overview", "Sessions", "Agreement", "Who pays", "Invoices"):
                    open_tab(tab)
                    self.picture(f"client_new_{tab.lower().replace(' ', '_')}")
            drive.set_work_together(person, "Active")
            if number < 2:
                drive.agree(person, "220.00", self._months[0], self._months[0])
                self.picture("client_agreement")
            if comer.company is not None:
                who, when = comer.choice
                since = self._months[0]
                self._references[number] = drive.arrange_payer(
                    person, comer.company, since, who=who, when=when, agreed_on=since
                )
            self.done.counts["clients"] += 1

    # --- a month

    def _month(self, first: date) -> None:
        last = first == self._months[-1]
        for hour in plan.hours(self.comers, first, self._chance):
            self.clock.moment = moment(hour.day, "19:30")
            planned = self._session(hour)
            if not hour.fate and (last or self._chance.random() < 0.3):
                self._note(planned, finish=hour.day < LAST_DAY - timedelta(days=7))
        if not last:
            self._next_morning(moment(plan.end_of(first) + timedelta(days=1), "09:00"))
            self._month_end(first)

    def _next_morning(self, when: datetime) -> None:
        """She locked in the evening and opens again."""
        self.drive.lock()
        self.clock.moment = when
        self.drive.unlock(self.done.passphrase)

    def _session(self, hour: Hour) -> Planned:
        drive, person = self.drive, self.people[hour.comer]
        planned = drive.plan_session(person, hour.day, hour.at, took_place=not hour.fate)
        if hour.fate:
            drive.settle_session(planned, hour.fate)
            self.picture("client_timeline")
        self.done.counts["sessions"] += 1
        self.done.counts[f"sessions {SAVED_BY[hour.fate]}"] += 1
        return planned

    def _note(self, planned: Planned, *, finish: bool) -> None:
        drive = self.drive
        drive.open_note(planned)
        self.picture("note_empty")
        drive.write(passages(SessionKind.SESSION, self._chance))
        self.done.counts["notes"] += 1
        self.picture("note_draft")
        if not finish:
            return
        drive.finish_note()
        self.picture("note_finished")
        self.done.counts["notes finished"] += 1
        if not self.done.counts["additions"]:
            drive.open_note(planned)  # leaving and coming back writes the lock
            drive.add_to_note(addition(self._chance))
            self.picture("note_with_addition")
            self.done.counts["additions"] += 1

    # --- the last day of the last month

    def _last_day(self) -> None:
        drive = self.drive
        self._next_morning(moment(LAST_DAY, "10:10"))
        today: list[Planned] = []
        for number, at in enumerate(("08:00", "09:30", "11:00", "14:00", "16:30")):
            person = self.people[number % len(self.people)]
            today.append(drive.plan_session(person, LAST_DAY, at))
        self.done.counts["sessions"] += len(today)
        drive.go_to("Today")
        self.picture("today")
        label = today[0].person.given_name
        point_at_row(DAY, lambda row: row.leading == "08:00" and label in row.title)
        drive.open_menu()
        self.picture("today_menu")
        keys("Esc")
        drive.open_note_today("08:00")
        self.picture("today_note_empty")
        drive.write(passages(SessionKind.SESSION, self._chance))
        self.done.counts["notes"] += 1
        self.picture("today_note")
        held = sum(one.at < "10:10" for one in today)
        self.done.counts["sessions held"] += held
        self.done.counts["sessions planned"] += len(today) - held
        self.clock.moment = moment(LAST_DAY, "18:30")
        drive.go_to("Clients")
        drive.go_to("Today")
        self.picture("today_evening")
        drive.go_to("Clients")
        self.picture("clients")
        drive.go_to("Invoices")
        self.picture("invoices_to_do")

    # --- month end

    def _month_end(self, first: date) -> None:
        """Money for what was issued before comes in, but for the oldest; then the month is invoiced."""
        before = [str(entry["number"]) for entry in self.done.invoices[1:]]
        for paid in before:
            if paid not in self._paid:
                self.drive.record_payment(paid)
                self._paid.add(paid)
                self.done.counts["payments"] += 1
        for number in range(len(self.people)):
            self._bill(number)

    def _bill(self, number: int) -> None:
        """Issue and export every draft there is for one client."""
        drive, person, comer = self.drive, self.people[number], self.comers[number]
        drive.open_client(person, "Invoices")
        while any(button.isVisible() for button in all_of(QAbstractButton, "Prepare invoice")):
            page = drive.prepare(person)
            self._fill_what_is_missing(page, comer)
            several = len(page._tabs) > 1
            side = "payer" if self._to_payer(page, comer) else "client"
            self.picture(f"draft_to_{side}{'_of_two' if several else ''}")
            learns = [line for line in drive.learns() if line] if side == "payer" else []
            issued = drive.issue()
            self.picture(f"invoice_to_{side}")
            self._export(number, issued, learns)
            drive.open_client(person, "Invoices")
        self.picture("client_invoices_done")

    def _to_payer(self, page: DraftPage, comer: Comer) -> bool:
        addressee = dict(page.facts.facts.pairs)["Invoice to"]
        return comer.company is not None and addressee == comer.company.name

    def _fill_what_is_missing(self, page: DraftPage, comer: Comer) -> None:
        if all_of(SellerForm, within=page):
            self.picture("draft_missing")
            self.drive.fill_seller(plan.seller(), TAXED)
        if all_of(ClientAddressForm, within=page):
            self.picture("draft_missing_address")
            self.drive.fill_address(comer.address)

    def _export(self, number: int, issued: str, learns: list[str]) -> None:
        drive, person, comer = self.drive, self.people[number], self.comers[number]
        facts = drive.facts()
        if not self.done.invoices:
            said = drive.export(issued, read_only_folder(self.folder))
            self.picture("export_refused")
            if ".pdf" in said:
                raise AssertionError("a file was written where none can be")
        said = drive.export(issued, self.out)
        self.picture("invoice_exported")
        payer = comer.company is not None and facts["Invoice to"] == comer.company.name
        entry: dict[str, object] = {
            "number": issued,
            "file": f"{issued}.pdf",
            "addressed_to": "payer" if payer else "client",
            "addressee": facts["Invoice to"],
            "month": facts["Month"],
            "issued": facts["Issued"],
            "total": facts["Total"].replace("\u00a0", " "),
            "client_name": person.name,
            "client_reference": person.reference,
        }
        if payer:
            who, when = comer.choice
            entry |= {
                "who": who,
                "when": when,
                "billing_reference": self._references[number],
                "proof": learns,
            }
        self.done.invoices.append(entry)
        self.done.counts[f"invoices to the {entry['addressed_to']}"] += 1

    # --- looking around

    def _look_around(self) -> None:
        drive = self.drive
        drive.go_to("Invoices")
        self.picture("invoices")
        if drive.place.name != INVOICES:
            raise AssertionError("the list of invoices")
        newest = str(self.done.invoices[-1]["number"])
        drive.record_payment(newest, on=LAST_DAY)
        self.done.counts["payments"] += 1
        self.picture("invoice_paid")
        self.done.counts["corrections"] += 1
        drive.correct(str(self.done.invoices[0]["number"]))
        self.picture("correction")
        drive.go_to("Practice")
        self.picture("practice")
        for tab in ("Overview", "Sessions", "Who pays", "Invoices"):
            drive.open_client(self.people[min(1, len(self.people) - 1)], tab)
            self.picture(f"client_{tab.lower().replace(' ', '_')}")
        if not drive.search("silen"):
            raise AssertionError("a word of a note was not found")
        self.picture("search_found")
        drive.search(self.people[0].given_name)
        self.picture("search_client")
        if drive.search("zeppelin"):
            raise AssertionError("a word that nobody wrote was found")
        self.picture("search_nothing")
        drive.leave_search()
        self._narrow()

    def _narrow(self) -> None:
        window = self.drive.window
        size = window.size()
        window.resize(window.minimumSize())
        self.drive.go_to("Today")
        self.picture("small_today")
        self.drive.open_client(self.people[0], "Sessions")
        self.picture("small_client")
        self.drive.go_to("Invoices")
        self.picture("small_invoices")
        window.resize(size)

    # --- locked

    def _lock_and_unlock(self) -> None:
        drive = self.drive
        drive.go_to("Today")
        drive.lock()
        self.picture("unlock")
        drive.try_passphrase("not the passphrase of this vault")
        self.picture("unlock_wrong")
        drive.unlock(self.done.passphrase)
        self.picture("today_unlocked")
        drive.lock_and_stop()

    def _troubles(self) -> None:
        """Each way a vault may not open; all is put back afterwards."""
        drive, vault = self.drive, self.paths.vault_folder
        beside = vault.with_name("vault put aside")
        vault.rename(beside)
        drive.start_again()
        drive.trouble()
        self.picture("trouble_missing")
        drive.stop()
        beside.rename(vault)
        claim = SingleInstance(self.paths.runtime_folder, vault)
        if not claim.take():
            raise AssertionError("the vault is still claimed")
        drive.start_again()
        drive.trouble()
        self.picture("trouble_in_use")
        drive.stop()
        claim.release()
        whole = (vault / "vault.db").read_bytes()
        (vault / "vault.db").write_bytes(whole[:4096] + bytes(4096) + whole[8192:])
        drive.start_again()
        drive.enter_passphrase(self.done.passphrase)
        drive.trouble()
        self.picture("trouble_damaged")
        drive.stop()
        (vault / "vault.db").write_bytes(whole)

    def _forget_passphrase(self) -> None:
        drive = self.drive
        for name in ("keys.a", "keys.b"):
            (self.paths.vault_folder / name).unlink()
        drive.start_again()
        drive.enter_passphrase(self.done.passphrase)
        drive.trouble()
        self.picture("trouble_key_files")
        self.done.passphrase = drive.unlock_with_words(self.done.words)
        self.picture("today_after_recovery")
        drive.lock()
        drive.unlock(self.done.passphrase)


def paths_of_tour(folder: Path) -> Paths:
    """The vault lies in the folder of the tour; what else the program keeps, in a folder of its own."""
    kept = folder / "kept"
    return Paths(folder / "vault", kept / "demo", kept / "backups", kept / "preferences.json", kept / "run")


def read_only_folder(folder: Path) -> Path:
    """A folder in which nobody, root neither, can make a file."""
    closed = folder / "kept" / "read only"
    closed.mkdir(parents=True, exist_ok=True)
    closed.chmod(0o500)
    return Path("/sys") if os.access(closed, os.W_OK) else closed
