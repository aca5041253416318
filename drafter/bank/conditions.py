"""What SQLite is asked for a query: tokens that rows must have, and what is looked at besides."""

from dataclasses import dataclass, field

from drafter.bank.filters import Filters
from drafter.bank.grams import both, doubtful, is_exact, is_run, letters_key, needed, needed_letters
from drafter.bank.query import Query, is_letters
from drafter.bank.sounds import Sounds


@dataclass(slots=True)
class Conditions:
    """FTS5 expressions that rows must match, what is looked at besides, and the values of that.

    Where `sure`, only rows with `doubtful` tokens need be looked at.
    """

    matches: list[str] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    sure: bool = True

    def all(self) -> tuple[str, list[str]]:
        """Column, tables and conditions for all rows that fulfil them, and the values."""
        where = " and ".join(f"({check})" for check in self.checks)
        if not self.matches:
            return f"row from lines where {where or 1}", self.values
        expression = " AND ".join(self.matches)
        if not where:
            return "rowid from grams where grams match ?", [expression]
        joined = "grams.rowid from grams join lines on lines.row = grams.rowid where grams match ?"
        return f"{joined} and {where}", [expression, *self.values]

    def parts(self) -> tuple[tuple[str, list[str]], tuple[str, list[str]]]:
        """The same in two parts where `sure`: what need not be looked at, and what must be."""
        either = " OR ".join(f'"{token}"' for token in self.doubtful)
        clear = Conditions([f"({' AND '.join(self.matches)}) NOT ({either})"])
        return clear.all(), Conditions([*self.matches, f"({either})"], self.checks, self.values).all()


def conditions(query: Query, filters: Filters, sounds: Sounds, *, literal: bool = False) -> Conditions:
    """What rows of a bank must fulfil; `literal` where letters are text alone, not initials or pinyin."""
    found = Conditions()
    if query.kind is not None or query.topic is not None:
        found.matches.append(f'"{filters.token(query.kind, query.topic)}"')
    for word in query.words:
        match, check, values = _word(word, sounds, literal=literal)
        found.matches += [match] if match else []
        if check:
            found.checks.append(check)
            found.values += values
            found.doubtful += doubtful(word)
            found.sure &= is_run(word) and not is_letters(word)
    return found


def is_token(word: str) -> bool:
    """Whether a token of the index is the same as the word."""
    return (len(word) <= 2 and word.isalpha()) if is_letters(word) else is_exact(word)


def key(word: str) -> str:
    """That token: letters may be initials or pinyin, anything else is text."""
    return letters_key(word) if is_letters(word) else word


def _word(word: str, sounds: Sounds, *, literal: bool) -> tuple[str | None, str | None, list[str]]:
    """What a row must match, what must be looked at besides, and the values of that."""
    own = needed(word)
    match = both(own) if own else None
    if literal or not is_letters(word):
        return match, (None if is_exact(word) else "instr(text, ?)"), ([] if is_exact(word) else [word])
    if is_token(word):
        return both([key(word)]), None, []
    readings = sounds.readings(word)
    if readings is None:
        return None, "instr(text, ?) or heard(sound, ?)", [word, word]
    ways = [match] if match else []
    checks, values = ["instr(text, ?)"], [word]
    first = sounds.initials(word)
    for letters, pattern in dict.fromkeys([*([(word, first)] if first else []), *readings]):
        ways.append(both(needed_letters(letters)))
        checks.append("sound glob ?")
        values.append(pattern)
    return f"({' OR '.join(ways)})", " or ".join(checks), values
