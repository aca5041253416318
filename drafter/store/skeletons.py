"""Skeletons from YAML: kinds and topics, the user's own over the bundled ones."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drafter.errors import DrafterError
from drafter.model.kinds import LEVELS
from drafter.model.skeleton import (
    BEATS,
    NEEDS,
    Aim,
    Alternative,
    Beat,
    Draw,
    Fact,
    Fit,
    Kind,
    Measure,
    SectionPlan,
    Skeleton,
    Topic,
)
from drafter.store import parsed
from drafter.store.folders import Home, find_all
from drafter.store.piece import Piece

_BEATS = {**{name: name for name in BEATS}, "any": "say"}
"""What a beat is called in a file, and what it does."""

LARGEST = 512 * 1024
"""Bytes of a kind or topic: the longest that ship have a tenth of it."""


def _opened(path: Path, cache: Path | None) -> Piece:
    """The file's content, which no shared skeleton can make endless."""
    if path.is_file() and path.stat().st_size > LARGEST:
        raise DrafterError(f"骨架 {path} 超过 {LARGEST // 1024} KB，未读取；请拆成几个主题。")
    return Piece(parsed.load(path, cache), path)


def _fit(piece: Piece) -> Fit:
    levels, needs = piece.texts("levels"), piece.texts("needs")
    for level in levels:
        if level not in LEVELS:
            piece.fail(f"不认识的层级“{level}”，可用的有：{'、'.join(LEVELS)}", "levels")
    for need in needs:
        if need.removeprefix("no-") not in NEEDS:
            piece.fail(f"不认识的条件“{need}”，可用的有：{'、'.join(NEEDS)}", "needs")
    return Fit(levels, piece.integer("since"), piece.integer("until"), needs)


def _alternative(piece: Piece, value: object, where: tuple[str | int, ...]) -> Alternative:
    if isinstance(value, str):
        return Alternative(value.strip())
    inner = Piece(value, piece.file, (*piece.where, *where))
    alternative = Alternative(inner.text("text").strip(), _fit(inner), inner.texts("names"))
    inner.close()
    return alternative


def _alternatives(piece: Piece, key: str) -> tuple[Alternative, ...]:
    return tuple(_alternative(piece, value, (key, i)) for i, value in enumerate(piece.values(key, ())))


def _beat(piece: Piece, ref: str) -> Beat:
    return _plain_beat(piece, ref) or _full_beat(piece, ref)


def _plain_beat(piece: Piece, ref: str) -> Beat | None:
    """A beat that is a list of sentences and nothing else, as nearly all are."""
    does, sentences = piece.only()
    if does not in _BEATS or not isinstance(sentences, list) or not sentences:
        return None
    if not all(isinstance(one, str) for one in sentences):
        return None
    return Beat(ref, _BEATS[does], tuple(Alternative(one.strip()) for one in sentences))


def _full_beat(piece: Piece, ref: str) -> Beat:
    does = next((name for name in (*BEATS, "any") if name in piece), None)
    if does is None:
        piece.fail(f"缺少句子，请写 {'、'.join(BEATS)} 之一")
    assert does is not None
    if not piece.values(does):
        piece.fail("至少要有一个写法", does)
    beat = Beat(
        ref,
        "say" if does == "any" else does,
        _alternatives(piece, does),
        piece.flag("optional"),
        piece.flag("paragraph"),
    )
    piece.close()
    return beat


def _beats(piece: Piece, key: str, ref: str) -> tuple[Beat, ...]:
    return piece.pieces(key, lambda inner: _beat(inner, f"{ref}/{inner.where[-1]}"))


def _fact(piece: Piece) -> Fact:
    fact = Fact(
        piece.text("key"),
        piece.text("label"),
        piece.optional("unit"),
        piece.text("hint", ""),
        piece.number("low"),
        piece.number("high"),
        piece.optional("default"),
        piece.flag("required"),
    )
    piece.close()
    return fact


def _aim(piece: Piece) -> Aim | None:
    if "aim" not in piece:
        return None
    inner = Piece(piece.mapping("aim"), piece.file, (*piece.where, "aim"))
    aim = Aim(inner.text("about"), inner.text("verb"))
    inner.close()
    return aim


def _measure(piece: Piece, topic: str) -> Measure:
    name = piece.text("id")
    leads = piece.texts("leads", ...)
    measure = Measure(
        name,
        topic,
        leads,
        _beats(piece, "body", f"{topic}/{name}"),
        _fit(piece),
        piece.text("owner", ""),
        piece.texts("partners"),
        piece.text("deadline", ""),
        piece.flag("core"),
        piece.text("once", ""),
        _aim(piece),
        piece.text("branch", ""),
    )
    if not leads or not measure.beats:
        piece.fail("每条措施都要有 leads（领句）和 body（句子）")
    piece.close()
    return measure


