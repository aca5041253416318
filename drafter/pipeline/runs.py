"""Digests of runs, gathered on disk and counted part by part: what the fingerprint of a bank is made of."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Self

from drafter.pipeline.gather import RUN_PARTS

_SIZE = 16


class Runs:
    """Takes the digests of every file; gives each once. They stand in temporary files meanwhile."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._files: tuple[IO[bytes], ...] = ()
        self._many: int | None = None

    def __enter__(self) -> Self:
        opened = (TemporaryFile() for _ in range(RUN_PARTS))  # noqa: SIM115  (the stack closes them)
        self._files = tuple(map(self._stack.enter_context, opened))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def add(self, parts: Sequence[bytes]) -> None:
        """Add the digests of a file, parted."""
        for file, part in zip(self._files, parts, strict=True):
            file.write(part)

    def many(self) -> int:
        """How many different digests there are."""
        if self._many is None:
            self._many = sum(map(_made_different, self._files))
        return self._many

    def told(self) -> Iterator[bytes]:
        """The different digests, part by part."""
        self.many()
        return map(_whole, self._files)


def _made_different(file: IO[bytes]) -> int:
    """Leave each digest of the file once; how many are left."""
    data = _whole(file)
    different = {data[at : at + _SIZE] for at in range(0, len(data), _SIZE)}
    file.seek(0)
    file.truncate()
    file.write(b"".join(different))
    return len(different)


def _whole(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()
