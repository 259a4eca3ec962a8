"""How the care of the vault reads: for each thing when it was last seen to, and what is due. Words only."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from practiceapp.domain.security_record import Act, SecurityEvent
from practiceapp.ui.shared.counting import in_words
from practiceapp.ui.shared.language import _, ngettext
from practiceapp.ui.shared.rows import Row
from practiceapp.ui.vault_care.words import event_row, on_day


@dataclass(frozen=True)
class CareLine:
    """What stands, and what is asked for, if anything is."""

    words: str
    due: str = ""


@dataclass(frozen=True)
class CareScreen:
    """The page in words. `shares_stand` when there are shares that open the vault."""

    sentence: str
    passphrase: CareLine
    recovery: CareLine
    colleague: CareLine
    examined: CareLine
    rekeyed: CareLine
    shares_stand: bool
    events: list[Row]


@dataclass(frozen=True)
class Known:
    """What the record says: when each act last went well, what is due, and in whose calendar."""

    last: Mapping[Act, datetime]
    due: Collection[Act]
    zone: tzinfo | None

    def on(self, act: Act) -> str:
        """The day it last went well; nothing if it never did."""
        return on_day(self.last[act], self.zone) if act in self.last else ""


def screen_of(known: Known, events: Sequence[SecurityEvent], backups_due: int = 0) -> CareScreen:
    """Everything at once; `backups_due` is how many of the acts of backups are due."""
    stand = _shares_stand(known)
    lines = (_recovery(known), _colleague(known, stand=stand), _examined(known))
    return CareScreen(
        sentence=due_sentence(sum(bool(line.due) for line in lines) + backups_due),
        passphrase=_passphrase(known),
        recovery=lines[0],
        colleague=lines[1],
        examined=lines[2],
        rekeyed=_rekeyed(known),
        shares_stand=stand,
        events=[event_row(number, event, known.zone) for number, event in enumerate(events)],
    )


def due_sentence(count: int) -> str:
    """Two things are due."""
    if not count:
        return _("Nothing is due.")
    words = ngettext("{n} thing is due.", "{n} things are due.", count).format(n=in_words(count))
    return words[:1].upper() + words[1:]


def _passphrase(known: Known) -> CareLine:
    changed = [known.last[act] for act in (Act.PASSPHRASE_CHANGED, Act.REKEYED) if act in known.last]
    if changed:
        return CareLine(_("Changed on {day}.").format(day=on_day(max(changed), known.zone)))
    if Act.FOUNDED in known.last:
        return CareLine(_("As chosen on {day}, when the vault was made.").format(day=known.on(Act.FOUNDED)))
    return CareLine(_("Not changed since this record began."))


def _recovery(known: Known) -> CareLine:
    on = known.on(Act.WORDS_PROVED)
    words = _("Last proved on {day}.").format(day=on) if on else _("Not proved since this record began.")
    due = _("Get the sheet and prove it: four of its words are asked.")
    return CareLine(words, due if Act.WORDS_PROVED in known.due else "")


def _shares_stand(known: Known) -> bool:
    made, rekeyed = known.last.get(Act.SHARES_MADE), known.last.get(Act.REKEYED)
    return made is not None and (rekeyed is None or made >= rekeyed)


def _colleague(known: Known, *, stand: bool) -> CareLine:
    if Act.SHARES_MADE not in known.last:
        return CareLine(_("No shares yet. With two of three, someone you trust can read the vault one day."))
    made = known.on(Act.SHARES_MADE)
    if not stand:
        return CareLine(
            _("Shares made on {day}.").format(day=made),
            _("The vault has new keys since then: those shares no longer open it. Make new ones."),
        )
    words = _("Shares made on {day}, confirmed on {confirmed}.").format(
        day=made, confirmed=known.on(Act.SHARES_PROVED) or made
    )
    due = _("Is it still the same person, and does each share lie where it should?")
    return CareLine(words, due if Act.SHARES_PROVED in known.due else "")


def _examined(known: Known) -> CareLine:
    on = known.on(Act.EXAMINED)
    words = (
        _("On {day}, and every page was as it was written.").format(day=on)
        if on
        else _("Not examined since this record began.")
    )
    return CareLine(words, _("Time to examine it again.") if Act.EXAMINED in known.due else "")


def _rekeyed(known: Known) -> CareLine:
    words = _(
        "Puts everything under a new key, with a new passphrase and 24 new words. "
        "You need it only if the sheet is lost or someone may know the passphrase."
    )
    on = known.on(Act.REKEYED)
    last = _("Last done on {day}.").format(day=on)
    return CareLine(f"{words} {last}" if on else words)
