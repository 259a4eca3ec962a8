"""Eyes that find what is wrong with a window as it is laid out, and say it in words.

`faults_in(window)`: text that is cut off, shortened or drawn over other text; what stands outside of its
place; what lies over its neighbour; pages that scroll sideways; left margins that are not quite the same;
pictures with too few pixels. `faults_of_choices(window)`: what the lists of choices cut off once open. What
can be scrolled to is looked at like what is in sight. Data that has no room may end in an ellipsis, but
only where a tooltip says the whole.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from practiceapp.ui.shared.buttons import IconButton
from practiceapp.ui.shared.page import Page
from practiceapp.ui.shared.pieces import Card, Pill
from practiceapp.ui.shared.rows import RowList
from practiceapp.ui.shared.sheet import Sheet
from practiceapp.ui.shared.toast import Toast
from tests.drive.hands import words_of
from tests.layout.painted import Picture, Run, painted

SLACK = 1.0
"""Pixels that rounding may take."""
NOWHERE = QModelIndex()
OVER = 2.0
"""As far as two texts, or two widgets, may reach into one another."""
SHARP = 0.97
RAGGED = range(1, 8)
"""Left margins that differ by so many pixels were meant to be the same."""
PADDED = 6.0
"""What a pill may lose of the 18 px beside its words: Qt measures figures once before their width is set."""
HANGING = 6
"""What the blank at the end of a line takes, which from the right is not left out."""
UNSEEN = ("icon", "icon_token", "bar", "key")
"""Of a row: names of pictures and colours."""
LINE = 130
"""Characters of a line of text that nobody likes to read to its end."""
FAR = 1000
"""Pixels between the words of a row and what belongs to them at its other end."""


def faults_in(window: QWidget) -> list[str]:
    """Everything wrong with what is shown, each in a sentence."""
    runs, pictures = painted(window)
    whole = whole_texts(window)
    found = [
        *_cut(window, runs),
        *_shortened(runs, whole),
        *_over_each_other(window, runs),
        *_too_long(runs),
        *_far_apart(runs),
        *_blurred(window, pictures),
        *_too_small(window),
        *_outside(window),
        *_overlapping(window),
        *_sideways(window),
        *_ragged(window),
    ]
    return sorted(set(found))


def faults_of_choices(window: QWidget) -> list[str]:
    """Open every list of choices and look at it, also at what it scrolls to."""
    found: list[str] = []
    for combo in _seen(window, QComboBox):
        if not combo.isEnabled() or not combo.count():
            continue
        combo.showPopup()
        QApplication.processEvents()
        view = combo.view()
        widest = max(range(combo.count()), key=lambda row: len(combo.itemText(row)))
        view.scrollTo(combo.model().index(widest, 0))
        runs, _pictures = painted(view.window())
        rows = [combo.itemText(row) for row in range(combo.count())]
        found += [f"choices of {named(combo)}: {one}" for one in _shortened(runs, rows)]
        found += [f"choices of {named(combo)}: {one}" for one in _cut(view.window(), runs)]
        combo.hidePopup()
    return sorted(set(found))


def whole_texts(window: QWidget, *, inside: bool = True) -> list[str]:
    """Every text of the window as it is meant to be read, unshortened; or that of this one widget alone."""
    texts: list[str] = []
    for widget in window.findChildren(QWidget) if inside else [window]:
        if isinstance(widget, (QLabel, QAbstractButton, QLineEdit)):
            texts.append(widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&"))
        if isinstance(widget, QLineEdit):
            texts.append(widget.placeholderText())
        if isinstance(widget, (QPlainTextEdit, QTextEdit)):
            texts.append(widget.toPlainText())
        if isinstance(widget, QComboBox):
            texts += [widget.itemText(row) for row in range(widget.count())]
        if isinstance(widget, QTabBar):
            texts += [widget.tabText(number) for number in range(widget.count())]
        if isinstance(widget, QAbstractItemView):
            texts += list(_texts_of_view(widget))
    return texts


def _texts_of_view(view: QAbstractItemView) -> Iterator[str]:
    for index in indexes(view):
        row = index.data(Qt.ItemDataRole.UserRole + 1)
        yield str(index.data() or "")
        shown = ((name, value) for name, value in getattr(row, "__dict__", {}).items() if name not in UNSEEN)
        yield from (value for _name, value in shown if isinstance(value, str))
        pill = getattr(row, "pill", None)
        if pill:
            yield pill[0]


def indexes(view: QAbstractItemView) -> Iterator[QModelIndex]:
    """Every place of its model."""
    model = view.model()
    if model is None:
        return
    for row in range(model.rowCount(NOWHERE)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(NOWHERE)):
            yield model.index(row, column)


# --- what is painted


def _cut(window: QWidget, runs: Sequence[Run]) -> Iterator[str]:
    """Text of which a part lies outside of where its widget, or a place around it, lets anything be seen."""
    for run in runs:
        if _is_typed(run.widget):
            continue
        sees, scrolls = _room(window, run)
        place = run.place
        if isinstance(run.widget, QLabel) and run.widget.wordWrap() and run.widget.isRightToLeft():
            place = place.adjusted(min(HANGING, place.width()), 0, 0, 0)
        if run.clip is not None and run.clip.height() > 0:
            sees.setLeft(max(sees.left(), run.clip.left()))
            sees.setRight(min(sees.right(), run.clip.right()))
            sees.setTop(max(sees.top(), run.clip.top() - _leading(run)))
            sees.setBottom(min(sees.bottom(), run.clip.bottom() + _leading(run)))
        if place.left() < sees.left() - SLACK or place.right() > sees.right() + SLACK:
            yield f"{named(run.widget)} cuts off “{run.text}” at its side"
        elif not scrolls and (place.top() < sees.top() - SLACK or place.bottom() > sees.bottom() + SLACK):
            yield f"{named(run.widget)} cuts off “{run.text}” above or below"


def _leading(run: Run) -> float:
    """Styles clip a line to the height of its font, which is a pixel less than its letters ask for."""
    return max(SLACK, run.place.height() * 0.12)


def _room(window: QWidget, run: Run) -> tuple[QRectF, bool]:
    """Where a text of this widget can be seen, and whether it is scrolled up and down there."""
    room, scrolls = QRectF(_place(run.widget, window)), False
    one: QWidget | None = run.widget
    while one is not None and one is not run.root:
        above = one.parentWidget()
        if isinstance(above, QAbstractScrollArea) and above.viewport() is one and not _still(above):
            scrolls = True
        if above is None or one.isWindow():
            break
        box = QRectF(_place(above, window))
        if scrolls:
            room.setLeft(max(room.left(), box.left()))
            room.setRight(min(room.right(), box.right()))
        else:
            room = room.intersected(box)
        one = above
    return room, scrolls


def _still(area: QAbstractScrollArea) -> bool:
    """Whether it never scrolls: all it holds is in sight."""
    return isinstance(area, QHeaderView) or area.verticalScrollBar().maximum() == 0


def _shortened(runs: Sequence[Run], whole: Sequence[str]) -> Iterator[str]:
    meant = [text for text in whole if "…" in text]
    for run in runs:
        text = run.text.strip()
        if "…" in text and not any(text in one for one in meant) and not _tells_the_whole(run):
            yield f"{named(run.widget)} shortens “{text}” and no tooltip says the whole"


def _tells_the_whole(run: Run) -> bool:
    """A tooltip of the widget, or of the row the text stands in."""
    view = run.widget.parentWidget()
    if isinstance(view, QAbstractItemView) and view.viewport() is run.widget:
        middle = run.place.center().toPoint()
        index = view.indexAt(view.viewport().mapFrom(run.root.window(), middle))
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        return isinstance(tip, str) and run.text.replace("…", "").strip() in tip
    tip = run.widget.toolTip()
    return run.text.replace("…", "").strip() in tip


def _over_each_other(window: QWidget, runs: Sequence[Run]) -> Iterator[str]:
    """Two texts, or parts of them, in one place."""
    seen = [
        (run, _in_sight(window, run))
        for run in runs
        if not _is_typed(run.widget) and not _covered(window, run)
    ]
    seen.sort(key=lambda one: one[1].top())
    for number, (one, place) in enumerate(seen):
        for other, beside in seen[number + 1 :]:
            if beside.top() > place.bottom():
                break
            shared = place.intersected(beside)
            if shared.width() > OVER and shared.height() > OVER + _leading(one) and one.root is other.root:
                yield f"“{one.text}” and “{other.text}” are drawn over each other"
    for button in _seen(window, IconButton):
        box = QRectF(_place(button, window))
        for run, place in seen:
            if run.widget is not button and _is_row(run) and place.intersected(box).width() > OVER:
                yield f"“{run.text}” lies under {named(button)}"


def _is_row(run: Run) -> bool:
    """Whether it stands in a list, over which a button of the row may lie."""
    return isinstance(run.widget.parentWidget(), QAbstractItemView)


def _in_sight(window: QWidget, run: Run) -> QRectF:
    """The part of a text that no place around it hides."""
    box = run.place
    one: QWidget | None = run.widget
    while one is not None and one is not run.root:
        box = box.intersected(QRectF(_place(one, window)))
        one = one.parentWidget()
    return box


def _covered(window: QWidget, run: Run) -> bool:
    """What is said below lies over the line it stands in, on a ground of its own."""
    for bar in _seen(window, Toast):
        if not bar.isAncestorOf(run.widget) and _place(bar, window).contains(run.place.center().toPoint()):
            return True
    if run.root is not window:
        return False
    on_top = window.childAt(run.place.center().toPoint())
    return (
        on_top is not None
        and on_top is not run.widget
        and not on_top.isAncestorOf(run.widget)
        and (not run.widget.isAncestorOf(on_top) or isinstance(on_top, QAbstractButton))
    )


def _too_long(runs: Sequence[Run]) -> Iterator[str]:
    for run in runs:
        if len(run.text) > LINE:
            yield f"{named(run.widget)} writes a line of {len(run.text)} characters: “{run.text}”"


def _far_apart(runs: Sequence[Run]) -> Iterator[str]:
    """The words of a row and what belongs to them at its other end."""
    rows: dict[tuple[QWidget, int], list[Run]] = {}
    for run in runs:
        if isinstance(run.widget.parentWidget(), RowList):
            rows.setdefault((run.widget, round(run.place.center().y() / 4)), []).append(run)
    for row in rows.values():
        row.sort(key=lambda run: run.place.left())
        for one, other in pairwise(row):
            if other.place.left() - one.place.right() > FAR:
                yield f"“{one.text}” and “{other.text}” of one row are far apart"


def _blurred(window: QWidget, pictures: Sequence[Picture]) -> Iterator[str]:
    ratio = window.devicePixelRatioF()
    for one in _seen(window, QLabel):  # which stretches by itself what has too few
        if not one.pixmap().isNull() and one.pixmap().devicePixelRatio() < ratio:
            yield f"{named(one)} shows a picture made for {one.pixmap().devicePixelRatio()} pixels a point"
    for picture in pictures:
        wanted = picture.place.size() * ratio
        few = picture.pixels.width() < wanted.width() * SHARP or (
            picture.pixels.height() < wanted.height() * SHARP
        )
        if few and not picture.widget.isWindow():
            have = f"{picture.pixels.width()}x{picture.pixels.height()}"
            need = f"{wanted.width():.0f}x{wanted.height():.0f}"
            yield f"{named(picture.widget)} shows a picture of {have} where {need} pixels are"


# --- what is laid out


def _too_small(window: QWidget) -> Iterator[str]:
    """Widgets without room for what they say, also where nothing is painted because nothing fits."""
    for widget in _seen(window, QWidget):
        if widget.width() <= 0 or widget.height() <= 0:
            if _says_something(widget):
                yield f"{named(widget)} has no size"
        elif isinstance(widget, QLabel) and widget.text():
            yield from _small_label(widget)
        elif isinstance(widget, (QPushButton, QToolButton, QCheckBox, QRadioButton)):
            short = widget.sizeHint() - widget.size()
            drawn_by_qt = isinstance(widget.parentWidget(), QLineEdit)
            if not drawn_by_qt and (short.width() > SLACK or short.height() > OVER):
                yield f"{named(widget)} is {_size(short)} too small"
        elif isinstance(widget, QTabBar):
            yield from _tabs(widget)


def _small_label(words: QLabel) -> Iterator[str]:
    if words.wordWrap():
        low = words.heightForWidth(words.width()) - words.height()
        if low > OVER:
            yield f"{named(words)} is {low} px too low"
    elif words.width() < words.sizeHint().width() - (PADDED if isinstance(words, Pill) else SLACK):
        yield f"{named(words)} is {words.sizeHint().width() - words.width()} px too narrow"


def _tabs(bar: QTabBar) -> Iterator[str]:
    for number in range(bar.count()):
        if not bar.rect().contains(bar.tabRect(number)):
            yield f"the tab “{bar.tabText(number)}” stands outside of its bar"


def _says_something(widget: QWidget) -> bool:
    return isinstance(widget, (QLabel, QAbstractButton, QLineEdit, QComboBox)) and bool(
        words_of(widget) or isinstance(widget, (QLineEdit, QComboBox))
    )


def _outside(window: QWidget) -> Iterator[str]:
    """Widgets beyond their parent; inside of a scroll area only to the sides."""
    for widget in _seen(window, QWidget):
        above = widget.parentWidget()
        if above is None or widget.isWindow() or isinstance(widget, Toast):
            continue
        scrolled = isinstance(above.parentWidget(), QAbstractScrollArea)
        box, room = widget.geometry(), above.rect().adjusted(-1, -1, 1, 1)
        beyond_side = box.left() < room.left() or box.right() > room.right()
        beyond_end = box.top() < room.top() or box.bottom() > room.bottom()
        if beyond_side or (beyond_end and not scrolled):
            yield f"{named(widget)} stands beyond {named(above)}"


def _overlapping(window: QWidget) -> Iterator[str]:
    """Neighbours that lie over one another."""
    for parent in [window, *_seen(window, QWidget)]:
        if isinstance(parent, (QAbstractItemView, QAbstractSpinBox, QLineEdit, QComboBox)):
            continue
        if isinstance(parent.parentWidget(), QAbstractItemView):
            continue
        children = [one for one in parent.children() if isinstance(one, QWidget) and _is_seen(one)]
        children = [
            one for one in children if not isinstance(one, (Toast, QScrollBar)) and not one.isWindow()
        ]
        for one, other in combinations(children, 2):
            if _belongs_to_a_row(one, other) or _belongs_to_a_row(other, one):
                continue
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > OVER and shared.height() > OVER:
                yield f"{named(one)} and {named(other)} overlap by {_size(shared.size())}"


def _belongs_to_a_row(button: QWidget, rows: QWidget) -> bool:
    """The button of a row lies over the list; what the row says is looked at in `_over_each_other`."""
    return isinstance(button, IconButton) and isinstance(rows, RowList)


def _sideways(window: QWidget) -> Iterator[str]:
    """Whatever has to be scrolled to the side, or would have to be if it could."""
    for area in _seen(window, QAbstractScrollArea):
        if isinstance(area, QHeaderView):
            continue
        inside = area.widget() if isinstance(area, QScrollArea) else None
        if inside is not None and inside.width() > area.viewport().width():
            beyond = inside.width() - area.viewport().width()
            yield f"{named(inside)} is {beyond} px wider than the place it scrolls in"
        elif area.horizontalScrollBar().maximum() > 0:
            yield f"{named(area)} has to be scrolled to the side"


def _ragged(window: QWidget) -> Iterator[str]:
    """Left edges that are nearly, and not quite, the same, on one page, card or sheet."""
    sheets: list[QWidget] = [one for one in _seen(window, QWidget) if isinstance(one, (Page, Card, Sheet))]
    for page in sheets or [window]:
        edges: dict[int, QWidget] = {}
        for widget in _seen(window, QWidget):
            if page.isAncestorOf(widget) and _has_an_edge(widget) and _sheet_of(widget) in (page, None):
                box = _place(widget, window)
                edge = window.width() - box.right() if window.isRightToLeft() else box.left()
                edges.setdefault(edge, widget)
        for one, other in combinations(sorted(edges), 2):
            if other - one in RAGGED and _below(edges[one], edges[other], window):
                yield f"{named(edges[one])} begins {other - one} px before {named(edges[other])}"


def _sheet_of(widget: QWidget) -> QWidget | None:
    """The page, card or sheet it stands on: each has a margin of its own."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, (Page, Card, Sheet)):
        above = above.parentWidget()
    return above


