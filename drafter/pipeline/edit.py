"""A draft being edited: its file, its undo list, its versions and its lock, with no screen in it."""

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from drafter import atomic
from drafter.editing.retext import retext
from drafter.errors import DrafterError
from drafter.model.draft import Draft
from drafter.store import yaml
from drafter.store.drafts import dump_draft, load_draft
from drafter.store.folders import Home
from drafter.store.locks import DraftLock
from drafter.store.recent import Recent, recall, remember
from drafter.store.recovery import Rescue
from drafter.store.versions import Version, keep_version, versions

MOST_UNDONE = 500
"""Steps that can be taken back."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the cursor stands: first-level section, line and column of its text."""

    section: str
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class _Step:
    draft: Draft
    place: Place


class Session:
    """One draft open for editing; only this object changes it.

    Every change is a new draft, the old one goes to the undo list. `save` may
    be called from another thread: it writes whatever the draft is at that time.
    """

    def __init__(self, path: Path, draft: Draft, lock: DraftLock, home: Home) -> None:
        self.path, self.draft, self.home = path, draft, home
        self.notice = ""
        self._lock = lock
        self._rescue = Rescue(home, path.name)
        self._saved: Draft | None = None
        self._stamp: tuple[int, int, int] | None = None
        self._saving = threading.Lock()
        self._undo: list[_Step] = []
        self._redo: list[_Step] = []

    @property
    def read_only(self) -> bool:
        """Whether another session has the draft, or its folder cannot be written."""
        return not self._lock.held

    @property
    def open(self) -> bool:
        """Whether the session still has something to let go of."""
        return self._lock.held

    @property
    def holder(self) -> str:
        """Who has the draft, where that is not this session."""
        return self._lock.holder

    @property
    def dirty(self) -> bool:
        """Whether there is anything that is not on the disk yet."""
        return self.draft is not self._saved and not self.read_only

    def place(self) -> Place:
        """Where the user left the draft, else the beginning of its first section."""
        known = recall(self.home, self.path)
        if known and any(section.id == known.section for section in self.draft.sections):
            return Place(known.section, known.row, known.column)
        return Place(self.draft.sections[0].id) if self.draft.sections else Place("")

    def retext(self, place: Place, text: str, inserted: Mapping[str, str], *, merge: bool = False) -> bool:
        """Take in the text of a section; `merge` makes it one undo step with the typing before."""
        return self.change(retext(self.draft, place.section, text, inserted), place, merge=merge)

    def change(self, draft: Draft, place: Place, *, merge: bool = False) -> bool:
        """Put another draft in the place of this one; `place` is where undoing it leads back to."""
        if self.read_only or draft == self.draft:
            return False
        if not (merge and self._undo):
            self._undo.append(_Step(self.draft, place))
            del self._undo[:-MOST_UNDONE]
        self._redo.clear()
        self.draft = draft
        return True

    def undo(self) -> Place | None:
        """Take the last change back; the place where it was made."""
        return self._step(self._undo, self._redo)

    def redo(self) -> Place | None:
        """Make the change again that was taken back last."""
        return self._step(self._redo, self._undo)

    def _step(self, source: list[_Step], target: list[_Step]) -> Place | None:
        if not source or self.read_only:
            return None
        step = source.pop()
        target.append(_Step(self.draft, step.place))
        self.draft = step.draft
        return step.place

    def save(self) -> bool:
        """Write the draft if it changed; raises DrafterError, and the draft stays in memory."""
        with self._saving:
            draft = self.draft
            if draft is self._saved or self.read_only:
                return False
            self._keep_foreign()
            atomic.write_atomically(self.path, dump_draft(draft).encode())
            self._saved, self._stamp = draft, _stamp(self.path)
            self._rescue.drop()
            return True

    def _keep_foreign(self) -> None:
        """If another program wrote the file meanwhile, keep its text as a version before ours replaces it."""
        if self._stamp is None or _stamp(self.path) in (None, self._stamp):
            return
        text = _foreign(self.path)
        if text is None:
            return
        kept = keep_version(self.path, text, datetime.fromtimestamp(self.path.stat().st_mtime))
        self.notice = f"文稿文件被别的程序改过，那份内容已另存为第 {kept.number} 版。"

    def keep(self, when: datetime, name: str = "") -> Version:
        """Save, and keep this state as a version to go back to."""
        self.save()
        return keep_version(self.path, dump_draft(self.draft), when, name)

    def versions(self) -> tuple[Version, ...]:
        """The versions kept of this draft, oldest first."""
        return versions(self.path)

    def restore(self, version: Version, place: Place) -> bool:
        """Go back to a version; this can be undone."""
        return self.change(load_draft(version.path), place)

    def rescue(self) -> Path:
        """Write the draft into the user's own folder, where its own cannot be written; gone when it can."""
        with self._saving:
            return self._rescue.write(dump_draft(self.draft))

    def close(self, place: Place | None = None, blanks: int = 0, errors: int = 0) -> None:
        """Save, remember the place, and let go of the lock; raises DrafterError if saving fails."""
        self.save()
        self.leave(place, blanks, errors)

    def leave(self, place: Place | None = None, blanks: int = 0, errors: int = 0) -> None:
        """Remember the place and let go of the lock, without saving."""
        self.remember(place or self.place(), blanks, errors)
        self._lock.release()

    def remember(self, place: Place, blanks: int = 0, errors: int = 0) -> None:
        """Note where the writer is, so that even a killed desk is found on the start screen and resumed."""
        at = (place.section, place.row, place.column)
        remember(self.home, Recent(self.path, self.draft.title, blanks, errors, *at))


