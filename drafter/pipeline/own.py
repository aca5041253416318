"""One's own bank from the command line: phrases kept, hidden, put in front, and old plans taken in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.bank import own
from drafter.bank.lines import load_file
from drafter.bank.query import plain
from drafter.errors import DrafterError
from drafter.model.phrase import Bank, Phrase
from drafter.pipeline.archive import Imported, OldPlans, Progress
from drafter.pipeline.phrases import Phrases
from drafter.pipeline.search import QUICK, bank_at, kind_id, phrase_json, phrase_lines, topic_id
from drafter.store.folders import home


@dataclass(frozen=True, slots=True)
class Kept:
    """What the user keeps: phrases of one's own, favourites, and hidden ones."""

    own: tuple[Phrase, ...]
    favourites: tuple[Phrase, ...]
    hidden: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking old plans in: the files, and how many sentences and phrases there are now."""

    files: Imported
    sentences: int
    phrases: int


def kept(folder: Path | None = None) -> Kept:
    """Everything that the user added or marked, in `folder` or the user's own bank."""
    place = folder or home().phrasebank
    marks = own.load_marks(place)
    bank = _unmarked(folder)

    def known(ids: frozenset[str]) -> tuple[Phrase, ...]:
        return tuple(phrase for ident in sorted(ids) if (phrase := bank.get(ident)))

    return Kept(load_file(place / own.OWN)[0], known(marks.favourites), known(marks.hidden))


def named(words: str, folder: Path | None = None) -> tuple[Phrase, ...]:
    """The phrases of that id or that very text, hidden ones too; DrafterError where there is none."""
    bank = _unmarked(folder)
    if found := bank.get(words):
        return (found,)
    wanted = plain("".join(words.split()))
    same = tuple(one for one in bank.search(wanted, limit=500).phrases if plain(one.text) == wanted)
    if not same:
        raise DrafterError(f"短语库里没有“{words}”这一条：用 drafter search {words} 查一查，整条抄过来。")
    return same


def add(
    text: str,
    *,
    kind: str | None = None,
    topic: str | None = None,
    source: str = "",
    folder: Path | None = None,
) -> Phrase:
    """Keep a phrase of one's own, before all others; kind and topic come from its words where not given."""
    words = "".join(text.split())
    sort = kind_id(kind) or kind_of(words)
    return Phrases(folder).add(words, sort, topic_id(topic) or _topic_of(words), source or _source())


def remove(words: str, folder: Path | None = None) -> tuple[Phrase, ...]:
    """Take phrases of one's own out again; DrafterError for one that is not one's own."""
    place = folder or home().phrasebank
    mine = {phrase.id for phrase in load_file(place / own.OWN)[0]}
    found = tuple(phrase for phrase in named(words, folder) if phrase.id in mine)
    if not found:
        raise DrafterError(f"“{words}”不是自己加入的，删不掉；不想再看到它，用 drafter bank hide。")
    for phrase in found:
        own.remove(place, phrase.id)
        own.favour(place, phrase.id, favourite=False)
    return found


def mark(action: str, words: str, folder: Path | None = None) -> tuple[Phrase, ...]:
    """favour, unfavour, hide or unhide every phrase of that id or text."""
    phrases = Phrases(folder)
    found = named(words, folder)
    for phrase in found:
        if action.endswith("hide"):
            phrases.hide(phrase, hidden=action == "hide")
        else:
            phrases.favour(phrase, favourite=action == "favour")
    return found


def take_in(
    paths: Sequence[Path],
    *,
    secret: bool = False,
    progress: Callable[[str], Progress | None] = lambda _: None,
) -> Taken:
    """Old plans into the user's folder: copied, searchable by sentence, mined into one's own bank.

    Files that are there and unchanged are not read again; those with a 密级 stay
    out unless `secret`. `progress` is asked for a callback by the name of each stage.
    """
    from drafter.pipeline.mine import mine

    plans = OldPlans()
    files = plans.take(paths, secret=secret)
    plans.refresh(progress("整理旧稿"))
    there = tuple(plans.files())
    count = plans.search("", limit=0).count
    phrases = 0
    if there and (files.added or files.changed or not home().phrasebank.is_dir()):
        phrases = mine(there, home().phrasebank, progress=progress("挖掘短语")).phrases
    return Taken(files, count, phrases)


def kind_of(text: str) -> str:
    """The kind that a phrase looks like."""
    if text.startswith("《"):
        return "policy"
    if text.startswith("“"):
        return "slogan"
    if "{" in text:
        return "template"
    if text.startswith("以") and "为" in text[2:]:
        return "frame"
    from drafter.pipeline import reference

    return "verb-object" if reference.verbs(home()).split(text) else "collocation"


def _topic_of(text: str) -> str | None:
    from drafter.mining.keywords import DEFAULT
    from drafter.mining.topics import Topics

    return Topics(DEFAULT).winner(text, {}, 1)


def _source() -> str:
    from drafter.store.profile import load_profile

    return "·".join(part for part in (load_profile(home()).org, "自己加入") if part)


def _unmarked(folder: Path | None) -> Bank:
    return bank_at(folder, large=QUICK, marks=own.Marks())


def kept_json(found: Kept) -> dict[str, Any]:
    """For scripts."""
    sorts = {"own": found.own, "favourites": found.favourites, "hidden": found.hidden}
    return {name: [phrase_json(phrase) for phrase in phrases] for name, phrases in sorts.items()}


def kept_text(found: Kept) -> str:
    """For people: three lists, each phrase with its kind and first source."""
    sorts = {"自己加入的": found.own, "收藏的": found.favourites, "不再出现的": found.hidden}
    lines = []
    for label, phrases in sorts.items():
        lines += [
            f"{label}（{len(phrases)}）",
            *(f"  {line}" for one in phrases for line in phrase_lines(one)),
        ]
    return "\n".join(lines)


def told(phrase: Phrase) -> str:
    """Everything known of a phrase: kind, topic, how widely it is used, and every place it was seen."""
    from drafter.mining.keywords import DEFAULT

    topic = {ident: label for ident, label, _ in DEFAULT}.get(phrase.topic or "", "不限主题")
    head = f"{phrase.text}\t{phrase.label}·{topic}·{phrase.usage}·{phrase.id}"
    return "\n".join([head, *(f"    {source}" for source in phrase.sources)])


def taken_json(report: Taken) -> dict[str, Any]:
    """For scripts."""
    files = report.files
    return {
        "added": list(files.added),
        "changed": list(files.changed),
        "unchanged": files.unchanged,
        "secret": [{"file": file, "level": level} for file, level in files.secret],
        "skipped": [{"file": file, "why": why} for file, why in files.skipped],
        "sentences": report.sentences,
        "phrases": report.phrases,
    }
