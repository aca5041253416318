"""How much of a document stands verbatim in others: files named, one's own archive, the mined corpus."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from drafter.comparing import Fingerprint, Passage, Similarity, Source, verbatim
from drafter.errors import DrafterError
from drafter.language.terms import Terms
from drafter.model.document import Document, OutlineNode
from drafter.pipeline import reference
from drafter.pipeline.documents import CHECKED, documents, files_in
from drafter.pipeline.mine import FINGERPRINT
from drafter.store.folders import bundled, home

CORPUS = "随程序的语料（公开文稿）"


def similar(path: Path, against: Sequence[Path] = ()) -> Similarity:
    """How much of the file stands in `against`, else in one's archive and the mined corpus.

    Titles in 《》, slogans in “” and fixed formulations of `terms.yaml` are not
    counted. Raises DrafterError for what cannot be read.
    """
    parts = [part for document in documents(path) for part in _parts(document)]
    if not parts:
        raise DrafterError(f"{path} 里没有可以比对的正文，请检查文件。")
    starts = [0]
    for _, text in parts:
        starts.append(starts[-1] + len(text) + 1)
    terms = Terms(reference.terms(home()))
    return verbatim(
        "\n".join(text for _, text in parts),
        _sources(path, against),
        known={} if against else corpus(),
        free=lambda text: [(hit.start, hit.end) for hit in terms.hits(text)],
        section_at=lambda place: parts[bisect_right(starts, place) - 1][0],
    )


def _parts(document: Document) -> Iterator[tuple[str | None, str]]:
    """The document's text, piece by piece with its section."""
    yield None, document.preface
    for node in document.outline:
        yield from _node(node)


def _node(node: OutlineNode) -> Iterator[tuple[str | None, str]]:
    yield node.number + node.heading, f"{node.heading}。{node.text}"
    for child in node.children:
        yield from _node(child)


def _sources(path: Path, against: Sequence[Path]) -> Iterator[Source]:
    """The texts to compare with; the file itself is never one of them."""
    folder = home().archive
    places = against or ([folder] if folder.is_dir() else [])
    for file in files_in(places):
        if file.resolve() != path.resolve():
            yield from texts_of(file)


def texts_of(file: Path) -> Iterator[Source]:
    """The documents of a file with their titles; raises DrafterError for what cannot be read."""
    for document in documents(file, CHECKED):
        yield Source(document.title or file.name, "\n".join(text for _, text in _parts(document)))


def corpus() -> dict[str, Fingerprint]:
    """The fingerprint of the corpus that the bundled bank was mined from, by name; none where there is none.

    That of the user's own bank is left aside: the archive tells more, and knows which file is meant.
    """
    found = bundled("phrasebank") / FINGERPRINT
    mark = Fingerprint.load(found.read_bytes()) if found.is_file() else None
    return {CORPUS: mark} if mark else {}


def as_json(found: Similarity) -> dict[str, Any]:
    """The shape that scripts rely on."""
    return {
        "share": round(found.share, 4),
        "longest": found.longest,
        "passages": [_passage(passage) for passage in found.passages],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "section": passage.section,
        "text": passage.text,
        "source": passage.source,
        "length": passage.length,
    }


def as_text(found: Similarity) -> str:
    """For people: the share, then the passages, longest first."""
    lines = [f"与比对文稿逐字相同的部分占 {found.share:.1%}，最长一处 {found.longest} 字。"]
    for passage in sorted(found.passages, key=lambda p: -p.length):
        lines.append(f"  {passage.length}字 〔{passage.section or '篇首'}〕 {passage.text}")
        lines.append(f"        见于：{passage.source}")
    return "\n".join(lines)