def open_session(path: Path, home: Home) -> Session:
    """Open a saved draft, for reading only where somebody else has it.

    Raises DrafterError where the file is no draft; it is left as it is.
    """
    path = path.absolute()
    stamp = _stamp(path)
    if stamp is None:
        raise DrafterError(f"没有找到文稿 {path}，请检查路径，或从起始页新建。")
    lock = DraftLock(path)
    crashed = lock.take() and lock.died
    try:
        draft = _loaded(path)
    except BaseException:
        lock.release()
        raise
    session = Session(path, draft, lock, home)
    session._saved, session._stamp = draft, stamp
    if session.read_only:
        session.notice = f"只读打开：文稿正由 {session.holder} 使用，这里的改动不会保存。"
    elif crashed:
        atomic.sweep(path.parent)
        session.notice = "上次没有正常退出，已打开自动保存的最新内容。"
    if _cut_short(path):
        session.notice = _set_aside(session, stamp)
    return session


def _loaded(path: Path) -> Draft:
    """The draft of the file; what is wrong with it is said together with where older states of it are."""
    try:
        draft = load_draft(path)
    except DrafterError as error:
        kept = versions(path)
        more = f"以前留的{len(kept)}个版本在 {kept[-1].path.parent}，可以复制一个出来打开。" if kept else ""
        raise DrafterError(f"{error}{more}") from error
    if not draft.sections:
        raise DrafterError(f"{path} 里一节也没有，无法编辑。请用 drafter new 重新生成。")
    return draft


def _foreign(path: Path) -> str | None:
    """What another program made of the file, as well as it can be read; None for what is no file any more."""
    try:
        return yaml.text_of(path)
    except DrafterError:
        pass
    try:
        return atomic.read_whole(path).decode("utf-8", "replace")
    except OSError:
        return None


def _cut_short(path: Path) -> bool:
    """Whether the file ends in the middle of a line, as no file of ours does."""
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) != b"\n"


def _set_aside(session: Session, stamp: tuple[int, int, int]) -> str:
    """Keep the file as it is among the versions, before the desk writes over it."""
    said = "文件末尾不完整，可能拷贝时断过，后面的内容也许丢了；请核对。"
    if session.read_only:
        return said
    when = datetime.fromtimestamp(stamp[1] / 1e9)
    kept = keep_version(session.path, yaml.text_of(session.path), when, "不完整的原文件")
    return f"{said}原文件已另存为第{kept.number}版。"


def start_session(path: Path, draft: Draft, home: Home) -> Session:
    """Begin a new draft; its file is written at once, so that nothing is ever without a name."""
    path = path.absolute()
    if path.exists():
        raise DrafterError(f"{path} 已经有了，请换一个文件名。")
    atomic.check_target(path)  # filelock would make the folder
    lock = DraftLock(path)
    if not lock.take():
        raise DrafterError(f"{path} 正由 {lock.holder} 使用，请换一个文件名。")
    session = Session(path, draft, lock, home)
    try:
        session.save()
    except DrafterError:
        lock.release()
        raise
    return session


def cut_off(path: Path) -> bool:
    """Whether the session that last wrote the draft ended without leaving, and none has it now."""
    return DraftLock(path).abandoned


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size
