"""The left side of a draft: what is on it, what is missing, and the sums that stay in sight."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from practiceapp.ui.invoices.draft_presenter import DraftView
from practiceapp.ui.invoices.proof_view import WordList
from practiceapp.ui.shared.direction import side
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Card, Line, label, section_header
from practiceapp.ui.shared.theme import current, set_kind


class PairGrid(QWidget):
    """Lines of two: words at the left, a figure or fact at the right, figures under one another."""

    def __init__(self, name: str, parent: QWidget | None = None, *, right: bool = True) -> None:
        super().__init__(parent)
        self._name, self._right = name, right
        self._labels: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(current().px(16))
        self._grid.setVerticalSpacing(current().px(6))
        self._grid.setColumnStretch(0 if right else 1, 1)
        self.pairs: tuple[tuple[str, str], ...] = ()

    def show_pairs(self, pairs: tuple[tuple[str, str], ...]) -> None:
        """Put these lines in place of those before; none hides the grid."""
        for old in self._labels:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._labels = []
        self.pairs = pairs
        toward = Qt.AlignmentFlag.AlignRight if self._right else Qt.AlignmentFlag.AlignLeft
        for line, (words, value) in enumerate(pairs):
            left = label(words, "second" if not self._right else "plain", wrap=self._right)
            right = label(value, "figure", wrap=not self._right)
            right.setFont(current().font("body"))
            right.setAlignment(side(toward) | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(left, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(right, line, 1)
            self._labels += [left, right]
        self.setAccessibleName(self._name + ": " + "; ".join(f"{words} {value}" for words, value in pairs))
        self.setVisible(bool(pairs))


class DraftFacts(QWidget):
    """Addressee, month, sessions and what is said about tax."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self.facts = PairGrid(_("This invoice"), right=False)
        self.sessions_header = section_header("")
        self.sessions = PairGrid(_("Sessions"))
        self.inside = label(
            _("Days and count stay in here unless the choice of the client shows them."), "hint"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(10))
        layout.addWidget(self.facts)
        layout.addSpacing(theme.px(6))
        layout.addWidget(self.sessions_header)
        layout.addWidget(self.sessions)
        layout.addWidget(self.inside)

    def show_draft(self, view: DraftView) -> None:
        """Show what stands on this draft."""
        self.facts.show_pairs(((_("Invoice to"), view.addressee), (_("Month"), view.period)))
        self.sessions_header.setText(view.count)
        self.sessions.show_pairs(view.lines)
        self.inside.setVisible(view.proof is not None and view.proof.third_party)


class MissingCard(Card):
    """What keeps the draft from being issued, and below it the fields that take it."""

    def __init__(self, forms: tuple[QWidget, ...], parent: QWidget | None = None) -> None:
        super().__init__("", parent, padding=16)
        self.words = WordList(_("Before it can be issued"), "circle-alert", "warn")
        self.body.addWidget(self.words)
        self._lines = {form: Line() for form in forms}
        for form, line in self._lines.items():
            self.body.addWidget(line)
            self.body.addWidget(form)

    def show_missing(self, missing: tuple[str, ...], wanted: dict[QWidget, bool]) -> None:
        """List what is missing and open only the fields that are needed."""
        self.words.show_words(missing)
        for form, needed in wanted.items():
            self._lines[form].setVisible(needed)
            form.setVisible(needed)
        self.setVisible(bool(missing))


class SumsFoot(QWidget):
    """Tax in a sentence and the total; below the scrolling part, so that it is always in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self.sums = PairGrid(_("Sums"))
        self.tax = label("", "hint")
        self.words, self.total = label(_("Total"), "card_title"), label("", "section_title", wrap=False)
        set_kind(self.total, "section_title")
        row = QHBoxLayout()
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.total, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, theme.px(12), 0)
        layout.setSpacing(theme.px(6))
        layout.addWidget(Line())
        layout.addWidget(self.sums)
        layout.addLayout(row)
        layout.addWidget(self.tax)

    def show_draft(self, view: DraftView) -> None:
        """Show the sums as the page prints them."""
        self.sums.show_pairs(view.sums)
        self.total.setText(view.total)
        self.total.setAccessibleName(_("Total {amount}").format(amount=view.total))
        self.tax.setText(" ".join(view.tax))
        self.tax.setVisible(bool(view.tax))