def read_topic(path: Path, cache: Path | None = None) -> Topic:
    """One topic file; raises DrafterError naming file, line and key of what is wrong."""
    piece = _opened(path, cache)
    name = piece.text("id")
    topic = Topic(
        name,
        piece.text("label"),
        piece.texts("keywords"),
        _alternatives(piece, "headings"),
        piece.pieces("measures", lambda inner: _measure(inner, name), ...),
        _beats(piece, "goals", f"{name}/goals"),
        piece.pieces("facts", _fact),
        _fit(piece),
        str(path),
    )
    piece.close()
    return topic


def _draw(piece: Piece) -> Draw:
    draw = Draw(piece.text("topic"), piece.integer("min") or 0, piece.integer("max") or 1)
    piece.close()
    return draw


def _section(piece: Piece, ref: str) -> SectionPlan:
    name = piece.text("id")
    section = SectionPlan(
        name,
        piece.integer("level") or 0,
        _alternatives(piece, "headings"),
        _beats(piece, "body", f"{ref}/{name}"),
        piece.pieces("draw", _draw),
        piece.texts("goals"),
        piece.integer("item_level") or 3,
        piece.pieces("sections", lambda inner: _section(inner, f"{ref}/{name}")),
        _fit(piece),
        piece.flag("run_in"),
        piece.flag("past"),
    )
    piece.close()
    return section


def _notice(piece: Piece, kind: str) -> SectionPlan | None:
    if "notice" not in piece:
        return None
    inner = Piece(piece.mapping("notice"), piece.file, (*piece.where, "notice"))
    plan = SectionPlan(
        "notice", 0, _alternatives(inner, "titles"), _beats(inner, "body", f"{kind}/notice"), fit=_fit(inner)
    )
    if not plan.headings or not plan.body:
        inner.fail("通知要有 titles（标题）和 body（正文）")
    inner.close()
    return plan


def _written(piece: Piece) -> str:
    day = piece.text("written", "03-31")
    if not re.fullmatch(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", day):
        piece.fail("written 写作两位月和两位日，如 03-31", "written")
    return day


def _lengths(piece: Piece) -> Mapping[str, tuple[int, int]]:
    lengths: dict[str, tuple[int, int]] = {}
    for level, pair in piece.mapping("length", {}).items():
        if level not in LEVELS or not isinstance(pair, list) or len(pair) != 2:
            piece.fail("length 写作“层级: [最少字数, 最多字数]”", "length")
        lengths[level] = (int(pair[0]), int(pair[1]))
    return lengths


def read_kind(path: Path, cache: Path | None = None) -> Kind:
    """One kind file; raises DrafterError naming file, line and key of what is wrong."""
    piece = _opened(path, cache)
    name = piece.text("id")
    kind = Kind(
        name,
        piece.text("label"),
        piece.texts("levels", tuple(LEVELS)),
        piece.texts("titles", ...),
        piece.pieces("sections", lambda inner: _section(inner, name), ...),
        _lengths(piece),
        piece.pieces("facts", _fact),
        piece.choice("numbering", ("continuous", "restart"), "restart"),
        piece.texts("tagged"),
        piece.flag("signed", True),
        str(path),
        _notice(piece, name),
        _written(piece),
    )
    piece.close()
    return kind


def _drawn(sections: tuple[SectionPlan, ...]) -> dict[str, None]:
    """The topics that the sections take from, in order."""
    topics: dict[str, None] = {}
    for section in sections:
        topics.update(dict.fromkeys([*(draw.topic for draw in section.draws), *section.goals]))
        topics.update(_drawn(section.sections))
    return topics


class Library:
    """All kinds and topics within reach, read when asked for."""

    def __init__(self, home: Home) -> None:
        self._kinds = find_all("templates", "kinds/*.yaml", within=home)
        self._topics = find_all("templates", "topics/*.yaml", within=home)
        self._cache = home.cache
        self._read: dict[Path, Any] = {}

    def _once(self, path: Path, read: Any) -> Any:
        if path not in self._read:
            self._read[path] = read(path, self._cache)
        return self._read[path]

    def kinds(self) -> tuple[Kind, ...]:
        """Every kind."""
        return tuple(self._once(path, read_kind) for path in self._kinds.values())

    def topics(self) -> tuple[Topic, ...]:
        """Every topic."""
        return tuple(self._once(path, read_topic) for path in self._topics.values())

    def kind(self, name: str) -> Kind:
        """The kind of that id or label; raises DrafterError listing the kinds there are."""
        if name in self._kinds:
            found: Kind = self._once(self._kinds[name], read_kind)
            return found
        kinds = self.kinds()
        for kind in kinds:
            if name in (kind.id, kind.label):
                return kind
        known = "、".join(kind.label for kind in kinds)
        raise DrafterError(
            f"没有“{name}”这个文种。现有文种：{known}。请换一个，或用 drafter templates 查看。"
        )

    def skeleton(self, name: str) -> Skeleton:
        """A kind with the topics it draws from; a topic that is missing is named."""
        kind = self.kind(name)
        topics: dict[str, Topic] = {}
        for topic in _drawn(kind.sections):
            if topic not in self._topics:
                raise DrafterError(f"{kind.file}：用到的主题“{topic}”没有找到，请检查 draw、goals 里的名称。")
            topics[topic] = self._once(self._topics[topic], read_topic)
        return Skeleton(kind, topics)
