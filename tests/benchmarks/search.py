"""Search in a million phrases: `python -m tests.benchmarks.search [PHRASES]` prints sizes and times.

The phrases are put together from the words of the shipped bank, so that common
words are as common as in real ones. Queries are timed by the processor, so that
what else the machine does tells nothing; building and opening are timed by the clock too.
"""

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from drafter.bank import open_bank
from drafter.bank.lines import line_of, load
from drafter.bank.own import Marks, phrase_id
from drafter.language.pinyin import initials_of, pinyin
from drafter.language.words import segmenter
from drafter.model.phrase import KINDS, Bank, Phrase
from drafter.store.folders import bundled

FILTERS: tuple[tuple[str | None, str | None], ...] = (
    (None, None),
    ("arts", None),
    (None, "heading"),
    ("arts", "heading"),
)
ASKED = 300
"""Different queries of each sort."""

LETTERS = ("l", "ld", "ldsr", "jy", "jiaoyu", "lideshuren", "jiaos", "zhong")


def main(many: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "bank", Path(name) / "cache"
        folder.mkdir()
        texts = invent(folder / "bank.jsonl", many)
        began = time.perf_counter()
        cpu = timed(lambda: open_bank([folder], cache, large=0)) / 1e3
        seconds = time.perf_counter() - began
        size = sum(path.stat().st_size for path in cache.iterdir()) / 1e6
        print(f"index of {many} phrases: {seconds:.1f} s (bound 60), processor {cpu:.1f} s")
        print(f"{size:.1f} MB (bound 150)")
        plainly = partial(open_bank, [folder], cache, large=0)
        opening("open and first answer", plainly)
        hundred = phrases_of(folder, 100)
        marks = Marks(frozenset(hundred[:50]), frozenset(hundred[50:60]), dict.fromkeys(hundred[60:], 2))
        marked = partial(plainly, marks=marks)
        opening("the same with 100 marks of the user", marked)
        bank = marked()
        han, letters = [], []
        for size_ in (1, 2, 3, 4):
            words = [pick(texts, size_) for _ in range(ASKED)]
            han.append(ask(bank, f"{size_} characters", words))
            letters.append(ask(bank, f"{size_} initials", [initials_of(pinyin(word)) for word in words]))
        spelt = [pinyin(pick(texts, 2)).replace(" ", "") for _ in range(ASKED)]
        letters.append(ask(bank, "2 syllables", spelt))
        ask(bank, "letters " + " ".join(LETTERS), list(LETTERS))
        for what, times in (("characters", han), ("letters", letters)):
            first, warm = (max(column) for column in zip(*times, strict=True))
            print(f"worst p99, {what}: first {first:.2f} ms, warm {warm:.2f} ms (bound 5)")


def opening(what: str, opened: Callable[[], Bank]) -> None:
    """Print how long it takes to open a bank and have the first answer."""
    cpu = [timed(lambda: opened().search("教育")) for _ in range(5)]
    wall = [timed(lambda: opened().search("教育"), time.perf_counter) for _ in range(5)]
    print(f"{what}: {spread(cpu)} (bound 100), by the clock {spread(wall)}")


def ask(bank: Bank, what: str, asked: list[str]) -> tuple[float, float]:
    """Print times when a word is asked for first and again, with each filter; the worst p99 of both."""
    words = [word for word in dict.fromkeys(asked) if word]
    worst = (0.0, 0.0)
    for topic, kind in FILTERS:
        work = [partial(bank.search, word, topic=topic, kind=kind) for word in words]
        first, again = [timed(one) for one in work], [timed(one) for one in work]
        print(f"{what}, topic {topic}, kind {kind}: first {spread(first)}, warm {spread(again)}")
        worst = max(worst[0], percentile(first, 99)), max(worst[1], percentile(again, 99))
    return worst


def phrases_of(folder: Path, many: int) -> list[str]:
    """The ids of some phrases, from the whole bank."""
    with (folder / "bank.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line)["id"] for at, line in enumerate(lines) if at % 97 == 0 and at < 97 * many]


def invent(path: Path, many: int) -> list[str]:
    """Write so many phrases and give some of their texts."""
    rng = random.Random(1)
    cut = segmenter()
    known = [one.text for one in load(bundled("phrasebank"))[0] if one.kind in ("verb-object", "collocation")]
    words = [word.text for text in known for word in cut(text) if word.text not in "、“”的和与"]
    sounds = {word: pinyin(word) for word in set(words)}
    topics = ["arts", "teachers", "safety", "moral", "party", "reform", "funding", "digital"]
    seen: set[str] = set()
    some: list[str] = []
    with path.open("w", encoding="utf-8") as file:
        while len(seen) < many:
            chosen = [rng.choice(words) for _ in range(rng.randint(2, 6))]
            text = "".join(chosen)
            if text in seen or len(text) > 18:
                continue
            seen.add(text)
            syllables = " ".join(sounds[word] for word in chosen if sounds[word])
            kind = rng.choice(list(KINDS))
            docs = int(rng.paretovariate(1.2))
            one = Phrase(phrase_id(kind, text), text, kind, rng.choice(topics), docs, docs)
            file.write(line_of(Phrase(*_head(one), pinyin=syllables, initials=initials_of(syllables))) + "\n")
            if len(seen) % 500 == 0:
                some.append(text)
    return some


def _head(one: Phrase) -> tuple[str, str, str, str | None, int, int]:
    return one.id, one.text, one.kind, one.topic, one.docs, one.count


def pick(texts: list[str], size: int) -> str:
    text = random.choice([text for text in texts if len(text) >= size])
    at = random.randrange(len(text) - size + 1)
    return text[at : at + size]


def timed(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    began = clock()
    work()
    return (clock() - began) * 1e3


def percentile(times: list[float], share: int) -> float:
    return sorted(times)[min(len(times) * share // 100, len(times) - 1)]


def spread(times: list[float]) -> str:
    return f"p50 {percentile(times, 50):.2f} p99 {percentile(times, 99):.2f} ms"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
