"""Reading: the same tree from every format, and the shapes that offices write."""

from html import escape
from pathlib import Path

import pytest
from trees import DATA, documents, headings, read_text, walk
from wordfiles import package, paragraph, write

from drafter.pipeline.outline import as_json, as_text, outline

PLAN = DATA / "plan.txt"


def test_the_plan_is_read_as_it_is_written() -> None:
    reading = outline(PLAN)
    (document,) = reading.documents
    assert (document.title, document.kind, document.year) == ("青禾县教育局2027年工作要点", "工作要点", 2027)
    assert (document.org, document.level, document.date) == ("青禾县教育局", "county", "2027-01-12")
    assert document.addressee == "各乡镇中心校，县直各学校"
    assert document.closing == "附件：1.重点任务清单\n2.学位建设安排\n青禾县教育局\n2027年1月12日"
    assert document.preface.startswith("各乡镇中心校，县直各学校：\n2027年是")
    assert headings(reading) == [
        (1, "一、", "坚持党的全面领导"),
        (2, "（一）", "建强基层组织"),
        (3, "1.", "抓实理论学习"),
        (3, "2.", "规范组织生活"),
        (2, "（二）", "严守清廉底线"),
        (3, "3.", "紧盯招生、基建、食堂等环节，开展两轮专项督查，对发现的问题逐一销号"),
        (1, "二、", "提升育人质量"),
        (2, "（一）", "深化课程改革"),
        (3, "4.", "改进课堂教学"),
        (4, "（1）", "抓备课"),
        (4, "（2）", "抓评价"),
        (3, "5.", "办好家门口的学校"),
        (2, "（二）", "守牢安全底线"),
        (3, "6.", "织密防护网络"),
        (1, "三、", "强化保障措施"),
    ]
    assert not reading.dropped


def test_run_in_text_owner_and_places() -> None:
    (document,) = outline(PLAN).documents
    nodes = {node.heading: node for node in walk(document.outline)}
    assert nodes["抓实理论学习"].text.startswith("每月组织一次集中学习")
    assert nodes["抓实理论学习"].text.endswith("（责任科室：人事股）")
    assert nodes["抓实理论学习"].owner == "人事股"
    assert nodes["规范组织生活"].owner == "人事股、办公室"
    assert nodes["建强基层组织"].text == ""
    assert nodes["强化保障措施"].text.count("\n") == 1
    paragraphs = {one.number: one for one in document.paragraphs}
    assert [one.number for one in document.paragraphs] == list(range(1, len(paragraphs) + 1))
    place = paragraphs[nodes["抓实理论学习"].paragraphs[0]]
    assert (place.role, place.level, place.text[: place.lead]) == ("heading", 3, "1.抓实理论学习。")
    assert [one.role for one in document.paragraphs][:2] == ["title", "addressee"]
    assert [one.role for one in document.paragraphs][-4:] == [
        "attachment-note",
        "attachment-note",
        "signature",
        "date",
    ]


def _twins(folder: Path, text: str) -> dict[str, Path]:
    lines = text.splitlines()
    page = "\n".join(f"<p>{escape(line)}</p>" for line in lines)
    files = {
        "gb.txt": text.encode("gb18030"),
        "crlf.txt": b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
        "mac.txt": text.replace("\n", "\r").encode(),
        "wide.txt": text.encode("utf-16"),
        "bare.txt": text.encode("utf-16-be"),
        "plan.md": text.replace("\n", "\n\n").encode(),
        "plan.html": f"<!DOCTYPE html><html><head></head><body>{page}</body></html>".encode(),
        "gb.htm": f"<html><head><meta charset=gb2312></head><body>{page}</body></html>".encode("gb18030"),
        "plan.docx": package("".join(paragraph(line) for line in lines)),
    }
    return {name: write(folder, data, name) for name, data in files.items()}


def test_the_same_document_gives_the_same_tree_in_every_format(tmp_path: Path) -> None:
    text = PLAN.read_text(encoding="utf-8")
    expected = documents(PLAN)
    for name, path in _twins(tmp_path, text).items():
        assert documents(path) == expected, name


