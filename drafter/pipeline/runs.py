"""Digests of runs, gathered on disk and counted part by part: what the fingerprint of a bank is made of."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from drafter.pipeline.gather import RUN_PARTS

_SIZE = 16


class Runs:
    """Takes the digests of every file; gives each once."""

    def __init__(self, folder: Path) -> None:
        self._paths = tuple(folder / f"runs-{part:02}" for part in range(RUN_PARTS))
        self._stack = ExitStack()
        self._files: tuple[IO[bytes], ...] = ()
        self._many: int | None = None

    def __enter__(self) -> Self:
        self._files = tuple(self._stack.enter_context(path.open("wb")) for path in self._paths)
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
            self._stack.close()
            self._many = sum(map(_made_different, self._paths))
        return self._many

    def told(self) -> Iterator[bytes]:
        """The different digests, part by part."""
        self.many()
        return (path.read_bytes() for path in self._paths)


def _made_different(path: Path) -> int:
    """Leave each digest of the file once; how many are left."""
    data = path.read_bytes()
    different = {data[at : at + _SIZE] for at in range(0, len(data), _SIZE)}
    path.write_bytes(b"".join(different))
    return len(different)
