"""Makes `phrasebank/homophones.tsv`: words of plans, the most usual with characters that sound like theirs.

`python -m tests.sampling.homophones FOLDER...` reads plain texts besides the bank. A wrong
pair is kept if it stands nowhere in the texts, is no word of the dictionary, and is not likely
where two words meet.
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import jieba
from pypinyin import lazy_pinyin

from drafter.store.folders import bundled

WORDS, KNOWN, CHARACTERS = 1500, 3, 2500
"""How many words get wrong characters, how often a listed word stands, characters to choose from."""
MEETING = 20.0
"""How often two words may be expected to meet in the wrong pair before it is left out."""
BOTH_ALONE = 0.004
"""The largest product of the shares in which the two characters are words by themselves."""
TARGET = Path(__file__).parents[2] / "phrasebank" / "homophones.tsv"
_NUMERALS = frozenset("一二三四五六七八九十两百千万亿半")
_HAN = re.compile("[\u4e00-\u9fff]+")


class Counts:
    """How often words, pairs and characters stand in the texts."""

    def __init__(self, texts: Iterator[str]) -> None:
        self.words, self.pairs, self.characters = Counter[str](), Counter[str](), Counter[str]()
        for text in texts:
            for run in _HAN.findall(text):
                self.words.update(jieba.lcut(run, HMM=False))
                self.pairs.update(map(str.__add__, run, run[1:]))
                self.characters.update(run)
        self.total = self.words.total()
        self.last, self.first = Counter[str](), Counter[str]()
        for word, count in self.words.items():
            share = count if len(word) > 1 else count * 0.3
            self.last[word[-1]] += share  # type: ignore[assignment]
            self.first[word[0]] += share  # type: ignore[assignment]

    def alone(self, character: str) -> float:
        """The share of a character's places where it is a word by itself."""
        return self.words[character] / max(1, self.characters[character])

    def usual(self, pair: str) -> bool:
        """Whether the pair is a word, stands somewhere, or may well stand where two words meet."""
        meets = self.last[pair[0]] * self.first[pair[1]] / self.total
        alone = self.alone(pair[0]) * self.alone(pair[1])
        return bool(self.pairs[pair] or jieba.dt.FREQ.get(pair) or meets > MEETING or alone > BOTH_ALONE)


def texts(folders: list[str]) -> Iterator[str]:
    """The files of the folders, and the phrases of the bank."""
    for folder in folders:
        yield from (path.read_text(encoding="utf-8", errors="ignore") for path in Path(folder).rglob("*.txt"))
    for path in sorted(bundled("phrasebank").glob("*.jsonl")):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield "\n".join(json.loads(line).get("text", "") for line in lines if line.startswith("{"))


def slips(counts: Counts) -> Iterator[tuple[str, str, str]]:
    """Each usual word with the wrong characters for its first and for its second one."""
    alike: dict[str, list[str]] = defaultdict(list)
    for character, _ in counts.characters.most_common(CHARACTERS):
        alike[lazy_pinyin(character)[0]].append(character)
    taken: set[str] = set()
    known = (word for word, _ in counts.words.most_common() if len(word) == 2 and word in jieba.dt.FREQ)
    for word, _ in zip((word for word in known if not _NUMERALS & set(word)), range(WORDS), strict=False):
        columns = []
        for place, sound in enumerate(lazy_pinyin(word)):
            wrong = {c: c + word[1] if place == 0 else word[0] + c for c in alike[sound] if c != word[place]}
            kept = {c: pair for c, pair in wrong.items() if pair not in taken and not counts.usual(pair)}
            taken.update(kept.values())
            columns.append("".join(sorted(kept)))
        yield word, columns[0], columns[1]


def main(folders: list[str]) -> None:
    """Write the table."""
    jieba.setLogLevel(60)
    counts = Counts(texts(folders))
    usual = {word: (word, first, second) for word, first, second in slips(counts)}
    known = (word for word, count in counts.words.items() if len(word) == 2 and count >= KNOWN)
    rows = sorted(({word: (word, "", "") for word in known} | usual).values())
    lines = ["# 常用词、首字的同音别字、次字的同音别字；由 python -m tests.sampling.homophones 生成"]
    lines += ["\t".join(row).rstrip() for row in rows]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
