"""Saving behind the user's back: every 300 ms when there is anything to save, never in the way of typing."""

import asyncio
import contextlib
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from drafter.errors import DrafterError
from drafter.pipeline.edit import Session

EVERY = 0.3
"""Seconds between two looks; what is typed is on the disk well within a second."""

AGAIN = 1.0
"""Seconds until the next try after saving failed."""


class Autosave:
    """Saves a session in a thread of its own; `tell` hears of the first failure and of the recovery."""

    def __init__(self, session: Session, tell: Callable[[str], None]) -> None:
        self.session, self._tell = session, tell
        self._thread = ThreadPoolExecutor(1, "save")
        self._saving: asyncio.Task[None] | None = None
        self._not_before = 0.0
        self.trouble = ""

    def look(self) -> None:
        """Begin saving if there is anything to save and no saving is under way."""
        under_way = self._saving is not None and not self._saving.done()
        if not under_way and self.session.dirty and time.monotonic() >= self._not_before:
            self._saving = asyncio.get_running_loop().create_task(self._save())

    async def _save(self) -> None:
        try:
            while self.session.dirty:  # what came in meanwhile is saved at once
                await asyncio.get_running_loop().run_in_executor(self._thread, self.session.save)
        except RuntimeError:
            return  # the thread is gone: the desk is closing and saves by itself
        except Exception as error:  # whatever it is: the writer must hear of it
            self._not_before = time.monotonic() + AGAIN
            await self._rescue()
            said = str(error) if isinstance(error, DrafterError) else f"{type(error).__name__}：{error}"
            if self.trouble != said:
                self.trouble = said
                self._tell(f"没有保存上：{said} 文字还在，会自动再试。")
            return
        if self.trouble:
            self.trouble = ""
            self._tell("已经保存上了。")

    async def _rescue(self) -> None:
        """Until saving works again a copy lies in the user's own folder, lest a crash take it along."""
        with contextlib.suppress(DrafterError, OSError, RuntimeError):
            await asyncio.get_running_loop().run_in_executor(self._thread, self.session.rescue)

    def close(self) -> None:
        """No more saving from here."""
        self._thread.shutdown(wait=True)
