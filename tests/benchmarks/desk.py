"""Figures of the desk: first paint beside its peers, memory, echo of a key, key to hits, loss at kill -9.

Run it by hand: `PYTHONPATH=.:tests python tests/benchmarks/desk.py [KILLS [PARTS]]`; PARTS are names of
the figures wanted, as `paint,typing,echo,hits,kills`. `DRAFTER_BANK` names the bank that the desk has
(one of a million phrases is made by `tests.benchmarks.search.invent`), `POSTING` and `HARLEQUIN` the
programs to be measured beside it, `DRAFTER_HOME` the folder that keeps the index between two runs.
It prints one line a figure and asserts nothing.
"""

import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from drafts_made import example
from killing import NEVER_SAVES, PLAIN, Terminal, age_of_loss, at_terminal, desk, type_until_killed
from textual import events

from drafter.editing.retext import retext
from drafter.pipeline.desk import Services
from drafter.pipeline.edit import start_session
from drafter.store.drafts import load_draft, save_draft
from drafter.tui.app import DeskApp

BANK = Path(os.environ["DRAFTER_BANK"]) if "DRAFTER_BANK" in os.environ else None
CODE = PLAIN.replace("argv[1]))", f"argv[1]), bank={'Path(' + repr(str(BANK)) + ')' if BANK else None})")
SENTENCE = "完善县、片、校三级教研网络，组织教研员下校听课评课，把“听评课”结果用于改进教学。"


def show(name: str, values: list[float], unit: str, factor: float = 1000) -> None:
    """Least, median, ninetieth percentile."""
    values = sorted(value * factor for value in values)
    ninety = values[min(len(values) - 1, round(len(values) * 0.9))]
    print(f"{name}: least {values[0]:.0f}, median {statistics.median(values):.0f}, p90 {ninety:.0f} {unit}")


def home(folder: Path) -> Path:
    """Where the index of the bank is kept: a large one should not be built for every run."""
    return Path(os.environ.get("DRAFTER_HOME", folder / "家"))


def first_paint(folder: Path, times: int = 9) -> None:
    """From the start of the process to its last line of keys, the peers by turns, and the memory then."""
    path = folder / "首屏.yaml"
    save_draft(path, example())
    seconds: dict[str, list[float]] = {"drafter": []}
    memory = []
    for _ in range(times):
        terminal = _painted(at_terminal(path, home(folder), CODE), "命令", seconds["drafter"])
        time.sleep(3)
        status = Path(f"/proc/{terminal.process.pid}/status").read_text()
        memory.append(int(status.split("VmRSS:")[1].split()[0]) / 1024)
        _end(terminal)
        for peer in ("posting", "harlequin"):
            if program := os.environ.get(peer.upper()):
                env = {"HOME": str(folder), "PYTHONPATH": ""}
                _end(_painted(Terminal([program], env), "Commands", seconds.setdefault(peer, [])))
    for name, one in seconds.items():
        show(f"first paint of {name}", one, "ms")
        least, median = (pick(seconds["drafter"]) / pick(one) for pick in (min, statistics.median))
        print(f"  drafter is {least:.2f} of the least, {median:.2f} of the median of {name}")
    show("memory", memory, "MB", 1)


def _painted(terminal: Terminal, text: str, seconds: list[float]) -> Terminal:
    began = terminal.began
    terminal.wait_for(text)
    seconds.append(time.monotonic() - began)
    return terminal


def _end(terminal: Terminal) -> None:
    terminal.process.kill()
    terminal.process.wait()
    os.close(terminal.leader)


