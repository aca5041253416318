"""The slip in a part: which draft it is from, whose it is, and the text it was given out with."""

import base64
import binascii
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from drafter.model.draft import Draft

Kind = Literal["own", "context", "tag", "frame"]
"""own: the department's text; context: headings above it; tag: owner and deadline; frame: the rest."""

PROPERTY = "drafter-part-"
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
    """What split writes into a part. `owners` is everybody who got one."""

    draft: str
    title: str
    owner: str
    owners: tuple[str, ...]
    spots: tuple[Spot, ...]


def identity(draft: Draft) -> str:
    """What a draft is known by, however much its text was changed since."""
    words = "\0".join((draft.kind, draft.org, str(draft.year), str(draft.seed)))
    return blake2b(words.encode(), digest_size=8).hexdigest()


def write_slip(slip: Slip) -> Mapping[str, str]:
    """The slip as document properties, none longer than Word keeps."""
    spots = [[spot.kind, spot.unit, spot.text] for spot in slip.spots]
    data = {"draft": slip.draft, "title": slip.title, "owner": slip.owner, "owners": slip.owners}
    packed = zlib.compress(json.dumps(data | {"spots": spots}, ensure_ascii=False).encode(), 9)
    text = base64.b64encode(packed).decode()
    pieces = [text[at : at + _LONGEST] for at in range(0, len(text), _LONGEST)]
    return {f"{PROPERTY}{n}": piece for n, piece in enumerate(pieces, 1)}


def read_slip(properties: Mapping[str, str]) -> Slip | None:
    """The slip in a document's properties; None where there is none.

    Raises ValueError where there is one that somebody has damaged.
    """
    pieces: list[str] = []
    while (piece := properties.get(f"{PROPERTY}{len(pieces) + 1}")) is not None:
        pieces.append(piece)
    if not pieces:
        return None
    try:
        packed = zlib.decompressobj()
        data = json.loads(packed.decompress(base64.b64decode("".join(pieces), validate=True), _MOST))
        spots = tuple(Spot(kind, unit, text) for kind, unit, text in data["spots"])
        return Slip(data["draft"], data["title"], data["owner"], tuple(data["owners"]), spots)
    except (binascii.Error, zlib.error, ValueError, KeyError, TypeError) as error:
        raise ValueError("damaged slip") from error


def mark(index: int) -> str:
    """The bookmark of a slip's spot."""
    return f"{MARK}{index}"


def spot_of(name: str) -> int | None:
    """The spot that a bookmark names; None for somebody else's bookmark."""
    number = name.removeprefix(MARK)
    return int(number) if name.startswith(MARK) and number.isascii() and number.isdigit() else None
