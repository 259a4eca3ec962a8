"""The catalogue: every component of ui/shared, in all its states and with words too long for it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QWidget,
)

from practiceapp.ui.shared import fields, pieces
from practiceapp.ui.shared.buttons import (
    Button,
    DangerButton,
    IconButton,
    LinkButton,
    PrimaryButton,
    QuietButton,
)
from practiceapp.ui.shared.fields import LabelledField, MoneyField, SearchField
from practiceapp.ui.shared.navigation import LockButton
from practiceapp.ui.shared.passphrase_field import PassphraseField
from practiceapp.ui.shared.rows import Row, RowList
from tests.gallery.parts import PARTS, wide
from tests.gallery.stage import CONTROL, DISABLED, FIELD, FOCUS, LIST, NORMAL, Specimen
from tests.gallery.vault_parts import VAULT_PARTS

LONG = "Everything that was agreed in the first consultation, in one sentence that does not fit on one line"
TONES = ("", "accent", "ok", "warn", "danger", "info")
WIDE, NARROW = 460, 260


def labelled(label: str, editor: QWidget, error: str = "", hint: str = "") -> LabelledField:
    field = LabelledField(label, editor, hint)
    field.set_error(error)
    return field


def _wrong(make: Callable[[], QWidget]) -> LabelledField:
    return labelled("&Fee of a session", make(), "This is no amount. Type it like this: 120.00")


def _editor(widget: QWidget) -> QWidget:
    assert isinstance(widget, LabelledField)
    return widget.editor


def _line(widget: QWidget) -> QWidget:
    line = widget.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    return line


def typed(words: str) -> QLineEdit:
    field = fields.text_field("Name")
    field.setText(words)
    return field


def _money() -> MoneyField:
    field = MoneyField("Fee", "EUR")
    field.set_minor(18000)
    return field


def _searched() -> SearchField:
    field = SearchField("Find a client or a word")
    field.setText("auth")
    return field


def _notes(words: str = "") -> QPlainTextEdit:
    field = QPlainTextEdit(words)
    field.setPlaceholderText("What you would like to remember")
    field.setAccessibleName("Remark")
    return field


def _ticked(made: QCheckBox | QRadioButton) -> QWidget:
    made.setChecked(True)
    return made


def rows(*more: Row) -> RowList:
    shown = RowList("Sessions", height=72)
    shown.show_rows(
        [
            Row(None, "This week", heading=True),
            Row(1, "Anna Lindqvist", "Third session", "09:00", "09:50", "accent", ("Held", "ok"), "€180.00"),
            Row(2, "K-7F3Q", "Consultation", "10:30", "11:20", "warn", ("Fee open", "warn"), icon="user"),
            Row(3, "Jonas Berg", "Cancelled in time", "13:30", quiet=True, pill=("Cancelled", "")),
            Row(4, LONG, LONG, "15:00", pill=("Missed", "danger"), trailing="€1,180.00"),
            *more,
        ]
    )
    shown.choose(2)
    return shown


def _progress(value: int) -> QProgressBar:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setValue(value)
    bar.setAccessibleName("Copying")
    return bar


def _banner(tone: str) -> QWidget:
    return pieces.Banner("The last copy of the vault is nine days old.", tone, action="&Back up now")


def _chosen(one: object) -> QWidget:
    field = fields.choice_field("Country", [("Germany", 1), ("Austria", 2), (LONG, 3)])
    fields.choose(field, one)
    return field


WORDS = (
    Specimen("page title", lambda: pieces.page_title("Clients")),
    Specimen("page title, long", lambda: pieces.page_title(LONG), width=NARROW),
    Specimen("section title", lambda: pieces.section_title("Sessions and fees")),
    Specimen("section header", lambda: pieces.section_header("Asking for attention")),
    Specimen("second line", lambda: pieces.second_line("Seven clients")),
    Specimen("hint", lambda: pieces.hint("May stay empty.")),
    *(
        Specimen(f"label {kind}", partial(pieces.label, "Saved 09:58", kind))
        for kind in (
            "card_title",
            "label",
            "lead",
            "error",
            "warn",
            "ok",
            "toast",
            "words",
            "status",
            "keycap",
        )
    ),
    *(Specimen(f"pill {tone}", partial(pieces.Pill, "Fee open", tone)) for tone in TONES),
)

BUTTONS = (
    *(
        Specimen(
            f"{made.__name__}{', small' if small else ''}",
            partial(made, "&New client", "plus", small=small),
            CONTROL,
        )
        for made in (PrimaryButton, QuietButton, LinkButton, DangerButton)
        for small in (False, True)
    ),
    Specimen("Button", lambda: Button("Go &back"), CONTROL),
    Specimen("PrimaryButton, long", lambda: PrimaryButton(LONG), width=NARROW),
    Specimen("IconButton", lambda: IconButton("eye", "Show the passphrase"), CONTROL),
    Specimen("LockButton", lambda: LockButton("&Lock now", "lock"), CONTROL, width=190),
    Specimen("chip", lambda: pieces.chip("Active"), CONTROL),
    Specimen("chip, on", lambda: pieces.chip("Active", checked=True), CONTROL),
    Specimen("tick", lambda: QCheckBox("&Movement: fades, blinking caret"), CONTROL),
    Specimen("tick, on", lambda: _ticked(QCheckBox("&Movement: fades, blinking caret")), CONTROL),
    Specimen("one of several", lambda: QRadioButton("&Someone else"), CONTROL),
    Specimen("one of several, on", lambda: _ticked(QRadioButton("&Someone else")), CONTROL),
)

FIELDS = (
    Specimen("text field, empty", lambda: fields.text_field("Name", "First name and surname"), FIELD),
    Specimen("text field", lambda: typed("Anna Lindqvist"), FIELD),
    Specimen("text field, long", lambda: typed(LONG), width=NARROW),
    Specimen(
        "labelled field",
        lambda: labelled("&Name", typed("Anna"), hint="As it stands on invoices."),
        (NORMAL, FOCUS, DISABLED),
        _line,
        width=WIDE,
    ),
    Specimen("labelled field, long", lambda: labelled(LONG, typed(LONG), hint=LONG), width=NARROW),
    *(
        Specimen(
            f"{name}, wrong",
            partial(_wrong, make),
            (NORMAL, FOCUS),
            _editor,
            width=WIDE,
        )
        for name, make in (
            ("text field", lambda: typed("a lot")),
            ("choice", lambda: _chosen(1)),
            ("number", lambda: fields.number_field("Length", (5, 480), " minutes")),
            ("day", lambda: fields.day_field("Day")),
            ("time", lambda: fields.time_field("Start")),
            ("remark", lambda: _notes("A line")),
        )
    ),
    Specimen("amount", _money, FIELD),
    Specimen("choice", lambda: _chosen(1), FIELD),
    Specimen("choice, long", lambda: _chosen(3), width=NARROW),
    Specimen("number", lambda: fields.number_field("Length", (5, 480), " minutes"), FIELD),
    Specimen("day", lambda: fields.day_field("Day"), FIELD),
    Specimen("time", lambda: fields.time_field("Start"), FIELD),
    Specimen("remark, empty", _notes, FIELD, height=80),
    Specimen("remark", lambda: _notes(LONG), FIELD, width=NARROW, height=80),
    Specimen("search", lambda: SearchField("Find a client or a word"), FIELD),
    Specimen("search, filled", _searched, (NORMAL, FOCUS)),
    Specimen(
        "passphrase",
        lambda: PassphraseField("&Passphrase", "Capitals matter.", large=True),
        (NORMAL, FOCUS, DISABLED),
        _line,
        width=WIDE,
    ),
)

SURFACES = (
    *(
        Specimen(f"banner {tone}", partial(_banner, tone), width=WIDE)
        for tone in ("", "ok", "warn", "danger", "info")
    ),
    Specimen("banner, long", lambda: pieces.Banner(LONG * 2, "warn", action="&Try again"), width=NARROW),
    Specimen("card", lambda: wide(pieces.Card("What she agreed to"), QLabel("180 euros a session"))),
    Specimen("hairline", pieces.Line, width=NARROW),
    Specimen("skeleton", pieces.Skeleton, width=NARROW),
    Specimen("progress", lambda: _progress(40), width=NARROW),
    Specimen(
        "empty state", lambda: pieces.EmptyState("No sessions today.", "New &session"), width=WIDE, height=160
    ),
    Specimen("empty state, long", lambda: pieces.EmptyState(LONG, "New &session"), width=300, height=220),
    Specimen("rows", rows, LIST, width=620, height=360),
    Specimen("rows, narrow", rows, width=330, height=360),
)

SPECIMENS: tuple[Specimen, ...] = (*WORDS, *BUTTONS, *FIELDS, *SURFACES, *PARTS, *VAULT_PARTS)
