"""The verb that opens a phrase, its object, and which verbs may stand for each other."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

ADVERBS = (
    "切实|全面|持续|不断|着力|有效|稳步|扎实|积极|大力|努力|深入|加快|逐步|严格|进一步|充分|认真|统筹|广泛|"
    "全力|坚决|牢固|有序|及时|更加|协同|高质量|一体|系统|常态化|有力|科学|合理|主动|精准|坚定不移"
)
"""What may stand before a verb without altering what it does."""

ADVERB = re.compile(f"(?:{ADVERBS})地?")
"""An adverb with its 地."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A phrase as 副词 + 动词 + 宾语; `adverb` may be ""."""

    adverb: str
    verb: str
    object: str


class Verbs:
    """The verbs of some families; a verb may belong to several."""

    def __init__(self, families: Iterable[Iterable[str]]) -> None:
        self.families = tuple(tuple(family) for family in families)
        self.all = frozenset(verb for family in self.families for verb in family)
        self._longest = max(map(len, self.all), default=0)

    def kin(self, verb: str) -> tuple[str, ...]:
        """The verbs that may stand for this one, those of the family that it opens first."""
        own = sorted((family for family in self.families if verb in family), key=lambda one: one.index(verb))
        return tuple(dict.fromkeys(word for family in own for word in family if word != verb))

    def split(self, text: str) -> Parts | None:
        """Adverbs and the longest known verb that the text begins with; None where it begins with none.

        What is left as the object has two characters at least. A word that may
        be both (加快, 统筹) is the verb where no other verb follows.
        """
        adverb = ADVERB.match(text)
        behind = self.split(text[adverb.end() :]) if adverb else None
        if adverb and behind:
            return Parts(adverb.group() + behind.adverb, behind.verb, behind.object)
        for size in range(min(self._longest, len(text) - 2), 1, -1):
            if text[:size] in self.all:
                return Parts("", text[:size], text[size:])
        return None
