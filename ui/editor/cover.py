"""Covers a page with an editor: the page is still there, but out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.editor.frame.frame import EditorFrame
    from ui.pages.page import Page

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class Cover(QObject):
    """Keeps an editor over a page, as large as it.

    While it is there, keys and the Tab key do not reach the page. It goes with the
    editor.

    Args:
        page: What is covered.
        editor: What covers it.
    """

    def __init__(self, page: Page, editor: EditorFrame) -> None:
        super().__init__(editor)
        self._page = page
        self._editor = editor
        shortcuts = page.findChildren(QShortcut, options=_DIRECT)
        widgets = page.findChildren(QWidget, options=_DIRECT)
        beneath = [each for each in widgets if each is not editor]
        self._quiet: list[QShortcut | QWidget] = [*shortcuts, *beneath]
        self._quiet = [each for each in self._quiet if each.isEnabled()]
        for each in self._quiet:
            each.setEnabled(False)
        editor.setParent(page)
        page.installEventFilter(self)
        editor.setGeometry(page.rect())
        editor.show()
        editor.raise_()

    def lift(self) -> None:
        """Take the editor away, and let the page be used again."""
        self._page.removeEventFilter(self)
        self._editor.hide()
        for each in self._quiet:
            each.setEnabled(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the page also when it is larger."""
        if event.type() is QEvent.Type.Resize:
            self._editor.setGeometry(self._page.rect())
        return super().eventFilter(watched, event)
