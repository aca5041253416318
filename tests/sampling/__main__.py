"""`python -m tests.sampling draw KIND [N] [SEED]` prints phrases to judge; `python -m tests.sampling` counts.

Judgements go into `labels.tsv`, one a line: kind, judgement, text (tab-separated).
"""

import sys

from drafter.store.folders import bundled
from tests.sampling.draw import draw, labels, report


def main(words: list[str]) -> None:
    if words[:1] == ["draw"]:
        kind, many, seed = (*words[1:], *("100", "1")[len(words) - 2 :])[:3]
        for one in draw(bundled("phrasebank"), kind, int(many), int(seed)):
            print(f"{kind}\t?\t{one.text}\t({one.docs}家 {one.topic})")
    else:
        print(report(labels()))


main(sys.argv[1:])
