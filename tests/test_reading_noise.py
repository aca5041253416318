"""Noise of every class, put anywhere into a clean document, leaves its tree and is accounted for."""

import random
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import DATA, documents, read_text

from drafter.pipeline.outline import as_json, outline

PLAN = (DATA / "plan.txt").read_text(encoding="utf-8")
LINES = PLAN.splitlines()
SOFT = re.compile("[，。；]")

WHOLE_LINES = (
    "好帮手文秘网为您提供优质参考范文! 工作汇报 思想汇报 发言稿",
    "当前位置:首页 > 范文大全 > 教育 >",
    "首页 > 文章中心 > 正文",
    "您现在的位置：网站首页 >> 教育计划 >> 正文",
    "时间:2023-01-15 11:35:04 来源:网友投稿",
    "2019-10-02   来源:教育新闻",
    "发布时间：2024年3月5日 浏览次数：123",
    "下面是小编为大家整理的2022教育工作要点,供大家参考。",
    "推荐访问:工作要点 教育 2020年教育工作要点",
    "相关阅读：2018年工作总结",
    "上一篇：2019年教育工作总结",
    "【字号：大 中 小】",
    "打印本页 关闭窗口",
    "展开更多 50 %)",
    "扫一扫在手机打开当前页",
    "— 3 —",
    "- 12 -",
    "第1页/共11页",
    "3",
    "（全文共1831字）",
    "精选优质文档-----倾情为你奉上",
    "上传人：某某",
    "[BT]",
    "来源:网络整理 免责声明:本文仅限学习分享,如产生版权问题,请联系我们及时删除。",
    "http://m.example.com/jiaoxue/42070/",
    'HYPERLINK "http://www.example.com" \\t "_blank"',
    "&nbsp;",
    "锟斤拷锟斤拷",
    "【法宝引证码】CLI.14.123",
    "版权所有：某某网 京ICP备0000001号",
)
GLUED = (
    "当前隐藏内容免费查看",
    "[BT]",
    "HYPERLINK \\t _blank ",
    "（全文共1831字）",
    "- 3 -",
    "—12—",
    "&nbsp;",
    "精选优质文档-倾情为你奉上",
    "（本文来自：某某范文网）",
    "(转载自某某范文网 http://www.example.com)",
    "第1页/共11页",
    "锟斤拷",
    "\u200b",
    "<br/>",
)


def _tree(text: str) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "文件.txt"
        path.write_text(text, encoding="utf-8")
        return as_json(outline(path))


CLEAN = _tree(PLAN)["documents"]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(noise=st.sampled_from(WHOLE_LINES), at=st.integers(0, len(LINES)))
def test_a_line_of_noise_anywhere(noise: str, at: int) -> None:
    read = _tree("\n".join([*LINES[:at], noise, *LINES[at:]]))
    assert read["documents"] == CLEAN
    assert noise == "&nbsp;" or read["dropped"], noise
    assert all(one["line"] == at + 1 for one in read["dropped"])


@settings(max_examples=100, deadline=None, derandomize=True)
@given(noise=st.sampled_from(GLUED), seed=st.integers(0, 10_000))
def test_noise_glued_into_a_sentence(noise: str, seed: int) -> None:
    chance = random.Random(seed)
    at = chance.choice([at for at, line in enumerate(LINES) if len(line) > 40])
    place = chance.choice([found.end() for found in SOFT.finditer(LINES[at])])
    line = LINES[at][:place] + noise + LINES[at][place:]
    read = _tree("\n".join([*LINES[:at], line, *LINES[at + 1 :]]))
    assert read["documents"] == CLEAN


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(WHOLE_LINES), st.integers(0, len(LINES))), min_size=2, max_size=8))
def test_several_lines_of_noise(noise: list[tuple[str, int]]) -> None:
    lines = list(LINES)
    for text, at in noise:
        lines.insert(at, text if text != "3" else "— 3 —")
    assert _tree("\n".join(lines))["documents"] == CLEAN


def _half(text: str) -> str:
    return text.translate(str.maketrans("，：；（）！", ",:;()!"))


def _spaced(text: str) -> str:
    return re.sub(r"(?m)^([（(]?)([一二三四五六七八九十\d]+)([）)、.])", r" \1 \2 \3 ", text)


def _glossed(text: str) -> str:
    return text.replace("导", "导(dǎo)").replace("教", "教(jiào)").replace("的", "的(de)")


def _wrapped(text: str, width: int = 32) -> str:
    rows = []
    for line in text.splitlines():
        padded = "　　" + line
        rows += [padded[at : at + width] for at in range(0, len(padded), width)]
    return "\n".join(rows)


@pytest.mark.parametrize(
    "spoil",
    [
        _half,
        _spaced,
        _glossed,
        _wrapped,
        lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        lambda text: text.replace("\n", "\n\n\n"),
        lambda text: "\n".join(f"\u3000\u00a0{line}\u00a0" for line in text.splitlines()),
        lambda text: text.replace("学校", "学\u3000校").replace("落实", "落 实"),
    ],
    ids=["half-width", "spaced", "glossed", "wrapped", "full-width", "blank lines", "blanks", "torn words"],
)
def test_the_whole_text_spoilt(spoil: Any) -> None:
    read = _tree(spoil(PLAN))
    assert _squeezed(read["documents"]) == _squeezed(CLEAN)


