"""The window that shows a handout before it is printed or saved as a PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QSize, QStandardPaths, Qt, Slot
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import (
    QPrintDialog,
    QPrinter,
    QPrinterInfo,
    QPrintPreviewWidget,
)
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QGraphicsView,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from coach.errors import FileError
from ui.handout.paint import paint_page
from ui.handout.paper import paper, usual_paper
from ui.handout.pdf import write_pdf
from ui.theme import current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.combo import Combo
from ui.widgets.label import Label
from ui.widgets.scroll import SlimScrollBar
from ui.widgets.toggle import Toggle

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.context import AppContext
    from ui.handout.content import Title
    from ui.handout.layout import Page
    from ui.handout.paper import Paper, PaperName

FOLDER_KEY = "handout_folder"
_SIZE_PX = (860, 780)
_EDGE_PX = 16


class Printed(Protocol):
    """Something to print that has a title."""

    @property
    def title(self) -> Title:
        """What stands at its head."""
        ...


T = TypeVar("T", bound=Printed)


class HandoutDialog(QDialog):
    """Shows the pages and offers paper size, black and white, printer and PDF.

    Args:
        parent: The window it belongs to.
        context: Remembers the folder of the last PDF.
        handout: What is printed.
        file_name: Proposed name of the PDF, without ending.
        set_pages: Puts it on pages of a size.
    """

    def __init__(
        self,
        parent: QWidget | None,
        context: AppContext,
        handout: T,
        file_name: str,
        set_pages: Callable[[T, Paper], tuple[Page, ...]],
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._title = handout.title.text
        self._set_pages = partial(set_pages, handout)
        self._file_name = file_name
        self.sheet: Paper = paper(usual_paper())
        self.pages: tuple[Page, ...] = self._set_pages(self.sheet)
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._prepare_printer()
        self.setWindowTitle(self.tr("Handout: {0}").format(self._title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_fitting_size(parent))
        self.preview = QPrintPreviewWidget(self._printer, self)
        self._dress_preview()
        self.preview.setAccessibleName(self.tr("Pages of the handout"))
        self.preview.paintRequested.connect(self._paint_on)
        self.preview.fitToWidth()
        self.paper_choice = Combo(self.tr("Paper"))
        self.paper_choice.addItem(self.tr("A4"), "a4")
        self.paper_choice.addItem(self.tr("Letter"), "letter")
        self.paper_choice.setCurrentIndex(self.paper_choice.findData(self.sheet.name))
        self.paper_choice.currentIndexChanged.connect(self._take_paper)
        self.grey_switch = Toggle(self.tr("Black and white"))
        self.grey_switch.setChecked(not _prints_colour(QPrinterInfo.defaultPrinter()))
        self.grey_switch.toggled.connect(self._show_again)
        self.status = Label("", role="small", color="text_2", wrap=True)
        self._arrange()

    def _dress_preview(self) -> None:
        """Give Qt's own preview our scroll bar and ground."""
        pages = self.preview.findChild(QGraphicsView)
        if isinstance(pages, QGraphicsView):
            pages.setFrameShape(QFrame.Shape.NoFrame)
            pages.setVerticalScrollBar(SlimScrollBar(pages))
            # Its room is always kept, so that the pages fit beside it.
            pages.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            pages.setBackgroundBrush(current_theme().color("sunk"))

    def save_pdf(self, path: Path) -> bool:
        """Write the PDF and say below the pages what happened; return success."""
        try:
            write_pdf(
                self.pages,
                path,
                self.sheet,
                title=self._title,
                grey=self.grey_switch.isChecked(),
            )
        except FileError as error:
            self.status.setText(str(error))
            return False
        extra = {**self._context.settings.extra, FOLDER_KEY: str(path.parent)}
        self._context.change_settings(extra=extra)
        self.status.setText(self.tr("Saved as {0}").format(path))
        return True

    def proposed_path(self) -> Path:
        """Return where the PDF would go: the last folder, or the documents."""
        last = self._context.settings.extra.get(FOLDER_KEY)
        if isinstance(last, str) and Path(last).is_dir():
            folder = last
        else:
            place = QStandardPaths.StandardLocation.DocumentsLocation
            folder = QStandardPaths.writableLocation(place)
        return Path(folder) / f"{self._file_name}.pdf"

    def _arrange(self) -> None:
        """Put choices above the pages, buttons below them."""
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(Label(self.tr("Paper")))
        choices.addWidget(self.paper_choice)
        choices.addSpacing(16)
        choices.addWidget(self.grey_switch)
        choices.addWidget(Label(self.tr("Black and white")))
        choices.addStretch(1)
        self.save_button = Button(self.tr("Save as PDF …"))
        self.save_button.clicked.connect(self._ask_file)
        self.print_button = Button(self.tr("Print …"), kind=ButtonKind.MAIN)
        self.print_button.clicked.connect(self._ask_printer)
        close_button = Button(self.tr("Close"), kind=ButtonKind.QUIET)
        close_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.status, 1)
        for button in (close_button, self.save_button, self.print_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE_PX, _EDGE_PX, _EDGE_PX, _EDGE_PX)
        column.addLayout(choices)
        column.addWidget(self.preview, 1)
        column.addLayout(buttons)

    def _prepare_printer(self) -> None:
        self._printer.setDocName(self._file_name)
        self._printer.setFullPage(True)
        self._printer.setPageLayout(self.sheet.page_layout())

    @Slot(int)
    def _take_paper(self, index: int) -> None:
        name: PaperName = self.paper_choice.itemData(index)
        self.sheet = paper(name)
        self.pages = self._set_pages(self.sheet)
        self._prepare_printer()
        self._show_again()

    @Slot()
    def _show_again(self) -> None:
        self.preview.updatePreview()

    @Slot(QPrinter)
    def _paint_on(self, printer: QPrinter) -> None:
        """Paint all pages, as large as the printer's own sheet allows."""
        full = printer.pageLayout().fullRectPixels(printer.resolution())
        scale = min(full.width() / self.sheet.width, full.height() / self.sheet.height)
        painter = QPainter()
        if not painter.begin(printer):
            self.status.setText(self.tr("The printer does not answer."))
            return
        try:
            painter.scale(scale, scale)
            for number, page in enumerate(self.pages):
                if number:
                    printer.newPage()
                paint_page(painter, page, grey=self.grey_switch.isChecked())
        finally:
            # Qt ends the process when a device goes away while it is painted on.
            painter.end()

    @Slot()
    def _ask_file(self) -> None:
        dialog = QFileDialog(
            self,
            self.tr("Save the handout"),
            str(self.proposed_path()),
            self.tr("PDF files (*.pdf)"),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self._take_file)
        dialog.open()

    @Slot(str)
    def _take_file(self, name: str) -> None:
        self.save_pdf(Path(name))

    @Slot()
    def _ask_printer(self) -> None:
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._print)
        # The print dialog's own `open` wants a receiver; this one does not.
        QDialog.open(dialog)

    @Slot()
    def _print(self) -> None:
        """Print; for the sheet that the printer dialog was left with."""
        self._printer.setFullPage(True)
        self._printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        self._paint_on(self._printer)
        self.accept()


def _fitting_size(parent: QWidget | None) -> QSize:
    """Return a size that fits above the window, with an edge of it left to be seen."""
    usual = QSize(*_SIZE_PX)
    if parent is None:
        return usual
    return usual.boundedTo(parent.size() - QSize(2 * _EDGE_PX, 2 * _EDGE_PX))


def _prints_colour(printer: QPrinterInfo) -> bool:
    """Say whether a printer has colours; where there is none, a PDF has."""
    if printer.isNull():
        return True
    return QPrinter.ColorMode.Color in printer.supportedColorModes()
