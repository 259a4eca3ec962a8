import re
from pathlib import Path

import PySide6
import pytest

from practiceapp.system import display


def test_without_a_screen_it_is_said_in_one_sentence() -> None:
    said = display.why_no_window({})
    assert said == "Practiceapp needs a screen (DISPLAY or WAYLAND_DISPLAY): start it from a desktop session."


def test_a_platform_that_needs_none_is_taken_at_its_word() -> None:
    assert display.why_no_window({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_missing_libraries_are_named_with_the_command_that_brings_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    absent = {"libEGL.so.1", "libxcb-cursor.so.0", "libxkbcommon-x11.so.0", "libglib-2.0.so.0"}
    monkeypatch.setattr(display, "_loads", lambda name: name not in absent)
    said = display.why_no_window({"DISPLAY": ":0"})
    assert said is not None
    assert said.endswith("sudo apt install libegl1 libglib2.0-0 libxcb-cursor0 libxkbcommon-x11-0")
    said = display.why_no_window({"WAYLAND_DISPLAY": "wayland-0"})
    assert said is not None
    assert said.endswith("sudo apt install libegl1 libglib2.0-0")


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libwayland-client.so.0", "libwayland-client0"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_a_library_finds_its_debian_package(library: str, package: str) -> None:
    assert display.debian_package(library) == package


def test_every_library_the_installed_qt_links_is_asked_for() -> None:
    """Read from the wheel itself, so that a newer Qt with another need is noticed here first."""
    folder = Path(PySide6.__file__).parent / "Qt"
    parts = {
        display._ALWAYS: [
            "lib/libQt6Core.so.6",
            "lib/libQt6Gui.so.6",
            "lib/libQt6Widgets.so.6",
            "lib/libQt6DBus.so.6",
        ],
        display._ALWAYS + display._FOR_X11: ["plugins/platforms/libqxcb.so", "lib/libQt6XcbQpa.so.6"],
        display._ALWAYS + display._FOR_WAYLAND: ["plugins/platforms/libqwayland.so"],
    }
    of_the_wheel_or_libc = re.compile(
        rb"lib(Qt6|icu|pyside|shiboken|stdc\+\+|gcc_s|c\.|m\.|dl\.|rt\.|pthread)"
    )
    for known, files in parts.items():
        for file in files:
            linked = set(re.findall(rb"\0(lib[\w.+-]+\.so\.\d+)(?=\0)", (folder / file).read_bytes()))
            foreign = {name.decode() for name in linked if not of_the_wheel_or_libc.match(name)}
            assert foreign <= set(known), file
