"""The user's own unit and words: `profile.yaml` in the user folder.

```yaml
org: 柳城县教育局
schools: [太平镇中心小学, 实验中学]   # 本地学校
towns: [太平镇, 大埔镇]               # 本地乡镇
words: [壮美广西]                     # 本地口号、产品名等，不再报
has: [高中, 职教, 特教]               # 本地有什么；没写的不写进计划。不写 has，局里就是都有，学校按校名判断
short: 县教体局                       # 计划里怎样自称
superiors: [柳州市教育局]             # 上级，近的在前
departments:                          # 骨架里的科室在本单位叫什么；也可以只列本单位的科室，由程序对应
  基础教育股: 基教科
facts:                                # 每份文稿都用的事实，键见 drafter templates show
  local_goal: 县域经济提质增效
ignore:
  - 昆山市                            # 所有检查都不报这个词
  - check: number-mark                # 这项检查都不报
  - check: foreign-place              # 这项检查不报这个词
    words: 湛江市
```
"""

from collections.abc import Mapping
from pathlib import Path

from drafter.errors import DrafterError
from drafter.model.context import Profile
from drafter.model.skeleton import NEEDS
from drafter.store import yaml
from drafter.store.folders import Home
from drafter.store.piece import Piece

FILE = "profile.yaml"

HAS = {label: token for token, label in NEEDS.items()}
"""What a unit may have, as people write it."""


def load_profile(home: Home) -> Profile:
    """The profile of the user folder; an empty one where there is no file."""
    path = home.path / FILE
    return _profile(path) if path.is_file() else Profile()


def _profile(path: Path) -> Profile:
    data = yaml.load(path)
    if data is None:
        return Profile()
    piece = Piece(data, path)
    profile = Profile(
        org=piece.optional("org"),
        own_words=(*piece.texts("schools"), *piece.texts("towns"), *piece.texts("words")),
        ignored=tuple(_ignored(path, entry) for entry in piece.values("ignore", ())),
        facts={str(k): str(v) for k, v in piece.mapping("facts", {}).items() if v is not None},
        has=_has(piece),
        short=piece.text("short", ""),
        superiors=piece.texts("superiors"),
        departments=_departments(piece),
    )
    piece.close()
    return profile


def _departments(piece: Piece) -> tuple[tuple[str, str], ...]:
    if "departments" not in piece:
        return ()
    try:
        named = piece.mapping("departments")
    except DrafterError:
        return tuple(("", name.strip()) for name in piece.texts("departments"))
    for name, own in named.items():
        if not isinstance(own, str) or not own.strip():
            piece.fail(f"“{name}”后面要写本单位的科室名称", "departments")
    return tuple((str(name).strip(), own.strip()) for name, own in named.items())


def _has(piece: Piece) -> frozenset[str] | None:
    if "has" not in piece:
        return None
    names = piece.texts("has")
    for name in names:
        if name not in HAS and name not in HAS.values():
            piece.fail(f"不认识“{name}”，可用的有：{'、'.join(HAS)}", "has")
    return frozenset(HAS.get(name, name) for name in names)


def _ignored(path: Path, entry: object) -> tuple[str, str]:
    if isinstance(entry, Mapping) and (entry.get("check") or entry.get("words")):
        return str(entry.get("check") or "*"), str(entry.get("words") or "*")
    if isinstance(entry, str) and entry.strip():
        return "*", entry.strip()
    raise DrafterError(f"{path} 的 ignore 里，每一项要写成一个词，或 check: 和 words: 两行。")
