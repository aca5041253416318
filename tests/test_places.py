"""Names of places in a text: which count, and which are words of the language."""

import pytest

from drafter.language.mentions import mentions, mentions_at_start, short_mentions
from drafter.language.places import Places
from drafter.store.folders import bundled
from drafter.store.reference import load_places

PLACES = Places(load_places(bundled("phrasebank") / "places.tsv"))


def full(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in mentions(text, PLACES)]


def short(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in short_mentions(text, PLACES)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("推动和顺县教育发展", ["和顺县"]),
        ("广西壮族自治区柳州市柳城县", ["广西壮族自治区", "柳州市", "柳城县"]),
        ("恩施州和三江县结对", ["恩施州", "三江县"]),
        ("示范县创建", []),
        ("思想道德和县情教育", []),
        ("改善城区学校条件", []),
        ("资源县域共享", []),
        ("提升绍兴城市品质", []),
        ("沿海城市", []),
        ("，和县教育局", ["和县"]),
    ],
)
def test_full_names(text: str, names: list[str]) -> None:
    assert full(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("加大对平度、莱西教育的扶持", ["平度", "莱西"]),
        ("赴昆山等地", ["昆山"]),
        ("推动昆山教育高质量发展", ["昆山"]),
        ("资源、合作、振兴等地", []),
        ("推动义务教育优质均衡", []),
        ("语文、数学教育", []),
    ],
)
def test_short_names(text: str, names: list[str]) -> None:
    assert short(text) == names


def test_a_title_may_begin_with_a_place() -> None:
    assert mentions_at_start("浙江省家庭教育促进条例", PLACES)[0] == 3
    assert mentions_at_start("家庭教育促进条例", PLACES) == (0, ())
