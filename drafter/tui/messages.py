"""What the panes tell the desk; only the desk changes the draft."""

from textual.message import Message

from drafter.model.phrase import Phrase
from drafter.pipeline.edit import Place, Session


class SectionChosen(Message):
    """A section or an item was chosen in the outline."""

    def __init__(self, section: str) -> None:
        super().__init__()
        self.section = section


class PhraseChosen(Message):
    """A phrase is to be inserted at the cursor."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__()
        self.phrase = phrase


class PlaceChosen(Message):
    """The cursor is to go there, the words up to `end` selected."""

    def __init__(self, place: Place | None, note: str = "", end: int | None = None) -> None:
        super().__init__()
        self.place = place
        self.note = note
        self.end = end


class Wanted(Message):
    """One of the actions of the table is asked for."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action = action


class BackToText(Message):
    """A side pane is done with."""


class Opened(Message):
    """A session is open and wants a desk; `account` says what rolling changed and left to do."""

    def __init__(self, session: Session, account: str = "") -> None:
        super().__init__()
        self.session = session
        self.account = account


class Closed(Message):
    """The desk was left for the start screen."""
