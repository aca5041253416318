"""What a unit's name says: its level, its place, and who stands above it."""

import re
from dataclasses import replace

from drafter.language.places import Places, short_name
from drafter.model.term import Place
from drafter.model.unit import Unit

_BUREAU = re.compile(
    r"(教育(?:工作)?(?:委员会|工委|局|厅|体育局|科技局|科技体育局|文化体育局)"
    r"|教育(?:和|与|、)?[科技学术文化旅游体育广电新闻出版卫生健康人力资源社会保障和与、]{2,14}(?:局|委员会)"
    r"|文化教育(?:和?体育)?局|文教体?局|教[文科体卫]{1,3}局|科教[文体]*局|教委"
    r"|社会(?:事业|发展|事务)(?:管理)?局)"
    r"(?:[\u4e00-\u9fff]{0,8}(?:股|科|处|室|组|办|党委|党组|工委))?$"
)
_TOWN_OFFICE = re.compile(
    r"(?:中心学?校|学区(?:管理)?(?:中心|办公室)?"
    r"|教(?:育)?(?:管理中心|管理办公室|管理办|管办|管中心|办公室|办事处|总支|助理办公室|工作站|督导组|办))$"
)
_SHORT_CITY_THEN = re.compile(r"高中|高级|第?[一二三四五六七八九十]+[中小]|第|职|外国语|师范|民族|铁路|市")
_SCHOOL = re.compile(
    r"(?:小学|中学|学校|高中|初中|职高|中专|附中|附小|附校|完小|完中|教学点|书院|学院|大学|党校"
    r"|职(?:业)?(?:教|教育|技术)(?:中心|学校)|职中|实验校|[一二三四五六七八九十\d]+[中小]|外国语|分校|校区|教育集团)$"
)
_STAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("特殊教育|特教|特校|启智|培智|聋|盲|辅读", ("special-school",)),
    ("职业|职高|职教|职中|中专|中等专业|技工|技校|技师", ("vocational",)),
    ("十二年", ("primary", "junior", "high-school")),
    ("九年", ("primary", "junior")),
    ("完全中学|完中", ("junior", "high-school")),
    ("高级中学|高中", ("high-school",)),
    ("初级中学|初中", ("junior",)),
    (r"小学|完小|附小|教学点|[一二三四五六七八九十\d]小$|中心校", ("primary",)),
)
"""What a school's name says of its stages, the surest words first; 中学 alone does not tell."""
_KINDERGARTEN = re.compile(r"(?:幼儿园|幼儿班|幼教中心|托儿所|[一二三四五六七八九十\d]+幼|机关幼)$")
_FREE_CITY_NAMES = ("北京市", "天津市", "上海市", "重庆市")
_RANKS: tuple[tuple[str, str, str], ...] = (
    (r"(?:自治区)$", "province", "自治区"),
    (r"省$", "province", "省"),
    (r"(?:自治州|州)$", "city", "州"),
    (r"盟$", "city", "盟"),
    (r"地区$", "city", "地区"),
    (r"(?:自治县|县)$", "county", "县"),
    (r"(?:自治旗|旗)$", "county", "旗"),
    (r"街道$", "township", "街道"),
    (r"(?:乡|苏木)$", "township", "乡"),
    (r"镇$", "township", "镇"),
    (r"市$", "city", "市"),
    (r"(?:区|管委会)$", "county", "区"),
)


def unit_of(org: str, places: Places | None = None) -> Unit:
    """The unit of that name; without `places` a county-level city counts as a city.

    Masked and unknown names (某某区教育委员会) are read by their class words. A
    name that tells nothing is taken for a county bureau, the usual user.
    """
    name = re.sub(r"\s", "", org)
    if (kind := _KINDERGARTEN.search(name)) and not _BUREAU.search(name):
        return _school(org, name, "园", kind.start(), places)
    if town := _TOWN_OFFICE.search(name):
        return _township(org, name[: town.start()], town.group(), places)
    if (kind := _SCHOOL.search(name)) and not _BUREAU.search(name):
        return _school(org, name, "校", kind.start(), places)
    bureau = _BUREAU.search(name)
    place = re.sub(
        "^中共|(?:委员会|(?<=[省市县区旗州盟])委)$", "", name[: bureau.start()] if bureau else name
    )
    place = re.sub("(?:人民)?(?:政府|委员会)(?:办公[室厅])?$", "", place)
    return _authority(org, place, bureau.group(1) if bureau else "教育局", places)


def is_middle_school(name: str) -> bool:
    """Whether a school's name says 中学 (县一中), which may be a 初中, a 高中 or both."""
    return re.search("中学|[一二三四五六七八九十0-9]中$", name) is not None


