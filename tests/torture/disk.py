"""A disk as it is after the power went: what was synced is there, the rest perhaps, in pieces, in any order.

Fed with what a process asked of the kernel, it can say at any moment what a start after a power cut finds:

    strict     only what was synced: a file's content by its own sync, its name by a sync of its folder
    torn       besides, any 512-byte sectors of what was not synced; changes of names in order, up to one
    reordered  the same, and any of the changes of names that are possible without the others
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

SECTOR = 512
MODELS = ("strict", "torn", "reordered")
Change = tuple[int, bytes | None]
"""Content at an offset; or with None, a new length."""


@dataclass
class File:
    """A file's content on the disk, and what was written to it since its last sync."""

    durable: bytes = b""
    pending: list[Change] = field(default_factory=list)

    def sync(self) -> None:
        """All of it is on the disk."""
        content = bytearray(self.durable)
        for change in self.pending:
            _apply(content, change)
        self.durable, self.pending = bytes(content), []

    def after(self, model: str, chance: random.Random) -> bytes:
        """Its content after a power cut."""
        if model == "strict" or not self.pending:
            return self.durable
        content = bytearray(self.durable)
        for at, data in self.pending:
            if data is None:
                if chance.random() < 0.5:
                    _apply(content, (at, None))
                continue
            for start in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    _apply(content, (at + start, data[start : start + SECTOR]))
        return bytes(content)


def _apply(content: bytearray, change: Change) -> None:
    at, data = change
    if data is None:
        content[at:] = b""
        content.extend(bytes(at - len(content)))
        return
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


@dataclass
class Folder:
    """The names in a folder: as they are, as they are on the disk, and what changed in between."""

    names: dict[str, "Node"] = field(default_factory=dict)
    durable: dict[str, "Node"] = field(default_factory=dict)
    pending: list[tuple[str, str, "Node"]] = field(default_factory=list)
    """The name before or "", the name after or "", and what bears it."""

    def change(self, before: str, after: str, node: "Node") -> None:
        """A thing is made, renamed or removed."""
        _rename(self.names, before, after, node)
        self.pending.append((before, after, node))

    def sync(self) -> None:
        """All names are on the disk."""
        self.durable, self.pending = dict(self.names), []

    def after(self, model: str, chance: random.Random) -> dict[str, "Node"]:
        """The names after a power cut."""
        names = dict(self.durable)
        kept = self.pending[: chance.randint(0, len(self.pending))] if model == "torn" else self.pending
        for before, after, node in kept if model != "strict" else ():
            if model == "reordered" and (chance.random() < 0.5 or not _possible(names, before, after, node)):
                continue
            _rename(names, before, after, node)
        return names


Node = File | Folder


def _rename(names: dict[str, Node], before: str, after: str, node: Node) -> None:
    if before:
        names.pop(before, None)
    if after:
        names[after] = node


def _possible(names: dict[str, Node], before: str, after: str, node: Node) -> bool:
    """Whether this change can be there without those that were lost."""
    if before and names.get(before) is not node:
        return False
    standing = names.get(after)
    return not isinstance(standing, Folder) or not standing.names


class Disk:
    """Everything below one folder, from a state that is wholly on the disk."""

    def __init__(self, base: Path) -> None:
        self.top = Folder()
        self._take_in(base, self.top)

    def _take_in(self, place: Path, folder: Folder) -> None:
        for path in place.iterdir():
            node: Node = Folder() if path.is_dir() else File(path.read_bytes())
            folder.names[path.name] = node
            if isinstance(node, Folder):
                self._take_in(path, node)
        folder.sync()

    def whole(self) -> dict[str, bytes | None]:
        """Everything as the running process sees it; None for a folder."""
        return dict(_whole(self.top, ""))

    def node(self, path: str) -> Node | None:
        """What bears this path now."""
        node: Node = self.top
        for part in PurePosixPath(path).parts:
            if not isinstance(node, Folder) or part not in node.names:
                return None
            node = node.names[part]
        return node

    def file(self, path: str) -> File:
        """The file that bears this path now."""
        node = self.node(path)
        if not isinstance(node, File):
            raise TypeError(f"not a file: {path}")
        return node

    def make(self, path: str, node: Node) -> None:
        """A new file or folder."""
        self._folder(path).change("", PurePosixPath(path).name, node)

    def remove(self, path: str) -> None:
        """A file or folder is gone."""
        name = PurePosixPath(path).name
        folder = self._folder(path)
        folder.change(name, "", folder.names[name])

    def rename(self, before: str, after: str) -> None:
        """Within one folder: nothing of the program moves further."""
        folder, old = self._folder(before), PurePosixPath(before).name
        if self._folder(after) is not folder:
            raise NotImplementedError("a move from folder to folder")
        folder.change(old, PurePosixPath(after).name, folder.names[old])

    def _folder(self, path: str) -> Folder:
        node = self.node(str(PurePosixPath(path).parent))
        if not isinstance(node, Folder):
            raise TypeError(f"no folder for {path}")
        return node

    def put_down(self, place: Path, model: str, chance: random.Random) -> None:
        """Write what a start after a power cut at this moment would find."""
        _put_down(self.top, place, model, chance)


def _put_down(folder: Folder, place: Path, model: str, chance: random.Random) -> None:
    place.mkdir(parents=True)
    for name, node in folder.after(model, chance).items():
        if isinstance(node, Folder):
            _put_down(node, place / name, model, chance)
        else:
            (place / name).write_bytes(node.after(model, chance))


def _whole(folder: Folder, above: str) -> Iterator[tuple[str, bytes | None]]:
    for name, node in folder.names.items():
        if isinstance(node, Folder):
            yield above + name, None
            yield from _whole(node, f"{above}{name}/")
        else:
            content = bytearray(node.durable)
            for change in node.pending:
                _apply(content, change)
            yield above + name, bytes(content)
