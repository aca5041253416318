"""Files of strangers, made from a seed: what each is, and whether it must be read or refused.

Half of them are honest and odd: a program that refuses everything fails too.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

SEED = 20270101
UNIT = "青禾县教育局"
TITLE = f"{UNIT}2027年工作计划"
TOPICS = ("抓好校园安全", "建强教师队伍", "办好学前教育", "推进课堂改革", "做好学生资助", "规范办学行为")
CANARY = "CANARY-0x5EED"
"""What stands in a file that nobody may read along the way."""


@dataclass(frozen=True, slots=True)
class Case:
    """One file. `accept` is None where damage by chance may be either; then only good manners count.

    `shows` must come out of an accepted file, or stand in the words of a refusal;
    `hides` must not come out.
    """

    name: str
    file: str
    data: bytes
    accept: bool | None
    shows: tuple[str, ...] = ()
    hides: tuple[str, ...] = ("\x1b", "\x9b", "\u202e", CANARY, "<script", "Traceback")


def plan(rng: random.Random, items: int = 3) -> list[str]:
    """Lines of a small honest plan."""
    lines = [TITLE]
    for number, topic in zip("一二三四五六", rng.sample(TOPICS, items), strict=False):
        lines += [
            f"{number}、{topic}",
            f"结合实际，把{topic}列入年度重点，{rng.randint(3, 12)}月底前见成效。",
        ]
    return lines


def said(lines: list[str]) -> tuple[str, ...]:
    """What must come out of a plan: its title and headings, without numbers."""
    return tuple(line.split("、")[1] if "、" in line[:2] else line for line in lines if len(line) < 30)


def torn(rng: random.Random, data: bytes, many: int) -> Iterator[bytes]:
    """The bytes with a few of them changed, cut out or doubled."""
    for _ in range(many):
        made = bytearray(data)
        for _ in range(rng.choice((1, 3, 20))):
            at = rng.randrange(len(made))
            way = rng.randrange(3)
            if way == 0:
                made[at] = rng.randrange(256)
            elif way == 1:
                del made[at : at + rng.randrange(1, 40)]
            else:
                made[at:at] = made[at : at + rng.randrange(1, 40)]
        yield bytes(made)
