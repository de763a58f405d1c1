"""What the tests of the Plans and Guide pages share."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel

from ui.widgets.link_row import LinkRow

SOURCE_KEYS = ("text", "finding")


def open_page(kind, context, qtbot, width=1072, height=820):
    """Return a page of a kind as the window shows it."""
    page = kind(context)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.set_narrow(width < 900)
    page.show()
    return page


def plain(text):
    """Return a text in one line."""
    return " ".join(text.split())


def shown_words(widget):
    """Return every text that is visible in a widget, one a line."""
    found = [*widget.findChildren(QLabel), *widget.findChildren(QAbstractButton)]
    return "\n".join(plain(each.text()) for each in found if each.isVisible())


def missing(texts, widget):
    """Return the texts that a widget does not show."""
    shown = shown_words(widget)
    return [text for text in texts if plain(text) not in shown]


def cut_off(widget):
    """Return the texts that reach past the right edge or are lower than their lines."""
    labels = [each for each in widget.findChildren(QLabel) if each.isVisible()]
    return [
        each.text()
        for each in labels
        if each.mapTo(widget, QPoint(each.width(), 0)).x() > widget.width()
        or each.height() < each.heightForWidth(each.width())
    ]


def activate(page, qtbot):
    """Give the page the keyboard, so that its shortcuts work."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def link(widget, target):
    """Return the row that leads to a target."""
    found = [row for row in widget.findChildren(LinkRow) if row.isVisible()]
    return next(row for row in found if row.objectName() == target)


def sources_of(content):
    """Return the sentences of all references."""
    return [getattr(each, key) for each in content.sources for key in SOURCE_KEYS]


def rows_of(page):
    """Return the keys of the listed rows, in order."""
    model = page.cards.model()
    return [model.reading(row).key for row in range(model.rowCount())]


def add_own(context, qtbot, name, text):
    """Save a file into the person's own folder and wait until it is read."""
    with qtbot.waitSignal(context.library.library_changed):
        (context.library.own_folder / name).write_text(text, encoding="utf-8")
