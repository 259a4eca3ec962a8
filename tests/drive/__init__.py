"""Driving the real program through its widgets, in the words of the trade.

`drive = Drive(tmp_path)`; `passphrase, words = drive.first_run("Ruth Adler")`; `ida = drive.add_client("Ida",
"Brandt")`; `held = drive.plan_session(ida, day, "09:00")`; `drive.write_note(held, {Heading.ALIVE: "..."})`;
`number = drive.prepare_and_issue(ida)`; `drive.export(number, folder)`; `drive.lock()`; `drive.stop()`.
Every step fails unless what a person should see afterwards is on the screen.
"""

from tests.drive.books import Company, Drive
from tests.drive.hands import NotSeen
from tests.drive.life import StandingClock
from tests.drive.work import Person, Planned

__all__ = ["Company", "Drive", "NotSeen", "Person", "Planned", "StandingClock"]
