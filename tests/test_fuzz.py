"""Readers given whatever hypothesis thinks of: they read or refuse in a sentence, and nothing else."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from jinja2 import Environment
from wordfiles import package, paragraph

from drafter.bank.lines import load_file
from drafter.compose.fill import Filler, check_text
from drafter.errors import DrafterError
from drafter.language.characters import clean
from drafter.pipeline.outline import as_json, as_text, outline
from drafter.store.yaml import load_text

BOUNDED = settings(
    max_examples=int(os.environ.get("DRAFTER_FUZZ", "80")),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
PIECES = (
    *(
        "一、",
        "（一）",
        "1.",
        "1、",
        "（1）",
        "①",
        "第一章",
        "一是",
        "附件：",
        "2027年",
        "柳城县教育局",
        "工作要点",
    ),
    *(
        "抓好安全。",
        "\n",
        "\n\n",
        "\r",
        "\t",
        "　",
        "\x1b[2J",
        "\x9b",
        "\0",
        "\u202e",
        "&#27;",
        "&lt;",
        "<p>",
        "</p>",
    ),
    *(
        "<table><tr><td>",
        "<!--",
        "|---|",
        "# ",
        "> ",
        "***",
        "XX",
        "%",
        "{{",
        "}}",
        "”",
        "“",
        "《",
        "》",
        "《《",
        "9" * 40,
    ),
)


@st.composite
def texts(draw: DrawFn) -> str:
    """Text put together of what readers look for, with anything between."""
    return "".join(draw(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=60)))


def read_or_refused(path: Path) -> None:
    try:
        reading = outline(path)
    except DrafterError as error:
        assert str(error).endswith("。") and "\n" not in str(error)
        return
    shown = as_text(reading)
    assert not FORBIDDEN.search(shown)
    documents = as_json(reading)["documents"]
    assert not FORBIDDEN.search(repr(documents))


@BOUNDED
@given(text=texts(), suffix=st.sampled_from([".txt", ".md", ".html"]))
@example(text="> ", suffix=".md")
@example(text="清&#27;[2J屏&#x202e;", suffix=".txt")
@example(text="<p>清&#x202e;屏</p>", suffix=".html")
def test_texts(tmp_path: Path, text: str, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    read_or_refused(path)


@BOUNDED
@given(data=st.binary(max_size=400))
@example(data=b"\xff\xfe\x00")
@example(data=b"%PDF-1.4\nstream\nx")
@example(data=b"PK\x05\x06" + bytes(18))
def test_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    read_or_refused(path)


@BOUNDED
@given(lines=st.lists(texts(), max_size=8), extra=st.text(alphabet="<>/w:ptrbc\"=' ", max_size=60))
def test_word_files(tmp_path: Path, lines: list[str], extra: str) -> None:
    body = "".join(paragraph(clean(line)) for line in lines)
    path = tmp_path / "a.docx"
    path.write_bytes(package(body + extra))
    read_or_refused(path)


@BOUNDED
@given(text=st.one_of(texts(), st.text(alphabet="-:?{}[]&*!|>'\"%@`#, \n\tab01", max_size=80)))
@example(text="? a\n: - b\n  -\n")
@example(text="a: 9" + "9" * 5000)
def test_yaml(text: str) -> None:
    try:
        load_text(text)
    except DrafterError as error:
        assert str(error).endswith("。")


@BOUNDED
@given(text=st.text(alphabet="{}%#()[]'\"|.,*+-~_abcpickfact0123 \n", max_size=60))
def test_sentences(text: str) -> None:
    try:
        check_text(text, "句")
    except DrafterError as error:
        assert "骨架句子 句" in str(error)


CALLS = ["area", "year()", "area.a", "pick('甲',\"乙\")", "pick('甲'\n)", "pick('甲\\n')", "pick('甲',1)"]
CALLS += [
    "pick(pick('甲'),area)",
    "verb('甲|乙',)",
    "fact('a''b')",
    "phrase('甲','',verb='丙')",
    "phrase(verb='丙')",
]
FUNCTIONS = dict.fromkeys(("fact", "pick", "phrase", "verb"), lambda *given, **named: f"{given}{named}")


@BOUNDED
@given(
    st.lists(st.sampled_from(("文，", "{", "}}", "\n", "\r\n", "{#", "'", *CALLS)), max_size=5), st.booleans()
)
def test_sentences_say_what_jinja_makes_of_them(pieces: list[str], tight: bool) -> None:
    shape = "{{%s}}" if tight else "{{ %s }}"
    text = "{{ area }}" + "".join(shape % piece if piece in CALLS else piece for piece in pieces)
    try:
        told = Filler({"area": "全县", "year": "2027"}, FUNCTIONS).fill(text, "句")
    except DrafterError:
        return
    assert told == Environment().from_string(text).render(area="全县", year="2027", **FUNCTIONS)


@BOUNDED
@given(
    lines=st.lists(st.one_of(texts(), st.text(alphabet='{}[]":,truefalsnid0123', max_size=40)), max_size=6)
)
def test_lines_of_a_bank(tmp_path: Path, lines: list[str]) -> None:
    path = tmp_path / "heading.jsonl"
    path.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    phrases, warnings = load_file(path)
    assert len(phrases) + len(warnings) <= sum(line.count("\n") + line.count("\r") + 1 for line in lines) + 1


@pytest.mark.parametrize("words", ["\ud800", "\x1b[31m", "a" * 5000, "《" * 3000])
def test_what_was_found_stays_found(tmp_path: Path, words: str) -> None:
    for suffix in (".txt", ".md", ".html"):
        path = tmp_path / f"a{suffix}"
        path.write_bytes(f"一、任务\n{words}\n".encode("utf-8", "surrogatepass"))
        read_or_refused(path)
