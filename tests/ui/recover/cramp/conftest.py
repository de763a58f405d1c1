"""The help for a cramp on the shipped files, with a voice and an output on paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Signal

from ui.models.background import wait_for_tasks
from ui.platform.keep_awake import NullKeepAwake
from ui.recover.cramp.page import CrampPage


class PaperEngine(QObject):
    """An engine that writes down what it is to say."""

    started = Signal(list)
    failed = Signal()

    def __init__(self):
        super().__init__()
        self.said = []

    def start(self):
        self.started.emit([])

    def say(self, text):
        self.said.append(text)

    def hush(self):
        """Nothing is heard anyway."""

    def configure(self, voice, rate, volume):
        """Every voice is the same on paper."""

    def close(self):
        """Nothing to free."""


@pytest.fixture
def engine(qapp):
    """Return an engine whose sentences can be read."""
    return PaperEngine()


@pytest.fixture
def page(utc, care_context, qtbot):
    """Return the page in a window of 1280 x 820; a calf has just cramped."""
    care_context.care.load()
    page = CrampPage(care_context, keep_awake=NullKeepAwake())
    page.resize(1280, 820)
    qtbot.addWidget(page)
    page.show()
    page.begin("calf")
    qtbot.waitUntil(lambda: page._care.is_ready, timeout=10_000)
    yield page
    page.hide()
    page.free()
    wait_for_tasks()
