import os
from pathlib import Path

import pytest

from practiceapp.domain.errors import DiskFull, DiskTrouble, VaultReadOnly, WrongPassphrase
from practiceapp.vault.safe_files import replace_file


def refusing(code: int) -> object:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, "refused")

    return refuse


class TestReplacingAFile:
    """Every call to the system can fail; the old file then stands, and no half file beside it."""

    @pytest.mark.parametrize("call", ["open", "write", "fsync", "close"])
    @pytest.mark.parametrize(
        ("code", "trouble"), [(28, DiskFull), (122, DiskFull), (30, VaultReadOnly), (5, DiskTrouble)]
    )
    def test_a_refused_call_leaves_the_old_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, trouble: type[Exception]
    ) -> None:
        path = tmp_path / "keys.a"
        path.write_bytes(b"old")
        with monkeypatch.context() as patched:
            patched.setattr(os, call, refusing(code))
            with pytest.raises(trouble) as raised:
                replace_file(path, b"new", lambda _: None)
        assert raised.value.__context__ is None
        assert path.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [path]

    def test_short_writes_are_carried_on(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        real = os.write
        monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:7]))
        replace_file(tmp_path / "keys.a", bytes(range(208)), lambda _: None)
        assert (tmp_path / "keys.a").read_bytes() == bytes(range(208))

    def test_what_does_not_read_back_is_not_put_in_place(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "keys.a"
        path.write_bytes(b"old")
        real = os.write
        monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(len(data))))
        with pytest.raises(DiskTrouble):
            replace_file(path, b"new", lambda _: None)
        assert path.read_bytes() == b"old"

    def test_what_does_not_open_is_not_put_in_place(self, tmp_path: Path) -> None:
        path = tmp_path / "keys.a"
        path.write_bytes(b"old")

        def unfit(_: bytes) -> None:
            raise WrongPassphrase

        with pytest.raises(WrongPassphrase):
            replace_file(path, b"new", unfit)
        assert list(tmp_path.iterdir()) == [path]
        assert path.read_bytes() == b"old"
