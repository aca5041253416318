"""Runs hostile files one after another in this process and prints a line of JSON for each.

    python hostile_driver.py FOLDER

FOLDER/cases.json lists them. Every file goes the way that its ending names.
Opening a file for writing outside FOLDER, starting a program or connecting
anywhere counts as a fault.
"""

import json
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from drafter.errors import DrafterError

FAULTS: list[str] = []
FOLDER = Path(sys.argv[1]).resolve()
FORBIDDEN = {
    "os.system",
    "subprocess.Popen",
    "socket.connect",
    "socket.getaddrinfo",
    "os.exec",
    "os.posix_spawn",
}


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: what a file of a stranger must never make us do."""
    if event in FORBIDDEN:
        FAULTS.append(f"{event} {arguments[:1]}")
    if event == "open" and isinstance(arguments[0], str):
        flags = arguments[2] if isinstance(arguments[2], int) else 0
        path = os.path.realpath(arguments[0])
        ours = path.startswith((str(FOLDER), "/dev/null")) or "__pycache__" in path
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and not ours:
            FAULTS.append(f"writes {path}")
        if path in ("/etc/passwd", "/etc/shadow"):
            FAULTS.append(f"reads {path}")


def document(path: Path) -> str:
    """Read it, show it, check it."""
    from drafter.pipeline.check import check_document
    from drafter.pipeline.outline import as_json, as_text, outline

    reading = outline(path)
    shown = as_text(reading)
    small = path.stat().st_size < 200_000
    found = [one.message for doc in reading.documents[:1] if small for one in check_document(doc).findings]
    told = as_json(reading)
    told.pop("dropped"), told.pop("repaired")
    return json.dumps(told, ensure_ascii=False) + shown + "".join(found)


def draft(path: Path) -> str:
    from drafter.pipeline.export import rendered
    from drafter.store.drafts import dump_draft, load_draft

    made = load_draft(path)
    if path.stat().st_size < 20_000:
        rendered(made, ".docx")
    return dump_draft(made)


def facts(path: Path) -> str:
    from drafter.store.facts import load_facts

    return json.dumps(dict(load_facts(path)), ensure_ascii=False)


def profile(path: Path) -> str:
    from drafter.store.folders import Home
    from drafter.store.profile import load_profile

    return repr(load_profile(Home(path.parent)))


def topic(path: Path) -> str:
    from drafter.compose.fill import check_text
    from drafter.store.skeletons import read_topic

    plain = path.with_name("library.yaml")
    plain.write_bytes(path.read_bytes())
    read = read_topic(plain)
    texts = [text.text for measure in read.measures for beat in measure.beats for text in beat.alternatives]
    for text in texts:
        check_text(text, "库")
    return "".join(texts)


def bank(path: Path) -> str:
    from drafter.bank import open_bank

    opened = open_bank([path.parent], FOLDER / "cache")
    hits = opened.search("立德树人")
    return "".join(one.text for one in hits.phrases) + "".join(getattr(opened, "warnings", ()))


def query(path: Path) -> str:
    from drafter.pipeline.search import as_text, search

    words = path.read_bytes().decode()
    return as_text(search(words))[:0] + str(search(words).count)


def index(path: Path) -> str:
    """A damaged index over a sound bank: the answers are those of the sound one."""
    from drafter.bank import open_bank

    folder, cache = path.parent / "库", path.parent / "cache"
    folder.mkdir()
    rows = (
        {"id": f"h-{n}", "text": f"强化立德树人第{n}项", "kind": "heading", "docs": n} for n in range(1, 400)
    )
    lines = [json.dumps(row | {"count": row["docs"]}, ensure_ascii=False) for row in rows]
    (folder / "heading.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    expected = open_bank([folder], cache, large=0).search("立德树人", limit=50)
    (made,) = cache.glob("*.sqlite")
    made.write_bytes(damaged(path, made.read_bytes()))
    assert open_bank([folder], cache, large=0).search("立德树人", limit=50) == expected
    assert expected.count == 399
    return expected.phrases[0].text


def damaged(path: Path, sound: bytes) -> bytes:
    kind = path.parent.name
    if "torn" in kind:
        return sound[: int(len(sound) * float(kind.split()[-1]))]
    if "flipped" in kind:
        return sound[:5000] + bytes(byte ^ 0xFF for byte in sound[5000:30000]) + sound[30000:]
    if "emptied" in kind:
        return sound[:4096] + bytes(len(sound) - 4096)
    return path.read_bytes()


WAYS: dict[str, Callable[[Path], str]] = {
    ".draft.yaml": draft,
    ".facts.yaml": facts,
    "profile.yaml": profile,
    ".topic.yaml": topic,
    ".jsonl": bank,
    ".query": query,
    ".index": index,
}


def peak() -> float:
    """The most memory that this process ever had, in MB; what the parent had does not count."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(name: str, path: Path) -> dict[str, object]:
    """How one file went."""
    way = next((go for ending, go in WAYS.items() if path.name.endswith(ending)), document)
    FAULTS.clear()
    before = time.process_time()
    try:
        outcome, words = "accepted", way(path)
    except DrafterError as error:
        outcome, words = "refused", str(error)
    except Exception:
        outcome, words = "fault", traceback.format_exc()[-1500:]
    return {
        "name": name,
        "outcome": outcome,
        "words": words,
        "seconds": time.process_time() - before,
        "memory": peak(),
        "faults": list(FAULTS),
    }


def main() -> None:
    """All of them."""
    os.environ["DRAFTER_HOME"] = str(FOLDER / "home")
    os.environ["TMPDIR"] = str(FOLDER)
    sys.addaudithook(watch)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    for name, path in json.loads((FOLDER / "cases.json").read_text("utf-8")):
        signal.alarm(120)  # a hang ends the drive, and the missing line names the case
        print(json.dumps(run(name, Path(path))), flush=True)


if __name__ == "__main__":
    main()
