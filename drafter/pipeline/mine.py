"""From files and folders of old plans to a phrase bank on disk."""

import errno
import time
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from typing import Any

from drafter.atomic import write_atomically
from drafter.bank.lines import save, write
from drafter.bank.own import phrase_id
from drafter.comparing.fingerprint import filled
from drafter.errors import DrafterError, cause
from drafter.language.pinyin import initials_of, syllables_of
from drafter.language.terms import Terms
from drafter.mining.keywords import DEFAULT
from drafter.mining.packing import Source, load
from drafter.mining.select import Seen, select
from drafter.mining.tally import Tally
from drafter.mining.topics import Topics, TopicWords
from drafter.model.phrase import Phrase
from drafter.pipeline import reference
from drafter.pipeline.documents import files_in, others_in
from drafter.pipeline.gather import ALONE, Engine, calm, gathered
from drafter.pipeline.runs import Runs
from drafter.store.folders import home

FINGERPRINT = "fingerprint.bin"
"""The file beside a bank that tells which runs of characters stand in what was mined."""

FORMATS = ".txt .md .docx .doc .wps .odt .rtf .html .pdf"
"""What files of a folder are read, as users are told."""

_AT_ONCE = 500
"""Phrases in which dated terms are looked for at once."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class MineReport:
    """What came of mining. `skipped` pairs a file with the reason; `seconds` is the wall time."""

    documents: int
    phrases: int
    by_kind: dict[str, int]
    by_topic: dict[str, int]
    seconds: float
    skipped: tuple[tuple[str, str], ...] = field(default=())


def mine(
    paths: Sequence[Path],
    out: Path,
    topics: tuple[TopicWords, ...] = DEFAULT,
    *,
    engine: Engine = ALONE,
    marks: bool = False,
    progress: Progress | None = None,
) -> MineReport:
    """Mine the documents and write a bank into `out`, one file a kind; with `marks` its fingerprint too.

    The bank is the same byte for byte whoever shares the reading, in whatever
    order files are named, and whether they were read before. DrafterError if
    nothing can be read or `out` cannot be written.
    """
    began = time.monotonic()
    files = files_in(paths)
    if not files:
        raise DrafterError(f"{'、'.join(map(str, paths))} 里没有可读的文稿（{FORMATS}），请检查路径。")
    with calm(), _temporary(), Tally() as tally, Runs() as runs:
        with closing(gathered(files, topics, engine, runs=marks)) as found:
            skipped = _tell(found, len(files), tally, runs, progress)
        others = sorted({*others_in(paths)}.difference(files))
        skipped += ((str(file), f"不是文稿（{FORMATS}），没有读。") for file in others)
        phrases = tuple(_phrases(select(tally.seen()), Topics(topics)))
        save(out, phrases)
        write(out / "SOURCES.md", sources_page(tally.sources()))
        if marks:
            write_atomically(out / FINGERPRINT, filled(runs.told(), runs.many()).dump())
        return _report(tally.documents, phrases, time.monotonic() - began, skipped)


@contextmanager
def _temporary() -> Iterator[None]:
    """A full disk is that of the temporary files: all others say themselves where they stand."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise
        raise DrafterError(
            f"挖掘时的临时文件写不下（{cause(error)}）：请给系统的临时文件夹腾出地方，"
            "或用环境变量 TMPDIR 另指定一个。"
        ) from error


def _report(
    documents: int, phrases: Sequence[Phrase], seconds: float, skipped: Iterable[tuple[str, str]]
) -> MineReport:
    return MineReport(
        documents=documents,
        phrases=len(phrases),
        by_kind=dict(sorted(Counter(phrase.kind for phrase in phrases).items())),
        by_topic=dict(sorted(Counter(phrase.topic or "none" for phrase in phrases).items())),
        seconds=round(seconds, 2),
        skipped=tuple(sorted(skipped)),
    )


def _tell(
    found: Iterable[tuple[Path, bytes | str]],
    many: int,
    tally: Tally,
    runs: Runs,
    progress: Progress | None,
) -> list[tuple[str, str]]:
    """Count what every file gives; the files that could not be read, with the reason."""
    skipped: list[tuple[str, str]] = []
    if progress:
        progress(0, many)
    for done, (file, data) in enumerate(found, 1):
        if isinstance(data, str):
            skipped.append((str(file), data))
        else:
            sheaves, digests = load(data)
            for sheaf in sheaves:
                tally.add_packed(sheaf)
            if digests:
                runs.add(digests)
        if progress:
            progress(done, many)
    if not tally.documents:
        raise DrafterError(f"一份文稿也没读成：{skipped[0][0]}：{skipped[0][1]}")
    return skipped


def sources_page(harvests: Sequence[Source]) -> str:
    """What was mined, for people: a page that lies beside the bank."""
    lines = [
        "# 短语库的来源",
        "",
        "本短语库由 `drafter mine 文件夹… -o phrasebank --fingerprint` 从下列文稿挖掘而成，原文不在库中。",
        "同样的文稿重挖一次，结果逐字节相同。",
        "收入的只有短语（至多一个分句）及其出现的发文单位数、次数、年份和出处；年份、数字、地名、校名等以空位代替。",
        "“家数”按独立发文单位计：同一单位的多份文稿、内容相近的转载只算一家。",
        "国家机关的公文不受著作权法保护（著作权法第五条）；网上流传的五份计划、总结只用于统计用语。",
        "",
        f"共 {len(harvests)} 份：",
        "",
    ]
    told = sorted((one.unit or "（单位不明）", one.year or 0, one.title) for one in harvests)
    lines += [f"- {unit}，{year or '年份不明'}：{title or '（无题）'}" for unit, year, title in told]
    return "\n".join(lines) + "\n"


def _phrases(kept: Iterable[Seen], topics: Topics) -> Iterator[Phrase]:
    listed = tuple(kept)
    terms = _terms(sorted({seen.text for seen in listed}))
    for seen, syllables in zip(listed, syllables_of(seen.text for seen in listed), strict=True):
        yield Phrase(
            id=phrase_id(seen.kind, seen.text),
            text=seen.text,
            kind=seen.kind,
            topic=topics.winner(seen.text, seen.votes, seen.times),
            docs=seen.docs,
            count=seen.count,
            first_year=seen.first_year,
            last_year=seen.last_year,
            sources=seen.sources,
            pinyin=syllables,
            initials=initials_of(syllables),
            terms=terms.get(seen.text, ()),
            level=seen.level or None,
        )


def _terms(texts: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the dated terms that the texts contain, looked for in many lines at once."""
    terms = Terms(reference.terms(home()))
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for at in range(0, len(texts), _AT_ONCE):
        some = texts[at : at + _AT_ONCE]
        starts = list(accumulate((len(text) + 1 for text in some), initial=0))
        for hit in terms.hits("\n".join(some)):
            found[some[bisect(starts, hit.start) - 1]][hit.term.id] = None
    return {text: tuple(ids) for text, ids in found.items()}


def as_json(report: MineReport) -> dict[str, Any]:
    """The report in the shape that scripts rely on."""
    return {
        "documents": report.documents,
        "skipped": [{"file": file, "why": why} for file, why in report.skipped],
        "phrases": report.phrases,
        "by_kind": report.by_kind,
        "by_topic": report.by_topic,
        "seconds": report.seconds,
    }
