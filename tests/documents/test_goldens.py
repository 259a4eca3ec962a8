"""A paper that is drawn otherwise than yesterday is noticed, whatever compresses it."""

import os
import re
import subprocess
import sys
import zlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from practiceapp.documents import wordings
from practiceapp.domain.account.wordings import Wording
from tests.documents import record_goldens, samples
from tests.documents.record_goldens import NOT_RUN, hash_of, plain_bytes, record, recorded

AGAIN = (
    "the PDF of {name!r} is drawn otherwise than recorded. If that was meant: validate it again (veraPDF, "
    "flavours 3a and ua1), then record it by `python3 -m tests.documents.record_goldens [VERDICT]`"
)


def complaints(file: Path = record_goldens.FILE) -> list[str]:
    """What differs from what was written down."""
    known = recorded(file)
    return [
        AGAIN.format(name=name)
        for name in samples.SAMPLES
        if name not in known or known[name].sha256 != hash_of(name)
    ]


def test_every_paper_is_drawn_as_recorded() -> None:
    assert complaints() == []


def test_every_recorded_paper_is_still_watched_and_says_what_was_validated() -> None:
    rows = recorded()
    assert list(rows) == list(samples.SAMPLES)
    for row in rows.values():
        assert row.verapdf
        assert row.renderer.startswith("ReportLab ")
        assert date.fromisoformat(row.recorded_on) <= datetime.now(UTC).date() + timedelta(days=1)


def test_a_changed_word_is_noticed_and_recording_it_settles_that(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "goldens.json"
    assert record(file, "3a and ua1 pass", date(2026, 11, 2)) == list(samples.SAMPLES)
    assert complaints(file) == []
    monkeypatch.setitem(wordings.phrases(1, "en").one, Wording.SESSION, "Professional hour")
    assert complaints(file) == [AGAIN.format(name="own, exempt, en")]
    assert record(file, on=date(2026, 11, 3)) == ["own, exempt, en"]
    rows = recorded(file)
    assert (rows["own, exempt, en"].verapdf, rows["own, exempt, en"].recorded_on) == (NOT_RUN, "2026-11-03")
    assert rows["UK, count, en"].verapdf == "3a and ua1 pass"
    assert complaints(file) == []


def test_the_hash_does_not_depend_on_what_compresses(monkeypatch: pytest.MonkeyPatch) -> None:
    name, compress = "own, exempt, en", zlib.compress
    here, shipped = hash_of(name), samples.rendered(name)
    monkeypatch.setattr(zlib, "compress", lambda content: compress(content, 1))
    assert samples.rendered(name) != shipped
    assert hash_of(name) == here


def test_another_process_with_another_seed_finds_the_same() -> None:
    program = (
        "from tests.documents.record_goldens import hash_of; from tests.documents.samples import SAMPLES;"
        "print(*map(hash_of, SAMPLES))"
    )
    there = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONHASHSEED": "3", "TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.split() == [hash_of(name) for name in samples.SAMPLES]


def test_what_is_hashed_is_the_same_drawing_in_the_clear() -> None:
    plain = plain_bytes("own, exempt, en")
    assert b"FlateDecode" not in plain
    assert b"FlateDecode" in samples.rendered("own, exempt, en")
    assert len(re.findall(rb"/MCID \d+", plain)) > 50