def _authority(org: str, place: str, bureau: str, places: Places | None) -> Unit:
    chain = _chain(place, places)
    if chain:
        level, rank = _class_of(chain[0])
        superiors = _bureaus(chain[1:])
        codes, names = tuple(p.code for p in chain), tuple(p.name for p in chain)
        return Unit(org, level, rank, chain[0].name, bureau, superiors, codes, names)
    level, rank = _guess(place, bureau)
    return Unit(org, level, rank, place, bureau, _generic(level, rank, bureau))


def _township(org: str, place: str, office: str, places: Places | None) -> Unit:
    above = _prefix(place, places)
    town = place[len(above) :]
    rank = next((word for word in ("街道", "乡", "镇") if town.endswith(word)), "镇")
    return _below_bureau(Unit(org, "township", rank, town or place, office), above, places)


def _school(org: str, name: str, rank: str, end: int, places: Places | None) -> Unit:
    above = _prefix(name, places)[:end]
    stages = next((stages for words, stages in _STAGES if re.search(words, name)), ()) if rank == "校" else ()
    return _below_bureau(Unit(org, "school", rank, above, stages=stages), above, places)


def _below_bureau(unit: Unit, above: str, places: Places | None) -> Unit:
    """The unit with the bureau of the division `above` and all over it as superiors."""
    chain = _chain(above, places)
    if not chain:
        rank = _guess(above, "")[1] if above else ""
        return replace(
            unit, superiors=(rank + "教育局",) if above or unit.level == "school" else ("县教育局",)
        )
    place = chain[0].name if unit.level == "school" else unit.place
    codes, names = tuple(p.code for p in chain), tuple(p.name for p in chain)
    return replace(unit, place=place, superiors=_bureaus(chain), chain=codes, names=names)


def _chain(place: str, places: Places | None) -> tuple[Place, ...]:
    """The division that the text ends with, and all above; () where it is unknown or one of several."""
    if places is None or not place:
        return ()
    for start in range(len(place)):
        found = places.full(place[start:]) or (places.short(place[start:]) if start == 0 else ())
        chains = [places.chain(p) for p in found]
        if start and len(chains) > 1:
            chains = [chain for chain in chains if _named_before(place[:start], chain)]
        if len(chains) == 1:
            return chains[0]
        if found:
            return ()
    return ()


def _named_before(text: str, chain: tuple[Place, ...]) -> bool:
    return any(p.name in text or short_name(p.name) in text for p in chain[1:])


def _prefix(text: str, places: Places | None) -> str:
    """The divisions that `text` begins with, one after the other (柳州市柳城县太平镇 → 柳州市柳城县)."""
    end = 0
    while places is not None and (step := _step(text, end, places)):
        end += step
    if end:
        return text[:end]
    match = re.match(r"(?:(?!小学|中学|学校|学区|校区).){1,12}?[省市县区旗州盟](?=.{2,})", text)
    return match.group() if match else ""


def _step(text: str, start: int, places: Places) -> int:
    for length in range(min(16, len(text) - start), 1, -1):
        piece, rest = text[start : start + length], text[start + length :]
        if places.full(piece) and rest:
            return length
        if start == 0 and len(places.short(piece)) == 1 and _SHORT_CITY_THEN.match(rest):
            return length
    return 0


def _class_of(place: Place) -> tuple[str, str]:
    """Level and rank word of a known division; a county-level city is a county called 市."""
    if place.level == "province":
        return "province", "自治区" if place.name.endswith("自治区") else place.name[-1]
    _, rank = _guess(place.name, "")
    return place.level, rank


def _guess(place: str, bureau: str) -> tuple[str, str]:
    if place.endswith(_FREE_CITY_NAMES):
        return "province", "市"
    for pattern, level, rank in _RANKS:
        if re.search(pattern, place):
            return level, rank
    return ("province", "省") if bureau.endswith("厅") else ("county", "县")


def _bureaus(chain: tuple[Place, ...]) -> tuple[str, ...]:
    return tuple(_bureau_of(place) for place in chain)


def _bureau_of(place: Place) -> str:
    shown = "自治区" if place.name.endswith("自治区") else place.name
    return shown + authority_of(place.level, place.name[-1])


def authority_of(level: str, rank: str) -> str:
    """What the education authority of a division is called; a 市 of a province's level has a 教育委员会."""
    if level != "province":
        return "教育局"
    return "教育委员会" if rank == "市" else "教育厅"


def _generic(level: str, rank: str, bureau: str) -> tuple[str, ...]:
    """Superiors by level alone; a 教委 below a province speaks for a municipality."""
    if level == "province":
        return ()
    if level == "city":
        return ("省教育厅",)
    if rank == "区" and bureau in ("教育委员会", "教委"):
        return ("市教育委员会",)
    return ("市教育局", "省教育厅")
