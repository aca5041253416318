"""The slip in a part: which draft it is from, whose it is, and the text it was given out with."""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Literal

from drafter.merging.unit import bare
from drafter.model.draft import Draft

Kind = Literal["own", "context", "tag", "frame"]
"""own: the department's text; context: headings above it; tag: owner and deadline; frame: the rest."""

PROPERTY, COPY = "drafter-part-", "drafter-copy-"
MARK = "drafter_"
"""Names of document properties and of bookmarks begin so."""

_LONGEST = 240
"""Word cuts a property's text off at 255 characters."""

_MOST = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Spot:
    """One paragraph (or table) of a part as it was given out."""

    kind: Kind
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What split writes into a part. `owners` is everybody who got one.

    A copy of the whole draft has no owner; `digests` then tell, by unit, what
    text and tag it was printed with.
    """

    draft: str
    title: str
    owner: str
    owners: tuple[str, ...]
    spots: tuple[Spot, ...]
    digests: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def identity(draft: Draft) -> str:
    """What a draft is known by, however much its text was changed since."""
    words = "\0".join((draft.kind, draft.org, str(draft.year), str(draft.seed)))
    return blake2b(words.encode(), digest_size=8).hexdigest()


def write_slip(slip: Slip) -> Mapping[str, str]:
    """The slip as document properties, none longer than Word keeps."""
    spots = [[spot.kind, spot.unit, spot.text] for spot in slip.spots]
    data = {"draft": slip.draft, "title": slip.title, "owner": slip.owner, "owners": slip.owners}
    return _packed(PROPERTY, data | {"spots": spots})


def write_copy(slip: Slip) -> Mapping[str, str]:
    """What a copy of the whole draft tells of itself: digests, for a paper that leaves holds no old text."""
    return _packed(COPY, {"draft": slip.draft, "title": slip.title, "units": slip.digests})


def read_copy(properties: Mapping[str, str]) -> Slip | None:
    """The same read back, without spots; None where there is nothing. Raises ValueError as read_slip."""
    data = _unpacked(COPY, properties)
    if data is None:
        return None
    try:
        digests = {str(unit): (str(text), str(tag)) for unit, (text, tag) in data["units"].items()}
        return Slip(data["draft"], data["title"], "", (), (), digests)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("damaged copy") from error


def digest(text: str) -> str:
    """A text's fingerprint: enough to see that it changed, too little to give it back."""
    return blake2b(bare(text).encode(), digest_size=4).hexdigest()


def _packed(name: str, data: Mapping[str, object]) -> Mapping[str, str]:
    packed = zlib.compress(json.dumps(data, ensure_ascii=False).encode(), 9)
    text = base64.b64encode(packed).decode()
    pieces = [text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)]
    return {f"{name}{n}": piece for n, piece in enumerate(pieces, 1)}


def _unpacked(name: str, properties: Mapping[str, str]) -> dict[str, Any] | None:
    pieces: list[str] = []
    while (piece := properties.get(f"{name}{len(pieces) + 1}")) is not None:
        pieces.append(piece)
    if not pieces:
        return None
    try:
        packed = zlib.decompressobj()
        data = json.loads(packed.decompress(base64.b64decode("".join(pieces), validate=True), _MOST))
    except (binascii.Error, zlib.error, ValueError) as error:
        raise ValueError("damaged slip") from error
    if not isinstance(data, dict):
        raise ValueError("damaged slip")
    return data


def read_slip(properties: Mapping[str, str]) -> Slip | None:
    """The slip in a document's properties; None where there is none.

    Raises ValueError where there is one that somebody has damaged.
    """
    data = _unpacked(PROPERTY, properties)
    if data is None:
        return None
    try:
        spots = tuple(Spot(kind, unit, text) for kind, unit, text in data["spots"])
        return Slip(data["draft"], data["title"], data["owner"], tuple(data["owners"]), spots)
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError("damaged slip") from error


def mark(index: int) -> str:
    """The bookmark of a slip's spot."""
    return f"{MARK}{index}"


def spot_of(name: str) -> int | None:
    """The spot that a bookmark names; None for somebody else's bookmark."""
    number = name.removeprefix(MARK)
    return int(number) if name.startswith(MARK) and number.isascii() and number.isdigit() else None
