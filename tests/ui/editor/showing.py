"""Shows editors by themselves, and takes them away after a test."""

from ui.models.background import wait_for_tasks


def show_editor(qtbot, editor, size):
    """Show an editor in a window of its own."""
    qtbot.addWidget(editor)
    editor.resize(*size)
    editor.set_narrow(size[0] < 900)
    editor.show()
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    return editor


def take_away(editors):
    """Stop what goes on in editors, and hide them."""
    for editor in editors:
        editor.end()
        editor.removeEventFilter(editor)
        editor.hide()
    wait_for_tasks()
