"""The proof sheet on screen: what a payer learns, does not learn, and can still work out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from practiceapp.domain.account.proof import ProofSheet
from practiceapp.ui.invoices.words import fact_words, inference_words, telling_words
from practiceapp.ui.shared.icons import pixmap
from practiceapp.ui.shared.language import _
from practiceapp.ui.shared.pieces import Banner, label, section_header
from practiceapp.ui.shared.theme import current


class WordList(QWidget):
    """A heading and short lines below it, each with the same sign; read aloud as one."""

    def __init__(self, heading: str, sign: str, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign, self._token = sign, token
        self._words: tuple[str, ...] = ()
        self._rows: list[QWidget] = []
        self.heading = section_header(heading)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(current().px(4))
        self._layout.addWidget(self.heading)
        self._layout.addStretch(1)
        current().changed.connect(self._on_theme_changed)

    @property
    def words(self) -> tuple[str, ...]:
        """The lines as they read."""
        return self._words

    def set_heading(self, heading: str) -> None:
        """Another heading above the same lines."""
        self.heading.setText(heading)
        self._name()

    def show_words(self, words: Sequence[str]) -> None:
        """Put these lines in place of those before; none hides the list."""
        if tuple(words) != self._words or not words:
            self._words = tuple(words)
            self._rebuild()

    def _rebuild(self) -> None:
        for row in self._rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(text) for text in self._words]
        for place, row in enumerate(self._rows):
            self._layout.insertWidget(1 + place, row)
        self._name()
        self.setVisible(bool(self._words))

    def _name(self) -> None:
        self.setAccessibleName(self.heading.text() + ": " + "; ".join(self._words))

    def _row(self, text: str) -> QWidget:
        row = QWidget()
        sign, words = QLabel(), label(text, "second")
        sign.setPixmap(pixmap(self._sign, self._token, 16, self))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(current().px(8))
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(words, 1)
        return row

    def _on_theme_changed(self) -> None:
        self._rebuild()


class ProofView(QWidget):
    """Learns, beside does not learn; below them what can be worked out, and a warning if there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()

    def _build(self) -> None:
        theme = current()
        self.learns = WordList("", "eye", "text2")
        self.hidden = WordList("", "shield-check", "ok")
        self.inferred = WordList(_("What it can still work out"), "info", "text2")
        self.telling = Banner("", "warn")
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(20))
        columns.addWidget(self.learns, 1, Qt.AlignmentFlag.AlignTop)
        columns.addWidget(self.hidden, 1, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(14))
        layout.addLayout(columns)
        layout.addWidget(self.inferred)
        layout.addWidget(self.telling)

    def show_sheet(self, sheet: ProofSheet) -> None:
        """Show what the reader of these facts learns."""
        if sheet.third_party:
            self.learns.set_heading(_("What this payer learns"))
            self.hidden.set_heading(_("What this payer does not learn"))
        else:
            self.learns.set_heading(_("This page shows"))
            self.hidden.set_heading(_("This page does not show"))
        self.learns.show_words([fact_words(fact) for fact in sheet.learned])
        self.hidden.show_words([fact_words(fact) for fact in sheet.not_learned])
        self.inferred.show_words(
            [inference_words(one) for one in sheet.inferable] if sheet.third_party else []
        )
        self.telling.say(self._telling(sheet), "warn")

    def _telling(self, sheet: ProofSheet) -> str:
        if not sheet.telling:
            return ""
        parts = ", ".join(telling_words(field) for field in sheet.telling)
        return _(
            "A company can read your profession in {parts}. You can change the words in Practice."
        ).format(parts=parts)
