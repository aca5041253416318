"""Short drafts for tests, written in one line each."""

from collections.abc import Mapping

from drafter.model.draft import Block, Draft, Origin, Section

TYPED = Origin("typed")


def blocks(text: str) -> tuple[Block, ...]:
    """Sentences cut after 。 with a blank line (two newlines) between paragraphs."""
    found: list[Block] = []
    for paragraph in text.split("\n\n"):
        first = True
        for sentence in paragraph.strip().split("。"):
            if sentence.strip():
                found.append(Block(sentence.strip() + "。", TYPED, paragraph=first))
                first = False
    return tuple(found)


def section(
    id: str,
    level: int,
    heading: str = "",
    text: str = "",
    sections: tuple[Section, ...] = (),
    *,
    run_in: bool | None = None,
    owner: str = "",
    partners: tuple[str, ...] = (),
    deadline: str = "",
) -> Section:
    """A section; items of level 3 and 4 run in unless told otherwise."""
    runs = level > 2 if run_in is None else run_in
    return Section(
        id, level, heading, blocks(text), sections, runs, owner=owner, partners=partners, deadline=deadline
    )


def draft(
    title: str = "柳城县教育局2027年工作要点",
    sections: tuple[Section, ...] = (),
    *,
    facts: Mapping[str, str] | None = None,
    org: str = "柳城县教育局",
    numbering: str = "restart",
    tagged: bool = False,
    signed: bool = True,
    date: str | None = None,
) -> Draft:
    """A draft of 2027 at county level."""
    return Draft(
        kind="work-points",
        title=title,
        org=org,
        level="county",
        year=2027,
        seed=1,
        sections=sections,
        facts=dict(facts or {}),
        numbering=numbering,
        tagged=tagged,
        signed=signed,
        date=date,
    )
