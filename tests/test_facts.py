"""Facts: one order of precedence, the interview with last year's values, and what is refused."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.pipeline.compose import new_draft
from drafter.pipeline.export import export_file
from drafter.pipeline.generate import generate
from drafter.pipeline.interview import interview, write_template
from drafter.pipeline.preview import page_count
from drafter.render.document import document
from drafter.store.drafts import save_draft
from drafter.store.facts import load_facts
from drafter.store.folders import home
from drafter.store.remembered import remember, remembered

COUNTY = "柳城县教育局"
SKELETON = """id: own
label: 本局计划
titles: ["{{ org }}{{ year }}年计划"]
length: {county: [10, 400]}
signed: true
facts:
  - {key: goal, label: 总目标, default: 骨架的目标}
  - {key: rate, label: 巩固率, unit: "%", low: 85, high: 100}
sections:
  - id: opening
    level: 0
    body:
      - say: ["实现{{ fact('goal') }}，巩固率达到{{ fact('rate') }}。"]
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user folder with one skeleton of two facts."""
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    kinds = tmp_path / "templates" / "kinds"
    kinds.mkdir(parents=True)
    (kinds / "own.yaml").write_text(SKELETON, "utf-8")
    return tmp_path


def said(**given: str) -> str:
    return document(new_draft("own", COUNTY, 2027, facts=given)).preface


def drafter(*words: str | Path) -> tuple[int, str]:
    """Exit code and last line of stderr of a command."""
    made = subprocess.run(
        [sys.executable, "-m", "drafter", *map(str, words)], capture_output=True, text=True, check=False
    )
    return made.returncode, (made.stderr.strip().splitlines() or [""])[-1]


def test_each_source_of_a_fact_stands_over_the_next(own: Path) -> None:
    assert said() == "实现骨架的目标，巩固率达到【待填：巩固率】%。"
    (own / "profile.yaml").write_text("facts: {goal: 资料的目标, 巩固率: 96%, other: 别的}\n", "utf-8")
    assert said() == "实现资料的目标，巩固率达到96%。"
    file = own / "facts-of-mine.yaml"
    file.write_text("goal: 文件的目标\nrate: 97\n", "utf-8")
    assert said(**load_facts(file)) == "实现文件的目标，巩固率达到97%。"
    out = own / "a.txt"
    words = ("generate", "own", "--org", COUNTY, "--year", "2027", "--facts", file, "--set", "rate=98")
    assert drafter(*words, "-o", out)[0] == 0
    assert "实现文件的目标，巩固率达到98%。" in out.read_text("utf-8")


def test_what_is_given_now_need_not_agree_with_a_faulty_profile(own: Path) -> None:
    (own / "profile.yaml").write_text("facts: {rate: 30}\n", "utf-8")
    assert "97%" in said(rate="97")
    with pytest.raises(DrafterError, match="巩固率"):
        said()


def test_an_empty_value_is_a_blank(own: Path) -> None:
    assert "【待填：巩固率】" in said(rate=" ")


@pytest.mark.parametrize("value", ["2027-03-06", "2027年3月6日", "2027.3.6"])
def test_the_date_of_signing_is_a_fact(own: Path, value: str) -> None:
    draft = new_draft("own", COUNTY, 2027, facts={"成文日期": value})
    assert draft.date == "2027-03-06"
    assert document(draft).paragraphs[-1].text == "2027年3月6日"
    assert "date" not in draft.facts


@pytest.mark.parametrize("value", ["2027-02-30", "三月六日", "2027"])
def test_a_date_that_is_none_is_refused(own: Path, value: str) -> None:
    with pytest.raises(DrafterError, match="成文日期"):
        new_draft("own", COUNTY, 2027, facts={"date": value})


def test_the_interview_shows_what_was_last_year(own: Path) -> None:
    generate("own", COUNTY, 2026, own / "old.txt", facts={"rate": "96%", "goal": "去年的目标"})
    asked = {one.fact.key: one for one in interview(new_draft("own", COUNTY, 2027))}
    assert list(asked) == ["goal", "rate", "date"]
    assert (asked["rate"].value, asked["rate"].last) == ("", "96%")
    assert (asked["goal"].value, asked["goal"].last) == ("骨架的目标", "去年的目标")
    assert "去年的目标" not in said()
    count = write_template("own", COUNTY, 2027, own / "ask.yaml")
    text = (own / "ask.yaml").read_text("utf-8")
    assert count == 3
    assert "# 巩固率；单位：%；合理范围：85—100；上年：96%\nrate: \n" in text
    assert load_facts(own / "ask.yaml") == {"goal": "骨架的目标"}


def test_last_years_draft_tells_too(own: Path) -> None:
    save_draft(own / "old.yaml", new_draft("own", COUNTY, 2026, facts={"rate": "95.5"}))
    asked = {one.fact.key: one.last for one in interview(new_draft("own", COUNTY, 2027), own / "old.yaml")}
    assert asked["rate"] == "95.5"


def test_old_values_in_the_blanks_of_a_rolled_draft_are_found(own: Path) -> None:
    draft = new_draft("own", COUNTY, 2026)
    save_draft(own / "old.yaml", draft)
    text = (own / "old.yaml").read_text("utf-8")
    (own / "old.yaml").write_text(text.replace("【待填：巩固率】", "【待填：巩固率，原为94】"), "utf-8")
    asked = {one.fact.key: one.last for one in interview(new_draft("own", COUNTY, 2027), own / "old.yaml")}
    assert asked["rate"] == "94"


def test_an_export_remembers_what_was_filled_in_by_then(own: Path) -> None:
    save_draft(own / "a.yaml", new_draft("own", COUNTY, 2026, facts={"rate": "99"}))
    export_file(own / "a.yaml", own / "a.txt")
    assert remembered(home(), COUNTY, 2026) == {"rate": "99"}
    assert remembered(home(), "和顺县教育局", 2026) == {}


def test_a_damaged_memory_is_an_empty_one(own: Path) -> None:
    (own / "facts.yaml").write_text("- 1\n- [", "utf-8")
    assert remembered(home(), COUNTY, 2026) == {}
    for year in range(2020, 2030):
        remember(home(), COUNTY, year, {"rate": "90", "goal": " "})
    assert remembered(home(), COUNTY, 2029) == {"rate": "90"}
    assert remembered(home(), COUNTY, 2020) == {}


def bomb(own: Path) -> tuple[str | Path, ...]:
    file = own / "bomb.yaml"
    file.write_text("a: &a [甲,甲]\nb: &b [*a,*a]\nc: [*b,*b,*b]\n", "utf-8")
    return ("--facts", file)


def deep(own: Path) -> tuple[str | Path, ...]:
    file = own / "deep.yaml"
    file.write_text("[" * 50_000, "utf-8")
    return ("--facts", file)


def huge(own: Path) -> tuple[str | Path, ...]:
    file = own / "huge.yaml"
    file.write_text("a: " + "甲" * 6_000_000, "utf-8")
    return ("--facts", file)


def looping(own: Path) -> tuple[str | Path, ...]:
    kind = own / "templates" / "kinds" / "own.yaml"
    kind.write_text(SKELETON.replace("实现", "{% for i in range(10**9) %}x{% endfor %}"), "utf-8")
    return ()


def nested(own: Path) -> tuple[str | Path, ...]:
    kind = own / "templates" / "kinds" / "own.yaml"
    sections = "[{id: s, level: 0, sections: " * 60 + "[]" + "}]" * 60
    kind.write_text(f"{SKELETON.partition('sections:')[0]}sections: {sections}\n", "utf-8")
    return ()


def endless(own: Path) -> tuple[str | Path, ...]:
    kind = own / "templates" / "kinds" / "own.yaml"
    kind.write_text(SKELETON + "      - say: [甲，办好学校。]\n" * 20_000, "utf-8")
    return ()


def swollen(own: Path) -> tuple[str | Path, ...]:
    kind = own / "templates" / "kinds" / "own.yaml"
    kind.write_text(SKELETON.replace("实现", "{{ " + "(" * 900), "utf-8")
    return ()


def unknown(own: Path) -> tuple[str | Path, ...]:
    return ("--set", "rat=97")


def out_of_range(own: Path) -> tuple[str | Path, ...]:
    return ("--set", "rate=197%")


def no_number(own: Path) -> tuple[str | Path, ...]:
    return ("--set", "rate=nan")


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (bomb, "不支持锚点"),
        (deep, "嵌套"),
        (huge, "MB"),
        (looping, "不允许的写法"),
        (nested, "嵌套"),
        (endless, "512 KB"),
        (swollen, "双花括号"),
        (unknown, "“rate”"),
        (out_of_range, "超出合理范围 85—100%"),
        (no_number, "超出合理范围"),
    ],
)
def test_bad_input_ends_with_one_clear_line(
    own: Path, bad: Callable[[Path], tuple[str | Path, ...]], says: str
) -> None:
    out = own / "a.docx"
    code, line = drafter("generate", "own", "--org", COUNTY, "--year", "2027", "-o", out, *bad(own))
    assert code == 2
    assert line.startswith("错误：")
    assert says in line
    assert not out.exists()


@pytest.mark.parametrize("seed", range(6))
def test_the_local_goal_that_is_given_is_said(seed: int) -> None:
    draft = new_draft("工作要点", COUNTY, 2027, seed=seed, facts={"local_goal": "县域经济提质增效"})
    assert document(draft).preface.count("县域经济提质增效") == 1


@pytest.mark.parametrize("value", ["12600", "１２６００", "12,600", " 12，600 "])
def test_a_figure_is_printed_in_narrow_digits_without_marks(value: str) -> None:
    made = new_draft("工作要点", COUNTY, 2027, facts={"aid_recipients": value})
    assert made.facts["aid_recipients"] == "12600"


def test_words_of_a_fact_stay_as_they_are() -> None:
    made = new_draft("工作要点", COUNTY, 2027, facts={"local_goal": "实现“１，200”目标"})
    assert made.facts["local_goal"] == "实现“１，200”目标"


def test_a_wide_equals_sign_is_understood(own: Path, tmp_path: Path) -> None:
    done = drafter(
        "generate",
        "本局计划",
        "--org",
        COUNTY,
        "--year",
        "2027",
        "--set",
        "rate＝９７",
        "-o",
        tmp_path / "a.txt",
    )
    assert done[0] == 0
    assert "巩固率达到97%" in (tmp_path / "a.txt").read_text("utf-8")


def test_a_plan_of_few_pages_is_short() -> None:
    """A plan of 8 pages has short items where long ones would fill 11, as an office counts pages."""
    long, short = (page_count(new_draft("工作计划", COUNTY, 2027, seed=7, pages=n)) for n in (12, 8))
    assert short <= 10 < long
