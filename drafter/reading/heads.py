"""Headings: number, words and run-in text of a line, and unnumbered headings told by their shape."""

import re
from collections.abc import Sequence
from functools import lru_cache

from drafter.language.numbering import Number, masked_number, split_number
from drafter.language.widths import halve
from drafter.reading.line import Head, Line

LONGEST_LEAD = 24
"""Characters of the first sentence of an unnumbered run-in heading ("基层党建亮点纷呈。")."""
LEAST_RUN_IN = 25
"""Characters that must follow such a lead, else it is a short sentence and no heading."""

_OPENERS, _CLOSERS = "（(《〈【〔[“‘", "）)》〉】〕]”’"
_TURN = re.compile(f"[{re.escape(_OPENERS + _CLOSERS)}。！？]")
_TAG_WORDS = "责任|牵头|主办|承办|协办|配合|负责|分管|完成时限|完成时间|时限|主管|督办"
_TAG = re.compile(
    rf"[（(【\[](?:{_TAG_WORDS})[^（()）【】]*(?:[（(][^（()）]*[）)][^（()）【】]*)*[）)】\]]\s*。?$"
)
_OWNER = re.compile(
    r"(?:牵头|责任|主办|承办|负责)(?:责任)?(?:科室|处室|股室|单位|部门|科|处|股|站|中心|学校)?[:：]\s*([^；;。）)】]+)"
)
_PERSON = re.compile(r"(?:责任人|责任领导|分管领导|牵头领导|负责人|牵头人)[:：]")
_OWNED_LINE = re.compile(rf"[（(【]?(?:{_TAG_WORDS})[^：:。]{{0,6}}[:：].{{1,80}}")
_LISTED = re.compile(
    r"[\d—\-·●■◆]|[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]|首先|其次|各位|主要|一年来"
)
"""What opens an item of a list inside running text, or a phrase of speech: no heading."""
_GAP = re.compile(r"[ \u00a0\u3000\t]+")
_COMMAS = re.compile(r"[，、；：,;:]")


def sentence_end(text: str) -> int:
    """Where the first sentence ends: behind 。！？ outside brackets and quotes; else the length."""
    depth = 0
    for turn in _TURN.finditer(text):
        char = turn[0]
        if char in _OPENERS:
            depth += 1
        elif char in _CLOSERS:
            depth = max(depth - 1, 0)
        elif depth == 0 or turn.start() > 80:
            return turn.end()
    return len(text)


def head_of(line: Line) -> Head | None:
    """The numbered heading that a line is, or None; the line remembers it as long as its text stays."""
    if line.head is None or line.head[0] is not line.text:
        line.head = line.text, _head_of(line)
    return line.head[1]


def _head_of(line: Line) -> Head | None:
    if line.cell or line.note or ("\t" in line.text and not _numbered_tab(line.text)):
        return None
    number = split_number(line.text)
    if number is None:
        return None
    heading, rest = split_words(line.text[number.length :])
    if not heading and not rest:
        return None
    return Head(
        number.level, number.level * 10, clean_number(number), heading, rest, number.style, number.ordinal
    )


def masked_head(line: Line) -> Head | None:
    """An item whose number is masked ("x.加强管理。"), or None."""
    number = masked_number(line.text)
    if number is None:
        return None
    heading, rest = split_words(line.text[number.length :])
    level = 1 if number.text.endswith("、") and not rest and not line.text.endswith("。") else number.level
    return Head(level, level * 10, number.text, heading, rest, "han" if level == 1 else number.style)


def split_words(text: str) -> tuple[str, str]:
    """Heading words and the rest: the first sentence without 。, a tag at its end going to the rest."""
    text = text.strip()
    if gap := parting_gap(text):
        return text[: gap[0]], text[gap[1] :]
    end = sentence_end(text)
    heading, rest = text[:end].rstrip("。 \u3000"), text[end:].strip()
    if tag := _TAG.search(heading):
        rest = heading[tag.start() :] + (text[end - 1 : end] if text[:end].endswith("。") else "") + rest
        heading = heading[: tag.start()].rstrip("。；， ")
    return heading, rest


def clean_number(number: Number) -> str:
    """The number as it stands, half-width brackets and full-width digits set right."""
    return _clean(number.text)


@lru_cache(maxsize=1024)
def _clean(text: str) -> str:
    text = halve(text)[0].replace("．", ".").replace("﹒", ".")
    if text[:1] in "（([":
        text = "（" + text[1:].replace(")", "）").replace("]", "）")
    return text.replace(")", "）")


def owner_of(text: str) -> str:
    """The department named in a tag at the end of an item's text, "" for none."""
    tail = text[-240:]
    lines = tail.rsplit("\n", 1)
    tag = _TAG.search(lines[-1])
    piece = tag[0] if tag else lines[-1] if _OWNED_LINE.fullmatch(lines[-1]) else ""
    if not piece:
        return ""
    piece = _PERSON.sub("人：", piece.strip("（()）【】[]。"))
    found = _OWNER.search(piece)
    return found[1].strip() if found else ""


def leads(texts: Sequence[str]) -> tuple[int, ...]:
    """Which paragraphs of a section open with an unnumbered heading, if the section is built of them.

    It is where at least two do, and at most one paragraph at either end does not.
    """
    found = tuple(at for at, text in enumerate(texts) if is_lead(text))
    alone = tuple(at for at, text in enumerate(texts) if _stands_alone(text))
    if len(alone) >= 2 and all(at + 1 < len(texts) and at + 1 not in alone for at in alone):
        return alone if alone[0] <= 1 and not found else ()
    if len(found) < 2 or found[0] > 1:
        return ()
    inner = len(texts) - found[0]
    return found if len(found) >= inner - 1 and found[-1] - found[0] <= len(found) else ()


def is_lead(text: str) -> bool:
    """Whether a paragraph opens with a short statement that its further sentences unfold."""
    if _LISTED.match(text):
        return False
    end = sentence_end(text[: LONGEST_LEAD + 2])
    if not 5 <= end <= LONGEST_LEAD + 1 or text[end - 1 : end] != "。":
        return False
    return len(text) - end >= LEAST_RUN_IN and not _COMMAS.search(text[:end])


def _stands_alone(text: str) -> bool:
    return (
        6 <= len(text) <= LONGEST_LEAD
        and text.endswith("。")
        and sentence_end(text) == len(text)
        and not _COMMAS.search(text)
        and not _LISTED.match(text)
    )


def parting_gap(text: str) -> tuple[int, int] | None:
    """The blank that parts heading words from run-in text without 。 between them, or None."""
    gap = _GAP.search(text)
    if gap is None:
        return None
    words, rest = text[: gap.start()], text[gap.end() :]
    parts = (
        4 <= len(words) <= 30
        and sentence_end(text) > 34
        and not re.search(r"[。；，：！？、]", words)
        and len(rest) >= 30
        and bool(re.search(r"[。；]", rest))
        and not re.match(r"[”》）、，。]", rest)
        # "GB 31654—2021" is one name.
        and not (re.search(r"[A-Za-z\d]$", words) and re.match(r"[A-Za-z\d]", rest))
    )
    return gap.span() if parts else None


def _numbered_tab(text: str) -> bool:
    number = split_number(text)
    return number is not None and "\t" not in text[number.length :].strip()
