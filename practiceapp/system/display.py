"""Whether a window can be shown at all: asked before Qt is loaded, because Qt would abort, not answer.

Standard library only, so that `main.py` can ask before anything is installed. These are the only sentences
below `ui/`: they are said in the terminal, when there is no window and no language yet.
"""

import ctypes
import re
import sys
from collections.abc import Iterable, Mapping

_NO_DISPLAY = "Practiceapp needs a screen (DISPLAY or WAYLAND_DISPLAY): start it from a desktop session."

# What Qt's widgets and its X11 platform load from the system (readelf -d on the wheel's libraries).
_ALWAYS = (
    "libEGL.so.1",
    "libGL.so.1",
    "libX11.so.6",
    "libfontconfig.so.1",
    "libfreetype.so.6",
    "libxkbcommon.so.0",
    "libdbus-1.so.3",
    "libglib-2.0.so.0",
    "libgthread-2.0.so.0",
    "libz.so.1",
    "libzstd.so.1",
)
_FOR_WAYLAND = ("libwayland-client.so.0", "libwayland-cursor.so.0")
_FOR_X11 = (
    "libX11-xcb.so.1",
    "libxkbcommon-x11.so.0",
    "libxcb.so.1",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-image.so.0",
    "libxcb-keysyms.so.1",
    "libxcb-randr.so.0",
    "libxcb-render.so.0",
    "libxcb-render-util.so.0",
    "libxcb-shape.so.0",
    "libxcb-shm.so.0",
    "libxcb-sync.so.1",
    "libxcb-util.so.1",
    "libxcb-xfixes.so.0",
    "libxcb-xkb.so.1",
)
_ODD_PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
}
_BY_PLATFORM = {"xcb": _FOR_X11, "wayland": _FOR_WAYLAND}


def why_no_window(environment: Mapping[str, str]) -> str | None:
    """Say in one sentence what keeps a window from opening here, or None if nothing does."""
    if not sys.platform.startswith("linux"):
        return None
    platform = environment.get("QT_QPA_PLATFORM") or _platform(environment)
    if not platform:
        return _NO_DISPLAY
    missing = missing_libraries(_ALWAYS + _BY_PLATFORM.get(platform, ()))
    if not missing:
        return None
    packages = " ".join(sorted({debian_package(name) for name in missing}))
    return (
        f"Practiceapp needs libraries this system does not have ({', '.join(missing)}). "
        f"Install them with: sudo apt install {packages}"
    )


def missing_libraries(names: Iterable[str]) -> list[str]:
    """Return those shared libraries the system cannot load."""
    return [name for name in names if not _loads(name)]


def debian_package(library: str) -> str:
    """Return the Debian package that holds a shared library, by Debian's naming policy (section 8.1)."""
    if library in _ODD_PACKAGES:
        return _ODD_PACKAGES[library]
    name, _, version = library.lower().partition(".so.")
    return f"{name}-{version}" if re.search(r"\d$", name) else f"{name}{version}"


def _platform(environment: Mapping[str, str]) -> str:
    if environment.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if environment.get("DISPLAY") else ""


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
