"""Figures of the desk: first paint, memory, echo of a key, key to hits, loss at kill -9.

Run it by hand: `PYTHONPATH=.:tests python tests/benchmarks/desk.py [KILLS]`.
It prints one line a figure and asserts nothing.
"""

import asyncio
import random
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from drafts_made import example
from killing import PLAIN, Terminal, age_of_loss, desk, type_until_killed
from textual import events

from drafter.editing.retext import retext
from drafter.pipeline.desk import House
from drafter.pipeline.edit import start_session
from drafter.store.drafts import load_draft, save_draft
from drafter.tui.app import DeskApp

SENTENCE = "完善县、片、校三级教研网络，组织教研员下校听课评课，把“听评课”结果用于改进教学。"


def show(name: str, values: list[float], unit: str, factor: float = 1000) -> None:
    """Least, median, ninetieth percentile."""
    values = sorted(value * factor for value in values)
    ninety = values[min(len(values) - 1, round(len(values) * 0.9))]
    print(f"{name}: least {values[0]:.0f}, median {statistics.median(values):.0f}, p90 {ninety:.0f} {unit}")


def first_paint(folder: Path, times: int = 7) -> None:
    """From the start of the process to the drawn desk, and the memory then."""
    path = folder / "首屏.yaml"
    save_draft(path, example())
    seconds, memory = [], []
    for _ in range(times):
        began = time.monotonic()
        terminal = Terminal(PLAIN, path, folder / "家")
        terminal.wait_for("大纲")
        seconds.append(time.monotonic() - began)
        time.sleep(2)
        status = Path(f"/proc/{terminal.process.pid}/status").read_text()
        memory.append(int(status.split("VmRSS:")[1].split()[0]) / 1024)
        terminal.process.kill()
        terminal.process.wait()
    show("first paint", seconds, "ms")
    show("memory", memory, "MB", 1)


async def typing(folder: Path, keys: int = 60) -> None:
    """One key in a section of 20,000 characters, until everything it caused is done; and a search."""
    text = "\n".join(f"{number}.第{number}项工作。{SENTENCE * 5}" for number in range(1, 98))
    draft = retext(replace(example()), "s1", text)
    session = start_session(folder / "长.yaml", draft, House().home)
    app = DeskApp(House(), session)
    echo, hits = [], []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+pagedown")
        assert app.desk is not None
        print(f"section of {len(app.desk.editor.text)} characters")
        for _ in range(keys):
            began = time.monotonic()
            app.post_message(events.Key("字", "字"))
            await pilot.pause()
            echo.append(time.monotonic() - began)
        await pilot.press("f4")
        await app.workers.wait_for_complete()
        for char in "教师队伍建设" * 3:
            began = time.monotonic()
            app.post_message(events.Key(char, char))
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            hits.append(time.monotonic() - began)
        began = time.monotonic()
        retext(session.draft, "s1", app.desk.editor.text.replace("第50项", "第五十项"))
        show("retext", [time.monotonic() - began], "ms")
    show("key in a long section", echo, "ms")
    show("key to hits", hits, "ms")


def echo(folder: Path, keys: int = 80) -> None:
    """From a key on the terminal to its character on it, in the same long section."""
    path = folder / "回显.yaml"
    text = "\n".join(f"{number}.第{number}项工作。{SENTENCE * 5}" for number in range(1, 98))
    draft = replace(example(), sections=example().sections[1:2])
    save_draft(path, retext(draft, "s1", text))
    seconds = []
    with desk(path, folder / "家") as terminal:
        time.sleep(5)
        for number in range(keys):
            char, seen = chr(0x5E00 + number), len(terminal.drawn)
            began = time.monotonic()
            terminal.type(char)
            while char.encode() not in terminal.drawn[seen:]:
                time.sleep(0.001)
            seconds.append(time.monotonic() - began)
            time.sleep(0.12)
    if __name__ != "__main__":
        print([round(s * 1000) for s in seconds])
    show("echo of a key in a long section", seconds, "ms")


def kills(folder: Path, times: int) -> None:
    """How old the oldest lost character was when the desk was killed."""
    chance, path = random.Random(1), folder / "杀.yaml"
    save_draft(path, example())
    lost = []
    for turn in range(times):
        with desk(path, folder / "家") as terminal:
            typed, killed = type_until_killed(terminal, chance.uniform(0.3, 2.5), chance, (turn % 100) * 200)
        kept = "".join(block.text for one in load_draft(path).walk() for block in one.blocks)
        lost.append(age_of_loss(typed, killed, kept))
        if turn % 20 == 19:
            save_draft(path, example())
    show(f"oldest loss in {times} kills", lost, f"ms (most {max(lost) * 1000:.0f})")


def main() -> None:
    """All of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first_paint(folder)
        asyncio.run(typing(folder))
        echo(folder)
        kills(folder, int(sys.argv[1]) if len(sys.argv) > 1 else 20)


if __name__ == "__main__":
    main()