def test_encodings_are_named(tmp_path: Path) -> None:
    paths = _twins(tmp_path, PLAN.read_text(encoding="utf-8"))
    names = {name: outline(path).encoding for name, path in paths.items()}
    assert names["gb.txt"] == "gb18030"
    assert names["wide.txt"] == names["bare.txt"] == "utf-16"
    assert names["crlf.txt"] == "utf-8"
    assert names["plan.docx"] == "docx"


def test_big5_comes_out_in_simplified(tmp_path: Path) -> None:
    path = write(tmp_path, "青禾縣教育局工作計劃\n一、總體要求\n堅持教育優先發展。\n".encode("big5"), "a.txt")
    reading = outline(path)
    assert (reading.encoding, reading.script) == ("big5", "traditional")
    assert headings(reading) == [(1, "一、", "总体要求")]
    assert reading.documents[0].title == "青禾县教育局工作计划"
    assert any("繁体" in one.why for one in reading.repaired)


def test_odd_bytes_do_not_hinder(tmp_path: Path) -> None:
    data = PLAN.read_text(encoding="utf-8").encode("gbk", "replace")
    cut = data.index("（二）".encode("gbk"))
    reading = outline(write(tmp_path, data[:cut] + b"\xff" + data[cut:], "a.txt"))
    assert len(headings(reading)) >= 14


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "第一章 总则\n第一节 目标\n内容在此。\n第二节 任务\n内容在此。\n第二章 附则\n内容在此。",
            [(1, "第一章", "总则"), (2, "第一节", "目标"), (2, "第二节", "任务"), (1, "第二章", "附则")],
        ),
        (
            "【一】党建\n㈠抓学习。内容。\n⑴抓落实。内容。\n①抓检查。内容。",
            [(1, "【一】", "党建"), (2, "㈠", "抓学习"), (4, "⑴", "抓落实"), (4, "①", "抓检查")],
        ),
        (
            "1 要求\n1.1 思想\n内容。\n1.2 目标\n内容。\n2 任务\n2.1 德育\n2.1.1 班会\n内容。",
            [
                (1, "1", "要求"),
                (2, "1.1", "思想"),
                (2, "1.2", "目标"),
                (1, "2", "任务"),
                (2, "2.1", "德育"),
                (3, "2.1.1", "班会"),
            ],
        ),
        (
            "一 、 总体要求\n（ 一 ） 指导思想\n１．抓学习。内容。\n2）抓管理。内容。",
            [(1, "一、", "总体要求"), (2, "（一）", "指导思想"), (3, "1.", "抓学习"), (3, "2）", "抓管理")],
        ),
        (
            "一、任务\n1、抓学习。内容。\n二、保障\n2、抓管理。内容。",
            [(1, "一、", "任务"), (3, "1、", "抓学习"), (1, "二、", "保障"), (3, "2、", "抓管理")],
        ),
        (
            "一、任务\nL.抓学习。内容在此。\n2.抓管理。内容在此。",
            [(1, "一、", "任务"), (3, "1.", "抓学习"), (3, "2.", "抓管理")],
        ),
        (
            "一、任务\nx.抓学习。内容在此。\nx.抓管理。内容在此。",
            [(1, "一、", "任务"), (3, "x.", "抓学习"), (3, "x.", "抓管理")],
        ),
        (
            "一、任务\n一是抓学习。内容在此。\n二是抓管理。内容在此。\n2027年办好三件事。\n3.5万名学生受益。",
            [(1, "一、", "任务")],
        ),
        (
            "（一）加强组织领导 各学校要成立专班，明确责任分工，层层抓好落实，按月报送情况。每季通报。",
            [(2, "（一）", "加强组织领导")],
        ),
    ],
)
def test_numbers_of_all_shapes(tmp_path: Path, text: str, expected: list[tuple[int, str, str]]) -> None:
    assert headings(read_text(tmp_path, "青禾县教育局工作计划\n" + text)) == expected


