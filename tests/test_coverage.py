"""The superior's plan beside ours: every verdict is right, or left for a person."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.comparing.coverage import Covered, coverage
from drafter.model.document import Document
from drafter.reading import read

DATA = Path(__file__).resolve().parent / "data" / "coverage"
RIGHT = {
    "推进思政课一体化建设": "covered",
    "加强心理健康教育": "partly",
    "落实体育锻炼时间": "covered",
    "抓好劳动教育": "missing",
    "扩大学前公办学位": "covered",
    "推进义务教育集团化办学": "partly",
    "振兴县域高中": "covered",
    "发展特殊教育": "missing",
    "深化产教融合": "missing",
    "规范校园餐管理": "covered",
    "防范学生溺水": "covered",
    "推进人工智能教育": "partly",
    "减轻教师负担": "covered",
    "清理拖欠民办园补助": "missing",
    "开展语言文字推广": "covered",
}


REWORDED = {
    "强化控辍保学": "covered",
    "规范办学行为": "covered",
    "推进校车安全": "covered",
    "优化招生入学": "covered",
    "加强教师培训": "partly",
    "办好家门口的学校": "covered",
    "推广国家通用语言文字": "partly",
    "加强校园食品安全": "missing",
}


@pytest.fixture(scope="module")
def found() -> dict[str, Covered]:
    superior, county = (read(DATA / name).documents[0] for name in ("superior.txt", "county.txt"))
    return {one.heading: one for one in coverage(superior, county)}


def test_every_item_but_the_framework_is_judged(found: dict[str, Covered]) -> None:
    assert set(found) == set(RIGHT)


@pytest.mark.parametrize("heading", RIGHT)
def test_the_verdict_is_right_or_left_for_a_person(heading: str, found: dict[str, Covered]) -> None:
    assert found[heading].verdict in (RIGHT[heading], "unsure")


def test_other_words_for_the_same_are_never_called_missing() -> None:
    names = ("superior-reworded.txt", "county-reworded.txt")
    superior, county = (read(DATA / name).documents[0] for name in names)
    for one in coverage(superior, county):
        assert one.verdict in (REWORDED[one.heading], "unsure"), one.heading


@pytest.mark.parametrize(("name", "made"), [("44", 30), ("traps", 2)])
def test_a_citys_plan_beside_a_countys(name: str, made: int, tmp_path: Path) -> None:
    """Other words, items merged and split; and twelve whose words mislead: marked before a run."""
    marked = (DATA / f"city-{name}.txt").read_text("utf-8")
    right = dict(re.findall(r"^\d+\.([^。]+)。.*\[(\w+)\]$", marked, re.MULTILINE))
    city = tmp_path / "city.txt"
    city.write_text(re.sub(r"\[\w+\]", "", marked), "utf-8")
    verdicts = coverage(read(city).documents[0], read(DATA / f"county-{name}.txt").documents[0])
    assert len(verdicts) == len(right)
    wrong = [one.heading for one in verdicts if one.verdict not in (right[one.heading], "unsure")]
    assert not wrong
    assert sum(one.verdict != "unsure" for one in verdicts) >= made


def test_most_verdicts_are_made(found: dict[str, Covered]) -> None:
    assert sum(one.verdict != "unsure" for one in found.values()) >= 10


def test_the_place_and_what_is_open_are_named(found: dict[str, Covered]) -> None:
    assert "落实体育锻炼时间" in found
    assert found["落实体育锻炼时间"].where == "3.增强学生体质"
    assert any("春季心理筛查" in task for task in found["加强心理健康教育"].open)
    assert found["发展特殊教育"].where == ""


def test_a_plan_covers_itself() -> None:
    document = read(DATA / "superior.txt").documents[0]
    assert {one.verdict for one in coverage(document, document)} == {"covered"}


LONG = (
    "青阳市教育局2027年工作计划\n一、重点工作\n（一）实施县中振兴一县一策\n"
    "各县区制定县中提升方案，明确办学目标，托管帮扶逐校签约，骨干教师每年驻校一学期，"
    "严禁跨区域掐尖招生，高考备考数据按月会商，驻校经费达到【待填：每校驻校经费】万元。\n"
    "（二）做实校园安全巡查\n"
    "每日巡查校门、宿舍、楼道，隐患当日登记，重大隐患挂牌督办，保安员按标准配备，"
    "夜间值守领导带班，巡查记录按周抽检，监控设备每月检修。\n"
)
OURS = (
    "柳城县教育局2027年工作要点\n一、重点工作\n（一）做实校园安全巡查\n"
    "每日巡查校门、宿舍、楼道，隐患当日登记，重大隐患挂牌督办，邀请家长参加开放日。\n"
    "（二）普及急救知识\n每所学校培训骨干教师两名，托管时段配备急救员，备考期间按月检查。\n"
)


def _read(folder: Path, name: str, text: str) -> Document:
    (folder / name).write_text(text, "utf-8")
    return read(folder / name).documents[0]


def test_an_item_of_many_tasks_is_judged_by_its_object(tmp_path: Path) -> None:
    """Nothing on its object: missing and no partner; the same heading with some tasks: partly."""
    schools, safety = coverage(_read(tmp_path, "a.txt", LONG), _read(tmp_path, "b.txt", OURS))
    assert (schools.verdict, schools.where) == ("missing", "")
    assert (safety.verdict, safety.where) == ("partly", "（一）做实校园安全巡查")
    assert any("保安员" in task for task in safety.open)


def test_a_blank_is_no_task(tmp_path: Path) -> None:
    schools, _ = coverage(_read(tmp_path, "a.txt", LONG), _read(tmp_path, "b.txt", OURS))
    assert not any("待填" in task or "】" in task for task in schools.open)
    assert "驻校经费达到万元" in schools.open


def check(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "drafter", "check", str(DATA / "county.txt"), *arguments],
        cwd=folder,
        env={**os.environ, "DRAFTER_HOME": str(folder / "home")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_from_the_command_line(tmp_path: Path) -> None:
    done = check(tmp_path, "--covers", str(DATA / "superior.txt"), "--json")
    assert done.returncode == 0, done.stderr
    items = json.loads(done.stdout)["items"]
    assert len(items) == len(RIGHT)
    assert {"number", "heading", "verdict", "share", "where", "open"} <= set(items[0])


def test_the_table_is_a_workbook(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    done = check(tmp_path, "--covers", str(DATA / "superior.txt"), "-o", "对照.xlsx")
    assert done.returncode == 0, done.stderr
    assert "未覆盖" in done.stdout
    rows = list(load_workbook(tmp_path / "对照.xlsx").active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert len(rows) == len(RIGHT) + 2
    assert rows[1][1] == "上级任务"
    first = (tmp_path / "对照.xlsx").read_bytes()
    check(tmp_path, "--covers", str(DATA / "superior.txt"), "-o", "对照.xlsx")
    assert (tmp_path / "对照.xlsx").read_bytes() == first


def test_what_cannot_be_laid_beside_is_said(tmp_path: Path) -> None:
    (tmp_path / "空话.txt").write_text("关于做好工作的通知\n请各校认真落实。\n", "utf-8")
    done = check(tmp_path, "--covers", "空话.txt")
    assert done.returncode == 2
    assert "drafter outline" in done.stderr
    done = check(tmp_path, "--covers", str(DATA / "superior.txt"), "-o", "对照.docx")
    assert done.returncode == 2
    assert ".xlsx" in done.stderr
