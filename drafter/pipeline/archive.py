"""One's own old plans: taken into the user's folder, mined, and searched for whole sentences."""

import filecmp
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.atomic import private_folder, write_atomically
from drafter.bank.archive import Archive, Kept
from drafter.errors import DrafterError, cause
from drafter.language.secrecy import MARK, secrecy
from drafter.language.sentences import count_han, sentences
from drafter.model.document import Document, OutlineNode
from drafter.model.phrase import Phrase
from drafter.model.sentence import OLD, Sentence, SentenceHits
from drafter.pipeline.documents import files_in, rooted
from drafter.store.folders import Home, home

FROM = ".from"
"""The file of a folder in the archive that tells which folder it was taken from."""

AGREED = "密级件"
"""The folder of the archive for files with a 密级 that the user took in on purpose."""

_SHORTEST = 8
"""Han characters from which a sentence is worth finding again."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of taking files in: the new ones, the changed ones, how many were there already.

    `secret` pairs a file that was kept out with its 密级, `skipped` one that
    cannot be read with the reason.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    secret: tuple[tuple[str, str], ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()


class OldPlans:
    """The archive of the user's home: a folder of files, and an index of their sentences in the cache."""

    def __init__(self, within: Home | None = None) -> None:
        here = within or home()
        self.folder = here.archive
        self._path = here.cache / "archive.sqlite"
        self._index: Archive | None = None

    @property
    def there(self) -> bool:
        """Whether there are old plans at all."""
        return self.folder.is_dir()

    def search(self, words: str, *, limit: int = 20) -> SentenceHits:
        """The sentences of the archive that contain every word; `refresh` first."""
        return self._archive().search(words, limit=limit) if self.there else SentenceHits(words, 0, ())

    def refresh(self, progress: Progress | None = None) -> tuple[tuple[str, str], ...]:
        """Read what is new or changed in the folder; those of them that are left out, with the reason."""
        if not self.there:
            return ()
        archive = self._archive()
        known = archive.files()
        stamps = {self._name(file): _stamp(file) for file in files_in([self.folder])}
        for name in known.keys() - stamps.keys():
            archive.drop(name)
        new = [name for name, stamp in stamps.items() if name not in known or known[name].stamp != stamp]
        for done, name in enumerate(new, 1):
            found = read_sentences(self.folder / name, name, agreed=name.startswith(f"{AGREED}/"))
            why, kept = (found, ()) if isinstance(found, str) else ("", found)
            archive.put(name, Kept(stamps[name], why), kept)
            if progress:
                progress(done, len(new))
        kept_now = archive.files()
        return tuple((name, kept_now[name].why) for name in new if kept_now[name].why)

    def files(self) -> Iterator[Path]:
        """The files whose sentences are kept."""
        yield from (self.folder / name for name, kept in self._archive().files().items() if not kept.why)

    def take(self, paths: Sequence[Path], *, secret: bool = False) -> Imported:
        """Copy documents into the archive: new and changed ones; those with a 密级 only with `secret`.

        DrafterError for a path that is not there, or where nothing can be written.
        """
        added: list[str] = []
        changed: list[str] = []
        kept_out: list[tuple[str, str]] = []
        skipped: list[tuple[str, str]] = []
        unchanged = 0
        for root, file in rooted(map(Path.absolute, paths)):
            name = self._place(root) / file.relative_to(root)
            if any(_same(file, self.folder / folder / name) for folder in ("", AGREED)):
                unchanged += 1
                continue
            found = _marked(file)
            if isinstance(found, DrafterError):
                skipped.append((str(file), str(found)))
            elif found and not secret:
                kept_out.append((str(file), found))
            else:
                target = self.folder / AGREED / name if found else self.folder / name
                (changed if target.exists() else added).append(str(file))
                _copy(file, target)
        return Imported(tuple(added), tuple(changed), unchanged, tuple(kept_out), tuple(skipped))

    def _place(self, root: Path) -> Path:
        """The folder of the archive for this one: two folders of one name do not mix."""
        for number in range(1, 1000):
            place = Path(f"{root.name or '旧稿'}{f'（{number}）' if number > 1 else ''}")
            mark = self.folder / place / FROM
            if not (self.folder / place).exists():
                _write(mark, str(root))
            if mark.is_file() and mark.read_text("utf-8") == str(root):
                return place
        raise DrafterError(f"{self.folder} 里叫“{root.name}”的文件夹太多，请先整理。")

    def _name(self, file: Path) -> str:
        return file.relative_to(self.folder).as_posix()

    def _archive(self) -> Archive:
        if self._index is None:
            self._index = Archive(self._path)
        return self._index


