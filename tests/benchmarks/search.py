"""Search in a million phrases: `python -m tests.benchmarks.search [PHRASES]` prints sizes and times.

The phrases are put together from the words of the shipped bank, so that common
words are as common as in real ones.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from drafter.bank.index import IndexBank
from drafter.bank.lines import line_of, load
from drafter.bank.own import phrase_id
from drafter.language.pinyin import initials, pinyin
from drafter.language.words import segmenter
from drafter.model.phrase import KINDS, Phrase
from drafter.store.folders import bundled

FILTERS: tuple[tuple[str | None, str | None], ...] = ((None, None), ("arts", None), ("arts", "heading"))


def main(many: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = invent(folder / "bank.jsonl", many)
        cache = folder / "index.sqlite"
        began = time.perf_counter()
        IndexBank(folder, cache)
        print(
            f"index: {time.perf_counter() - began:.1f} s, {cache.stat().st_size / 1e6:.0f} MB, {many} phrases"
        )
        began = time.perf_counter()
        bank = IndexBank(folder, cache)
        bank.search("教育")
        print(f"open and first answer: {(time.perf_counter() - began) * 1e3:.1f} ms")
        for size in (1, 2, 3, 4):
            for topic, kind in FILTERS:
                asked = [pick(texts, size) for _ in range(300)]
                first = spread([timed(partial(bank.search, word, topic=topic, kind=kind)) for word in asked])
                again = spread([timed(partial(bank.search, word, topic=topic, kind=kind)) for word in asked])
                print(f"{size} characters, topic {topic}, kind {kind}: first {first}, again {again}")


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
            file.write(line_of(Phrase(*_head(one), pinyin=syllables, initials=initials(syllables))) + "\n")
            if len(seen) % 500 == 0:
                some.append(text)
    return some


def _head(one: Phrase) -> tuple[str, str, str, str | None, int, int]:
    return one.id, one.text, one.kind, one.topic, one.docs, one.count


def pick(texts: list[str], size: int) -> str:
    text = random.choice([text for text in texts if len(text) >= size])
    at = random.randrange(len(text) - size + 1)
    return text[at : at + size]


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1e3


def spread(times: list[float]) -> str:
    ordered = sorted(times)
    return f"p50 {ordered[len(ordered) // 2]:.2f} p99 {ordered[len(ordered) * 99 // 100]:.2f} ms"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
