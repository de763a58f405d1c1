"""The application that Qt knows: its name, its style, and the words of the core."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from coach import __version__, translate


def make_application() -> QApplication:
    """Return the application, made and set up on the first call."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        # Qt would hand every translucent fill to a thread pool; for fills as small as
        # ours the switching takes three times as long as the filling.
        os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
        # Fusion is drawn from the palette alone, so our colours hold on every system.
        # Asked for in this way, PySide does not wrap the style, which takes 5 ms.
        application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("Coach")
    application.setApplicationDisplayName("Coach")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("coach")
    translate.set_translator(_translate)
    return application


def _translate(text: str) -> str:
    """Hand a sentence of the core to Qt's translation."""
    return QCoreApplication.translate("coach", text)
