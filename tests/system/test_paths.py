from pathlib import Path

import pytest

from practiceapp.system.paths import make_private, paths_of_this_machine


def test_everything_lies_in_folders_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
        (tmp_path / variable).mkdir(mode=0o700)
    paths = paths_of_this_machine()
    assert paths.vault_folder == tmp_path / "XDG_DATA_HOME/practiceapp/vault"
    assert paths.demo_folder == tmp_path / "XDG_DATA_HOME/practiceapp/demo"
    assert paths.preferences_file == tmp_path / "XDG_CONFIG_HOME/practiceapp/preferences.json"
    assert paths.runtime_folder == tmp_path / "XDG_RUNTIME_DIR/practiceapp"


@pytest.mark.parametrize("session", ["", "/nowhere/at/all"])
def test_without_a_session_folder_nothing_goes_to_the_shared_one(
    session: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", session)
    assert paths_of_this_machine().runtime_folder == tmp_path / "practiceapp/run"


def test_a_private_folder_is_private_also_when_it_was_not(tmp_path: Path) -> None:
    folder = tmp_path / "a/b"
    assert make_private(folder).stat().st_mode & 0o777 == 0o700
    folder.chmod(0o755)
    assert make_private(folder).stat().st_mode & 0o777 == 0o700
