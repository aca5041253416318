"""Skeletons: every bundled one is sound, and a fault names file, line and the nearest key."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from drafter.errors import DrafterError
from drafter.model.kinds import LEVELS
from drafter.model.skeleton import Fact, Topic
from drafter.pipeline import templates
from drafter.store import yaml
from drafter.store.folders import bundled, home
from drafter.store.skeletons import Library, read_topic

FILES = [*bundled("templates").glob("topics/*.yaml"), *bundled("templates").glob("kinds/*.yaml")]
TOPIC = """\
id: sample
label: 样例
keywords: [样例]
headings: [做好样例工作]
facts:
  - {key: sample_count, label: 样例数, unit: 个}
measures:
  - id: one
    leads: [做好样例]
    owner: 办公室
    body:
      - action: ["建成{{ fact('sample_count') }}样例。"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "sample.yaml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_bundled_skeleton_is_sound(path: Path) -> None:
    templates.checked(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_schema_for_editors_takes_every_bundled_skeleton(path: Path) -> None:
    name = path.parent.name.removesuffix("s")
    schema = json.loads((bundled("templates") / "schema" / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(yaml.load(path))


def test_the_schema_refuses_what_the_reader_refuses(tmp_path: Path) -> None:
    schema = json.loads((bundled("templates") / "schema" / "topic.schema.json").read_text("utf-8"))
    validator = Draft202012Validator(schema)
    assert validator.is_valid(yaml.load_text(TOPIC))
    for before, after in (("owner:", "ownr:"), ("- action:", "- actoin:"), ("label: 样例\n", "")):
        assert not validator.is_valid(yaml.load_text(TOPIC.replace(before, after, 1)))


def test_a_fact_means_the_same_wherever_it_is_declared() -> None:
    facts: dict[str, Fact] = {}
    labels: dict[str, str] = {}
    for topic in Library(home()).topics():
        for fact in topic.facts:
            assert facts.setdefault(fact.key, fact) == fact, fact.key
            assert labels.setdefault(fact.label, fact.key) == fact.key, fact.label


@pytest.mark.parametrize("topic", Library(home()).topics(), ids=lambda topic: topic.id)
def test_every_topic_offers_enough_to_choose_from(topic: Topic) -> None:
    offered = {level: [m for m in topic.measures if level in (m.fit.levels or LEVELS)] for level in LEVELS}
    assert max(map(len, offered.values())) >= 8
    for measure in topic.measures:
        assert len(measure.leads) >= 2, measure.id
        assert measure.owner, measure.id
        assert measure.deadline, measure.id
        assert len(measure.beats) >= 3, measure.id
        assert all(len(beat.alternatives) >= 2 for beat in measure.beats), measure.id


def test_the_fields_of_a_bureaus_work_are_all_there() -> None:
    county = [t for t in Library(home()).topics() if any("county" in m.fit.levels for m in t.measures)]
    assert len(county) >= 20


def test_a_good_topic_is_read(tmp_path: Path) -> None:
    topic = read_topic(write(tmp_path, TOPIC))
    assert topic.measures[0].beats[0].ref == "sample/one/0"
    assert topic.facts[0].unit == "个"


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ("owner: 办公室", "ownr: 办公室", 10, "owner"),
        ("leads: [做好样例]", "leads: []", 8, "领句"),
        ("leads: [做好样例]", "leads: 3", 9, "列表"),
        ("label: 样例\n", "", 1, "label"),
        ("- action:", "- actoin:", 12, "缺少句子"),
        ("id: sample", "id: no", None, None),
    ],
)
def test_a_fault_names_line_and_key(
    tmp_path: Path, before: str, after: str, line: int | None, says: str | None
) -> None:
    path = write(tmp_path, TOPIC.replace(before, after))
    if line is None:
        assert read_topic(path).id == "no"
        return
    with pytest.raises(DrafterError) as caught:
        read_topic(path)
    assert f"第{line}行" in str(caught.value)
    assert str(says) in str(caught.value)


def test_an_undeclared_fact_is_named(tmp_path: Path) -> None:
    with pytest.raises(DrafterError, match="sample_number"):
        templates.checked(write(tmp_path, TOPIC.replace("fact('sample_count')", "fact('sample_number')")))


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("leads: [做好样例]", "leads: ['{{ nobody }}']", "leads#1"),
        ("keywords: [样例]", "keywords: [样例]\nheadings: ['{% for x in y %}']", "headings#1"),
    ],
)
def test_leads_and_headings_are_checked_too(tmp_path: Path, before: str, after: str, says: str) -> None:
    text = "\n".join(line for line in TOPIC.splitlines() if not line.startswith("headings")) + "\n"
    with pytest.raises(DrafterError, match=says):
        templates.checked(write(tmp_path, text.replace(before, after)))


def test_ones_own_skeleton_shadows_the_bundled_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path))
    own = templates.copied("工作要点")
    assert own == tmp_path / "templates" / "kinds" / "work-points.yaml"
    own.write_text(own.read_text("utf-8").replace("label: 工作要点", "label: 本局要点"), "utf-8")
    assert Library(home()).kind("本局要点").id == "work-points"
    with pytest.raises(DrafterError, match="已经有了"):
        templates.copied("work-points")
