"""Clean lines to documents: split, opened, closed, with headings, facts and numbered paragraphs."""

from collections.abc import Sequence

from drafter.model.document import Document, Paragraph, Role
from drafter.reading.closing import close, find_closing
from drafter.reading.heads import sentence_end
from drafter.reading.line import Account, Line
from drafter.reading.metadata import body_year, date_of, level_of, org_of, titled_kind, year_of
from drafter.reading.opening import open_segment
from drafter.reading.segment import Segment
from drafter.reading.split import MARK, is_mark, split_documents
from drafter.reading.titles import ISSUED
from drafter.reading.tree import Text, build_tree, find_heads, find_run_in, stated_head


def documents(lines: list[Line], account: Account) -> tuple[Document, ...]:
    """The documents that a file's lines hold; what was left out stays as dropped paragraphs."""
    kept = [line for line in lines if not line.why]
    segments = split_documents(kept)
    name = _file_title(segments, account)
    for segment in segments:
        _shape(segment, name, account)
    numbers = {id(line): number for number, line in enumerate(lines, 1)}
    shares = _shares(lines, segments)
    return tuple(_document(segment, share, numbers) for segment, share in zip(segments, shares, strict=True))


def _file_title(segments: list[Segment], account: Account) -> str | None:
    """The title that stands before the first mark; those lines then belong to the first document."""
    if len(segments) < 2 or segments[0].mark or not segments[1].mark:
        return None
    prelude = segments.pop(0)
    open_segment(prelude, len(prelude.lines), None, account)
    first = segments[0]
    first.lines = prelude.lines + first.lines
    first.roles = {at: role for at, role in prelude.roles.items() if role == "title"}
    first.titled = prelude.titled
    first.body = first.closing = len(first.lines)
    return prelude.title


def _shape(segment: Segment, name: str | None, account: Account) -> None:
    _take_mark(segment, name)
    find_heads(segment, account)
    started = len(segment.roles)
    first = next((at for at in segment.heads if at >= started), len(segment.lines))
    if segment.title is None:
        texts = [line.text for line in segment.lines if len(line.text) > 60]
        open_segment(segment, first, body_year(texts), account)
    _close_gaps(segment)
    opened = max((at + 1 for at, role in segment.roles.items() if role == "title"), default=0)
    numbered = next((at for at in segment.heads if at not in segment.roles), None)
    head = stated_head(segment, opened, numbered)
    if head is None:
        segment.closing = find_closing(segment, min(opened + 1, len(segment.lines)))
        segment.body = segment.closing
    else:
        segment.body = head
        segment.closing = find_closing(segment, head + 1)
    close(segment)
    segment.heads = {at: head for at, head in segment.heads.items() if segment.body <= at < segment.closing}
    _drop_repeats(segment, account)
    find_run_in(segment)


def _take_mark(segment: Segment, name: str | None) -> None:
    if not segment.mark:
        return
    at = next(at for at, line in enumerate(segment.lines) if is_mark(line))
    found = MARK.fullmatch(segment.lines[at].text)
    segment.roles[at] = "title"
    if found and found["title"]:
        segment.title = found["title"]
    elif name:
        segment.title = f"{name}（{segment.mark}）"


def _drop_repeats(segment: Segment, account: Account) -> None:
    """The title once more, far from the top, is a web page's."""
    for at, line in enumerate(segment.lines):
        if segment.title and line.text == segment.title and segment.roles.get(at) != "title":
            account.drop(line, "重复的标题")
    _close_gaps(segment)


def _close_gaps(segment: Segment) -> None:
    """Close the gaps that lines dropped meanwhile leave."""
    places = [at for at, line in enumerate(segment.lines) if not line.why]
    if len(places) == len(segment.lines):
        return
    new = {old: at for at, old in enumerate(places)}
    segment.roles = {new[at]: role for at, role in segment.roles.items() if at in new}
    segment.heads = {new[at]: head for at, head in segment.heads.items() if at in new}
    segment.titled = tuple(sum(old < edge for old in places) for edge in segment.titled)  # type: ignore[assignment]
    segment.body = sum(old < segment.body for old in places)
    segment.closing = sum(old < segment.closing for old in places)
    segment.lines = [segment.lines[at] for at in places]


def _shares(lines: list[Line], segments: list[Segment]) -> list[list[Line]]:
    """All lines, dropped ones too, shared out to the documents they stand in."""
    firsts = {id(segment.lines[0]) for segment in segments[1:] if segment.lines}
    shares: list[list[Line]] = [[]]
    for line in lines:
        if id(line) in firsts:
            shares.append([])
        shares[-1].append(line)
    shares += [[] for _ in range(len(segments) - len(shares))]
    return shares


def _document(segment: Segment, share: Sequence[Line], numbers: dict[int, int]) -> Document:
    own = [numbers[id(line)] for line in segment.lines]
    kind = titled_kind(segment)
    org = org_of(segment)
    places = {id(line): at for at, line in enumerate(segment.lines)}
    addressee = next(
        (segment.lines[at].text for at, role in segment.roles.items() if role == "addressee"), None
    )
    return Document(
        title=segment.title,
        paragraphs=tuple(
            _paragraph(line, numbers[id(line)], places.get(id(line)), segment) for line in share
        ),
        outline=build_tree(segment, own),
        preface=_text(segment, range(segment.body)),
        closing=_text(segment, range(segment.closing, len(segment.lines))),
        kind=kind,
        year=year_of(segment, kind),
        org=org,
        level=level_of(org),
        date=date_of(segment),
        addressee=addressee.rstrip("：:") if addressee else None,
    )


def _text(segment: Segment, places: range) -> str:
    text = Text()
    for at in places:
        chosen = segment.titled[0] <= at < segment.titled[1]
        if not chosen and (segment.roles.get(at) != "title" or ISSUED.search(segment.lines[at].text)):
            text.add(segment.lines[at])
    return str(text)


def _paragraph(line: Line, number: int, at: int | None, segment: Segment) -> Paragraph:
    role: Role = "dropped" if at is None else segment.roles.get(at, "cell" if line.cell else "body")
    head = segment.heads.get(at) if at is not None else None
    if head is None or role not in ("body", "cell"):
        return Paragraph(number, line.number, line.raw, role, cell=line.cell)
    lead = sentence_end(line.raw) if head.rest else len(line.raw)
    return Paragraph(number, line.number, line.raw, "heading", head.level, lead, line.cell)
