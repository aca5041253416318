"""The five seed documents against an outline made by hand, and the official corpus read whole."""

import re
from pathlib import Path

import pytest
from trees import DATA, walk

from drafter.model.document import Reading
from drafter.pipeline.outline import outline

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside the project")

Gold = list[tuple[int, int, str, str]]
FACTS = {
    "000": [("2020年教育工作要点", "工作要点", 2020, None, None)],
    "001": [
        ("全市教育工作要点（第一篇）", "工作要点", None, None, None),
        ("全市教育工作要点（第二篇）", "工作要点", None, None, None),
    ],
    "002": [(None, "半年总结与计划", None, None, None)],
    "003": [("柳城县教育局2021年教育工作计划", "工作计划", 2021, "柳城县教育局", "2020-11-04")],
    "004": [("教育局2020年工作总结和2020年工作计划", "总结与计划", 2020, None, None)],
}
NOISE = re.compile(
    "小编|正兴文秘|当前位置|网友投稿|推荐访问|隐藏内容|首页|免责声明|网络整理|教育新闻|展开更多|热门关注|http|[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔù]+[)）]"
)


def _seed(name: str) -> Reading:
    return outline(next((CORPUS / "seeds").glob(f"{name}_*.txt")))


def _gold(name: str) -> Gold:
    rows = (DATA / "seed_outlines.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [row.split("\t") for row in rows]
    return [
        (int(number), int(level), mark, words) for file, number, level, mark, words in cells if file == name
    ]


@pytest.mark.parametrize("name", list(FACTS))
def test_every_heading_at_its_level(name: str) -> None:
    found = [
        (number, node.level, node.number, node.heading[:14])
        for number, document in enumerate(_seed(name).documents, 1)
        for node in walk(document.outline)
    ]
    assert found == _gold(name)


@pytest.mark.parametrize("name", list(FACTS))
def test_facts(name: str) -> None:
    found = [(one.title, one.kind, one.year, one.org, one.date) for one in _seed(name).documents]
    assert found == FACTS[name]


@pytest.mark.parametrize("name", list(FACTS))
def test_no_noise_is_left_and_no_sentence_lost(name: str) -> None:
    reading = _seed(name)
    clean = ""
    for document in reading.documents:
        clean += document.preface + document.closing
        clean += "".join(node.number + node.heading + node.text for node in walk(document.outline))
    assert not NOISE.search(clean)
    raw = [one.text for document in reading.documents for one in document.paragraphs if one.role != "dropped"]
    kept = sum(len(_han(text)) for text in raw)
    if reading.script == "simplified":
        assert len(_han(clean)) >= 0.995 * kept - 60  # a title stands apart
    if name == "000":
        assert "***四中***" in clean and "习近平新时代中国特色社会主义思想" in clean


@pytest.mark.parametrize("folder", ["arts-education", "reports-city-2024", "reports-province-2026"])
def test_official_documents_keep_their_sentences(folder: str) -> None:
    files = sorted((CORPUS / "official" / folder).glob("*.txt"))
    assert files
    for path in files:
        reading = outline(path)
        for one in reading.dropped:
            assert one.why == "图片说明" or not re.search(r"[，；].*。$", one.text), (path.name, one)
        longest = sum(len(_han(one.text)) for one in reading.dropped)
        assert longest <= max(400, 0.02 * len(_han(path.read_text(encoding="utf-8")))), path.name
        rows = [row for one in reading.documents for row in one.preface.splitlines()]
        assert not any(row.startswith(("来源：", "【字号", "时间：20")) for row in rows), path.name


def _han(text: str) -> str:
    return re.sub("[^\u4e00-\u9fff]", "", text)
