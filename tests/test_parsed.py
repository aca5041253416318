"""Skeletons kept parsed: never other data than the file's own, whatever becomes of the cache."""

import json
from pathlib import Path

import pytest

from drafter.errors import DrafterError
from drafter.store import parsed, yaml

TEXT = "id: a\nnumbers: [1, 2.5, true, ~]\ntext: '012'\n甲: {乙: [丙]}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(TEXT, "utf-8")
    return path


def test_what_is_kept_is_what_was_read(file: Path, tmp_path: Path) -> None:
    cache = tmp_path / "home" / "cache"
    fresh, again = parsed.load(file, cache), parsed.load(file, cache)
    assert fresh == again == yaml.load(file)
    assert repr(fresh) == repr(again)
    assert len(list(cache.glob("parsed-*.json"))) == 1
    assert cache.stat().st_mode & 0o077 == 0


def test_a_changed_file_is_read_anew(file: Path, tmp_path: Path) -> None:
    parsed.load(file, tmp_path)
    file.write_text("id: b\n", "utf-8")
    assert parsed.load(file, tmp_path) == {"id": "b"}
    assert len(list(tmp_path.glob("parsed-*.json"))) == 1


@pytest.mark.parametrize(
    "junk", ["", "{", "[]", '{"of": "other", "data": {"id": "foreign"}}', "[" * 5000, "\x00"]
)
def test_a_damaged_or_foreign_cache_costs_time_and_nothing_else(
    file: Path, tmp_path: Path, junk: str
) -> None:
    parsed.load(file, tmp_path)
    (kept,) = tmp_path.glob("parsed-*.json")
    kept.write_text(junk, "utf-8")
    assert parsed.load(file, tmp_path) == yaml.load(file)
    assert json.loads(kept.read_text("utf-8"))["data"]["id"] == "a"


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(file: Path, tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file", "utf-8")
    assert parsed.load(file, tmp_path / "occupied") == yaml.load(file)
    assert parsed.load(file, None) == yaml.load(file)


def test_what_is_wrong_is_never_kept(file: Path, tmp_path: Path) -> None:
    file.write_text("a: 1\na: 2\n", "utf-8")
    for _ in range(2):
        with pytest.raises(DrafterError, match="两次"):
            parsed.load(file, tmp_path / "cache")
    assert not list(tmp_path.glob("cache/parsed-*"))
