"""How plans come out over all kinds, levels and seeds, and what `generate` costs beside docxtpl.

Run: PYTHONPATH=.:tests python tests/benchmarks/generating.py [SEEDS] [PYTHON]

SEEDS (20) plans of every kind and level for 2027 and two units, facts filled in but for every fourth: lengths
against the kind's range, findings above info, the commonest verb's part of the clauses (at most 8 %),
neighbouring items that begin alike, sentences shared by two seeds and by two units (at most 20 %), what two
units have verbatim in common (at most 25 %), and the fewest phrases of the bank in a plan (at least 5 in a
county's plan, 4 in a school's). Then seconds of `drafter generate 工作要点`, whole process, beside docxtpl
rendering the same paragraphs; PYTHON is an interpreter that has docxtpl, by default this one.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import plans
from export import DOCXTPL, TEMPLATE, measure

from drafter.model.draft import Draft
from drafter.model.skeleton import Kind
from drafter.pipeline.check import check_draft
from drafter.pipeline.compose import new_draft
from drafter.store.folders import home
from drafter.store.skeletons import Library
from drafter.store.yaml import dump

ORG, YEAR = "柳城县教育局", 2027
PAIRS = 3
"""Pairs of seeds that are compared, of each kind and level."""


def composed(kind: Kind, level: str, seeds: int) -> Iterator[tuple[Draft, Draft]]:
    """For every seed the plans of two units; every second one with all facts filled in.

    The first few are what the units get who name no seed.
    """
    skeleton = Library(home()).skeleton(kind.id)
    for number in range(seeds):
        own = number >= PAIRS
        year = YEAR + (0 if own else number)
        facts = plans.filled(skeleton, year) if number % 4 else {}
        named = (number, number + 1000) if own else (None, None)
        one, other = (
            new_draft(kind.id, org, year, level=level, facts=facts, seed=seed)
            for org, seed in zip(plans.units(kind.id, level), named, strict=True)
        )
        yield one, other


def judge(kind: Kind, level: str, seeds: int) -> Counter[str]:
    """Print one line for the kind at the level; the findings above info, blanks left out."""
    pairs = list(composed(kind, level, seeds))
    drafts = [draft for pair in pairs for draft in pair]
    least, most = kind.lengths[level]
    sizes = [plans.size(draft) for draft in drafts]
    outside = sum(not least <= size <= most for size in sizes)
    verb, share = max((plans.commonest(draft) for draft in drafts), key=lambda found: found[1])
    alike = sum(len(plans.same_leads(draft)) for draft in drafts)
    mine = [one for one, _ in pairs[PAIRS:]] or [one for one, _ in pairs]
    seeds_share = max((plans.shared(*two) for two in list(combinations(mine, 2))[:30]), default=0.0)
    units_share = max(plans.shared(*pair) for pair in pairs)
    run, longest = max((plans.passages(*pair) for pair in pairs[:PAIRS]), default=(0.0, 0))
    found = Counter(
        f"{finding.check}: {finding.excerpt[:20]}"
        for draft in drafts
        for finding in check_draft(draft)
        if finding.level != "info" and (draft.facts or finding.check != "unfilled-blank")
    )
    phrases = min(map(plans.phrases, drafts))
    print(
        f"{kind.label}\t{level}\t{min(sizes)}—{max(sizes)} 字（{least}—{most}，{outside} outside）\t"
        f"{verb} {share:.1%}\tneighbours {alike}\tseeds {seeds_share:.0%}\tunits {units_share:.0%}\t"
        f"verbatim {run:.0%}, longest {longest}\tphrases {phrases}\tfindings {sum(found.values())}",
        flush=True,
    )
    return found


def speed(other: str) -> None:
    """Print seconds and memory of `generate`, and the ratio to docxtpl."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([other, "-c", TEMPLATE, str(folder / "t.docx")], check=True)
        facts = plans.filled(Library(home()).skeleton("work-points"))
        (folder / "facts.yaml").write_text(dump(facts), encoding="utf-8")
        lines = plans.text(new_draft("work-points", ORG, YEAR, facts=facts)).split("\n")
        (folder / "d.json").write_text(json.dumps(lines), encoding="utf-8")
        ours = [sys.executable, "-m", "drafter", "generate", "工作要点", "--org", ORG, "--year", str(YEAR)]
        ours += ["--facts", str(folder / "facts.yaml"), "-o", str(folder / "a.docx"), "--force"]
        theirs = [other, "-c", DOCXTPL, *(str(folder / file) for file in ("t.docx", "d.json", "b.docx"))]
        subprocess.run(ours, check=True)  # fills the caches
        (mine, memory), (base, _) = measure(ours), measure(theirs)
        print(
            f"generate: {mine:.2f} s (at most 1.5), docxtpl {base:.2f} s, "
            f"ratio {mine / base:.2f} (at most 4), {memory:.0f} MB (at most 120)"
        )


def main() -> None:
    """Measure and print."""
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    speed(sys.argv[2] if len(sys.argv) > 2 else sys.executable)  # before this process grows
    found: Counter[str] = Counter()
    for kind in Library(home()).kinds():
        for level in kind.levels:
            found += judge(kind, level, seeds)
    for what, count in found.most_common(20):
        print(f"  {count} × {what}")


if __name__ == "__main__":
    main()
