"""How the backups read: one sentence with the truth, and a line for each. Words only."""

from datetime import datetime

from practiceapp.services.backups import Kept, Standing
from practiceapp.ui.shared.backup_words import moment_words, occasion_words, when_words
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.rows import Row


def sentence_of(standing: Standing, place: str, here: datetime) -> str:
    """Last backup today 08:52, verified. Second place “Stick”: 12 days ago."""
    if standing.here is None:
        parts = [_("There is no backup yet.")]
    else:
        parts = [_("Last backup {when}, verified.").format(when=when_words(standing.here, here))]
    if not standing.elsewhere_named:
        parts.append(_("No second place is named; a fire or a thief takes both at once."))
    elif not standing.elsewhere_present:
        parts.append(
            _("Second place “{name}”: not connected now, it is caught up with by itself.").format(name=place)
        )
    elif standing.elsewhere is None:
        parts.append(_("Second place “{name}”: none yet.").format(name=place))
    else:
        when = when_words(standing.elsewhere, here)
        parts.append(_("Second place “{name}”: {when}.").format(name=place, when=when))
    return " ".join(parts)


def rows_of(kept: Kept, here: datetime) -> list[Row]:
    """One line for each backup, whether it lies in one place or in both; the newest first."""
    on_this, there = {one.name for one in kept.here}, {one.name for one in kept.elsewhere}
    every = {one.name: one for one in (*kept.elsewhere, *kept.here)}
    rows = []
    for backup in sorted(every.values(), key=lambda one: (one.made_at, one.name), reverse=True):
        when, why = moment_words(backup.made_at, here), occasion_words(backup.occasion)
        where = _where(here=backup.name in on_this, there=backup.name in there)
        rows.append(
            Row(
                key=backup.name,
                title=_("{when} · {why}").format(when=when, why=why),
                trailing=where,
                spoken=_("{when}, {why}, {where}").format(when=when, why=why, where=where),
            )
        )
    return rows


def _where(*, here: bool, there: bool) -> str:
    if here and there:
        return _("In both places")
    return _("On this computer") if here else _("At the second place")
