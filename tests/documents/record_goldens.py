"""What each watched paper is made of: `python3 -m tests.documents.record_goldens [VERDICT]` writes it down.

The hash is taken with every stream left uncompressed, so that it depends on the drawing and not on the zlib
of a machine. A row whose hash did not change keeps its verdict and day. VERDICT is what veraPDF said about
the papers that did change, such as "3a and ua1 pass, veraPDF 1.28"; without it the column says so.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import reportlab
from reportlab.pdfbase.pdfdoc import PDFStream

from practiceapp.domain.account.wordings import WORDINGS_VERSION
from tests.documents.samples import SAMPLES, rendered

FILE = Path(__file__).with_name("goldens") / "invoices.json"
NOT_RUN = "not run here"


@dataclass(frozen=True)
class Golden:
    """One watched paper: its hash, what drew it, what veraPDF said, and when that was written down."""

    sample: str
    sha256: str
    renderer: str
    verapdf: str
    recorded_on: str


@contextmanager
def uncompressed() -> Iterator[None]:
    """Let PDFs be written with plain streams; each still is a whole file that any reader opens."""
    original = PDFStream.format

    def plain(stream: Any, document: Any) -> bytes:
        stream.filters = ()
        written: bytes = original(stream, document)
        return written

    PDFStream.format = plain
    try:
        yield
    finally:
        PDFStream.format = original


def plain_bytes(name: str) -> bytes:
    """The sample with every stream readable as it is."""
    with uncompressed():
        return rendered(name)


def hash_of(name: str) -> str:
    """The hash that is watched."""
    return sha256(plain_bytes(name)).hexdigest()


def renderer_version() -> str:
    """What draws today."""
    return f"ReportLab {reportlab.Version}, wordings {WORDINGS_VERSION}"


def recorded(file: Path = FILE) -> dict[str, Golden]:
    """What was written down, by sample."""
    if not file.is_file():
        return {}
    rows = json.loads(file.read_text(encoding="utf-8"))
    return {row["sample"]: Golden(**row) for row in rows}


def record(file: Path = FILE, verdict: str = NOT_RUN, on: date | None = None) -> list[str]:
    """Write down every sample as it is drawn today; return the names of those that changed."""
    before, rows, changed = recorded(file), [], []
    for name in SAMPLES:
        sha, known = hash_of(name), before.get(name)
        if known is None or known.sha256 != sha:
            changed.append(name)
            known = Golden(
                name, sha, renderer_version(), verdict, (on or datetime.now(UTC).date()).isoformat()
            )
        rows.append(asdict(known))
    text = json.dumps(rows, indent=2, ensure_ascii=False)
    file.write_text(text + "\n", encoding="utf-8")
    return changed


if __name__ == "__main__":
    for sample in record(verdict=sys.argv[1] if len(sys.argv) > 1 else NOT_RUN):
        print(f"changed: {sample}")
