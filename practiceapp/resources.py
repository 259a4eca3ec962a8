"""Where the files that ship with the program lie: icons, fonts, theme, translations, word lists.

The bottom of the house: standard library only, and anyone may import it.
"""

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_SOURCE_TREE = _HERE.parent / "resources"
_INSTALLED = _HERE / "shipped_resources"


def resource_path(*parts: str) -> Path:
    """Return the path of a shipped file or folder, for example `resource_path("fonts", "Inter-Regular.ttf")`.

    The installed program carries its resources inside the package; the source tree keeps them at its top.
    Whether the file exists is for the caller to find out: a missing one is a broken installation.
    """
    return (_INSTALLED if _INSTALLED.is_dir() else _SOURCE_TREE).joinpath(*parts)


def invoice_languages() -> tuple[str, ...]:
    """Codes of the languages an invoice can be written in, English first: each is a file of wordings."""
    found = (file.stem for file in resource_path("wordings").glob("*.json"))
    return tuple(sorted(found, key=lambda code: (code != "en", code)))
