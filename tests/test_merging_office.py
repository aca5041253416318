"""Parts saved again by a real word processor come back with what was typed, and no more."""

from pathlib import Path

import docx
from rendering import needs_libreoffice, soffice_convert
from test_merging import Office, plan, put, texts


@needs_libreoffice
def test_parts_saved_by_libreoffice_bring_back_what_was_typed_and_no_more(tmp_path: Path) -> None:
    office = Office(tmp_path, plan())
    typed, untouched = office.part("德育股"), office.part("安全股")
    word = docx.Document(str(typed))
    put("配齐教师", "配齐配强教师")(word)
    word.save(str(typed))
    for part in (typed, untouched):
        part.write_bytes(soffice_convert(part.read_bytes(), "docx"))
    merged = office.merge(typed, untouched)
    before, after = texts(plan()), texts(office.draft())
    assert after == {**before, "moral": "配齐配强教师。抓好备课。"}
    assert [change.unit for change in merged.outcome.changes] == ["moral"]
    assert not merged.outcome.clashes and merged.outcome.missing == ("体卫艺股",)