def test_unnumbered_headings_where_a_section_is_built_of_them(tmp_path: Path) -> None:
    rest = "全县组织集中学习四十余场，撰写心得三百余篇，评选先进支部十个，召开推进会两次。"
    text = (
        f"工作总结\n一、党建工作\n学习教育扎实开展。{rest}\n组织生活更加规范。{rest}\n"
        f"二、教学工作\n{rest}\n质量稳步提升。{rest}\n"
    )
    assert headings(read_text(tmp_path, text)) == [
        (1, "一、", "党建工作"),
        (2, "", "学习教育扎实开展"),
        (2, "", "组织生活更加规范"),
        (1, "二、", "教学工作"),
    ]


def test_several_documents_by_marks_and_by_titles(tmp_path: Path) -> None:
    body = "一、目标\n目标明确。\n二、措施\n措施有力。\n"
    reading = read_text(tmp_path, f"全县教育工作要点2篇\n第一篇\n{body}第二篇\n{body}")
    assert [one.title for one in reading.documents] == [
        "全县教育工作要点（第一篇）",
        "全县教育工作要点（第二篇）",
    ]
    reading = read_text(tmp_path, f"青禾县2026年教育工作总结\n{body}青禾县2027年教育工作计划\n{body}")
    assert [(one.title, one.year) for one in reading.documents] == [
        ("青禾县2026年教育工作总结", 2026),
        ("青禾县2027年教育工作计划", 2027),
    ]
    numbers = [one.number for document in reading.documents for one in document.paragraphs]
    assert numbers == list(range(1, len(numbers) + 1))


def test_summary_and_plan_in_one_are_one_document(tmp_path: Path) -> None:
    text = (
        "2026年工作总结和2027年工作计划\n2026年工作总结\n一、成绩\n成绩很好。\n"
        "2027年工作计划\n一、思路\n思路清楚。\n二、任务\n任务明确。\n"
    )
    (document,) = read_text(tmp_path, text).documents
    assert (document.kind, document.year) == ("总结与计划", 2027)
    assert [node.heading for node in document.outline] == ["2026年工作总结", "2027年工作计划"]


def test_a_notice_in_front_of_the_plan(tmp_path: Path) -> None:
    plan = PLAN.read_text(encoding="utf-8").split("\n", 2)[2].split("附件：")[0]
    text = (
        "青禾县教育局关于印发《青禾县教育局2027年工作要点》的通知\n青教〔2027〕3号\n各乡镇中心校：\n"
        "现将《青禾县教育局2027年工作要点》印发给你们，请结合实际，认真贯彻落实。\n附件：1.任务清单\n2.学位安排\n"
        f"青禾县教育局\n2027年1月12日\n青禾县教育局2027年工作要点\n{plan}抄送：县委办公室。\n"
    )
    reading = read_text(tmp_path, text)
    (document,) = reading.documents
    assert (document.title, document.kind) == ("青禾县教育局2027年工作要点", "工作要点")
    assert (document.org, document.date) == ("青禾县教育局", "2027-01-12")
    assert document.preface.startswith("青禾县教育局关于印发")
    assert document.closing == "抄送：县委办公室。"
    assert headings(reading) == headings(outline(PLAN))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2027年工作要点\n一、任务\n抓好落实。", 2027),
        ("2023年工作要点\n2020年，全县教育系统以改革为动力。\n一、任务\n到2020年底完成。", 2020),
        ("工作要点\n2027年全县教育工作的总体要求是抓落实。\n一、任务\n总结2026年经验。", 2027),
        ("XX县XXXX年工作要点\nXXXX年，全县抓落实。\n一、任务\n抓好落实。", None),
        ("青禾中学2026—2027学年度工作计划\n一、任务\n2027年春季学期检查。", 2026),
        ("二〇二七年工作要点\n一、任务\n抓好落实。", 2027),
    ],
)
def test_the_year_is_the_documents_own(tmp_path: Path, text: str, year: int | None) -> None:
    page = "发布时间：2019-10-02 11:35:04 来源：教育新闻\n" + text
    assert read_text(tmp_path, page).documents[0].year == year
    assert read_text(tmp_path, page).documents[0].date is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("青禾县2027年教育工作要点", "工作要点"),
        ("青禾县教育局2027年工作计划", "工作计划"),
        ("2026年工作总结及2027年工作思路", "总结与计划"),
        ("2027年上半年工作总结和下半年工作打算", "半年总结与计划"),
        ("2026年工作总结", "工作总结"),
        ("2027年工作思路", "工作思路"),
        ("青禾县控辍保学实施方案", "实施方案"),
        ("青禾县强师行动计划", "行动计划"),
        ("白石镇中心校2027年工作计划", "中心校计划"),
        ("青禾县第一小学2027年春季学期工作计划", "学校计划"),
        ("青禾县幼儿园2027年工作计划", "幼儿园计划"),
        ("关于加强学校美育工作的实施意见", "意见"),
        ("关于开展安全检查的通知", "通知"),
        ("2027年政府工作报告", "政府工作报告"),
    ],
)
def test_kinds_by_title(tmp_path: Path, title: str, kind: str) -> None:
    assert read_text(tmp_path, f"{title}\n一、任务\n抓好落实。\n").documents[0].kind == kind