def _has_an_edge(widget: QWidget) -> bool:
    if _follows(widget):
        return False
    if isinstance(widget, QLabel):
        starts = not widget.alignment() & (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignHCenter)
        return bool(widget.text()) and starts
    kinds = (QLineEdit, QComboBox, RowList, QAbstractSpinBox, QRadioButton, QCheckBox)
    inner = isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox))
    return isinstance(widget, kinds) and not inner


def _follows(widget: QWidget) -> bool:
    """Whether something stands before it in its row: then it begins where that ends."""
    box, above = widget.geometry(), widget.parentWidget()
    beside = above.children() if above is not None else []
    before = (one.geometry() for one in beside if isinstance(one, QWidget) and one.isVisible())
    if widget.isRightToLeft():
        return any(one.left() > box.right() and _level(one, box) for one in before)
    return any(one.right() < box.left() and _level(one, box) for one in before)


def _level(one: QRect, other: QRect) -> bool:
    return one.top() < other.bottom() and other.top() < one.bottom()


def _below(one: QWidget, other: QWidget, window: QWidget) -> bool:
    """Whether they stand one below the other rather than side by side."""
    upper, lower = _place(one, window), _place(other, window)
    return upper.bottom() < lower.top() or lower.bottom() < upper.top()


# --- small things


def _seen(window: QWidget, kind: type[Any]) -> list[Any]:
    return [one for one in window.findChildren(kind) if _is_seen(one) and one.window() is window.window()]


def _is_seen(widget: QWidget) -> bool:
    return widget.isVisible()


def _is_typed(widget: QWidget) -> bool:
    """Text she typed scrolls inside of its line; what is proposed there, or a figure, does not."""
    above = widget.parentWidget()
    if isinstance(widget, QLineEdit):
        return bool(widget.text()) and not isinstance(above, QAbstractSpinBox)
    return isinstance(above, (QPlainTextEdit, QTextEdit))


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size()) if widget is not window else window.rect()


def named(widget: QWidget) -> str:
    """What to call a widget in a sentence: its kind and its words, or those of the place it stands in."""
    words, above = words_of(widget), widget.parentWidget()
    while not words and above is not None:
        around = words_of(above)
        words = f"in {type(above).__name__} {around}" if around else ""
        above = above.parentWidget()
    return f"{type(widget).__name__} “{words[:60]}”" if words else type(widget).__name__


def _size(size: QSize) -> str:
    return f"{max(0, size.width())}x{max(0, size.height())} px"
