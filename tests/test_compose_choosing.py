"""Choosing well: no verb wears out, neighbours begin differently, units and seeds differ, lengths hold."""

from collections import Counter
from itertools import combinations
from pathlib import Path

import plans
import pytest

from drafter.model.draft import Draft
from drafter.pipeline.check import check_draft
from drafter.pipeline.compose import new_draft
from drafter.pipeline.similar import similar
from drafter.store.drafts import save_draft
from drafter.store.folders import home
from drafter.store.skeletons import Library

OFTEN = [("work-points", "county"), ("work-plan", "city"), ("summary", "county"), ("school-plan", "school")]
ALL = [(kind.id, level) for kind in Library(home()).kinds() for level in kind.levels]


def composed(kind: str, level: str, seed: int | None = None, unit: int = 0) -> Draft:
    facts = plans.filled(Library(home()).skeleton(kind))
    return new_draft(kind, plans.units(kind, level)[unit], 2027, level=level, seed=seed, facts=facts)


@pytest.mark.parametrize(("kind", "level"), ALL)
def test_every_kind_at_every_level_is_sound(kind: str, level: str) -> None:
    draft = composed(kind, level, seed=4)
    least, most = Library(home()).kind(kind).lengths[level]
    assert least <= plans.size(draft) <= most
    verb, share = plans.commonest(draft)
    assert share <= 0.08, verb
    assert not plans.same_leads(draft)
    assert not [f for f in check_draft(draft) if f.level == "error" or f.check == "unfilled-blank"]


@pytest.mark.parametrize(("kind", "level"), OFTEN)
def test_two_seeds_and_two_units_say_little_alike(kind: str, level: str) -> None:
    seeds = [composed(kind, level, seed=seed) for seed in (1, 2)]
    units = [composed(kind, level, unit=unit) for unit in (0, 1)]
    for one, other in combinations([*seeds, *units], 2):
        assert plans.shared(one, other) < 0.2
    share, longest = plans.passages(*units)
    assert share < 0.25
    assert longest < 200


def test_nothing_long_stands_in_the_corpus(tmp_path: Path) -> None:
    save_draft(tmp_path / "a.yaml", composed("work-points", "county", seed=2))
    found = similar(tmp_path / "a.yaml")
    assert found.share < 0.05
    assert found.longest <= 30


def test_no_section_outweighs_the_rest() -> None:
    for seed in range(4):
        draft = composed("work-points", "county", seed=seed)
        sizes = Counter({one.id: sum(1 for _ in one.walk()) - 1 for one in draft.sections if one.level == 1})
        assert max(sizes.values()) <= 0.3 * sizes.total()
        assert min(sizes.values()) >= 2
