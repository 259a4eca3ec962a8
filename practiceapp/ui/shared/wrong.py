"""How a field shows that something in it has to be put right: its edge, and a sign within a line of text."""

from PySide6.QtWidgets import QLineEdit, QWidget

from practiceapp.ui.shared.icons import icon
from practiceapp.ui.shared.language import _

SIGN = "wrong"


def mark_wrong(editor: QWidget, *, wrong: bool) -> None:
    """The edge of what has to be put right; in a line of text also a sign at its end."""
    if bool(editor.property("wrong")) == wrong:
        return
    editor.setProperty("wrong", wrong)
    editor.style().unpolish(editor)
    editor.style().polish(editor)
    if isinstance(editor, QLineEdit) and editor.echoMode() == QLineEdit.EchoMode.Normal:
        _mark_line(editor, wrong=wrong)


def _mark_line(line: QLineEdit, *, wrong: bool) -> None:
    for sign in [action for action in line.actions() if action.objectName() == SIGN]:
        line.removeAction(sign)
        sign.deleteLater()
    if wrong:
        alert = icon("circle-alert", "danger", 16, faded="danger")
        sign = line.addAction(alert, QLineEdit.ActionPosition.TrailingPosition)
        sign.setObjectName(SIGN)
        sign.setText(_("To put right"))
        sign.setEnabled(False)
