import sys
import threading
from collections.abc import Iterator

import pytest

from practiceapp.system.crash import CrashHook, redacted

SECRET = "Anna Lindqvist"


class NotToday(Exception):
    """A bug of ours."""


def fail(name: str) -> None:
    try:
        int(name)
    except ValueError as error:
        raise NotToday(f"no note for {name}") from error


@pytest.fixture
def hook() -> Iterator[tuple[CrashHook, list[str]]]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    shown: list[str] = []
    hook = CrashHook(shown.append)
    hook.install()
    yield hook, shown
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def test_a_report_holds_types_modules_and_lines_and_no_word_of_the_practice() -> None:
    with pytest.raises(NotToday) as caught:
        fail(SECRET)
    report = redacted(caught.value)
    assert SECRET not in report
    assert "Anna" not in report
    lines = report.splitlines()
    assert lines[1] == "builtins.ValueError"
    module = fail.__module__
    first_line = fail.__code__.co_firstlineno
    assert lines[2] == f"  {module}:{first_line + 2}"
    assert lines[3] == f"{module}.NotToday"
    assert lines[-1] == f"  {module}:{first_line + 4}"


def test_pythons_own_report_would_have_said_it(capsys: pytest.CaptureFixture[str]) -> None:
    """The planted breach: what the hook is there for."""
    with pytest.raises(NotToday) as caught:
        fail(SECRET)
    sys.__excepthook__(NotToday, caught.value, caught.value.__traceback__)
    assert SECRET in capsys.readouterr().err


def test_what_nothing_caught_is_kept_and_handed_on(
    hook: tuple[CrashHook, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    crash, shown = hook
    with pytest.raises(NotToday) as caught:
        fail(SECRET)
    sys.excepthook(NotToday, caught.value, caught.value.__traceback__)
    assert crash.reports == tuple(shown)
    assert "NotToday" in shown[0]
    assert SECRET not in capsys.readouterr().err


def test_threads_and_finalizers_are_covered(
    hook: tuple[CrashHook, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    crash, _ = hook
    thread = threading.Thread(target=fail, args=(SECRET,))
    thread.start()
    thread.join()

    class Fragile:
        def __del__(self) -> None:
            fail(SECRET)

    Fragile()
    assert len(crash.reports) == 2
    assert SECRET not in "".join(crash.reports) + capsys.readouterr().err


def test_an_error_that_is_its_own_cause_ends() -> None:
    error = NotToday()
    error.__cause__ = error
    assert redacted(error).count("NotToday") == 1


def test_ctrl_c_is_no_crash(hook: tuple[CrashHook, list[str]]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert hook[0].reports == ()
