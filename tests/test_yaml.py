"""The strict YAML reader: what it takes as it stands, and what it refuses with file and line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import DrafterError
from drafter.store import events, yaml

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(st.characters(exclude_categories=["Cs"]), max_size=8).filter(lambda key: key != "<<"),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(PLAIN)
def test_what_is_dumped_is_read_back(data: object) -> None:
    assert yaml.load_text(yaml.dump(data)) == data


@pytest.mark.parametrize("word", ["no", "on", "y", "012", "0x1F", "12:30:45", "2027-01-01", "1e5", "1_000"])
def test_what_yaml_would_change_silently_stays_text(word: str) -> None:
    assert yaml.load_text(f"a: {word}\n") == {"a": word}


def test_plain_values() -> None:
    text = "a: 3\nb: -1.5\nc: true\nd:\ne: '3'\nf: [甲, 乙]\n2027: 年\n"
    assert yaml.load_text(text) == {
        "a": 3,
        "b": -1.5,
        "c": True,
        "d": None,
        "e": "3",
        "f": ["甲", "乙"],
        "2027": "年",
    }


REFUSED = {
    "anchor": ("甲: 1\n乙: &x 2\n", 2, "锚点"),
    "alias": ("甲: *x\n", 1, "引用"),
    "merge": ("甲:\n  <<: {乙: 1}\n", 2, "合并键"),
    "tag": ("甲: !!python/object:os.system x\n", 1, "类型标记"),
    "second document": ("甲: 1\n---\n乙: 2\n", 2, "只能有一份"),
    "duplicate key": ("甲: 1\n乙: 2\n甲: 3\n", 3, "写了两次"),
    "key is a list": ("? [甲]\n: 1\n", 1, "键"),
    "deep": ("[" * 60 + "]" * 60, 1, "嵌套"),
    "syntax": ("甲: [1\n乙: 2\n", 2, "写法有误"),
    "tab": ("甲:\n\t乙: 2\n", 2, "写法有误"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_file_and_line(name: str, tmp_path: Path) -> None:
    text, line, word = REFUSED[name]
    path = tmp_path / "表.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DrafterError) as caught:
        yaml.load(path)
    assert f"{path} 第 {line} 行" in str(caught.value)
    assert word in str(caught.value)


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x,x]\n" + "".join(
        f"{c}: &{c} [*{p},*{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(DrafterError, match="第 1 行"):
        yaml.load_text(bomb, "炸弹")


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"a: \x00\n", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_binary_is_refused_in_chinese(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "图.yaml"
    path.write_bytes(data)
    with pytest.raises(DrafterError, match=r"图\.yaml"):
        yaml.load(path)


def test_too_big_and_too_many(tmp_path: Path) -> None:
    with pytest.raises(DrafterError, match="项"):
        yaml.load_text("[" + "1," * (events.MAX_NODES + 1) + "]", "多")
    path = tmp_path / "大.yaml"
    with path.open("wb") as file:
        file.truncate(yaml.MAX_BYTES + 1)
    with pytest.raises(DrafterError, match="MB"):
        yaml.load(path)


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(DrafterError, match="读不了"):
        yaml.load(tmp_path / "没有.yaml")
    with pytest.raises(DrafterError, match="读不了"):
        yaml.load(tmp_path)


def test_lines_say_where_each_value_begins() -> None:
    lines: dict[tuple[str | int, ...], int] = {}
    yaml.load_text("甲: 1\n乙:\n  - 丙: 2\n  - 丁: 3\n", lines=lines)
    assert lines["甲",] == 1
    assert lines["乙", 1, "丁"] == 4


def test_bom_and_empty(tmp_path: Path) -> None:
    path = tmp_path / "空.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert yaml.load(path) == {"a": 1}
    path.write_bytes(b"")
    assert yaml.load(path) is None


def test_a_large_file_is_read() -> None:
    data = yaml.load_text("".join(f"- text: 第{n}句话。\n  from: typed\n" for n in range(20_000)))
    assert isinstance(data, list)
    assert len(data) == 20_000
