"""Dated wording and places, as data that language and checks are handed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """Wording that is right only for some years.

    `stale_from` is the first plan year in which it is out of date, `valid_from`
    the ISO date (or its beginning) before which it could not be written.
    `context` is guiding, task, any or form; `verified` yes, partial or no.
    `keys` are literals of which every match holds at least one ("" = unknown:
    always look). `formula` and `table` give the right number for a year.
    """

    id: str
    kind: str
    pattern: str
    surface: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    premature_before: str | None = None
    stale_from: int | None = None
    replaced_by: str | None = None
    severity: str = "warn"
    context: str = "any"
    guard: str | None = None
    formula: str | None = None
    note: str = ""
    source: str = ""
    verified: str = "no"
    keys: tuple[str, ...] = ()
    table: tuple[tuple[str, int], ...] = ()
    years: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative division: GB/T 2260 code, full name, level (province, city, county)."""

    code: str
    name: str
    level: str
