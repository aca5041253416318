"""A summary, or a next plan, grown out of a saved plan or of any document."""

from dataclasses import dataclass
from pathlib import Path

from drafter.errors import DrafterError
from drafter.language.terms import terms_of
from drafter.model.draft import Draft
from drafter.model.kinds import KIND_LABELS
from drafter.pipeline import reference
from drafter.pipeline.export import check_out
from drafter.pipeline.roll import source_draft
from drafter.rolling import Leftover, Rolled, half_year, next_plan, summary, summary_and_plan
from drafter.store.drafts import is_draft, save_draft
from drafter.store.folders import home

_KINDS = {name: name for name in KIND_LABELS} | {label: name for name, label in KIND_LABELS.items()}

_PLACE, _WORDS = 20, 30
"""Characters of a heading and of quoted words that a notice shows at most."""


@dataclass(frozen=True, slots=True)
class Grown:
    """A draft that grew out of another: where it was saved, its entries, and what is left for a person."""

    file: Path
    draft: Draft
    leftovers: tuple[Leftover, ...]


def grow(kind: str, source: Path, out: Path, *, year: int | None, org: str | None, force: bool) -> Grown:
    """Make the draft and save it; `year` is the new draft's, by default what follows from the source's.

    Raises DrafterError for a kind that cannot grow out of that source; then nothing is written.
    """
    name = _KINDS.get(kind.strip())
    if name is None:
        raise DrafterError(f"没有“{kind}”这个文种，可用的有：{'、'.join(KIND_LABELS.values())}。")
    if not is_draft(out):
        raise DrafterError(f"--from 生成的是草稿，-o 应以 .yaml 结尾，现在是 {out}。")
    check_out(out, force=force)
    before = source_draft(source, org)
    rolled = _grown(name, before, source, year)
    save_draft(out, rolled.draft)
    return Grown(out, rolled.draft, rolled.leftovers)


def _grown(kind: str, before: Draft, source: Path, year: int | None) -> Rolled:
    terms = terms_of(reference.terms(home()))
    if before.kind in ("summary-plan", "half-year") or (
        before.kind == "summary" and kind in ("summary", "half-year")
    ):
        raise DrafterError(
            f"{source} 是{KIND_LABELS[before.kind]}，不能再生成{KIND_LABELS[kind]}；"
            "请用计划或工作总结作 --from，或用 drafter roll 滚动到新的一年。"
        )
    if kind in ("summary", "half-year"):
        if year not in (None, before.year):
            raise DrafterError(
                f"{source} 是{before.year}年的计划，总结也应是{before.year}年的，请改正 --year。"
            )
        return summary(before) if kind == "summary" else half_year(before)
    to = year or before.year + 1
    if to <= before.year:
        raise DrafterError(
            f"{source} 是{before.year}年的，下一年的计划请把 --year 写成{before.year + 1}或更晚。"
        )
    if kind == "summary-plan":
        return summary_and_plan(before, terms=terms, year=to)
    return next_plan(before, kind, terms=terms, year=to)


def as_text(grown: Grown) -> str:
    """What the user must still do, one line a section and thing; long words are cut."""
    said: dict[str, list[str]] = {}
    for one in grown.leftovers:
        words = said.setdefault(f"{_cut(one.section or '全文', _PLACE)}：{one.message}", [])
        if not (one.section and one.excerpt.startswith(one.section)):
            words.append(_cut(one.excerpt, _WORDS))
    return "\n".join(
        line + (f"（{'；'.join(dict.fromkeys(words))}）" if words else "") for line, words in said.items()
    )


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[:most] + "…"
