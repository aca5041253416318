"""What a search asks for: words that must all occur, as Han or any text, as initials or as pinyin."""

import re
import unicodedata
from dataclasses import dataclass

from drafter.model.phrase import Phrase

_LETTERS = re.compile("[a-z]+(?:['’][a-z]+)*")


def plain(text: str) -> str:
    """The text as it is compared: full-width letters and figures narrowed, small letters, ü as v."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ü", "v")


@dataclass(frozen=True, slots=True)
class Query:
    """The words of a search and its filters; any text whatever makes a query."""

    words: tuple[str, ...]
    topic: str | None = None
    kind: str | None = None

    def fits(self, phrase: Phrase) -> bool:
        """Whether the phrase passes the filters and contains every word."""
        return self.admits(phrase) and all(contains(phrase, word) for word in self.words)

    def admits(self, phrase: Phrase) -> bool:
        """Whether the phrase passes the filters."""
        return (self.topic is None or phrase.topic == self.topic) and (
            self.kind is None or phrase.kind == self.kind
        )


def asked(words: str) -> str:
    """What a user typed as it is compared; half of a surrogate pair, which no bank has, finds nothing."""
    return plain(words if words.isascii() else words.encode("utf-8", "replace").decode())


def parse(words: str, topic: str | None = None, kind: str | None = None) -> Query:
    """The query of what a user typed: words parted by blanks, each once."""
    return Query(tuple(dict.fromkeys(asked(words).split())), topic, kind)


def is_letters(word: str) -> bool:
    """Whether the word may be initials or pinyin."""
    # A longer word is nobody's pinyin, and SQLite takes no pattern for it.
    return len(word) <= 200 and _LETTERS.fullmatch(word) is not None


def contains(phrase: Phrase, word: str) -> bool:
    """Whether the phrase's text, initials or pinyin (from some syllable on) contain the word."""
    if word in plain(phrase.text):
        return True
    return is_letters(word) and (word in phrase.initials or sounds(phrase.pinyin, word))


def sounds(pinyin: str, word: str) -> bool:
    """Whether the syllables, from some one on, begin with the word ("shur" in "li de shu ren")."""
    wanted = re.sub("['’]", "", word)
    joined = pinyin.replace(" ", "")
    at = joined.find(wanted)
    if at < 0:
        return False
    starts = _starts(pinyin)
    while at >= 0:
        if at in starts:
            return True
        at = joined.find(wanted, at + 1)
    return False


def _starts(pinyin: str) -> frozenset[int]:
    found, at = [], 0
    for syllable in pinyin.split():
        found.append(at)
        at += len(syllable)
    return frozenset(found)
