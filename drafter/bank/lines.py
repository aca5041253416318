"""The lines of a bank: one phrase each, read with warnings, written always the same way."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from drafter.atomic import read_whole, write_atomically, write_together
from drafter.bank.query import plain
from drafter.errors import DrafterError, cause
from drafter.language.pinyin import initials_of
from drafter.model.phrase import KINDS, Phrase

Facts = dict[str, Any]
"""What a line says of its phrase, by the fields of Phrase; the initials come from the pinyin."""

_CONTROL = re.compile("[\x00-\x1f]")
_TEXTS = frozenset({str})
_HALF = re.compile("[\ud800-\udfff]")
_LARGEST = 256 * 1024 * 1024
"""Bytes of a file that is taken into memory; a larger bank is searched through its index."""
_LIMIT = 4000
"""Characters of a line: more than this is no phrase."""


def load(folder: Path) -> tuple[tuple[Phrase, ...], tuple[str, ...]]:
    """All phrases of a folder's *.jsonl, and a warning in Chinese for each line that is none.

    Where one id stands twice, the later line wins and a warning says so.
    """
    return load_files(sorted(folder.glob("*.jsonl")))


def load_file(path: Path) -> tuple[tuple[Phrase, ...], tuple[str, ...]]:
    """The same for one file; a file that is not there holds nothing."""
    return load_files([path] if path.exists() else [])


def load_files(paths: Iterable[Path]) -> tuple[tuple[Phrase, ...], tuple[str, ...]]:
    """The same for some files, in their order."""
    phrases: dict[str, Phrase] = {}
    warnings: list[str] = []
    for path in paths:
        for place, phrase in _read(path, warnings):
            if phrase.id in phrases:
                warnings.append(f"{place} 的编号 {phrase.id} 与前面重复，以这一行为准")
            phrases[phrase.id] = phrase
    return tuple(phrases.values()), tuple(warnings)


def _read(path: Path, warnings: list[str]) -> Iterator[tuple[str, Phrase]]:
    try:
        data = read_whole(path, _LARGEST)
    except OSError as error:
        warnings.append(f"{path} 读不出（{cause(error)}），已跳过")
        return
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        place = f"{path} 第{number}行"
        try:
            yield place, phrase_in(line, first=number == 1)
        except (ValueError, RecursionError) as error:
            warnings.append(f"{place} {damage(error)}")


def phrase_in(line: bytes, *, first: bool = False) -> Phrase:
    """The phrase of a line (the `first` of a file may begin with a BOM); ValueError for what is none."""
    facts = facts_in(line, first=first)
    return Phrase(**facts, initials=initials_of(facts["pinyin"]))


def facts_in(line: bytes, *, first: bool = False) -> Facts:
    """The same without making a Phrase, for who reads a million lines."""
    text = line.decode("utf-8-sig" if first else "utf-8")
    data = json.loads(text)
    # Only an escape can stand for half a character, which no file and no index takes.
    if "\\u" in text and _HALF.search(json.dumps(data, ensure_ascii=False)):
        raise ValueError("含有残缺的字符")
    return _facts(data)


def damage(error: Exception) -> str:
    """What to say of a line that is no phrase."""
    reason = str(error) if type(error) is ValueError else "不是一行完整的 JSON"
    return f"已损坏，跳过：{reason}"


def _facts(data: Any) -> Facts:
    """What a line's JSON says of its phrase; ValueError in Chinese says what is wrong with it."""
    if not isinstance(data, dict):
        raise ValueError("应当是一个 JSON 对象")
    text, ident, kind = data.get("text"), data.get("id"), data.get("kind")
    if not (isinstance(text, str) and text.strip() and isinstance(ident, str) and ident):
        raise ValueError("缺少 id 或 text")
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError(f"不认识的种类 {kind!r}")
    if len(text) > _LIMIT or (not text.isprintable() and _CONTROL.search(text)):
        raise ValueError("text 太长，或含有控制字符")
    topic, initials = _string(data, "topic") or None, _string(data, "initials").lower()
    # A line may have initials alone: then each is a syllable that nobody finished.
    syllables = _string(data, "pinyin").lower() or " ".join(initials)
    if not syllables.isprintable() and _CONTROL.search(syllables):
        raise ValueError("pinyin 含有控制字符")
    return {
        "id": ident,
        "text": text,
        "kind": kind,
        "topic": topic,
        "docs": _number(data, "docs") or 0,
        "count": _number(data, "count") or 0,
        "first_year": _number(data, "first_year"),
        "last_year": _number(data, "last_year"),
        "sources": _strings(data, "sources"),
        "pinyin": syllables,
        "terms": _strings(data, "terms"),
        "favourite": data.get("favourite") is True,
        "level": _number(data, "level"),
    }


