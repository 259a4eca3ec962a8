"""What the security record calls each act, when it went well and when it did not."""

from datetime import datetime, tzinfo

from practiceapp.domain.security_record import Act, SecurityEvent
from practiceapp.ui.shared.formats import clock, day
from practiceapp.ui.shared.language import N_, _
from practiceapp.ui.shared.rows import Row

WELL: dict[Act, str] = {
    Act.FOUNDED: N_("The vault was made"),
    Act.PASSPHRASE_CHANGED: N_("The passphrase was changed"),
    Act.WORDS_PROVED: N_("The recovery words were proved"),
    Act.OPENED_WITH_WORDS: N_("Opened with the recovery words"),
    Act.SHARES_MADE: N_("Three shares were made"),
    Act.SHARES_PROVED: N_("The trusted colleague and the shares were confirmed"),
    Act.OPENED_WITH_SHARES: N_("Opened with two shares, to read"),
    Act.REKEYED: N_("The vault was re-keyed"),
    Act.BACKED_UP: N_("A backup was made"),
    Act.BACKED_UP_ELSEWHERE: N_("A backup was brought to the second place"),
    Act.RESTORED: N_("Restored from a backup"),
    Act.REHEARSED: N_("Restoring was rehearsed, every row the same"),
    Act.EXAMINED: N_("Examined, every page as it was written"),
    Act.CLOSED_FOR_DAMAGE: N_("Damage was found; nothing more was written"),
}
NOT_WELL: dict[Act, str] = {
    Act.WORDS_PROVED: N_("Words were typed that are not those of this vault"),
    Act.BACKED_UP: N_("A backup could not be made"),
    Act.BACKED_UP_ELSEWHERE: N_("The second place could not be reached"),
    Act.REHEARSED: N_("Restoring was rehearsed, and rows differed"),
    Act.EXAMINED: N_("Examined, and damage was found"),
}


def act_words(event: SecurityEvent) -> str:
    """What happened, in the past tense."""
    if event.went_well:
        return _(WELL[event.act])
    if event.act in NOT_WELL:
        return _(NOT_WELL[event.act])
    return _("{act}, but not to the end").format(act=_(WELL[event.act]))


def on_day(moment: datetime, zone: tzinfo | None) -> str:
    """The day of a moment, as her calendar has it."""
    return day(moment.astimezone(zone).date())


def event_row(number: int, event: SecurityEvent, zone: tzinfo | None) -> Row:
    """One entry of the record; what did not go well has a sign of its own beside its words."""
    here = event.happened_at.astimezone(zone)
    words, on, at = act_words(event), day(here.date()), clock(here)
    return Row(
        key=number,
        title=words,
        trailing=_("{day}, {time}").format(day=on, time=at),
        icon="check" if event.went_well else "triangle-alert",
        icon_token="text3" if event.went_well else "warn",
        spoken=_("{day}, {time}: {words}").format(day=on, time=at, words=words),
    )
