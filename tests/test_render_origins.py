"""Every sentence can say where it came from."""

from drafts import draft, section

from drafter.model.draft import Block, Origin, Section
from drafter.render.document import document
from drafter.render.origins import describe, origins


def test_every_sentence_has_its_origin_at_its_place() -> None:
    first = Block("完善制度。", Origin("skeleton", "teachers/ethics/2#1", ("p12", "p7"), ("quota",)))
    item = Section("i", 3, "抓师德", (first, Block("开展评选。", Origin("typed"))), run_in=True)
    made = draft(sections=(section("one", 1, "建强队伍", "", (item,)),))
    found = origins(made)
    assert [one.message for one in found] == [
        "来源：骨架 teachers/ethics/2#1；短语 p12、p7；事实 quota",
        "来源：自己撰写",
    ]
    paragraphs = document(made).paragraphs
    for one in found:
        assert one.paragraph is not None
        assert paragraphs[one.paragraph - 1].text[one.start : one.end] == one.excerpt
    assert [one.excerpt for one in found] == ["完善制度。", "开展评选。"]


def test_what_was_carried_over_names_its_file() -> None:
    assert describe(Origin("document", "2026年要点.docx#12")) == "来源：取自文件 2026年要点.docx#12"
