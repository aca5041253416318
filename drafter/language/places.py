"""Administrative divisions by name, short form and code: which place a text means, and what it belongs to."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from drafter.model.term import Place

_NOT_NAMES = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
_PEOPLES = (
    "蒙古族|回族|藏族|维吾尔族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|"
    "土家族|哈尼族|哈萨克族|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|"
    "景颇族|柯尔克孜族|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|"
    "普米族|塔吉克族|怒族|鄂温克族|裕固族|保安族|独龙族|各族|蒙古|维吾尔|哈萨克|"
    "柯尔克孜|塔吉克|锡伯"
)
_AUTONOMY = re.compile(f"(?:{_PEOPLES})*自治[区州县旗]$|(?:{_PEOPLES})+区$")
_SPECIAL = {"内蒙古自治区": "内蒙古"}
_SUFFIX = re.compile("(?:特别行政区|地区|林区|特区|[省市县区旗盟])$")


def short_name(name: str) -> str:
    """The name without its class word and peoples: 柳城县 → 柳城, 恩施土家族苗族自治州 → 恩施.

    A name that would lose everything, or that is one syllable with its class
    word (和县), keeps what is left: the caller gates such stems.
    """
    if name in _SPECIAL:
        return _SPECIAL[name]
    stem = _AUTONOMY.sub("", name)
    if stem and stem != name:
        return stem
    stem = re.sub("(?<=.)族?自治[区州县旗]$", "", name)
    if stem != name:
        return stem
    return _SUFFIX.sub("", name) or name


def middle_name(name: str) -> str | None:
    """The everyday form of an autonomous division: 恩施州, 三江县; None for all others."""
    if "自治" not in name or name.endswith("自治区"):
        return None
    return short_name(name) + name[-1]


class Places:
    """The divisions of the country, ready to be asked. Built once, never changed."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.all = tuple(place for place in places if place.name not in _NOT_NAMES)
        self._by_code = {place.code: place for place in reversed(self.all)}
        self._full: dict[str, list[Place]] = defaultdict(list)
        self._short: dict[str, list[Place]] = defaultdict(list)
        for place in self.all:
            if place.code.endswith("00") and place.level == "county":
                continue  # a city without districts (东莞) stands in the list twice
            self._full[place.name].append(place)
            if middle := middle_name(place.name):
                self._full[middle].append(place)
            self._short[short_name(place.name)].append(place)

    def full(self, name: str) -> tuple[Place, ...]:
        """Divisions of that full or everyday name (鼓楼区 has four)."""
        return tuple(self._full.get(name, ()))

    def short(self, name: str) -> tuple[Place, ...]:
        """Divisions whose name without its class word is `name`."""
        return tuple(self._short.get(name, ()))

    def full_names(self) -> tuple[str, ...]:
        """Every full and everyday name."""
        return tuple(self._full)

    def short_names(self) -> tuple[str, ...]:
        """Every name without its class word."""
        return tuple(self._short)

    def chain(self, place: Place) -> tuple[Place, ...]:
        """The place and all it belongs to, own first: 柳城县, 柳州市, 广西壮族自治区."""
        codes = (place.code, place.code[:4], place.code[:2])
        found = dict.fromkeys(self._by_code[code] for code in codes if code in self._by_code)
        return (place, *(above for above in found if above.code != place.code and above.name != place.name))


@lru_cache(maxsize=4)
def places_of(places: tuple[Place, ...]) -> Places:
    """The same divisions, made ready once."""
    return Places(places)
