import errno
import os
import resource
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from practiceapp.domain.errors import FolderFull, FolderMissing, FolderReadOnly, FolderTrouble
from practiceapp.system import door

PDF = b"%PDF-1.7\n" + b"invoice " * 400
OTHER = b"%PDF-1.7\n" + b"another " * 400


def files(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_an_invoice_lies_where_she_put_it_and_only_she_may_read_it(tmp_path: Path) -> None:
    written = door.write_invoice(tmp_path, "R2026-0001.pdf", PDF)
    assert written == tmp_path / "R2026-0001.pdf"
    assert written.read_bytes() == PDF
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert files(tmp_path) == ["R2026-0001.pdf"]


def test_the_same_invoice_again_is_the_same_file(tmp_path: Path) -> None:
    first = door.write_invoice(tmp_path, "2026-0001.pdf", PDF)
    before = first.stat()
    assert door.write_invoice(tmp_path, "2026-0001.pdf", PDF) == first
    after = first.stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_size) == (
        before.st_ino,
        before.st_mtime_ns,
        before.st_size,
    )


def test_a_file_that_is_there_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "2026-0001.pdf").write_bytes(b"something of hers")
    assert door.write_invoice(tmp_path, "2026-0001.pdf", PDF).name == "2026-0001 (2).pdf"
    assert door.write_invoice(tmp_path, "2026-0001.pdf", PDF).name == "2026-0001 (2).pdf"
    assert door.write_invoice(tmp_path, "2026-0001.pdf", OTHER).name == "2026-0001 (3).pdf"
    assert (tmp_path / "2026-0001.pdf").read_bytes() == b"something of hers"


def test_a_link_under_that_name_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"elsewhere")
    (tmp_path / "2026-0001.pdf").symlink_to(tmp_path / "elsewhere")
    assert door.write_invoice(tmp_path, "2026-0001.pdf", PDF).name == "2026-0001 (2).pdf"
    assert (tmp_path / "elsewhere").read_bytes() == b"elsewhere"


def test_what_an_interruption_left_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / ".2026-0001.pdf.part").write_bytes(b"%PDF-1.7 half")
    assert door.write_invoice(tmp_path, "2026-0001.pdf", PDF).read_bytes() == PDF
    assert files(tmp_path) == ["2026-0001.pdf"]


def test_a_disk_without_hard_links_works_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "links")

    monkeypatch.setattr(os, "link", no_links)
    door.write_invoice(tmp_path, "2026-0001.pdf", PDF)
    assert door.write_invoice(tmp_path, "2026-0001.pdf", OTHER).name == "2026-0001 (2).pdf"
    assert files(tmp_path) == ["2026-0001 (2).pdf", "2026-0001.pdf"]


@pytest.mark.parametrize(
    "name",
    [
        "Anna Lindqvist.pdf",
        "2026-0001 Anna.pdf",
        "ANNA2026-0001b.pdf",
        "LINDQVIST2026-0001.pdf",
        "../2026-0001.pdf",
        "2026-0001.txt",
        "2026-0001.pdf\n",
        "",
    ],
)
def test_only_a_number_may_name_a_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="under its number"):
        door.write_invoice(tmp_path, name, PDF)
    assert files(tmp_path) == []


@pytest.mark.parametrize("content", [b"", b"The session began with", b"SQLite format 3\0", b"<html>%PDF-"])
def test_only_a_pdf_may_leave(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ValueError, match="only an invoice"):
        door.write_invoice(tmp_path, "2026-0001.pdf", content)
    assert files(tmp_path) == []


def test_a_folder_that_went_away(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        door.write_invoice(tmp_path / "gone", "2026-0001.pdf", PDF)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderMissing):
        door.write_invoice(tmp_path / "file", "2026-0001.pdf", PDF)


@pytest.fixture
def folder_of_another() -> Iterator[Path]:
    """A folder one may look into and not write to, for root as for anyone: root steps down meanwhile."""
    folder = Path(tempfile.mkdtemp())
    (folder / "invoices").mkdir()
    (folder / "invoices").chmod(0o555)
    folder.chmod(0o755)
    was = os.geteuid()
    if was == 0:
        os.seteuid(65534)
    yield folder / "invoices"
    os.seteuid(was)
    shutil.rmtree(folder)


def test_a_folder_that_may_only_be_read(folder_of_another: Path) -> None:
    with pytest.raises(FolderReadOnly):
        door.write_invoice(folder_of_another, "2026-0001.pdf", PDF)
    assert files(folder_of_another) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with 64 KB left; where this machine cannot mount one, a limit on the size of any file."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", tmp_path], capture_output=True, check=False
    )
    if mounted.returncode == 0:
        yield tmp_path
        subprocess.run(["umount", tmp_path], check=True)
        return
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, before[1]))
    yield tmp_path
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_keeps_nothing_half(small_disk: Path) -> None:
    with pytest.raises(FolderFull):
        door.write_invoice(small_disk, "2026-0001.pdf", b"%PDF-1.7" + bytes(200_000))
    assert files(small_disk) == []
    assert door.write_invoice(small_disk, "2026-0001.pdf", PDF).read_bytes() == PDF


def test_a_failing_disk_is_named_by_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: int) -> None:
        raise OSError(errno.EIO, "disk")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(FolderTrouble) as caught:
        door.write_invoice(tmp_path, "2026-0001.pdf", PDF)
    assert caught.value.code == errno.EIO
    assert files(tmp_path) == []
