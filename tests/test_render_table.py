"""Columns of a table in Word: short ones stay whole, long ones share what is left so that rows are low."""

import re

from drafts import TYPED, draft, section

from drafter.model.draft import Block, Section
from drafter.model.style import Style
from drafter.render.document import document
from drafter.render.wordtable import table
from drafter.render.wordxml import Runs
from drafter.store.styles import load_style, standard_path

STYLE: Style = load_style(standard_path())
HEAD = ("序号", "重点任务", "工作事项", "责任股室", "配合单位", "完成时限")
ROWS = (
    (
        "1",
        "强化党建引领，把牢社会主义办学方向",
        "规范中小学党组织议事决策",
        "人事股",
        "少工委、党建办",
        "每学期",
    ),
    ("2", "深化五育融合，呵护学生身心健康", "配齐建强思政课教师队伍", "基础教育股", "教研室", "12月底前"),
    ("3", "顺应学龄人口变化，统筹推进各学段协调发展", "发挥优质学校带动作用", "项目办", "计财股", "8月底前"),
)


def widths(*rows: tuple[str, ...]) -> list[float]:
    """Widths of the columns' text in 字 of 12 points."""
    text = "\n".join("\t".join(row) for row in rows)
    made = draft(sections=(section("a", 1, "抓安全"), Section("t", 0, "安排表", (Block(text, TYPED),))))
    cells = [item for item in document(made).paragraphs if item.cell]
    grid = re.findall(r'<w:gridCol w:w="(\d+)"', table(cells, STYLE, Runs()))
    assert sum(map(int, grid)) == STYLE.page.text_width
    return [(int(size) - 160) / 240 for size in grid]


def test_names_and_dates_stay_in_one_line() -> None:
    made = widths(HEAD, *ROWS)
    assert made[0] >= 2 and made[3] >= 5 and made[5] >= 4.5
    # The longest texts have the widest column.
    assert max(made) == made[1] > made[2] > made[4] - 1


def test_what_fits_is_spread_over_the_page() -> None:
    made = widths(("月份", "会议"), ("3月", "全县教育工作会议"))
    assert made[1] > 2 * made[0] > 4


def test_many_columns_still_fit() -> None:
    assert min(widths(tuple("甲乙丙丁戊己庚辛壬癸"), tuple("长期坚持的工作" for _ in range(10)))) > 1.5


def test_a_long_table_is_soon_done() -> None:
    rows = [(str(n), *ROWS[n % 3][1:]) for n in range(300)]
    assert widths(HEAD, *rows)[3] >= 5