def test_what_is_masked_is_not_told(tmp_path: Path) -> None:
    (document,) = read_text(
        tmp_path, "XX县教育局2027年工作要点\n一、任务\n建设XX所学校。\nXX县教育局\n2027年X月X日\n"
    ).documents
    assert (document.org, document.level, document.date) == (None, None, None)
    assert document.outline[0].text == "建设XX所学校。"
    assert document.closing == "XX县教育局\n2027年X月X日"


def test_for_people_and_for_programs(tmp_path: Path) -> None:
    text = "当前位置：首页 > 计划\n" + PLAN.read_text(encoding="utf-8").replace("，", ",")
    reading = read_text(tmp_path, text)
    shown = as_text(reading)
    assert "青禾县教育局2027年工作要点\n  工作要点 · 2027年 · 青禾县教育局 · 2027-01-12 · 15 个标题" in shown
    assert "    （一）建强基层组织" in shown and "〔人事股〕" in shown
    assert "第 1 行 删去 [面包屑导航] 当前位置：首页 > 计划" in shown
    shape = as_json(reading)
    assert list(shape) == ["file", "encoding", "script", "documents", "dropped", "repaired"]
    assert shape["dropped"] == [{"line": 1, "text": "当前位置：首页 > 计划", "why": "面包屑导航"}]
    assert shape["documents"][0]["outline"][0]["children"][0]["children"][0]["owner"] == "人事股"


def test_markdown_marks_and_tables(tmp_path: Path) -> None:
    text = (
        "# 青禾县教育局2027年工作要点\n\n## 一、任务\n\n- **抓好**[落实](https://a.cn)。党的***四中***精神\n\n"
        "| 任务 | 时限 |\n|---|---|\n| 招生 | 6月 |\n"
    )
    (document,) = read_text(tmp_path, text, "a.md").documents
    assert document.title == "青禾县教育局2027年工作要点"
    assert document.outline[0].text == "抓好落实。党的***四中***精神\n任务\t时限\n招生\t6月"


def test_a_saved_page_loses_its_navigation(tmp_path: Path) -> None:
    page = (
        "<html><head><style>p{}</style><script>x()</script></head><body><nav>首页 新闻</nav>"
        "<div class='share-bar'>分享到 微博</div><h1>青禾县教育局2027年工作要点</h1>"
        "<div id=main><p>一、任务</p><p>抓好<b>落实</b>。<br>二、保障</p><p>经费到位。</p>"
        "<table><tr><td>任务</td><td>时限</td></tr><tr><td>招生</td><td>6月</td></tr></table></div>"
        "<footer>版权所有</footer></body></html>"
    )
    reading = read_text(tmp_path, page, "a.html")
    (document,) = reading.documents
    assert document.title == "青禾县教育局2027年工作要点"
    assert [(node.heading, node.text) for node in document.outline] == [
        ("任务", "抓好落实。"),
        ("保障", "经费到位。\n任务\t时限\n招生\t6月"),
    ]
    assert {one.why for one in reading.dropped} == {"网页导航"}
