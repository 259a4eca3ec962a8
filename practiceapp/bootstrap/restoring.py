"""The way from a backup into the place of a vault that is not open, wired; loaded when it is wanted."""

from collections.abc import Callable
from pathlib import Path

from practiceapp.bootstrap.care import Surroundings, restoring_to
from practiceapp.bootstrap.keeping import access_to
from practiceapp.services.restoring import RestoreService
from practiceapp.system.paths import Paths
from practiceapp.system.preferences import Preferences
from practiceapp.ui.shared.asking import DialogAsker
from practiceapp.ui.unlock.restore_page import RestorePage
from practiceapp.ui.unlock.restore_presenter import RestorePresenter


def restore_page(
    around: Surroundings, claim: Callable[[Path], bool], *, choose_where: bool = False
) -> RestorePage:
    """The page that restores into `around.folder`; with `choose_where` into another if she wishes."""
    paths, preferences, cost = around.paths, around.preferences, around.cost

    def service_for(folder: Path) -> RestoreService:
        access = access_to(folder, paths, cost)
        return restoring_to(access, Surroundings(folder, paths, preferences, cost))

    presenter = RestorePresenter(
        service_for, access_to(around.folder, paths, cost), around.folder, DialogAsker(), claim
    )
    return RestorePage(presenter, start_of(paths, preferences), choose_where=choose_where)


def start_of(paths: Paths, preferences: Preferences) -> Path:
    """Where backups are looked for first: on this computer, else at the second place, else at home."""
    here = [place for place in paths.backups_folder.glob("*") if place.is_dir()]
    if here:
        return here[0] if len(here) == 1 else paths.backups_folder
    second = Path(preferences.second_backup_folder)
    return second if preferences.second_backup_folder and second.is_dir() else Path.home()
