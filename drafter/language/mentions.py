"""Where a text names places: full names anywhere, short ones only in tell-tale company."""

import re
from collections.abc import Iterator

from drafter.language.place_words import COMMON, TOO_COMMON
from drafter.language.places import Places
from drafter.model.term import Place

_CLASS = re.compile("[省市县区旗盟州]")
_LEFT_OPEN = re.compile("[\u4e00-\u9fff]")
_GOES_ON = frozenset("域级城情直际乡校里中管办内各")
_LONGEST = 15
_NOT_AFTER = {
    "增城区": "新", "西市区": "江陕山广", "新市区": "创高", "南山区": "西", "平山区": "水", "大东区": "扩",
    "海城市": "沿渤环滨临", "运城市": "亚奥", "江源区": "赣", "安城市": "保", "乐城区": "音",
}  # fmt: skip
_STRONG_AFTER = re.compile("等地|两地|三地|两县|两市|两区|等[县市区]|等兄弟")
_LIST_OF_PLACES = re.compile(
    "(?:、[\u4e00-\u9fff]{2,4}){0,4}(?:、(?:[Xx×*]{2,}|某某)|(?:等地|两地|三地|等县|等市|等区)|教育(?!厅|部))"
)
_WITH_EDUCATION = re.compile(
    "教育(?:事业|高质量|改革|发展|振兴|工作|质量|的|现代化|系统|人|局|强|优质|均衡|公平|再上|教学)|人民满意|学子|籍学生|各中小学|经济社会"
)
_BEFORE_NAME = re.compile("[，。；：、对为在向给与和动进兴展设好办建是“”（]$|^$|\n$")


def mentions(text: str, places: Places) -> Iterator[tuple[int, int, tuple[Place, ...]]]:
    """Full and everyday names of divisions in the text, longest first, each with the places it may mean.

    Names of one syllable and class word (和县) and names that are common words
    (城区) count only where no Han character stands before them.
    """
    end_before = 0
    for match in _CLASS.finditer(text):
        end = match.end()
        for start in range(max(end_before, end - _LONGEST), end - 1):
            name = text[start:end]
            if (found := places.full(name)) and _stands(text, start, end, places):
                end_before = end
                yield start, end, found
                break


def short_mentions(text: str, places: Places) -> Iterator[tuple[int, int, tuple[Place, ...]]]:
    """Names without class word in company that only a place keeps.

    That is: before 等地 and the like, before 教育… after a break, or in a row
    joined by 、 that ends with 等地, 教育 or a mask. Common words never count.
    """
    for match in re.finditer(
        "(?=、|等地|两地|三地|两县|两市|两区|等县|等市|教育|人民满意|学子|经济社会)", text
    ):
        end = match.start()
        for length in (4, 3, 2):
            start = end - length
            found = places.short(text[start:end]) if start >= 0 else ()
            if not found or text[start:end] in COMMON:
                continue
            if _short_stands(text, start, end):
                yield start, end, found
            break


def mentions_at_start(text: str, places: Places) -> tuple[int, tuple[Place, ...]]:
    """How long a division's name the text begins with, and which places it may mean."""
    for length in range(min(_LONGEST, len(text)), 1, -1):
        if found := places.full(text[:length]):
            return length, found
    return 0, ()


def _stands(text: str, start: int, end: int, places: Places) -> bool:
    name, before = text[start:end], text[start - 1 : start]
    common = len(name) == 2 or name[:-1] in COMMON
    if common and text[end : end + 1] in _GOES_ON:  # 资源县域共享, 兴县中
        return False
    if before in _NOT_AFTER.get(name, ()) and before:
        return False
    if name in TOO_COMMON or places.short(text[max(0, start - 1) : start + 1]):  # 绍[兴城市]
        return False
    if len(name) > 2 or not _LEFT_OPEN.match(before):
        return True
    return any(places.full(text[start - length : start]) for length in range(3, 9) if start >= length)


def _short_stands(text: str, start: int, end: int) -> bool:
    if _STRONG_AFTER.match(text, end):
        return True
    before = text[max(0, start - 6) : start]
    if text.startswith("、", end):
        return bool(_LIST_OF_PLACES.match(text, end))
    return bool(_WITH_EDUCATION.match(text, end) and _BEFORE_NAME.search(before))
