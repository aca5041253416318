"""Saving behind the user's back: every 300 ms when there is anything to save, never in the way of typing."""

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from drafter.errors import DrafterError
from drafter.pipeline.edit import Session

EVERY = 0.3
"""Seconds between two looks; what is typed is on the disk well within a second."""

AGAIN = 1.0
"""Seconds until the next try after saving failed."""


class Keeper:
    """Saves a session in a thread of its own; `tell` hears of the first failure and of the recovery."""

    def __init__(self, session: Session, tell: Callable[[str], None]) -> None:
        self.session, self._tell = session, tell
        self._thread = ThreadPoolExecutor(1, "save")
        self._busy = False
        self._not_before = 0.0
        self.trouble = ""

    async def look(self) -> None:
        """Save if there is anything to save and no saving is under way."""
        if self._busy or not self.session.dirty or time.monotonic() < self._not_before:
            return
        self._busy = True
        try:
            await asyncio.get_running_loop().run_in_executor(self._thread, self.session.save)
        except DrafterError as error:
            self._not_before = time.monotonic() + AGAIN
            if self.trouble != str(error):
                self.trouble = str(error)
                self._tell(f"没有保存上：{error} 文字还在，会自动再试。")
        except RuntimeError:
            return  # the thread is gone: the desk is closing and saves by itself
        else:
            if self.trouble:
                self.trouble = ""
                self._tell("已经保存上了。")
        finally:
            self._busy = False

    def close(self) -> None:
        """No more saving from here."""
        self._thread.shutdown(wait=True)
