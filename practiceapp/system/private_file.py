"""Small files of the program's own, for its owner's eyes: written whole or not at all."""

import json
import os
from pathlib import Path
from typing import Any

from practiceapp.system.paths import make_private


def read_json(file: Path) -> dict[str, Any]:
    """What the file holds; nothing if it is missing, damaged or not ours."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def write_private(file: Path, text: str) -> None:
    """Put the text in place of what the file held. Raises OSError; the old file then still stands."""
    make_private(file.parent)
    beside = file.with_name(f"{file.name}.new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(file)
