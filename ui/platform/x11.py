"""What only an X11 server can tell, asked through its own libraries.

Everything here gives None where there is no such server, or a library is missing.
"""

from __future__ import annotations

import ctypes
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ATOM, _WINDOW = 4, 33
_LONGEST_WORDS = 64
_NO_ERROR = 0


def is_plain_x11() -> bool:
    """Return whether the desktop is one of X11, not of Wayland with X11 in it."""
    is_wayland = os.environ.get("WAYLAND_DISPLAY") or (
        os.environ.get("XDG_SESSION_TYPE") == "wayland"
    )
    return bool(os.environ.get("DISPLAY")) and not is_wayland


def _library(name: str) -> ctypes.CDLL | None:
    # By its very name: looking for another one would run the compiler.
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None


class _ScreenSaverInfo(ctypes.Structure):
    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("mask", ctypes.c_ulong),
    )


class ScreenSaver:
    """The server's screen saver, which counts the time without a key or the pointer.

    It keeps one connection to the server. `is_there` says whether there is one.
    """

    def __init__(self) -> None:
        self._display: int | None = None
        self._root = 0
        x11, xss = _library("libX11.so.6"), _library("libXss.so.1")
        if x11 is None or xss is None or not is_plain_x11():
            return
        self._x11, self._xss = x11, xss
        self._declare()
        display = self._x11.XOpenDisplay(None)
        if not display:
            return
        event, error = ctypes.c_int(), ctypes.c_int()
        if not self._xss.XScreenSaverQueryExtension(
            display, ctypes.byref(event), ctypes.byref(error)
        ):
            self._x11.XCloseDisplay(display)
            return
        self._display = display
        self._root = self._x11.XDefaultRootWindow(display)

    @property
    def is_there(self) -> bool:
        """Return whether the server can be asked."""
        return self._display is not None

    def idle_ms(self) -> int | None:
        """Return the time since the last key or movement, in ms."""
        info = _ScreenSaverInfo()
        if self._display is None or not self._xss.XScreenSaverQueryInfo(
            self._display, self._root, ctypes.byref(info)
        ):
            return None
        return int(info.idle)

    def close(self) -> None:
        """End the connection."""
        if self._display is not None:
            self._x11.XCloseDisplay(self._display)
            self._display = None

    def _declare(self) -> None:
        """Say what the functions take; pointers would be cut to 32 bits else."""
        pointer = ctypes.c_void_p
        self._x11.XOpenDisplay.restype = pointer
        self._x11.XOpenDisplay.argtypes = (ctypes.c_char_p,)
        self._x11.XCloseDisplay.argtypes = (pointer,)
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x11.XDefaultRootWindow.argtypes = (pointer,)
        self._xss.XScreenSaverQueryExtension.argtypes = (pointer, pointer, pointer)
        self._xss.XScreenSaverQueryInfo.argtypes = (pointer, ctypes.c_ulong, pointer)


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Reply(ctypes.Structure):
    _fields_ = (
        ("response_type", ctypes.c_uint8),
        ("pad0", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("length", ctypes.c_uint32),
        ("atom", ctypes.c_uint32),
    )


class _Roots(ctypes.Structure):
    _fields_ = (
        ("data", ctypes.POINTER(ctypes.c_uint32)),
        ("rem", ctypes.c_int),
        ("index", ctypes.c_int),
    )


def active_is_full_screen() -> bool | None:
    """Return whether the active window has the whole screen.

    Asked with XCB, which reports a window that has just gone; Xlib would end the
    program.
    """
    library = _library("libxcb.so.1")
    if library is None or not is_plain_x11():
        return None
    xcb = _declared(library)
    libc = ctypes.CDLL(None)
    libc.free.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(None, None)
    try:
        if xcb.xcb_connection_has_error(connection) != _NO_ERROR:
            return None
        server = _Server(xcb, libc, connection)
        active = next(server.words(server.root(), "_NET_ACTIVE_WINDOW", _WINDOW), 0)
        if not active:
            return None
        full_screen = server.atom("_NET_WM_STATE_FULLSCREEN")
        return full_screen in server.words(active, "_NET_WM_STATE", _ATOM)
    finally:
        xcb.xcb_disconnect(connection)


class _Server:
    """The few questions to an X11 server, on an open connection."""

    def __init__(
        self, xcb: ctypes.CDLL, libc: ctypes.CDLL, connection: int | None
    ) -> None:
        self._xcb = xcb
        self._libc = libc
        self._connection = connection

    def root(self) -> int:
        """Return the root window of the first screen."""
        setup = self._xcb.xcb_get_setup(self._connection)
        return int(self._xcb.xcb_setup_roots_iterator(setup).data[0])

    def atom(self, name: str) -> int:
        """Return the number of a name; 0 when nobody uses it."""
        data = name.encode()
        cookie = self._xcb.xcb_intern_atom(self._connection, 1, len(data), data)
        reply = self._xcb.xcb_intern_atom_reply(self._connection, cookie, None)
        if not reply:
            return 0
        number = ctypes.cast(reply, ctypes.POINTER(_Reply)).contents.atom
        self._libc.free(reply)
        return int(number)

    def words(self, window: int, name: str, kind: int) -> Iterator[int]:
        """Return the 32-bit values of a property of a window; none without it."""
        cookie = self._xcb.xcb_get_property(
            self._connection, 0, window, self.atom(name), kind, 0, _LONGEST_WORDS
        )
        reply = self._xcb.xcb_get_property_reply(self._connection, cookie, None)
        if not reply:
            return iter(())
        length = self._xcb.xcb_get_property_value_length(reply) // 4
        values = ctypes.cast(
            self._xcb.xcb_get_property_value(reply), ctypes.POINTER(ctypes.c_uint32)
        )
        found = [values[index] for index in range(length)]
        self._libc.free(reply)
        return iter(found)


def _declared(xcb: ctypes.CDLL) -> ctypes.CDLL:
    """Return the library with the types of the functions that are used."""
    pointer, word = ctypes.c_void_p, ctypes.c_uint32
    xcb.xcb_connect.restype = pointer
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, pointer)
    xcb.xcb_connection_has_error.argtypes = (pointer,)
    xcb.xcb_disconnect.argtypes = (pointer,)
    xcb.xcb_get_setup.restype = pointer
    xcb.xcb_get_setup.argtypes = (pointer,)
    xcb.xcb_setup_roots_iterator.restype = _Roots
    xcb.xcb_setup_roots_iterator.argtypes = (pointer,)
    xcb.xcb_intern_atom.restype = _Cookie
    xcb.xcb_intern_atom.argtypes = (
        *(pointer, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p),
    )
    xcb.xcb_intern_atom_reply.restype = pointer
    xcb.xcb_intern_atom_reply.argtypes = (pointer, _Cookie, pointer)
    xcb.xcb_get_property.restype = _Cookie
    xcb.xcb_get_property.argtypes = (
        *(pointer, ctypes.c_uint8, word, word, word, word, word),
    )
    xcb.xcb_get_property_reply.restype = pointer
    xcb.xcb_get_property_reply.argtypes = (pointer, _Cookie, pointer)
    xcb.xcb_get_property_value.restype = pointer
    xcb.xcb_get_property_value.argtypes = (pointer,)
    xcb.xcb_get_property_value_length.argtypes = (pointer,)
    return xcb
