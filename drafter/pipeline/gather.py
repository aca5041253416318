"""What single files give to a bank: found by one process, by several or on a cluster, kept for next time."""

import gc
import hashlib
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import drafter
from drafter.comparing.fingerprint import digests
from drafter.errors import DrafterError
from drafter.language.secrecy import secrecy
from drafter.language.words import segmenter
from drafter.mining.candidates import Miner
from drafter.mining.harvest import Harvest, harvest
from drafter.mining.keywords import DEFAULT
from drafter.mining.packing import dump, pack
from drafter.mining.passages import passages
from drafter.mining.relevance import is_education
from drafter.mining.slots import Slotter
from drafter.mining.topics import Topics, TopicWords
from drafter.model.document import Document
from drafter.pipeline.crew import Work, shared_out
from drafter.pipeline.harvests import HarvestCache
from drafter.reading import read
from drafter.store.folders import bundled, home
from drafter.store.reference import load_places

RUN_PARTS = 32
"""Parts by the first byte of a digest, in which the runs of a fingerprint are counted."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Who finds: `jobs` processes here, or the Dask cluster at `scheduler` ("" starts one here).

    `fast` cuts words with rjieba, which gives the same ones sooner, where it is installed.
    `secret` takes files that are marked with a 密级 too.
    """

    jobs: int = 1
    dask: bool = False
    scheduler: str = ""
    fast: bool = False
    secret: bool = False


ALONE = Engine()
"""This process."""


def gathered(
    files: Sequence[Path], topics: tuple[TopicWords, ...], engine: Engine, *, runs: bool = False
) -> Generator[tuple[Path, bytes | str]]:
    """Each file with what it gives, packed (its `runs` too if wanted), or why it could not be read.

    What was found in a file before is taken from the cache as long as file,
    program and topics are the same.
    """
    work = partial(gather, topics=topics, runs=runs, fast=engine.fast, secret=engine.secret)
    ready = partial(miner, topics, fast=engine.fast)
    kept = HarvestCache(home().cache / "harvests", f"{_stamp(topics)}{runs:d}{engine.secret:d}")
    places = [kept.place(file) for file in files]
    fresh = [file for file, place in zip(files, places, strict=True) if place is None or not place.exists()]
    new = set(fresh)
    with closing(_found(work, fresh, engine, ready)) as found:
        for file, place in zip(files, places, strict=True):
            data = next(found) if file in new else (kept.get(place) or work(file))
            if file in new and place is not None and isinstance(data, bytes):
                kept.put(place, data)
            yield file, data
    kept.prune()


def _found(
    work: Work, files: Sequence[Path], engine: Engine, ready: Callable[[], Miner]
) -> Generator[bytes | str]:
    if engine.dask and files:
        from drafter.pipeline.cluster import spread_out

        yield from spread_out(work, files, engine.jobs, engine.scheduler)
    elif engine.jobs <= 1 or len(files) <= 1:
        yield from map(work, files)
    else:
        yield from shared_out(work, files, engine.jobs, ready)


def gather(
    file: Path,
    topics: tuple[TopicWords, ...] = DEFAULT,
    *,
    runs: bool = False,
    fast: bool = False,
    secret: bool = False,
) -> bytes | str:
    """All that one file gives, packed: its harvests and, if wanted, its runs; or why it gives nothing.

    A file marked with a 密级 gives nothing unless `secret`.
    """
    with calm():
        try:
            reading = read(file)
        except DrafterError as error:
            return str(error)
        if not secret and (level := secrecy(reading)):
            return f"标有密级（{level}），没有挖。确实要收进短语库，请加 --secret。"
        documents = reading.documents
        sheaves = [pack(one) for one in _harvests(file, documents, miner(topics, fast=fast))]
        return dump(sheaves, _runs(documents) if runs else ())


def harvests_of(file: Path, topics: tuple[TopicWords, ...] = DEFAULT) -> tuple[Harvest, ...] | str:
    """What the documents of one file give, or why it cannot be read."""
    try:
        return tuple(_harvests(file, read(file).documents, miner(topics)))
    except DrafterError as error:
        return str(error)


def _harvests(file: Path, documents: Sequence[Document], finder: Miner) -> Iterator[Harvest]:
    name = f"{file.name}:{hashlib.blake2b(file.read_bytes(), digest_size=8).hexdigest()}"
    for at, document in enumerate(documents):
        yield harvest(document, f"{name}:{at}", file.stem, finder)


def _runs(documents: Sequence[Document]) -> tuple[bytes, ...]:
    """Digests of the runs of the sentences about education, which plans could be copied from."""
    told = (one.text for document in documents for one in passages(document) if is_education(one.text))
    parts: list[list[bytes]] = [[] for _ in range(RUN_PARTS)]
    for digest in digests(told):
        parts[digest[0] % RUN_PARTS].append(digest)
    return tuple(map(b"".join, parts))


@cache
def miner(topics: tuple[TopicWords, ...] = DEFAULT, *, fast: bool = False) -> Miner:
    """The miner of this process: dictionary, places and topics are loaded once."""
    try:
        segment = segmenter(home().cache / "jieba", fast=fast)
    except ImportError:
        raise DrafterError("没有安装 rjieba：请先运行 pip install 'drafter[fast]'，或去掉 --fast。") from None
    found = Miner(
        segment, Slotter(load_places(bundled("phrasebank") / "places.tsv"), segment), Topics(topics)
    )
    gc.collect()
    gc.freeze()  # the dictionary stays, and need not be looked through again and again
    return found


@cache
def _stamp(topics: tuple[TopicWords, ...]) -> str:
    """Tells one version of reading and mining from another."""
    told = hashlib.blake2b(repr(topics).encode(), digest_size=16)
    house = Path(drafter.__file__).parent
    rooms = ("reading", "mining", "language", "comparing", "model")
    files = [file for room in rooms for file in sorted((house / room).glob("*.py"))]
    for file in (*files, bundled("phrasebank") / "places.tsv"):
        with suppress(OSError):
            told.update(file.read_bytes())
    return told.hexdigest()


@contextmanager
def calm() -> Iterator[None]:
    """No rounds of the garbage collector: what mining makes holds no cycles."""
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        yield
    finally:
        gc.set_threshold(*before)