def search_sentences(
    words: str,
    *,
    limit: int = 20,
    progress: Progress | None = None,
    warn: Callable[[str], None] | None = None,
) -> SentenceHits:
    """The whole sentences of one's own old plans that contain every word; what is new is read first.

    `warn` is told of files that are left out, and what to do where there are no old plans.
    """
    plans = OldPlans()
    left_out = plans.refresh(progress)
    if warn and not plans.there:
        warn("还没有自己的旧稿：用 drafter bank import 文件夹 收进来。")
    if warn:
        for name, why in left_out:
            warn(f"{name} 没有收进来：{why}")
    return plans.search(words, limit=limit)


def as_phrase(one: Sentence) -> Phrase:
    """The sentence where phrases are listed: of a kind of its own, with an id that says where it stands."""
    return Phrase(f"{OLD}：{one.source}", one.text, OLD, last_year=one.year, sources=(one.source,))


def as_json(hits: SentenceHits) -> dict[str, Any]:
    """The sentences for scripts; `own` tells that they are the user's own."""
    return {"sentence_count": hits.count, "sentences": [_sentence(one) for one in hits.sentences]}


def _sentence(one: Sentence) -> dict[str, Any]:
    return {
        "text": one.text,
        "unit": one.unit or None,
        "year": one.year,
        "document": one.document,
        "section": one.section or None,
        "file": one.file,
        "own": True,
    }


def as_text(hits: SentenceHits) -> str:
    """For people: each sentence, and below it where it stands."""
    lines = [f"{one.text}\n    〔本单位〕{one.source}" for one in hits.sentences]
    rest = hits.count - len(hits.sentences)
    return "\n".join([*lines, f"共{hits.count}句" + (f"，另有{rest}句未显示（--limit）" if rest else "")])


def read_sentences(file: Path, name: str, *, agreed: bool = False) -> tuple[Sentence, ...] | str:
    """The sentences of a file, or why there are none: unreadable, or marked with a 密级 and not `agreed`."""
    from drafter.reading import read

    try:
        reading = read(file)
    except DrafterError as error:
        return str(error)
    if not agreed and (level := secrecy(reading)):
        return f"标有密级（{level}）"
    return tuple(one for document in reading.documents for one in sentences_of(document, name))


def sentences_of(document: Document, file: str) -> Iterator[Sentence]:
    """Every sentence of a document with its unit, year, title and the heading above it."""

    def told(text: str, section: str) -> Iterator[Sentence]:
        for sentence in sentences(text):
            if count_han(sentence) >= _SHORTEST and not MARK.match(sentence):
                title = document.title or Path(file).stem
                yield Sentence(sentence.strip(), document.org or "", document.year, title, section, file)

    def walk(node: OutlineNode, above: str) -> Iterator[Sentence]:
        section = f"{node.number}{node.heading}"
        # A leaf that is all heading is a measure of one sentence: it stands under the heading above it.
        whole = not node.text and not node.children
        yield from told(node.heading, above) if whole else told(node.text, section)
        for child in node.children:
            yield from walk(child, section)

    yield from told(document.preface, "")
    for node in document.outline:
        yield from walk(node, "")


def _marked(file: Path) -> str | DrafterError:
    from drafter.reading import read

    try:
        return secrecy(read(file))
    except DrafterError as error:
        return error


def _stamp(file: Path) -> str:
    told = file.stat()
    return f"{told.st_size} {told.st_mtime_ns}"


def _same(file: Path, copy: Path) -> bool:
    return copy.is_file() and filecmp.cmp(file, copy)


def _copy(file: Path, target: Path) -> None:
    try:
        write_atomically(private_folder(target.parent) / target.name, file.read_bytes(), private=True)
        status = file.stat()
        os.utime(target, ns=(status.st_atime_ns, status.st_mtime_ns))
    except OSError as error:
        raise DrafterError(
            f"{file} 收不进 {target.parent}（{cause(error)}）：请检查磁盘空间和权限。"
        ) from error


def _write(path: Path, text: str) -> None:
    try:
        write_atomically(private_folder(path.parent) / path.name, text.encode("utf-8", "replace"))
    except OSError as error:
        raise DrafterError(f"写不进 {path.parent}（{cause(error)}）：请检查磁盘空间和权限。") from error
