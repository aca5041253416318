"""Bytes to text: whichever of the encodings that Chinese offices use, and its name."""

import codecs
import re
import unicodedata

from drafter.errors import DrafterError

SAMPLE = 200_000
"""Bytes that are enough to tell encodings apart; more only costs time."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五"
    "果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回"
    "则任取据处理府教育师校课德"
    "這個國來時們對會發動學說產種過後經進著電裡實現體機當點從業應開還與關樣義黨員師課設總統級組計區強處據農運論條問題長"
    "，。、；：“”《》（）？！"
)
_UNREADABLE = re.compile(r"[\ufffd\u0000-\u0008\ue000-\uf8ff]")


def decode(data: bytes, where: str) -> tuple[str, str]:
    """The text of a plain file and the name of its encoding.

    A byte order mark decides; then UTF-8, UTF-16 without mark, and of GB18030
    and Big5 the one that gives the commoner characters. Odd bytes become
    U+FFFD. Raises DrafterError for what is no text at all.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(_exact(name, mark), "replace"), name
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, where)
    if text.count("\0") * 10 > len(text):
        return _sixteen(data, where)
    return text, "utf-8"


def _exact(name: str, mark: bytes) -> str:
    if name == "utf-8":
        return name
    return f"{name}-{'le' if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF32_LE) else 'be'}"


def _legacy(data: bytes, where: str) -> tuple[str, str]:
    sample = data[:SAMPLE]
    best = max(("gb18030", "big5", "utf-16-le", "utf-16-be", "utf-8"), key=lambda name: _score(sample, name))
    text = data.decode(best, "replace")
    if _score(sample, best) < 0.05:
        raise DrafterError(f"“{where}”里不是文字，读不出来。请确认选对了文件，或用 WPS 另存为 .docx 再试。")
    return text, best.removesuffix("-le").removesuffix("-be")


def _sixteen(data: bytes, where: str) -> tuple[str, str]:
    even, odd = data[:SAMPLE:2].count(0), data[1:SAMPLE:2].count(0)
    text = data.decode("utf-16-le" if odd >= even else "utf-16-be", "replace")
    if sum(unicodedata.category(char) == "Cc" and char not in "\r\n\t" for char in text[:2000]) > 100:
        raise DrafterError(f"“{where}”里不是文字，读不出来。请确认选对了文件。")
    return text, "utf-16"


def _score(sample: bytes, name: str) -> float:
    """How much a decoding looks like Chinese office prose: common characters, less the unreadable ones."""
    text = sample.decode(name, "replace")
    if not text:
        return 0.0
    dense = [char for char in text if not char.isspace() and not char.isascii()]
    ascii_share = 1 - len(dense) / len(text)
    common = sum(char in _COMMON for char in dense) / max(len(dense), 1)
    return common + 0.05 * ascii_share - 2 * len(_UNREADABLE.findall(text)) / len(text)
