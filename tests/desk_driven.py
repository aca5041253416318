"""A desk driven by keys: opened on a session, typed into, its dialogues answered."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.pilot import Pilot

from drafter.pipeline.desk import Services
from drafter.pipeline.edit import Session
from drafter.tui.app import DeskApp
from drafter.tui.ask import Form
from drafter.tui.desk import Desk


class Listened(DeskApp):
    """A desk whose messages are kept: on a busy machine they fade before a test looks."""

    def __init__(self, services: Services, session: Session | None = None) -> None:
        super().__init__(services, session)
        self.heard: list[str] = []

    def notify(self, message: str, **how: Any) -> None:
        """Keep the message, and show it."""
        self.heard.append(message)
        super().notify(message, **how)


@asynccontextmanager
async def at_desk(
    session: Session, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[Desk, Pilot[None]]]:
    app = Listened(Services(), session)
    desk = app.desk
    assert desk is not None
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield desk, pilot


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type as an input method does: each committed character is a key of its own."""
    for char in text:
        key = events.Key("enter", "\r") if char == "\n" else events.Key(char, char)
        pilot.app.post_message(key)
        if char == "\n":
            await pilot.pause()
    await pilot.pause()


def said(desk: Desk) -> str:
    assert isinstance(desk.app, Listened)
    return " ".join(desk.app.heard)


async def dialogue(desk: Desk, pilot: Pilot[None], *answers: str) -> None:
    """Type an answer into each line of the form on the screen."""
    assert isinstance(desk.app.screen, Form)
    for answer in answers:
        await type_in(pilot, answer)
        await pilot.press("enter")
    await pilot.pause()
