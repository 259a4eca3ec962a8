"""Every call in the program by which something could become readable outside the vault, found in its source.

What Python, Qt and the libraries in use offer for writing a file, handing over the clipboard, a drag, a
printer, another program or a connection is named here; `ways_out` finds each use with the function it is in.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_OS = {
    *("open", "fdopen", "write", "writev", "pwrite", "sendfile", "copy_file_range", "truncate", "ftruncate"),
    *("link", "symlink", "rename", "renames", "replace", "mkdir", "makedirs", "mkfifo", "mknod", "remove"),
    *("unlink", "rmdir", "removedirs", "chmod", "system", "popen", "startfile", "memfd_create"),
}
_STARTING = re.compile(r"(exec|spawn|posix_spawn|fork)\w*")
_PATH = {
    "write_text",
    "write_bytes",
    "touch",
    "mkdir",
    "rename",
    "symlink_to",
    "hardlink_to",
    "unlink",
    "rmdir",
}
_QT_WRITERS = {
    *("QFile", "QSaveFile", "QTemporaryFile", "QTemporaryDir", "QLockFile", "QDir", "QSettings"),
    *("QImageWriter", "QPictureIO", "QPdfWriter", "QTextDocumentWriter", "QSvgGenerator", "QPicture"),
    *("QPrinter", "QPrintDialog", "QPrintPreviewDialog", "QPrinterInfo", "QDrag", "QMimeData"),
    *("QDesktopServices", "QProcess", "QNetworkAccessManager", "QTcpSocket", "QUdpSocket", "QLocalServer"),
    *("QLocalSocket", "QSharedMemory", "QSystemTrayIcon", "QFileDialog", "QScreen"),
}
_MODULES = {
    *("shutil", "tempfile", "webbrowser", "smtplib", "email", "mailbox", "socket", "ssl", "http", "urllib"),
    *("asyncio", "subprocess", "multiprocessing", "logging", "pickle", "shelve", "dbm", "sqlite3", "csv"),
    *("zipfile", "tarfile", "gzip", "bz2", "lzma", "mmap", "fileinput", "ftplib", "xmlrpc", "telnetlib"),
    *("ctypes", "syslog", "PIL"),
}
_QT_MODULES = {
    "QtNetwork",
    "QtPrintSupport",
    "QtPdf",
    "QtDBus",
    "QtBluetooth",
    "QtMultimedia",
    "QtWebEngineCore",
}
# `save` and `open` are also words of ours: which of them matter is told by what they are called on.
_OURS = re.compile(
    r"(self|work|self\.(editor|slot|note)|self\._note|self\._(presenter|clients|practices|autosave)"
    r"|work\.(clients|practices|sessions)|PracticeStore\(work\))\.(save|open)|painter\.save"
)
_METHODS = {"save", "saveAsPDF", "dump", "to_file", "tofile", "savefig", "grabWindow", "showPage"}
_CLIPBOARD = {"setText", "setMimeData", "setPixmap", "setImage", "setHtml"}
_SQL = re.compile(
    r"\b(ATTACH|DETACH|VACUUM\s+INTO|sqlcipher_export|load_extension|rekey|fts5vocab)\b", re.IGNORECASE
)
_ENGINE = {
    "backup",
    "open_blob",
    "blobopen",
    "iterdump",
    "serialize",
    "executescript",
    "enable_load_extension",
}
_BARE = {"print", "pprint", "exec", "eval", "compile", "__import__", "import_module", "Canvas", "FileIO"}
_BARE |= _QT_WRITERS


class Way(NamedTuple):
    """One use: the module, the function around it, what is called."""

    module: str
    function: str
    call: str


@dataclass
class _Reader(ast.NodeVisitor):
    """Walks one module, remembering in which function it is."""

    module: str
    found: list[Way]
    inside: tuple[str, ...] = ()

    def _note(self, call: str) -> None:
        self.found.append(Way(self.module, ".".join(self.inside) or "-", call))

    def _enter(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        outside, self.inside = self.inside, (*self.inside, node.name)
        self.generic_visit(node)
        self.inside = outside

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = _enter  # noqa: N815 - ast's own names

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._imported(alias.name, alias.name.rpartition(".")[2])

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            self._imported(node.module or "", alias.name)
            if node.module == "os" and (alias.name in _OS or _STARTING.fullmatch(alias.name)):
                self._note(f"from os import {alias.name}")

    def _imported(self, module: str, name: str) -> None:
        parts = {*module.split("."), name}
        if module.split(".", maxsplit=1)[0] in _MODULES or parts & _QT_MODULES or name in _QT_WRITERS:
            self._note(
                f"import {name}" if module.split(".", maxsplit=1)[0] not in _MODULES else f"import {module}"
            )

    def visit_Call(self, node: ast.Call) -> None:
        call = self._way(node)
        if call:
            self._note(call)
        self.generic_visit(node)

    def _way(self, node: ast.Call) -> str | None:
        match node.func:
            case ast.Name(id=("open" | "fdopen") as name):
                return f"{name} {_mode(node, 1)}" if _writes(_mode(node, 1)) else None
            case ast.Name(id=name):
                return name if name in _BARE else None
            case ast.Attribute(value=ast.Name(id=("os" | "posix")), attr=name):
                return f"os.{name}" if name in _OS or _STARTING.fullmatch(name) else None
            case ast.Attribute(
                value=ast.Name(id=("io" | "dbapi2") as module), attr=("open" | "connect") as name
            ):
                return f"{module}.{name}"
            case ast.Attribute(attr=name):
                return self._method(node, name)
        return None

    def _method(self, node: ast.Call, name: str) -> str | None:
        source = ast.unparse(node.func)
        if _OURS.fullmatch(source):
            return None
        if name == "open" and (node.args or node.keywords) and _writes(_mode(node, 0)):
            return f"{source} {_mode(node, 0)}"
        if name == "replace" and len(node.args) == 1 and not node.keywords:
            return source  # a path's takes one argument, a text's two
        if name in _CLIPBOARD and "clipboard" in source.lower():
            return source
        if name in {"import_module", "stdout", "stderr"} or source.startswith(("sys.stdout", "sys.stderr")):
            return source
        known = _PATH | _METHODS | _ENGINE | _QT_WRITERS
        return source if name in known | {"Canvas", "clipboard"} else None

    def visit_Constant(self, node: ast.Constant) -> None:
        words = _SQL.search(node.value) if isinstance(node.value, str) else None
        if words:
            self._note(f"SQL {words[0]}")


def _mode(node: ast.Call, place: int) -> str:
    """The mode a file is opened with, or `?` when the source does not say."""
    given = [one.value for one in node.keywords if one.arg == "mode"] or node.args[place : place + 1]
    if not given:
        return "r"
    return str(given[0].value) if isinstance(given[0], ast.Constant) else "?"


def _writes(mode: str) -> bool:
    return bool(set(mode) & set("wax+?"))


def _without_docstrings(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            # A text that stands alone does nothing.
            kept = [
                one
                for one in node.body
                if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
            ]
            node.body = kept or [ast.Pass()]
    return tree


def ways_out(house: Path) -> Iterator[Way]:
    """Every use in `practiceapp/` below `house`, modules in order."""
    for path in sorted((house / "practiceapp").rglob("*.py")):
        tree = _without_docstrings(ast.parse(path.read_text(encoding="utf-8")))
        reader = _Reader(path.relative_to(house / "practiceapp").as_posix(), [])
        reader.visit(tree)
        yield from reader.found
    for path in sorted((house / "practiceapp").rglob("*.sql")):
        for words in _SQL.finditer(path.read_text(encoding="utf-8")):
            yield Way(path.relative_to(house / "practiceapp").as_posix(), "-", f"SQL {words[0]}")
