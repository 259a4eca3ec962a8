"""What notes refuse."""

from practiceapp.domain.errors.kinds import PracticeError


class NoteMissing(PracticeError):
    """There is no note for this session."""


class NoteLocked(PracticeError):
    """The note is finished: it can be added to, not changed."""


class NoteNotLocked(PracticeError):
    """Additions belong to a finished note; this one is still a draft."""


class NoteEmpty(PracticeError):
    """There is no text to finish or to add."""


class NoteNotEmpty(PracticeError):
    """Text is written, so it cannot be "nothing to note"."""


class NoteTooLong(PracticeError):
    """One heading holds more than this many characters."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class HeadingRefused(PracticeError):
    """This heading does not belong to this kind of note."""

    def __init__(self, heading: str) -> None:
        super().__init__(heading)
        self.heading = heading
