"""Slots for what belongs to one unit and one year: figures, years, places, names, congresses."""

import itertools
import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence

from drafter.language.characters import Pieces
from drafter.language.places import Places
from drafter.mining.letters import Segment
from drafter.mining.lists import words_in
from drafter.model.term import Place

_DIGIT = "0-9０-９"
_MASK = r"[Xx×*＊○〇_]"
_PLENUM = (
    "(?:党的|中共)?(?:二十|十[五六七八九])(?:大(?![型队])|届(?:[一二三四五六七]中(?:、|和)?|历次)+全会)"
    "(?:(?:和|以及|及|、)(?:二十届|十[五六七八九]届)?(?:(?:[一二三四五六七]中(?:、|和)?)+|历次)全会)*"
)
_STEPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            rf"[（(]?(?:19|20|２０)[{_DIGIT}]{{2}}\s*(?:[-—–－至~～到]+\s*(?:20)?[{_DIGIT}]{{2,4}})?(?=学?年)"
        ),
        "{年份}",
    ),
    (re.compile("[二两]〇[〇一二三四五六七八九]{2}(?=年)"), "{年份}"),
    (re.compile(rf"{_MASK}{{2,6}}(?=学?年)"), "{年份}"),
    (re.compile(_PLENUM), "{届次全会}"),
    (re.compile("\\{届次全会\\}(?:[、和与及以]+(?:中央)?\\{届次全会\\})+"), "{届次全会}"),
    (re.compile("“十[一二三四五六]五”(?:时期|期间)?(?=规划|时期|期间)?"), "“{五年规划}”"),
    (re.compile(rf"{_MASK}+\s*[.．]?{_MASK}*\s*(?=[%％个名所项人次期场万亿])"), "{数}"),
    (re.compile(rf"[{_DIGIT}]+(?:[.．:：/、,，—–~～-][{_DIGIT}]+)*\s*(?:余|多)?"), "{数}"),
    (re.compile("(?<=\\{数\\})\\s*％"), "%"),
)


_TELLING = re.compile(rf"[{_DIGIT}〇]|{_MASK}|全会|[六七八九十]大|五”")
"""What some step needs: most clauses have none of it."""
_TITLE = re.compile("(《[^《》]*》)")
_SEVERAL = re.compile(r"(?:\{地名\})+(?:[省市县区州旗盟]|自治区)?")


class Slotter:
    """Puts slots where a text speaks of one year, figure, place or name."""

    def __init__(self, places: Iterable[Place], segment: Segment) -> None:
        self._segment = segment
        known = Places(places)
        full = sorted((name for name in known.full_names() if len(name) >= 3), key=len, reverse=True)
        short = sorted(
            (name for name in known.short_names() if len(name) >= 2 and name not in _WORDS),
            key=len,
            reverse=True,
        )
        self._full = frozenset(full)
        self._short = frozenset(short)
        sizes: dict[str, set[int]] = defaultdict(set)
        for name in (*full, *short):
            sizes[name[:2]].add(len(name))
        self._sizes = {start: tuple(sorted(found, reverse=True)) for start, found in sizes.items()}
        self._starts = Pieces(self._sizes)

    def needing(self, texts: Sequence[str]) -> list[str]:
        """Those of the texts (without line ends) that get a slot or may get one, each once."""
        whole = "\n".join(texts)
        found = [match.start() for match in _TELLING.finditer(whole)]
        found += (at for at in self._starts.places(whole) if self._name_at(whole, at)[0])
        ends = list(itertools.accumulate(len(text) + 1 for text in texts))
        return [*dict.fromkeys(texts[bisect(ends, at)] for at in found)]

    def __call__(self, text: str) -> str:
        """The text with slots; titles in 《》 are left as they are."""
        return self.many((text,))[0]

    def many(self, texts: Iterable[str]) -> list[str]:
        """The texts with slots, sooner than one by one."""
        parts = [_TITLE.split(text) for text in texts]  # every second part is a title
        filled = iter(self._filled([part for listed in parts for part in listed[::2]]))
        for listed in parts:
            listed[::2] = [next(filled) for _ in listed[::2]]
        return ["".join(listed) for listed in parts]

    def has_place(self, text: str) -> bool:
        """Whether an administrative division is named in the text."""
        return "{地名}" in self._placed((text,))[0]

    def _filled(self, texts: Sequence[str]) -> list[str]:
        found = self._placed([_stepped(text) if _TELLING.search(text) else text for text in texts])
        return [_SEVERAL.sub("{地名}", text) if "{地名}" in text else text for text in found]

    def _placed(self, texts: Sequence[str]) -> list[str]:
        """The texts with a slot for every place; what merely looks like a short name is left."""
        names = [[(at, *self._name_at(text, at)) for at in self._starts.places(text)] for text in texts]
        doubtful = [at for at, found in enumerate(names) if not all(certain for _, _, certain in found)]
        for at, words in zip(doubtful, self._segment.many([texts[at] for at in doubtful]), strict=True):
            edges = {0, *itertools.accumulate(len(word.text) for word in words)}
            names[at] = [one for one in names[at] if one[2] or {one[0], one[0] + one[1]} <= edges]
        return [_put(text, found) if found else text for text, found in zip(texts, names, strict=True)]

    def _name_at(self, text: str, at: int) -> tuple[int, bool]:
        """Length of the name that begins here, and whether it is a full one; a short one may be in a word."""
        for size in self._sizes.get(text[at : at + 2], ()):
            piece = text[at : at + size]
            if len(piece) < size:
                continue
            if piece in self._full:
                return size, True
            if piece in self._short:
                return size, False
        return 0, True


def _stepped(text: str) -> str:
    for pattern, slot in _STEPS:
        text = pattern.sub(slot, text)
    return text


def _put(text: str, names: Iterable[tuple[int, int, bool]]) -> str:
    """The text with a slot for each name, told by where it begins and its length."""
    out: list[str] = []
    end = 0
    for at, size, _ in names:
        if size and at >= end:
            out += text[end:at], "{地名}"
            end = at + size
    return "".join([*out, text[end:]])


_WORDS = words_in("""
    东方 和平 前进 文化 团结 新城 城区 城关 城中 城东 城西 城北 中山 长安 朝阳 向阳 友好 振兴 建设 开放
    永新 安全 民和 共和 科学 大方 兴业 公安 新华 中原 江南 东区 西区 中区 大学 南部 西部 北部 东部 中部
    港区 矿区 郊区 城厢 市中 市南 市北 老城 安定 和顺 大田 光明 宝山 红旗 解放 胜利 复兴 新兴 新民 新建
    兴国 平安 安宁 永安 安康 长寿 太平 同心 同德 延长 高明 灯塔 通道 阳光 五指 大同 尖山 主城 利民 安居
    安乡 岳西 嘉禾 明水 嘉定 大通 通海 永福 开江 开阳 通江 双流 大丰 大关 大名 大安 大观 富民 保康 惠民
    兴安 爱民 站前 广安 大兴 泰和 淳安 友谊 新和 新源 阜新 青山 清水 合作 金山 龙山 丰台 普宁 新安 长白
    武功 怀远 奋进 资源 中站 裕民 兴文 宁静 天长 乐业 乐安 正安 正定 静安 大洼 古城 新市 丰南 新乡 高新
    建始 武威 武进 独山 上街 下城 上城 东城 西城 北城 中方 东坡 北关 高县 城口 城固 南山 西山 东山 北山
    内丘 内乡 内黄 集美 泰安 永城 仁和
""")
"""Short names of divisions that are everyday words too; only their full names count as places."""
