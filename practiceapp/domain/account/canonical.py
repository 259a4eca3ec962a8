"""Documents and profiles as canonical JSON and back: the same thing is always the same bytes.

Keys sorted, no blanks, UTF-8. Reading is strict: an unknown key is an error, never ignored; a missing one is
allowed only where the type has a default, so that what was issued years ago can still be read.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from practiceapp.domain.account.invoices import InvoiceDocument
from practiceapp.domain.account.sellers import SellerProfile

T = TypeVar("T")


def to_json(value: InvoiceDocument | SellerProfile) -> bytes:
    """Return the canonical bytes, which are hashed and stored."""
    plain = _plain(value)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def from_json(content: bytes) -> InvoiceDocument:
    """Return the document whose bytes these are. Raises ValueError for anything else."""
    return _built(InvoiceDocument, json.loads(content))


def profile_from_json(content: bytes) -> SellerProfile:
    """Return the profile whose bytes these are. Raises ValueError for anything else."""
    return _built(SellerProfile, json.loads(content))


def _plain(value: object) -> object:
    match value:
        case None | str() | int():
            return value
        case Enum():
            return _plain(value.value)
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(part) for part in value]
        case _ if is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(type(value).__name__)


def _built(kind: type[T], data: object) -> T:
    """Build a value of that type from plain JSON."""
    if get_origin(kind) is UnionType:
        kinds = [option for option in get_args(kind) if option is not type(None)]
        return cast("T", None if data is None else _built(kinds[0], data))
    if get_origin(kind) is tuple:
        _require(isinstance(data, list))
        return cast("T", tuple(_built(get_args(kind)[0], part) for part in cast("list[object]", data)))
    if is_dataclass(kind):
        return _built_dataclass(kind, data)
    if issubclass(kind, Enum):
        return kind(data)
    if kind is date and isinstance(data, str):
        return cast("T", date.fromisoformat(data))
    _require(type(data) is kind)
    return cast("T", data)


def _built_dataclass(kind: type[T], data: object) -> T:
    _require(isinstance(data, Mapping))
    parts = cast("Mapping[str, object]", data)
    hints = get_type_hints(kind)
    known = {field.name: field for field in fields(cast("Any", kind))}
    _require(known.keys() >= parts.keys())
    _require(all(known[name].default is not MISSING for name in known.keys() - parts.keys()))
    return kind(**{name: _built(hints[name], part) for name, part in parts.items()})


def _require(expected: bool) -> None:
    if not expected:
        raise ValueError("not a stored document")
