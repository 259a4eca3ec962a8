"""What the README says, done."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.architecture.house import ROOT
from tests.vaults import make_vault, whole_works

README = (ROOT / "README.md").read_text(encoding="utf-8")

SAID = "The chair at the head of the table, and who used to sit there."
ROWS = [
    """INSERT INTO clients (client_id, reference, state, created_at)
       VALUES (1, 'K-7F3Q', 'active', '2026-03-18T11:00:00Z')""",
    """INSERT INTO sessions
       (session_id, client_id, kind, on_day, at_time, time_zone, minutes, state, fee_minor, created_at)
       VALUES
       (1, 1, 'session', '2026-03-18', '11:00', 'Europe/Berlin', 50, 'held', 1, '2026-03-18T11:00:00Z')""",
    """INSERT INTO notes (note_id, session_id, client_id, kind, state, revision, started_at, saved_at)
       VALUES (1, 1, 1, 'session', 'draft', 0, '2026-03-18T11:55:00Z', '2026-03-18T11:55:00Z')""",
    f"""INSERT INTO note_passages (note_id, heading, text, added_at)
       VALUES (1, 'alive', '{SAID}', '2026-03-18T11:55:00Z')""",
]


def recipe() -> str:
    found = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert found
    return found[1]


def test_the_recipe_opens_a_vault_without_a_line_of_ours(tmp_path: Path) -> None:
    vault = make_vault(tmp_path / "vault")
    with whole_works(vault).write() as work:
        for row in ROWS:
            work.insert(row)
    words = " ".join(vault.master.words())
    file = vault.connection.path
    vault.close()
    script = tmp_path / "recipe.py"
    script.write_text(recipe(), encoding="utf-8")
    before = file.read_bytes()
    command = [sys.executable, str(script), str(file)]
    done = subprocess.run(command, input=words, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.stdout == f"The 24 words: 2026-03-18T11:55:00Z {SAID}\n", done.stderr
    assert file.read_bytes() == before
    assert "practiceapp" not in recipe()


def test_the_recipe_is_ten_lines_at_most() -> None:
    assert len([line for line in recipe().splitlines() if line.strip()]) <= 10


def test_every_test_it_names_is_there() -> None:
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", README))
    assert len(named) >= 6
    assert not [name for name in named if not (ROOT / name).is_file()]


def test_every_part_is_explained_and_every_explanation_has_its_part() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    parts = {re.match(r"[\w-]+", part)[0] for part in project["dependencies"]}  # type: ignore[index]
    locked = {
        line for line in (ROOT / "requirements.in").read_text().splitlines() if not line.startswith("#")
    }
    table = README.partition("## What it is made of")[2]
    assert parts == {re.match(r"[\w-]+", part)[0] for part in locked}  # type: ignore[index]
    assert parts == set(re.findall(r"^\| (\w[\w-]+) \| \S", table, re.MULTILINE))


def test_every_room_is_on_the_map() -> None:
    rooms = {f"practiceapp/{room.parent.name}" for room in (ROOT / "practiceapp").glob("*/__init__.py")}
    assert rooms <= set(re.findall(r"^\| `([\w/]+)`", README, re.MULTILINE))
