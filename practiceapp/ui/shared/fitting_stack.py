"""One of several pages in view, taking no more room than it needs.

Qt's own stack is as tall as its tallest page; here what stands below follows the page in view.
"""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class FittingStack(QWidget):
    """Pages below each other of which one is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add(self, page: QWidget) -> None:
        """One more; the first is the one in view."""
        self._pages.append(page)
        self._column.addWidget(page)
        page.setVisible(len(self._pages) == 1)

    def show_page(self, page: QWidget) -> None:
        """Put this one in view."""
        for other in self._pages:
            if other is not page:
                other.setVisible(False)
        page.setVisible(True)

    @property
    def page(self) -> QWidget:
        """The one in view."""
        return next((page for page in self._pages if not page.isHidden()), self._pages[0])
