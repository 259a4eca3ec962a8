from datetime import UTC, datetime

from practiceapp.system.log import Entry, Event, EventLog

AT = datetime(2026, 3, 2, 8, 50, tzinfo=UTC)


def test_it_remembers_codes_and_counts() -> None:
    log = EventLog(now=lambda: AT)
    log.note(Event.UNLOCKED)
    log.note(Event.CRASH, 3)
    assert log.entries() == [Entry(AT, Event.UNLOCKED, 1), Entry(AT, Event.CRASH, 3)]
    assert log.text() == "2026-03-02 08:50:00 unlocked 1\n2026-03-02 08:50:00 unexpected error 3"


def test_it_forgets_the_oldest() -> None:
    log = EventLog(room=2, now=lambda: AT)
    for count in (1, 2, 3):
        log.note(Event.UNLOCKED, count)
    assert [entry.count for entry in log.entries()] == [2, 3]
