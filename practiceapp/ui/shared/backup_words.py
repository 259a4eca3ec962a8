"""How the backups stand, in words: the calm line of the first page, and what asks for attention."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from practiceapp.domain.backups import Occasion
from practiceapp.domain.security_record import DUE_AFTER, Act
from practiceapp.services.backups import Standing
from practiceapp.ui.shared import formats
from practiceapp.ui.shared.language import N_, _, ngettext
from practiceapp.ui.shared.wording import sentence_for

_OCCASIONS = {
    Occasion.DAY: N_("Of the day"),
    Occasion.WISHED: N_("Made by you"),
    Occasion.BEFORE_UPDATE: N_("Before an update of the program"),
    Occasion.BEFORE_RESTORE: N_("Before an earlier state was put in place"),
    Occasion.BEFORE_ERASURE: N_("Before something was erased"),
}


@dataclass(frozen=True)
class Safety:
    """How the backups stand. `brought_elsewhere` is when a backup last came to the second place (UTC)."""

    standing: Standing
    brought_elsewhere: datetime | None = None
    trouble: Exception | None = None
    """What kept the last one from being made."""


def occasion_words(occasion: Occasion) -> str:
    """Why a backup was made."""
    return _(_OCCASIONS[occasion])


def when_words(moment: datetime, here: datetime) -> str:
    """Today 08:52, yesterday 18:02, then the number of days; `here` is now, in the practice's time."""
    local = moment.astimezone(here.tzinfo)
    days = (here.date() - local.date()).days
    if days <= 0:
        return _("today {time}").format(time=formats.clock(local))
    if days == 1:
        return _("yesterday {time}").format(time=formats.clock(local))
    return ngettext("{n} day ago", "{n} days ago", days).format(n=days)


def moment_words(moment: datetime, here: datetime) -> str:
    """Wed 18 Mar 2026, 12:00: exact, for a list."""
    local = moment.astimezone(here.tzinfo)
    return _("{day}, {time}").format(day=formats.day(local.date()), time=formats.clock(local))


def calm_line(safety: Safety, here: datetime) -> str:
    """Backed up today 08:52 · second place 3 days ago."""
    standing = safety.standing
    if standing.here is None:
        return _("Not backed up yet")
    parts = [_("Backed up {when}").format(when=when_words(standing.here, here))]
    last = standing.elsewhere or safety.brought_elsewhere
    if standing.elsewhere_named and not standing.elsewhere_present:
        parts.append(_("the second place is not connected, it is caught up with by itself"))
    elif standing.elsewhere_named and last is not None:
        parts.append(_("second place {when}").format(when=when_words(last, here)))
    return " · ".join(parts)


def attention_words(safety: Safety, here: datetime) -> str:
    """What is wrong with the backups in one line, or nothing."""
    standing = safety.standing
    if safety.trouble is not None:
        return _("No backup could be made. {why}").format(why=sentence_for(safety.trouble))
    if standing.here is None or _old(standing.here, here, DUE_AFTER[Act.BACKED_UP]):
        return _("The last backup is some days old")
    last = standing.elsewhere or safety.brought_elsewhere
    if standing.elsewhere_named and last and _old(last, here, DUE_AFTER[Act.BACKED_UP_ELSEWHERE]):
        days = (here.date() - last.astimezone(here.tzinfo).date()).days
        return ngettext(
            "The second place for backups was last reached {n} day ago",
            "The second place for backups was last reached {n} days ago",
            days,
        ).format(n=days)
    return ""


def _old(moment: datetime, here: datetime, allowed: timedelta) -> bool:
    return here - moment > allowed
