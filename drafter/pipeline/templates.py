"""The skeletons within reach: listed, shown, copied, checked."""

from pathlib import Path

from drafter.atomic import private_folder, write_atomically
from drafter.compose import check_text
from drafter.errors import DrafterError
from drafter.model.kinds import LEVELS
from drafter.model.skeleton import Alternative, Beat, Fact, Kind, SectionPlan, Topic
from drafter.render.closing import FACTS
from drafter.store import yaml
from drafter.store.folders import bundled, home
from drafter.store.piece import Piece
from drafter.store.skeletons import Library, read_kind, read_topic
from drafter.store.styles import load_style

STYLE_KEYS: tuple[str, ...] = (
    "page",
    "grid",
    "font_set",
    "fonts",
    "latin",
    "elements",
    "page_number",
    "gaps",
    "sealed",
)
STYLE_KEYS += ("contents", "turn_tables", "imprint_even")
"""What the file of a page style may hold, and no other."""


def as_json() -> dict[str, object]:
    """`templates --json`: kinds with levels and facts."""
    library = Library(home())
    return {
        "templates": [
            {
                "id": kind.id,
                "label": kind.label,
                "levels": list(kind.levels),
                "facts": [_fact_json(fact) for fact in library.skeleton(kind.id).facts()],
                "file": kind.file,
            }
            for kind in library.kinds()
        ]
    }


def _fact_json(fact: Fact) -> dict[str, object]:
    return {"key": fact.key, "label": fact.label, "required": fact.required, "unit": fact.unit}


def as_text() -> str:
    """The kinds, one a line."""
    lines = ["文种（用 drafter templates show 名称 查看章节和事实）："]
    for kind in Library(home()).kinds():
        levels = "、".join(LEVELS[level] for level in kind.levels)
        lines.append(f"  {kind.label}  （{kind.id}；{levels}）")
    return "\n".join(lines)


def shown(name: str) -> str:
    """A kind for people: sections, lengths, facts; or a topic: measures and facts."""
    library = Library(home())
    topic = next((t for t in library.topics() if name in (t.id, t.label)), None)
    if topic is not None:
        return "\n".join(_topic_lines(topic))
    kind = library.kind(name)
    return "\n".join(_kind_lines(kind, library.skeleton(kind.id).facts()))


def _kind_lines(kind: Kind, facts: tuple[Fact, ...]) -> list[str]:
    lengths = "，".join(f"{LEVELS[level]}{low}—{high}字" for level, (low, high) in kind.lengths.items())
    lines = [f"{kind.label}（{kind.id}）", f"文件：{kind.file}", f"字数：{lengths}", "章节："]
    for plan in kind.sections:
        lines += _plan_lines(plan, 1)
    paper = "、".join(f"{key} {label}" for key, label in FACTS.items())
    return [
        *lines,
        "事实（--set 键=值，或写进 --facts 文件）：",
        *map(_fact_line, facts),
        f"文面上的（可不写）：{paper}",
    ]


def _plan_lines(plan: SectionPlan, depth: int) -> list[str]:
    named = [choice.text for choice in plan.headings[:1]]
    heading = named[0] if named else "（篇首，不编号）" if plan.level == 0 else "（用主题的标题）"
    draws = "；".join(f"{draw.topic} {draw.low}—{draw.high}条" for draw in plan.draws)
    line = "  " * depth + heading + (f"  〔{draws}〕" if draws else "")
    return [line, *(row for below in plan.sections for row in _plan_lines(below, depth + 1))]


def _fact_line(fact: Fact) -> str:
    span = f"，{fact.low:g}—{fact.high:g}" if fact.low is not None and fact.high is not None else ""
    unit = f"（{fact.unit}{span}）" if fact.unit else ""
    return f"  {fact.key}  {fact.label}{unit}" + (f"  {fact.hint}" if fact.hint else "")


def _topic_lines(topic: Topic) -> list[str]:
    lines = [f"{topic.label}（{topic.id}）", f"文件：{topic.file}", "措施："]
    lines += [f"  {m.leads[0]}  〔{m.owner or '未定'}；{m.deadline or '未定'}〕" for m in topic.measures]
    return [*lines, "事实：", *map(_fact_line, topic.facts)]


def copied(name: str) -> Path:
    """Copy a kind or topic into the user's folder, where it shadows the bundled one."""
    library = Library(home())
    topic = next((t for t in library.topics() if name in (t.id, t.label)), None)
    source = Path(topic.file if topic else library.kind(name).file)
    target = home().templates / source.parent.name / source.name
    if target.exists():
        raise DrafterError(f"{target} 已经有了，请直接修改它，或先改名再复制。")
    private_folder(target.parent)
    write_atomically(target, source.read_bytes())
    return target


def checked(path: Path) -> None:
    """Read a kind, topic or style file and all in it; raises DrafterError for the first fault."""
    if not path.is_file():
        raise DrafterError(f"没有找到文件 {path}，请检查路径。")
    piece = Piece(yaml.load(path), path)
    if "measures" in piece:
        _check_topic(read_topic(path))
    elif "sections" not in piece and any(key in piece for key in STYLE_KEYS):
        load_style(path)
    else:
        kind = read_kind(path)
        for number, title in enumerate(kind.titles, 1):
            check_text(title, f"{kind.id}/titles#{number}")
        _check_sections((*kind.sections, *([kind.notice] if kind.notice else [])), path)


def _check_topic(topic: Topic) -> None:
    from drafter.compose.fill import facts_in

    known = {fact.key for fact in topic.facts}
    _check_headings(topic.headings, topic.id)
    for measure in topic.measures:
        for number, lead in enumerate(measure.leads, 1):
            check_text(lead, f"{topic.id}/{measure.id}/leads#{number}")
    for beat in (*topic.goals, *(beat for measure in topic.measures for beat in measure.beats)):
        _check_beat(beat)
        for alternative in beat.alternatives:
            for key in facts_in(alternative.text):
                if key not in known:
                    raise DrafterError(f"{topic.file}：{beat.ref} 用了事实“{key}”，但 facts 里没有声明它。")


def _check_sections(plans: tuple[SectionPlan, ...], path: Path) -> None:
    topics = {p.stem for layer in home().layers("templates") for p in layer.glob("topics/*.yaml")}
    for plan in plans:
        _check_headings(plan.headings, plan.id)
        for beat in plan.body:
            _check_beat(beat)
        for name in (*(draw.topic for draw in plan.draws), *plan.goals):
            if name not in topics:
                raise DrafterError(
                    f"{path}：{plan.id} 用到的主题“{name}”没有找到，现有主题见 {bundled('templates')}。"
                )
        _check_sections(plan.sections, path)


def _check_headings(headings: tuple[Alternative, ...], name: str) -> None:
    for number, heading in enumerate(headings, 1):
        check_text(heading.text, f"{name}/headings#{number}")


def _check_beat(beat: Beat) -> None:
    for index, alternative in enumerate(beat.alternatives):
        check_text(alternative.text, f"{beat.ref}#{index + 1}")
