"""What the program keeps to itself on this machine's screen and clipboard, from its start to its end."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from practiceapp.system.screen_capture import OutOfCaptures, keep_out_here
from practiceapp.ui.shared.copying import Copies


class Quietly(QObject):
    """Windows stay out of captures where the system can do that, copies do not stay on the clipboard."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.captures = OutOfCaptures(application, keep_out_here())
        self.copies = Copies(application.clipboard(), self)
