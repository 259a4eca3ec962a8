"""tour.json: what the tour did, so that whoever looks at its files knows what they should hold."""

import argparse
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tour.walk import Walk


def write_report(folder: Path, walk: "Walk", chosen: argparse.Namespace) -> str:
    """Write it, and say in a line what is in it."""
    done = walk.done
    for invoice in done.invoices:
        content = (folder / "invoices" / str(invoice["file"])).read_bytes()
        invoice |= {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    totals: dict[str, int] = {}
    for invoice in done.invoices:
        side = f"to the {invoice['addressed_to']}"
        totals[side] = totals.get(side, 0) + int("".join(filter(str.isdigit, str(invoice["total"]))))
    folders = [folder / "light", folder / "dark", *sorted((folder / "places").glob("*"))]
    pictures = {
        str(one.relative_to(folder)): sorted(file.name for file in one.glob("*.png")) for one in folders
    }
    report = {
        "clients": chosen.clients,
        "months": chosen.months,
        "seed": chosen.seed,
        "passphrase": done.passphrase,
        "words": list(done.words),
        "counts": dict(done.counts),
        "totals_minor": totals | {"all": sum(totals.values())},
        "invoices": done.invoices,
        "people": [
            {"name": one.name, "reference": one.reference, "pays": _pays(walk, number)}
            for number, one in enumerate(walk.people)
        ],
        "vault": {file.name: _hash(file) for file in sorted((folder / "vault").iterdir())},
        "pictures": pictures,
    }
    (folder / "tour.json").write_text(json.dumps(report, indent=1, ensure_ascii=False), encoding="utf-8")
    shown = sum(len(names) for names in pictures.values())
    counts = done.counts
    return (
        f"{counts['clients']} clients, {counts['sessions']} sessions, {counts['notes']} notes, "
        f"{len(done.invoices)} invoices, {shown} pictures"
    )


def _pays(walk: "Walk", number: int) -> str:
    company = walk.comers[number].company
    return "the client" if company is None else company.name


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