def test_traditional_with_glosses(tmp_path: Path) -> None:
    text = "青禾縣教(jiào)育局工作計劃\n一、總體要求\n堅持黨的領導(dǎo),辦好人民滿意的教育。\n"
    reading = read_text(tmp_path, text)
    assert reading.script == "traditional"
    assert reading.documents[0].outline[0].text == "坚持党的领导，办好人民满意的教育。"
    assert reading.documents[0].paragraphs[0].text == "青禾縣教(jiào)育局工作計劃"
    assert [one.why.split("，")[0] for one in reading.repaired] == [
        "拼音夹注已去掉",
        "繁体转为简体",
        "半角标点改为全角",
    ]


def test_a_page_number_in_mid_sentence() -> None:
    at = next(at for at, line in enumerate(LINES) if line.startswith("5."))
    middle = LINES[at].index("（含")
    torn = [LINES[at][:middle], "— 5 —", LINES[at][middle:]]
    assert _tree("\n".join([*LINES[:at], *torn, *LINES[at + 1 :]]))["documents"] == CLEAN


def test_related_links_behind_the_text() -> None:
    tail = ["推荐访问", "2019年工作总结2020年工作计划", "分享", "热门关注", "某局2020年安全生产工作总结"]
    read = _tree("\n".join(LINES + tail))
    assert read["documents"] == CLEAN
    assert [one["text"] for one in read["dropped"]] == tail


def test_newlines_lost(tmp_path: Path) -> None:
    body = [line for line in LINES if not line.startswith(("附件", "2.学位"))]
    expected = documents(_write(tmp_path, "\n".join(body)))
    for glue in ("", " ", "　　"):
        found = documents(_write(tmp_path, glue.join(body)))
        assert [one["title"] for one in found] == ["青禾县教育局2027年工作要点"]
        assert _headings(found) == _headings(expected)
        assert found[0]["date"] == "2027-01-12"


def test_titles_with_other_years_are_the_sites(tmp_path: Path) -> None:
    text = "2023教育工作要点\n2022教育工作要点\n2020年教育工作要点\n2020年，全县抓落实。\n一、任务\n抓好。"
    reading = read_text(tmp_path, text)
    assert (reading.documents[0].title, reading.documents[0].year) == ("2020年教育工作要点", 2020)
    assert [one.why for one in reading.dropped] == ["重复的标题", "重复的标题"]


@pytest.mark.parametrize(
    "text",
    [
        "生师比控制在1:1以内。",
        "实施2019-2021年行动。",
        "落实《校园安全办法（试行）》。",
        "体检做X光检查。",
        "上午8:30开会。",
        "网址（https://www.moe.gov.cn/a.html）供查询。",
        "使用ChatGPT等工具，参考Smith (1999)。",
        "来源于家长的意见要重视。",
        "发放学习资料300份。",
        "希望各校对困难学生给予帮助。",
        "引导更多家长关注校园网。",
        "时间：2027年3月5日",
        "配图书3000册",
        "建设资料图书馆",
        "扎扎实实、认认真真抓落实。",
        "轰轰烈烈扎扎实实抓落实。",
        "党的***四中***精神和xx%的学校。",
    ],
)
def test_true_text_is_left_alone(tmp_path: Path, text: str) -> None:
    reading = read_text(tmp_path, f"青禾县教育局工作计划\n一、任务\n{text}\n二、保障\n经费到位。\n")
    assert reading.documents[0].outline[0].text == text
    assert not reading.dropped


def test_what_can_only_be_one_thing_is_restored(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "一、任务\n学习******新时代中国特色社会主义思想和***讲话。\n")
    assert reading.documents[0].outline[0].text == "学习习近平新时代中国特色社会主义思想和***讲话。"
    (one,) = reading.repaired
    assert (one.line, one.after) == (2, "习近平新时代中国特色社会主义思想")


def _write(folder: Path, text: str) -> Path:
    path = folder / "文件.txt"
    path.write_text(text, encoding="utf-8")
    return path


def _headings(found: Any) -> list[tuple[int, str, str]]:
    def walk(nodes: Any) -> list[tuple[int, str, str]]:
        return [
            row
            for node in nodes
            for row in ((node["level"], node["number"], node["heading"]), *walk(node["children"]))
        ]

    return [row for one in found for row in walk(one["outline"])]


def _squeezed(value: Any) -> Any:
    """Blanks aside: those inside words go, and no test asks for others."""
    if isinstance(value, str):
        return value.replace(" ", "")
    if isinstance(value, list):
        return [_squeezed(one) for one in value]
    return {key: _squeezed(one) for key, one in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize(
    "line",
    [
        "教育频道»工作计划»正文",
        "教育›工作要点›正文",
        "工作计划 > 正文",
        "某某范文网版权所有，翻印必究",
        "第一公文网欢迎各位朋友",
        "某某市教育局 冀ICP备00000001号",
        "本网冀公网安备 13000002000000号",
        "某某县 网站标识码：1300000001",
        "某某教育网 备案序号：2001",
        "今天小编整理了一份教育工作要点",
        "内容仅供参考",
        "本文供您借鉴",
        "欢迎下载本计划",
        "希望对你有帮助",
        "欢迎来到教育工作计划栏目",
        "教育工作计划 精品文档",
        "工作要点 倾情为您奉上",
        "计划模板 可编辑修改",
        "计划模板 下载后可使用",
        "工作要点 会员专享",
        "名师资料总结 学校工作计划",
        "学生参加艺术节。本报记者 某某 摄",
    ],
)
def test_noise_behind_other_words_is_a_line_of_noise(line: str) -> None:
    read = _tree("\n".join([*LINES[:5], line, *LINES[5:]]))
    assert [one["line"] for one in read["dropped"]] == [6]
    assert read["documents"] == CLEAN
