"""The same work on a Dask cluster: one that stands at an address, or one of our own for the time it takes."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from drafter.errors import DrafterError
from drafter.pipeline.crew import Work

_AHEAD = 4
"""Batches handed out for each worker before the first is taken back: enough to keep all busy."""
_BATCH = 8
_WAIT = 20
"""Seconds in which a scheduler must answer, and have somebody who works."""


def spread_out(work: Work, files: Sequence[Path], jobs: int, scheduler: str) -> Iterator[bytes | str]:
    """What `work` gives for each file, in their order.

    Workers elsewhere need this program and must see the files under the same
    names. DrafterError where Dask is not installed or nobody answers.
    """
    try:
        distributed: Any = import_module("distributed")
    except ImportError:
        raise DrafterError(
            "没有安装 Dask：请先运行 pip install 'drafter[dask]'，或去掉 --engine dask。"
        ) from None
    with _client(distributed, jobs, scheduler) as client:
        here = [file.absolute() for file in files]  # workers stand in other folders
        batches = [tuple(here[at : at + _BATCH]) for at in range(0, len(here), _BATCH)]
        ahead = _AHEAD * _workers(client, scheduler)
        waiting = [client.submit(_each, work, batch, pure=False) for batch in batches[:ahead]]
        for batch in (*batches[ahead:], *[None] * len(waiting)):
            done = waiting.pop(0)
            yield from _result(done)
            done.release()
            if batch is not None:
                waiting.append(client.submit(_each, work, batch, pure=False))


def _workers(client: Any, scheduler: str) -> int:
    """How many files can be worked on at once; the first worker may still be on its way."""
    try:
        client.wait_for_workers(1, timeout=_WAIT)
    except TimeoutError:
        raise DrafterError(
            f"Dask 调度器 {scheduler} 下面没有工作进程：请先运行 dask worker {scheduler}，再试一次。"
        ) from None
    return sum(client.nthreads().values())


def _result(done: Any) -> list[bytes | str]:
    try:
        found: list[bytes | str] = done.result()
    except (OSError, KeyboardInterrupt, DrafterError):
        raise
    except Exception as error:  # whatever happened to a worker elsewhere
        raise DrafterError(
            f"Dask 集群没有做完（{type(error).__name__}）：请确认各台机器装了同一版 drafter，"
            "也能在同样的路径读到这些文件。"
        ) from None
    return found


def _each(work: Work, files: Sequence[Path]) -> list[bytes | str]:
    return [work(file) for file in files]


def _client(distributed: Any, jobs: int, scheduler: str) -> Any:
    """A client of that cluster, or of one with as many workers as jobs on this machine."""
    if not scheduler:
        return distributed.Client(
            host="127.0.0.1", n_workers=max(1, jobs), threads_per_worker=1, dashboard_address=None
        )
    try:
        return distributed.Client(scheduler, timeout=_WAIT)
    except (OSError, ValueError) as error:
        raise DrafterError(
            f"连不上 Dask 调度器 {scheduler}：请确认地址正确、调度器已经启动（{type(error).__name__}）。"
        ) from None
