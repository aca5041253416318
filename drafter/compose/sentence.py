"""Sentences: templates filled with the unit's wording, facts, and phrases of the bank."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

from drafter.compose.choose import Chooser
from drafter.compose.fill import Filler
from drafter.compose.having import Having
from drafter.compose.offices import Offices
from drafter.compose.oversight import GUIDES, is_done_below
from drafter.compose.phrases import Phrases
from drafter.compose.suitable import Suitable
from drafter.compose.wording import words
from drafter.language.blanks import blank
from drafter.model.draft import Block, Origin
from drafter.model.phrase import Bank
from drafter.model.skeleton import Aim, Alternative, Beat, Fact, Skeleton
from drafter.model.unit import Unit

PREFERRED = 3.0
"""How much sooner a wording is taken that leaves a place for a phrase of the bank."""

TOLD = 1e6
"""How much sooner a wording is taken that says a fact which the plan must name and does not name yet."""

AIMS = ("为", "围绕", "着眼")
"""How a sentence opens that says first what its measure is for."""

RUN = 13
"""Han characters that two sentences of one plan may share at most (titles and slogans aside)."""

_MEANS = re.compile("注重|突出|坚持|开展|实施|拓展|引导")
"""Verbs of what one does, not of what it is done for: 围绕突出政治建设 is no aim."""
_GUARDS = re.compile("确保|筑牢|守牢|强化|加强|激发|维护")
"""Verbs that read well behind 为 and 着眼, but not behind 围绕."""
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”|【[^】]*】")
_HAS_AIM = re.compile("^(?:为|围绕|着眼|聚焦|紧扣|针对|以|立足|着力|从|突出|结合)|已|是")
_PLACES = re.compile(r"\{\{\s*phrase\(.*?\)\s*\}\}")
_FACTS = re.compile(r"fact\(\s*['\"](\w+)['\"]")
_EMPTY = re.compile("，(?=[。；])")
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff]")


class Writer:
    """Writes the sentences of one plan and remembers what already stands in it."""

    def __init__(
        self,
        skeleton: Skeleton,
        bank: Bank,
        unit: Unit,
        year: int,
        facts: Mapping[str, str],
        chooser: Chooser,
        offices: Offices | None = None,
        must: Collection[str] = (),
    ) -> None:
        self._facts = {fact.key: fact for fact in skeleton.facts()}
        self._values, self._chooser, self._year = facts, chooser, year
        self._unit, self._runs, self.lead = unit, set[str](), ""
        self._untold = set(must)
        self._phrases = Phrases(skeleton, bank, year, chooser)
        self.suitable = Suitable(Having())
        self.offices = offices or Offices(skeleton, unit)
        self.call("")
        self._start("", None)

    def call(self, title: str) -> None:
        """Tell the sentences what the plan is called."""
        self._filler = Filler(
            words(self._unit, self._year, title),
            {"fact": self._fact, "phrase": self._phrase, "pick": self._pick, "verb": self._verb},
        )

    def _start(self, ref: str, topic: str | None, template: str = "") -> None:
        """A new sentence: nothing of it counts as used until it is accepted."""
        self._ref, self._topic, self._calls = ref, topic, 0
        self._around = self.lead + _PLACES.sub("", template)
        self._claims: list[str] = []
        self._used: list[str] = []
        self._keys: list[str] = []

    def plain(self, template: str, ref: str) -> str:
        """A heading or title filled in."""
        self._start(ref, None)
        return self._filler.fill(template, ref)

    def block(self, beat: Beat, able: tuple[tuple[int, Alternative], ...], topic: str | None) -> Block | None:
        """The beat's sentence: the first alternative, in seeded order, that can be said and repeats nothing.

        What repeats something stands where there is nothing better; what cannot be said never does.
        """
        filled: list[tuple[Block, list[str]]] = []
        weights = [self._weight(one.text) for _, one in able]
        for index, alternative in self._chooser.order(able, beat.ref, weights):
            ref = f"{beat.ref}#{index + 1}"
            self._start(ref, topic, alternative.text)
            text = self._told(_EMPTY.sub("", self._filler.fill(alternative.text, ref)))
            if not self.suitable.says(text):
                continue
            origin = Origin("skeleton", ref, tuple(self._used), tuple(dict.fromkeys(self._keys)))
            filled.append((Block(self.suitable.trimmed(text), origin, beat.paragraph), self._claims))
            if not self._runs & _runs(text):
                return self._accepted(*filled[-1])
        return self._accepted(*filled[0]) if filled else None

    def _told(self, text: str) -> str:
        """The sentence as this unit writes it: its departments by name, and work below seen from above."""
        text = self.offices.told(text)
        if self._topic is None or self._keys or not is_done_below(self._unit.level, text):
            return text
        opening = self._chooser.least(GUIDES, f"{self._ref}/afar")
        self._claims.append(opening)
        return opening + text

    def _weight(self, template: str) -> float:
        if self._untold.intersection(_FACTS.findall(template)):
            return TOLD
        return PREFERRED if "phrase(" in template else 1.0

    def _accepted(self, block: Block, claims: list[str]) -> Block:
        self._runs |= _runs(block.text)
        self._untold -= set(block.origin.facts)
        for claim in claims:
            self._chooser.use(claim)
        return block

    def aimed(self, block: Block, aim: Aim, ref: str, around: str) -> Block:
        """The sentence that opens an item, opened by what the item is for: 为提高课堂教学质量，……

        As it is where it opens so already, or where the bank has nothing that fits beside `around`;
        an adverb before the verb (为着力提高……) reads as two openings.
        """
        if block.origin.phrases or _HAS_AIM.search(block.text.split("，")[0]):
            return block
        topic = ref.split("/", maxsplit=1)[0]
        said = self.suitable.says
        fitting = self._phrases.fitting(topic, aim.about, aim.verb, "verb-object", self.lead, around, said)
        able = tuple(one for one in fitting if re.match(aim.verb, one.text) and not _MEANS.match(one.text))
        phrase = self._phrases.one(able, f"aim/{ref}", "")
        if phrase is None:
            return block
        openings = [word for word in AIMS if word != "围绕" or not _GUARDS.match(phrase.text)]
        opening = self._chooser.fresh(openings, f"aim/{ref}/opening")
        for claim in self._phrases.claims(phrase):
            self._chooser.use(claim)
        origin = replace(block.origin, phrases=(phrase.id, *block.origin.phrases))
        return replace(block, text=f"{opening}{phrase.text}，{block.text}", origin=origin)

    def _key(self) -> str:
        self._calls += 1
        return f"{self._ref}/{self._calls}"

    def _fact(self, key: str) -> str:
        fact = self._facts.get(key)
        if fact is None:
            raise ValueError(f"没有声明的事实 {key}")
        self._keys.append(key)
        return shown(fact, self._values.get(key, fact.default))

    def _pick(self, *choices: str) -> str:
        able = [choice for choice in choices if self.suitable.says(choice)]
        return self._chooser.one(able or choices, self._key())

    def _verb(self, choices: str) -> str:
        chosen = self._chooser.least(choices.split("|"), self._key())
        self._claims.append(chosen)
        return chosen

    def _phrase(self, about: str, default: str, verb: str = "", kind: str = "verb-object") -> str:
        """A phrase of the bank about one of the words, opened by one of the verbs; else the default.

        A default of "" leaves the place empty, and the comma before it out.
        """
        said = self.suitable.says
        able = self._phrases.fitting(self._topic, about, verb, kind, self.lead, self._around, said)
        phrase = self._phrases.one(able, self._key(), default)
        if phrase is None:
            self._claims.append(default)
            return default
        self._claims += self._phrases.claims(phrase)
        self._used.append(phrase.id)
        return phrase.text


def shown(fact: Fact, value: str | None) -> str:
    """A fact in the text: value and unit, or the blank that asks for it."""
    unit = fact.unit or ""
    if value is None or not str(value).strip():
        return blank(fact.label) + unit
    text = str(value).strip()
    return text if not unit or text.endswith(unit) else text + unit


def _runs(text: str) -> set[str]:
    """All runs of RUN Han characters, what is quoted left out."""
    found: set[str] = set()
    for piece in _QUOTED.sub("|", text).split("|"):
        han = _NOT_HAN.sub("", piece)
        found.update(han[i : i + RUN] for i in range(len(han) - RUN + 1))
    return found