def joined(near: Phrase, far: Phrase) -> Phrase:
    """One phrase of what two banks know of it: issuers and occurrences add up, nearer sources come first.

    Where the texts differ, only the nearer one counts.
    """
    if plain(near.text) != plain(far.text):
        return near
    first = [year for year in (near.first_year, far.first_year) if year is not None]
    last = [year for year in (near.last_year, far.last_year) if year is not None]
    return replace(
        near,
        topic=near.topic or far.topic,
        docs=near.docs + far.docs,
        count=near.count + far.count,
        first_year=min(first, default=None),
        last_year=max(last, default=None),
        sources=tuple(dict.fromkeys((*near.sources, *far.sources))),
        pinyin=near.pinyin or far.pinyin,
        initials=near.initials or far.initials,
        terms=tuple(dict.fromkeys((*near.terms, *far.terms))),
        favourite=near.favourite or far.favourite,
        level=near.level or far.level,
    )


def _string(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{key} 应当是文字")
    return value


def _number(data: dict[str, Any], key: str) -> int | None:
    value = data.get(key)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or abs(value) > 10**9):
        raise ValueError(f"{key} 应当是整数")
    return value


def _strings(data: dict[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key) or []
    if not isinstance(value, list) or not _TEXTS.issuperset(map(type, value)):
        raise ValueError(f"{key} 应当是文字的列表")
    return tuple(value)


def line_of(phrase: Phrase) -> str:
    """The phrase as one line of JSON, its keys always in the same order."""
    data: dict[str, Any] = {
        "id": phrase.id,
        "text": phrase.text,
        "kind": phrase.kind,
        "topic": phrase.topic,
        "docs": phrase.docs,
        "count": phrase.count,
        "first_year": phrase.first_year,
        "last_year": phrase.last_year,
        "sources": list(phrase.sources),
        "pinyin": phrase.pinyin,
        "initials": phrase.initials,
    }
    if phrase.level:
        data["level"] = phrase.level
    if phrase.terms:
        data["terms"] = list(phrase.terms)
    if phrase.favourite:
        data["favourite"] = True
    return json.dumps(data, ensure_ascii=False)


def save(folder: Path, phrases: Iterable[Phrase]) -> None:
    """Write one file a kind, sorted by docs and text; files of kinds without phrases go.

    Only files named for a kind are touched. DrafterError if the folder cannot be written.
    """
    by_kind: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases:
        by_kind[phrase.kind].append(phrase)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_together({folder / f"{kind}.jsonl": _lines(by_kind[kind]) for kind in KINDS if by_kind[kind]})
        for kind in KINDS:
            if not by_kind[kind]:
                (folder / f"{kind}.jsonl").unlink(missing_ok=True)
    except OSError as error:
        raise DrafterError(f"短语库写不进 {folder}（{cause(error)}）：请换一个可以写入的文件夹。") from error


def _lines(phrases: list[Phrase]) -> bytes:
    lines = (line_of(phrase) for phrase in sorted(phrases, key=lambda phrase: (-phrase.docs, phrase.text)))
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def write(path: Path, text: str) -> None:
    """Replace the file whole: it is either the old one or the complete new one."""
    write_atomically(path, text.encode("utf-8", "replace"))