async def typing(folder: Path, keys: int = 60) -> None:
    """One key in a section of 20,000 characters, until everything it caused is done."""
    text = "\n".join(f"{number}.第{number}项工作。{SENTENCE * 5}" for number in range(1, 98))
    draft = retext(replace(example()), "s1", text)
    session = start_session(folder / "长.yaml", draft, Services().home)
    app = DeskApp(Services(), session)
    echo = []
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+pagedown")
        assert app.desk is not None
        print(f"section of {len(app.desk.editor.text)} characters")
        for _ in range(keys):
            began = time.monotonic()
            app.post_message(events.Key("字", "字"))
            await pilot.pause()
            echo.append(time.monotonic() - began)
        began = time.monotonic()
        retext(session.draft, "s1", app.desk.editor.text.replace("第50项", "第五十项"))
        show("retext", [time.monotonic() - began], "ms")
    show("key in a long section", echo, "ms")


def echo(folder: Path, keys: int = 80) -> None:
    """From a key on the terminal to its character on it, in the same long section."""
    path = folder / "回显.yaml"
    text = "\n".join(f"{number}.第{number}项工作。{SENTENCE * 5}" for number in range(1, 98))
    draft = replace(example(), sections=example().sections[1:2])
    save_draft(path, retext(draft, "s1", text))
    seconds = []
    with desk(path, home(folder), CODE) as terminal:
        time.sleep(5)
        for number in range(keys):
            char, seen = chr(0x5E00 + number), len(terminal.drawn)
            began = time.monotonic()
            terminal.type(char)
            while char.encode() not in terminal.drawn[seen:]:
                time.sleep(0.001)
            seconds.append(time.monotonic() - began)
            time.sleep(0.12)
    show("echo of a key in a long section", seconds, "ms")


def hits(folder: Path) -> None:
    """From a key in the search box to the painted list: the number of hits, which every key changes."""
    path = folder / "查.yaml"
    save_draft(path, example())
    seconds = []
    with desk(path, home(folder), CODE) as terminal:
        terminal.type("\x1bOS")  # F4
        terminal.wait_for("列出前", 300)
        time.sleep(3)
        for word in ("教师队伍", "立德树人", "质量提升", "学校安全", "jsdw", "ldsr") * 2:
            for char in word:
                seen = len(terminal.drawn)
                began = time.monotonic()
                terminal.type(char)
                last, quiet = began, time.monotonic()
                while time.monotonic() - quiet < 0.25:  # the painted list is the last thing drawn
                    if len(terminal.drawn) != seen:
                        seen, last = len(terminal.drawn), time.monotonic()
                        quiet = last
                    time.sleep(0.001)
                seconds.append(last - began)
            terminal.type("\x15")  # Ctrl+U empties the box
            time.sleep(0.8)
    show("key to hits, painted", seconds, "ms")


def kills(folder: Path, times: int, code: str = CODE) -> None:
    """How old the oldest lost character was when the desk was killed, and whether anything was lost later."""
    chance, path = random.Random(1), folder / "杀.yaml"
    save_draft(path, example())
    lost, again, before = [], 0, ""
    for turn in range(times):
        with desk(path, home(folder), code) as terminal:
            typed, killed = type_until_killed(terminal, chance.uniform(0.3, 2.5), chance, (turn % 100) * 200)
        kept = "".join(block.text for one in load_draft(path).walk() for block in one.blocks)
        again += sum(char not in kept for char in before)
        lost.append(age_of_loss(typed, killed, kept))
        before = kept
        if turn % 20 == 19:
            save_draft(path, example())
            before = ""
    old = sum(one > 1 for one in lost)
    show(f"oldest loss in {times} kills", lost, f"ms (most {max(lost) * 1000:.0f})")
    print(f"  {old} times something older than a second, {again} characters lost that had been there before")


def main(times: int, parts: Sequence[str]) -> None:
    """Those that are wanted."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "paint" in parts:
            first_paint(folder)
        if "typing" in parts:
            asyncio.run(typing(folder))
        if "echo" in parts:
            echo(folder)
        if "hits" in parts:
            hits(folder)
        if "kills" in parts:
            kills(folder, times)
            print("and a desk that never saves, which must be caught:")
            kills(folder, 3, NEVER_SAVES)


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 20,
        (sys.argv[2] if len(sys.argv) > 2 else "paint,typing,echo,hits,kills").split(","),
    )
