"""How good the phrases of a bank are: drawn at random, judged by people, counted.

`python -m tests.sampling draw KIND [N] [SEED]` prints phrases to judge,
`python -m tests.sampling doubles KIND` those of the whole kind that are nearly the same,
`python -m tests.sampling` counts what `labels.tsv` holds (kind, judgement and
text, tab-separated). A judgement is `usable` (a writer of plans would take it as
it stands), `fragment` (cut off, or it hangs on something outside), `odd` (whole, but no
careful writer would use it), `leak` (it tells one place, school, person, year), `double` (nearly
the same as another) or `noise` (not of this trade).
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from drafter.bank.lines import load
from drafter.model.phrase import KINDS, Phrase
from drafter.store.folders import bundled

LABELS = ("usable", "fragment", "odd", "leak", "double", "noise")
KEPT = Path(__file__).parent / "labels.tsv"


def draw(folder: Path, kind: str, many: int, seed: int) -> tuple[Phrase, ...]:
    """So many phrases of the kind (all where there are fewer), the same ones for the same seed."""
    phrases = sorted((one for one in load(folder)[0] if one.kind == kind), key=lambda one: one.text)
    if len(phrases) <= many:
        return tuple(phrases)
    return tuple(random.Random(seed).sample(phrases, many))


def doubles(texts: Iterable[str], share: float = 0.8) -> Iterator[tuple[str, str]]:
    """Pairs with so great a share of characters in common, in order, marks and particles aside."""
    plain = {text: re.sub("[的和与及、“”以并，等]", "", text) for text in texts}
    for (one, left), (two, right) in combinations(plain.items(), 2):
        together = SequenceMatcher(None, left, right, autojunk=False)
        if together.real_quick_ratio() >= share and together.ratio() >= share:
            yield one, two


def labels(path: Path = KEPT) -> Iterator[tuple[str, str, str]]:
    """Kind, judgement and text of everything judged so far."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, label, text = line.split("\t")
            yield kind, label, text


def report(judged: Iterable[tuple[str, str, str]]) -> str:
    """One line a kind: how many were judged, the share that is usable, and the rest by judgement."""
    by_kind: dict[str, Counter[str]] = {}
    for kind, label, _ in judged:
        by_kind.setdefault(kind, Counter())[label] += 1
    lines = [f"{'kind':12} judged usable  " + "  ".join(LABELS[1:])]
    for kind in KINDS:
        if counts := by_kind.get(kind):
            total = counts.total()
            rest = "  ".join(f"{counts[label]:>{len(label)}}" for label in LABELS[1:])
            lines.append(f"{kind:12} {total:6} {counts['usable'] / total:6.3f}  {rest}")
    return "\n".join(lines)


def main(words: list[str]) -> None:
    """Draw, compare, or count."""
    if words[:1] == ["draw"]:
        kind, many, seed = (*words[1:], *("100", "1")[len(words) - 2 :])[:3]
        for one in draw(bundled("phrasebank"), kind, int(many), int(seed)):
            print(f"{kind}\t?\t{one.text}\t({one.docs}家 {one.topic})")
    elif words[:1] == ["doubles"]:
        told = draw(bundled("phrasebank"), words[1], sys.maxsize, 1)
        for left, right in doubles(phrase.text for phrase in told):
            print(f"{left}\t{right}")
    else:
        print(report(labels()))


if __name__ == "__main__":
    main(sys.argv[1:])
