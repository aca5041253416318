"""Sentences: templates filled with the unit's wording, facts, and phrases of the bank."""

import re
from collections.abc import Mapping

from drafter.compose.choose import Chooser
from drafter.compose.fill import Filler
from drafter.compose.having import Having
from drafter.compose.offices import Offices
from drafter.compose.suitable import Suitable
from drafter.compose.wording import words
from drafter.model.draft import Block, Origin
from drafter.model.phrase import Bank, Phrase
from drafter.model.skeleton import Alternative, Beat, Fact, Skeleton
from drafter.model.unit import Unit

ADVERBS = "切实|全面|持续|不断|着力|有效|稳步|扎实|积极|大力|努力|深入|加快|逐步|严格"
"""What may stand before the verb of a phrase that is put into a sentence."""

LONGEST_PHRASE = 14
NEAREST = 10
"""How many of the most widely used fitting phrases a sentence chooses among."""

RUN = 13
"""Han characters that two sentences of one plan may share at most (titles and slogans aside)."""

_QUOTED = re.compile(r"《[^》]*》|“[^”]*”|【[^】]*】")
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
    ) -> None:
        self._facts = {fact.key: fact for fact in skeleton.facts()}
        self._values, self._bank, self._chooser, self._year = facts, bank, chooser, year
        self._unit, self._runs = unit, set[str]()
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

    def _start(self, ref: str, topic: str | None) -> None:
        """A new sentence: nothing of it counts as used until it is accepted."""
        self._ref, self._topic, self._calls = ref, topic, 0
        self._claims: list[str] = []
        self._phrases: list[str] = []
        self._keys: list[str] = []

    def plain(self, template: str, ref: str) -> str:
        """A heading or title filled in."""
        self._start(ref, None)
        return self._filler.fill(template, ref)

    def block(self, beat: Beat, able: tuple[tuple[int, Alternative], ...], topic: str | None) -> Block | None:
        """The beat's sentence: the first alternative, in seeded order, that can be said and repeats nothing.

        What repeats something stands where there is nothing better; what cannot be said never does.
        """
        filled: list[Block] = []
        for index, alternative in self._chooser.order(able, beat.ref):
            ref = f"{beat.ref}#{index + 1}"
            self._start(ref, topic)
            text = self.offices.told(self._filler.fill(alternative.text, ref))
            if not self.suitable.says(text):
                continue
            text = self.suitable.trimmed(text)
            origin = Origin("skeleton", ref, tuple(self._phrases), tuple(dict.fromkeys(self._keys)))
            filled.append(Block(text, origin, beat.paragraph))
            if not self._runs & _runs(text):
                break
        else:
            return filled[0] if filled else None
        self._accept(filled[-1].text)
        return filled[-1]

    def _accept(self, text: str) -> None:
        self._runs |= _runs(text)
        for claim in self._claims:
            self._chooser.use(claim)

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
        """A phrase of the bank that contains one of `about` and begins with one of `verb`."""
        key = self._key()
        told = self._bank.select((kind,), about.split("|"), year=self._year)
        found = [phrase for phrase in told if self._suits(phrase, verb)][:NEAREST]
        at = int(self._chooser.chance(key) * (len(found) + 1))
        if at == len(found):
            self._claims.append(default)
            return default
        self._claims += [found[at].id, found[at].text]
        self._phrases.append(found[at].id)
        return found[at].text

    def _suits(self, phrase: Phrase, verb: str) -> bool:
        return (
            4 <= len(phrase.text) <= LONGEST_PHRASE
            and "{" not in phrase.text
            and phrase.docs >= 2
            and phrase.stale is None
            and not self._chooser.used(phrase.id)
            and not self._chooser.used(phrase.text)
            and (not verb or re.match(f"(?:{ADVERBS})?(?:{verb})", phrase.text) is not None)
        )


def shown(fact: Fact, value: str | None) -> str:
    """A fact in the text: value and unit, or the blank that asks for it."""
    unit = fact.unit or ""
    if value is None or not str(value).strip():
        return f"【待填：{fact.label}】{unit}"
    text = str(value).strip()
    return text if not unit or text.endswith(unit) else text + unit


def _runs(text: str) -> set[str]:
    """All runs of RUN Han characters, what is quoted left out."""
    found: set[str] = set()
    for piece in _QUOTED.sub("|", text).split("|"):
        han = _NOT_HAN.sub("", piece)
        found.update(han[i : i + RUN] for i in range(len(han) - RUN + 1))
    return found
