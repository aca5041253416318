"""From files and folders of old plans to a phrase bank on disk."""

import hashlib
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from drafter.bank.lines import save, write
from drafter.bank.own import phrase_id
from drafter.comparing import fingerprint
from drafter.errors import DrafterError
from drafter.language.pinyin import initials, pinyin
from drafter.language.words import segmenter
from drafter.mining.candidates import Miner
from drafter.mining.harvest import Harvest, harvest
from drafter.mining.keywords import DEFAULT
from drafter.mining.passages import passages
from drafter.mining.relevance import is_education
from drafter.mining.select import Seen, select
from drafter.mining.slots import Slotter
from drafter.mining.tally import Tally
from drafter.mining.topics import Topics, TopicWords
from drafter.model.phrase import Phrase
from drafter.pipeline.search import terms_in
from drafter.reading import read
from drafter.store.atomic import write_atomically
from drafter.store.folders import bundled, home
from drafter.store.reference import load_places

ENDINGS = frozenset({".txt", ".md", ".docx", ".html", ".htm", ".pdf"})
"""Files of a folder that are taken for documents; a file named outright is read whatever its ending."""

FINGERPRINT = "fingerprint.bin"
"""The file beside a bank that tells which runs of characters stand in what was mined."""

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
    jobs: int = 1,
    progress: Progress | None = None,
) -> MineReport:
    """Mine the documents and write a bank into `out`, one file a kind.

    The bank is the same byte for byte however many `jobs` (processes) share the
    reading, and in whatever order files are named. DrafterError if nothing can
    be read or `out` cannot be written.
    """
    began = time.monotonic()
    files = tuple(documents_in(paths))
    if not files:
        raise DrafterError(
            f"{'、'.join(map(str, paths))} 里没有可读的文稿（.txt .md .docx .html .pdf），请检查路径"
        )
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder, Tally(Path(folder)) as tally:
        skipped = _tell(files, topics, jobs, tally, progress)
        phrases = tuple(_phrases(select(tally.seen()), Topics(topics)))
        save(out, phrases)
        write(out / "SOURCES.md", sources_page(tally.sources()))
        documents = tally.documents
    write_atomically(out / FINGERPRINT, fingerprint(_told(files)).dump())
    return MineReport(
        documents=documents,
        phrases=len(phrases),
        by_kind=dict(sorted(Counter(phrase.kind for phrase in phrases).items())),
        by_topic=dict(sorted(Counter(phrase.topic or "none" for phrase in phrases).items())),
        seconds=round(time.monotonic() - began, 2),
        skipped=tuple(sorted(skipped)),
    )


def _tell(
    files: Sequence[Path],
    topics: tuple[TopicWords, ...],
    jobs: int,
    tally: Tally,
    progress: Progress | None,
) -> list[tuple[str, str]]:
    """Count what every file gives; the files that could not be read, with the reason."""
    skipped: list[tuple[str, str]] = []
    for done, (file, found) in enumerate(_harvests(files, topics, jobs), 1):
        if isinstance(found, str):
            skipped.append((str(file), found))
        else:
            for one in found:
                tally.add(one)
        if progress:
            progress(done, len(files))
    if not tally.documents:
        raise DrafterError(f"一份文稿也没读成：{skipped[0][0]}：{skipped[0][1]}")
    return skipped


def _told(files: Iterable[Path]) -> Iterator[str]:
    """The sentences about education of every file that can be read: what plans could be copied from."""
    for file in files:
        try:
            documents = read(file).documents
        except DrafterError:
            continue
        for document in documents:
            yield from (p.text for p in passages(document) if is_education(p.text))


def sources_page(harvests: Sequence[Harvest]) -> str:
    """What was mined, for people: a page that lies beside the bank."""
    lines = [
        "# 短语库的来源",
        "",
        "本短语库由 `drafter mine 文件夹… -o phrasebank` 从下列文稿挖掘而成，原文不在库中。",
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


def documents_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and every document in the folders named, each once."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (file for file in path.rglob("*") if file.suffix.lower() in ENDINGS and file.is_file())
            found.update((file, None) for file in sorted(inside))
        elif path.exists():
            found[path] = None
        else:
            raise DrafterError(f"找不到 {path}：请检查文件或文件夹的名字")
    yield from found


def _harvests(
    files: Sequence[Path], topics: tuple[TopicWords, ...], jobs: int
) -> Iterator[tuple[Path, tuple[Harvest, ...] | str]]:
    """Each file with its harvests, or with the reason why it could not be read."""
    work = partial(harvests_of, topics=topics)
    if jobs <= 1 or len(files) == 1:
        yield from zip(files, map(work, files), strict=True)
        return
    with ProcessPoolExecutor(min(jobs, len(files)), mp_context=get_context("spawn")) as pool:
        yield from zip(files, pool.map(work, files, chunksize=4), strict=True)


def harvests_of(file: Path, topics: tuple[TopicWords, ...] = DEFAULT) -> tuple[Harvest, ...] | str:
    """What the documents of one file give, or why it cannot be read."""
    try:
        documents = read(file).documents
    except DrafterError as error:
        return str(error)
    name = f"{file.name}:{hashlib.blake2b(file.read_bytes(), digest_size=8).hexdigest()}"
    return tuple(harvest(one, f"{name}:{at}", file.stem, miner(topics)) for at, one in enumerate(documents))


@cache
def miner(topics: tuple[TopicWords, ...] = DEFAULT) -> Miner:
    """The miner of this process: dictionary, places and topics are loaded once."""
    segment = segmenter(home().cache / "jieba")
    return Miner(segment, Slotter(load_places(bundled("phrasebank") / "places.tsv"), segment), Topics(topics))


def _phrases(kept: Iterable[Seen], topics: Topics) -> Iterator[Phrase]:
    terms = terms_in()
    for seen in kept:
        syllables = pinyin(seen.text)
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
            initials=initials(syllables),
            terms=terms(seen.text),
        )


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
