"""The pictures of the README: taken from a tour, made small, and put where the README shows them."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

HERE = Path(__file__).parent / "best"
WIDTH = 1280
COLORS = 256
BEGIN, END = "<!-- best: begin -->", "<!-- best: end -->"


@dataclass(frozen=True)
class Best:
    """A picture: its name here, where a tour leaves it (the first that fits), and what it shows in words."""

    name: str
    file: str
    words: str


BEST = (
    Best("today", "places/en_light_1280x800/*_today.png", "Today: who comes, and what asks for attention"),
    Best("note", "places/en_dark_1280x800/*_note[0-9]*.png", "A session note, which saves itself"),
    Best(
        "note_beside_client",
        "places/en_light_1280x800/*_note_beside_client.png",
        "The client beside the note: earlier sessions, and their notes to read",
    ),
    Best("client", "places/en_light_1280x800/*_client[0-9]*_2.png", "A client's sessions, newest first"),
    Best("agreement", "places/de_light_1280x800/*_client[0-9]*_3.png", "What was agreed, in German"),
    Best(
        "draft",
        "places/en_light_1280x800/*_draft[0-9]*.png",
        "An invoice before it is issued, and what it tells",
    ),
    Best("invoices", "places/en_light_1280x800/*_invoices.png", "What is to invoice, open, and paid"),
    Best("palette", "places/en_dark_1280x800/*_palette.png", "Ctrl+K: go anywhere, do anything, find anyone"),
    Best("contrast", "places/en_contrast_1280x800/*_invoices.png", "The same in high contrast"),
    Best("help", "places/de_dark_1024x700/*_help.png", "Help inside, in a small window, dark, in German"),
)


def put(folder: Path, readme: Path, best: tuple[Best, ...] = BEST, here: Path = HERE) -> list[Path]:
    """Put the pictures of a tour in `folder` here, and their words into the README; the files written.

    Raises FileNotFoundError, before anything is changed, for a picture that the tour did not take.
    """
    taken = {one.name: _first(folder, one.file) for one in best}
    here.mkdir(parents=True, exist_ok=True)
    for old in here.glob("*.png"):
        old.unlink()
    written = []
    for one in best:
        file = here / f"{one.name}.png"
        small(QImage(str(taken[one.name]))).save(str(file), quality=0)
        written.append(file)
    text = readme.read_text(encoding="utf-8")
    before, _begin, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    readme.write_text(f"{before}{BEGIN}\n{section(best)}{END}{after}", encoding="utf-8")
    return written


def _first(folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(folder / pattern)
    return found[0]


def section(best: tuple[Best, ...] = BEST) -> str:
    """What stands in the README between the two marks."""
    lines = [f"![{one.words}](tests/tour/best/{one.name}.png)\n\n{one.words}.\n" for one in best]
    return "\n".join(lines)


def small(picture: QImage) -> QImage:
    """At most 1280 wide and of 256 colours, each pixel in the nearest of them."""
    if picture.width() > WIDTH:
        picture = picture.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    return plain.convertToFormat(
        QImage.Format.Format_Indexed8, palette(plain), Qt.ImageConversionFlag.ThresholdDither
    )


def palette(picture: QImage) -> list[int]:
    """Up to 256 colours that stand for all of a picture's (median cut), as 0xffrrggbb."""
    counted = Counter(memoryview(picture.constBits()).cast("I"))
    boxes = [list(counted.items())]
    while len(boxes) < COLORS:
        widest = max(boxes, key=_worth_cutting)
        if len(widest) < 2:
            break
        boxes.remove(widest)
        boxes += _cut(widest)
    return [_middle(box) for box in boxes]


_Box = list[tuple[int, int]]


def _channels(color: int) -> tuple[int, int, int]:
    return color >> 16 & 255, color >> 8 & 255, color & 255


def _spread(box: _Box) -> tuple[int, int]:
    """The channel in which the colours of a box differ most, and by how much."""
    values = list(zip(*(_channels(color) for color, _count in box), strict=True))
    spreads = [max(channel) - min(channel) for channel in values]
    return spreads.index(max(spreads)), max(spreads)


def _worth_cutting(box: _Box) -> int:
    return _spread(box)[1] * sum(count for _color, count in box) if len(box) > 1 else 0


def _cut(box: _Box) -> tuple[_Box, _Box]:
    """In two where half of the pixels are, each with at least one colour."""
    channel, _by = _spread(box)
    ordered = sorted(box, key=lambda entry: _channels(entry[0])[channel])
    half, passed, at = sum(count for _color, count in box) / 2, 0, 0
    while at < len(ordered) - 1 and passed < half:
        passed += ordered[at][1]
        at += 1
    return ordered[: max(1, at)], ordered[max(1, at) :]


def _middle(box: _Box) -> int:
    """The colour most pixels of the box have: flat areas keep theirs exactly."""
    return max(box, key=lambda entry: entry[1])[0] | 0xFF000000
