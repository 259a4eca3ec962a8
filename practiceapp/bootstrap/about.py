"""What the program is made of, as facts for the page About; read when that page is opened."""

import platform
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import qVersion

from practiceapp import __version__
from practiceapp.resources import resource_path
from practiceapp.ui.help.facts import Facts, Part
from practiceapp.ui.shared.language import LANGUAGE, SOURCE_LANGUAGE
from practiceapp.vault import key_file, migrate
from practiceapp.vault.connection import engine_versions

FONTS = (
    ("Inter", "Inter-OFL.txt"),
    ("Source Serif 4", "SourceSerif4-OFL.txt"),
    ("Source Sans 3", "SourceSans3-OFL.txt"),
)
PACKAGES = (
    ("sqlcipher3", "sqlcipher3", "zlib"),
    ("cryptography", "cryptography", "Apache 2.0, BSD"),
    ("mnemonic", "mnemonic", "MIT"),
    ("shamir-mnemonic", "shamir_mnemonic", "MIT"),
    ("zxcvbn", "zxcvbn", "MIT"),
    ("ReportLab", "reportlab", "BSD"),
    ("Pillow", "pillow", "MIT-CMU"),
    ("pypdfium2, PDFium", "pypdfium2", "Apache 2.0, BSD"),
    ("Babel", "babel", "BSD"),
    ("python-stdnum", "python_stdnum", "LGPL 2.1"),
    ("typing_extensions", "typing_extensions", "PSF 2.0"),
    ("tzdata", "tzdata", "Apache 2.0"),
)
"""Of each part its name to a reader, the name of its package, and its licence in short."""

_LICENCE_FILES = ("licen", "copying", "notice")


def facts() -> Facts:
    """Versions, the vault's format, licences, and what is new in the language of the screen."""
    return Facts(_versions(), len(migrate.steps()), key_file.VERSION, _parts(), news)


def news() -> str:
    """The changelog in the language of the screen, in English where that has none."""
    file = resource_path("changelog", f"{LANGUAGE.code}.md")
    if not file.is_file():
        file = resource_path("changelog", f"{SOURCE_LANGUAGE}.md")
    return file.read_text(encoding="utf-8")


def _versions() -> tuple[tuple[str, str], ...]:
    sqlite, cipher = engine_versions()
    return (
        ("Practiceapp", __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("PySide6", _version_of("pyside6_essentials")),
        ("SQLite", sqlite),
        ("SQLCipher", cipher),
        ("cryptography", _version_of("cryptography")),
        ("ReportLab", _version_of("reportlab")),
    )


def _parts() -> tuple[Part, ...]:
    lgpl = partial(_file, resource_path("licences", "LGPL-3.0.txt"))
    fonts = (Part(name, "SIL OFL 1.1", partial(_file, resource_path("fonts", file))) for name, file in FONTS)
    packages = (Part(name, licence, partial(_licence_of, package)) for name, package, licence in PACKAGES)
    return (
        Part("Practiceapp", "GPL 3.0", _own_licence),
        Part("Qt, PySide6, Shiboken", "LGPL 3.0", lgpl),
        *fonts,
        Part("Lucide", "ISC, MIT", partial(_file, resource_path("icons", "LICENSE"))),
        Part("EFF, Diceware", "CC BY 3.0", partial(_file, resource_path("words", "LICENSE.txt"))),
        *packages,
    )


def _own_licence() -> str:
    """Beside the package where the source lies; with the package where it is installed."""
    beside = Path(__file__).resolve().parents[2] / "LICENSE"
    return _file(beside) if beside.is_file() else _licence_of("practiceapp")


def _licence_of(package: str) -> str:
    """All licence files that came with a package, one below the other."""
    folder = _folder_of(package)
    if folder is None:
        return ""
    files = (file for file in sorted(folder.rglob("*")) if _speaks_of_rights(file.relative_to(folder)))
    found = {_file(file): None for file in files if file.is_file()}
    return "\n\n\n".join(found)


def _speaks_of_rights(path: Path) -> bool:
    return path.parts[0] == "licenses" or path.name.lower().startswith(_LICENCE_FILES)


def _version_of(package: str) -> str:
    folder = _folder_of(package)
    return "" if folder is None else folder.name.removesuffix(".dist-info").partition("-")[2]


def _folder_of(package: str) -> Path | None:
    """Where a package keeps what it says of itself; `importlib.metadata` would load mail and sockets."""
    return next(_folders(lambda name: name == package), None)


def _folders(wanted: Callable[[str], bool]) -> Iterator[Path]:
    for place in sys.path:
        for folder in Path(place or ".").glob("*.dist-info"):
            if wanted(folder.name.partition("-")[0].lower().replace("-", "_")):
                yield folder


def _file(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
