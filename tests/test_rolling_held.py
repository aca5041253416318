"""Last year's documents kept apart: written and marked before the rules saw them, in sets a, b, c …

`{{words=>new}}` is bound to the year: shifted to `new` (several after |), or, for `?`,
blanked or listed; `keep` says that it may stay as it is. `[[words]]` must stay. What a set's first run
silently kept is told in README; here every set must hold as a whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from drafter.pipeline.roll import roll_file
from drafter.render.document import document

HELD = sorted((Path(__file__).parent / "data" / "rolling" / "held").glob("*.txt"))
MARK = re.compile(r"\{\{(?P<old>.*?)=>(?P<new>.*?)\}\}|\[\[(?P<stay>.*?)\]\]|~~(?P<any>.*?)~~")
NUMBER = r"(?:[（(]?[\d一二三四五六七八九十]+[）)、.．]+)?"


@dataclass
class Piece:
    words: str
    kind: str
    new: tuple[str, ...] = ()


def pieces(line: str) -> Iterator[list[Piece]]:
    """A line as sentences of plain and marked pieces."""
    made: list[list[Piece]] = [[]]
    at = 0
    for match in (*MARK.finditer(line), None):
        end = match.start() if match else len(line)
        for nth, words in enumerate(re.split("(?<=[。；])", line[at:end])):
            if nth:
                made.append([])
            if words:
                made[-1].append(Piece(words, "plain"))
        if match:
            at = match.end()
            if match["old"] is not None:
                made[-1].append(Piece(match["old"], "bound", tuple(match["new"].split("|"))))
            else:
                kind = "stay" if match["stay"] is not None else "any"
                made[-1].append(Piece(match[kind], kind))
    yield from (sentence for sentence in made if sentence)


def pattern(sentence: list[Piece]) -> str:
    """The sentence with every mark open, wherever it stands in the result."""
    anything = r"[^\n。；]*?"
    ways = {"bound": f"({anything})", "any": f"({anything})"}
    plain = [
        re.escape(p.words) if p.kind == "plain" else ways.get(p.kind, f"({re.escape(p.words)}|{anything})")
        for p in sentence
    ]
    if sentence[0].kind == "plain":
        plain[0] = re.escape(re.sub(f"^{NUMBER}", "", sentence[0].words))
    end = "" if sentence[-1].kind == "plain" else "(?=[。；]|$)"
    return rf"(?:^[ 　]*|(?<=[。；：])){NUMBER}{''.join(plain)}{end}"


@dataclass
class Judged:
    bound: int = 0
    stay: int = 0
    kept: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def judged(path: Path, folder: Path) -> Judged:
    """One held document rolled a year on and laid beside its marks."""
    marked = path.read_text("utf-8")
    plain = folder / path.name
    plain.write_text(MARK.sub(lambda m: m["old"] or m["stay"] or m["any"], marked), "utf-8")
    year = 2026 if re.search("2025[^\n]{0,8}(?:学年|秋季)", marked[:120]) else 2027
    (result,) = roll_file(plain, year, folder / "新稿.yaml")
    new = "\n".join(line.text for line in document(result.rolled.draft).paragraphs)
    listed = [one.excerpt for one in result.rolled.leftovers]
    kept: list[str] = []
    changed: list[str] = []
    out = Judged()
    for line in marked.splitlines():
        whole, at = "".join(p.words for sentence in pieces(line) for p in sentence), 0
        for sentence in pieces(line):
            text = "".join(p.words for p in sentence)
            results = iter(found(sentence, text, new))
            for piece in sentence:
                at += len(piece.words)
                if piece.kind == "plain":
                    continue
                got = next(results)
                if piece.kind == "stay":
                    out.stay += 1
                    if piece.words not in (got or ""):
                        changed.append(f"{path.name}: {piece.words} → {got}")
                elif piece.kind == "bound":
                    out.bound += 1
                    stays = got == piece.words and "keep" not in piece.new
                    if stays and not told(piece.words, at - len(piece.words), whole, listed):
                        kept.append(f"{path.name}: {piece.words} | {text}")
    out.kept, out.changed = tuple(kept), tuple(changed)
    return out


def found(sentence: list[Piece], text: str, new: str) -> tuple[str | None, ...]:
    """What became of each mark; where nothing fits, the words that stand there still, if they do."""
    marks = [p for p in sentence if p.kind != "plain"]
    if not marks or len(marks) == len(sentence):
        return tuple(p.words if p.words in new else None for p in marks)
    matches = list(re.finditer(pattern(sentence), new, re.MULTILINE))
    if not matches:
        return tuple(p.words if p.words in new else None for p in marks)
    best = max(matches, key=lambda m: SequenceMatcher(None, m.group(), text, autojunk=False).ratio())
    return tuple(best.groups())


def told(words: str, at: int, line: str, listed: list[str]) -> bool:
    """Whether a leftover speaks of the words that stand at that place of their line."""
    for excerpt in listed:
        start = line.find(excerpt)
        while start != -1:
            if start < at + len(words) and start + len(excerpt) > at:
                return True
            start = line.find(excerpt, start + 1)
    return False


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Judged, ...]:
    return tuple(judged(path, tmp_path_factory.mktemp("held")) for path in HELD)


def test_what_is_bound_to_the_year_is_never_silently_kept(measured: tuple[Judged, ...]) -> None:
    assert sum(one.bound for one in measured) >= 150
    assert not [words for one in measured for words in one.kept]


def test_what_must_stay_is_never_changed(measured: tuple[Judged, ...]) -> None:
    assert sum(one.stay for one in measured) >= 33
    assert not [words for one in measured for words in one.changed]
