"""Dated terms, divisions and words that sound alike, the user's own over those that ship."""

import re
from collections.abc import Mapping
from pathlib import Path

from drafter.errors import DrafterError
from drafter.model.term import Place, Term
from drafter.store import parsed
from drafter.store.folders import bundled
from drafter.store.patterns import is_endless

_SEVERITIES = ("error", "warn", "info")
_CONTEXTS = ("guiding", "task", "any", "form")


def load_places(path: Path) -> tuple[Place, ...]:
    """Every division of a tab-separated file with the columns level, code, name."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DrafterError(f"读不出行政区划表 {path}：请检查文件是否存在、是否为 UTF-8。") from error
    return tuple(_place(path, number, line) for number, line in enumerate(lines, 1) if number > 1 and line)


def load_terms(*paths: Path, cache: Path | None = None) -> tuple[Term, ...]:
    """The dated terms of the files, the first file's entry standing over later ones of the same id."""
    found: dict[str, Term] = {}
    for path in reversed(paths):
        found.update((term.id, term) for term in _terms(path, cache))
    return tuple(found.values())


def load_families(*paths: Path) -> tuple[tuple[str, ...], ...]:
    """The families of verbs of the files, one a line, words parted by blanks; # begins a remark."""
    found: list[tuple[str, ...]] = []
    for path in paths:
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise DrafterError(f"读不出近义动词表 {path}：请检查文件是否为 UTF-8。") from error
        found += [tuple(words) for line in lines if (words := line.partition("#")[0].split())]
    return tuple(found)


def load_homophones(path: Path) -> dict[str, str]:
    """Wrong pair → right word, and each known word → itself.

    The columns of the file: word, wrong first and wrong second characters.
    """
    found: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        word, _, wrongs = line.partition("\t")
        found[word] = word
        if wrongs:  # most words have none
            first, _, second = wrongs.partition("\t")
            found.update((wrong + word[1], word) for wrong in first)
            found.update((word[0] + wrong, word) for wrong in second)
    return found


def _place(path: Path, number: int, line: str) -> Place:
    cells = line.split("\t")
    if len(cells) != 3:
        raise DrafterError(f"{path} 第 {number} 行应有级别、代码、名称三列（用制表符分开），请改正。")
    return Place(code=cells[1].strip(), name=cells[2].strip(), level=cells[0].strip())


def _terms(path: Path, cache: Path | None) -> tuple[Term, ...]:
    data = parsed.load(path, cache)
    entries = data.get("terms") if isinstance(data, Mapping) else None
    if not isinstance(entries, list):
        raise DrafterError(f"{path} 里没有“terms:”列表，请照自带的 terms.yaml 的样子写。")
    return tuple(_term(path, index, entry) for index, entry in enumerate(entries, 1))


def _term(path: Path, index: int, entry: object) -> Term:
    where = f"{path} 第 {index} 条"
    if not isinstance(entry, Mapping) or not entry.get("id") or not entry.get("pattern"):
        raise DrafterError(f"{where}要有 id 和 pattern，请补上。")
    if path.parent != bundled("phrasebank"):  # what ships is proved by the tests
        _refuse(f"{where}（{entry['id']}）", entry)
    table = entry.get("table")
    years = entry.get("years")
    return Term(
        id=str(entry["id"]),
        kind=str(entry.get("kind") or "term"),
        pattern=str(entry["pattern"]),
        surface=_words(entry.get("surface")),
        valid_from=_text(entry.get("valid_from")),
        valid_to=_text(entry.get("valid_to")),
        premature_before=_text(entry.get("premature_before")),
        stale_from=_whole(entry.get("stale_from")),
        replaced_by=_text(entry.get("replaced_by")),
        severity=str(entry.get("severity") or "warn"),
        context=str(entry.get("context") or "any"),
        guard=_text(entry.get("guard")),
        formula=_text(entry.get("formula")),
        note=str(entry.get("note") or ""),
        source=str(entry.get("source") or ""),
        verified=str(entry.get("verified") or "no"),
        keys=_words(entry.get("keys")),
        table=tuple((str(k), int(v)) for k, v in table.items()) if isinstance(table, Mapping) else (),
        years=(int(years[0]), int(years[1])) if isinstance(years, list) and len(years) == 2 else None,
    )


def _refuse(where: str, entry: Mapping[str, object]) -> None:
    """Say what is wrong with an entry that a person wrote."""
    try:
        re.compile(str(entry["pattern"]))
    except re.error as error:
        raise DrafterError(f"{where}的 pattern 不是合法的正则表达式（{error}），请改正。") from error
    if is_endless(str(entry["pattern"])):
        raise DrafterError(f"{where}的 pattern 里重复套着重复（如 (甲+)+），可能永远算不完，请改写。")
    if (severity := entry.get("severity", "warn")) not in _SEVERITIES:
        raise DrafterError(f"{where}的 severity 只能是 error、warn、info，不能是“{severity}”。")
    if (context := entry.get("context", "any")) not in _CONTEXTS:
        raise DrafterError(f"{where}的 context 只能是 guiding、task、any、form，不能是“{context}”。")
    if (stale := entry.get("stale_from")) is not None and not isinstance(stale, int):
        raise DrafterError(f"{where}的 stale_from 要写四位年份，不能是“{stale}”。")


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(word) for word in value) if isinstance(value, list) else ()


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
