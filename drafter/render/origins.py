"""Where each sentence of a draft came from, as findings that can stand beside it as comments."""

from drafter.model.draft import Draft, Origin, Section
from drafter.model.finding import Finding
from drafter.render.document import lay_out

CHECK = "origin"
"""The id under which origins go where findings go."""


def origins(draft: Draft) -> tuple[Finding, ...]:
    """One finding a sentence, in reading order: skeleton and alternative, phrases, facts, or who wrote it."""
    made = lay_out(draft)
    blocks = {section.id: section for section in _all(draft.sections)}
    found = []
    for span in made.spans:
        if span.block < 0:
            continue
        origin = blocks[span.section].blocks[span.block].origin
        text = made.document.paragraphs[span.paragraph - 1].text[span.start : span.end]
        found.append(
            Finding(
                check=CHECK,
                level="info",
                message=describe(origin),
                excerpt=text,
                paragraph=span.paragraph,
                start=span.start,
                end=span.end,
                section=blocks[span.section].heading or None,
            )
        )
    return tuple(found)


def describe(origin: Origin) -> str:
    """来源：骨架 teachers/ethics/2#1；短语 p12；事实 新增学位数."""
    where = {"skeleton": "骨架", "typed": "自己撰写", "document": "取自文件"}[origin.by]
    parts = [f"来源：{where}{' ' + origin.ref if origin.ref else ''}"]
    if origin.phrases:
        parts.append(f"短语 {'、'.join(origin.phrases)}")
    if origin.facts:
        parts.append(f"事实 {'、'.join(origin.facts)}")
    return "；".join(parts)


def _all(sections: tuple[Section, ...]) -> list[Section]:
    return [inner for section in sections for inner in section.walk()]
