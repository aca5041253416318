"""The list of refused phrases: its file is in order, and no bank holds what it refuses."""

import json
from pathlib import Path

from drafter.mining import rejected
from drafter.mining.rejected import is_rejected
from drafter.mining.select import Seen, may_stand

LINES = Path(rejected.__file__).with_name("rejected.txt").read_text("utf-8").splitlines()
KINDS = {path.stem for path in (Path(__file__).parent.parent / "phrasebank").glob("*.jsonl")}


def test_the_list_is_in_order() -> None:
    phrases = [line for line in LINES if not line.startswith("#")]
    assert phrases == sorted(set(phrases)) and len(phrases) > 100
    assert not [line for line in phrases if line != line.strip() or line.startswith("\t")]
    assert {line.partition("\t")[2] for line in phrases} <= {"", *KINDS}


def test_what_is_refused_is_refused_in_every_kind_unless_one_is_named() -> None:
    plain = next(line for line in LINES if not line.startswith("#") and "\t" not in line)
    assert is_rejected("term", plain) and is_rejected("verb-object", plain)
    assert not is_rejected("term", "立德树人")
    for text, _, kind in (line.partition("\t") for line in LINES if "\t" in line):
        assert is_rejected(kind, text) and not is_rejected("", text)


def test_a_refused_phrase_may_not_stand() -> None:
    def of(text: str) -> Seen:
        return Seen("verb-object", text, docs=5, count=9, alone=5, strong=True)

    assert may_stand(of("完善工作机制"))
    assert not may_stand(of("抓教育质量"))


def test_the_bundled_bank_holds_nothing_refused() -> None:
    bank = Path(__file__).parent.parent / "phrasebank"
    told = [json.loads(line) for path in bank.glob("*.jsonl") for line in path.open(encoding="utf-8")]
    assert not [one["text"] for one in told if is_rejected(one["kind"], one["text"])]
