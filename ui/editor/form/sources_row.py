"""The sources of a file, the same for every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.editor.form.table_list import TableListRow

if TYPE_CHECKING:
    from ui.editor.desk import EditDesk


def _tr(text: str) -> str:
    return QCoreApplication.translate("SourcesRow", text)


def sources_row(desk: EditDesk) -> TableListRow:
    """Return the row for what the content of a file rests on."""
    return TableListRow(
        desk,
        ("sources",),
        one=_tr("Source {0}"),
        add=_tr("Add a source"),
        begins_with={"text": _tr("Author, year, title")},
        label=_tr("What it rests on"),
    )
