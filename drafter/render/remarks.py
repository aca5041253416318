"""The notes on a draft, as what people remarked beside the words of its Word file."""

from drafter.model.draft import Draft, Note
from drafter.render.comments import Comment
from drafter.render.document import Layout

NOBODY = "附注"
"""Who remarked where the note does not tell."""


def remarks(draft: Draft, laid: Layout) -> tuple[Comment, ...]:
    """A comment a note, beside its words or, where these were changed since, beside its section's heading."""
    return tuple(_comment(note, laid) for note in draft.notes)


def _comment(note: Note, laid: Layout) -> Comment:
    paragraphs = laid.document.paragraphs
    spans = [span for span in laid.spans if span.section == note.section]
    words = note.excerpt.strip()
    homes = dict.fromkeys(span.paragraph for span in spans) or dict.fromkeys(one.number for one in paragraphs)
    for number in homes:
        start = paragraphs[number - 1].text.find(words) if words else -1
        if start >= 0:
            return _at(note, number, start, start + len(words))
    if spans:
        first = spans[0]
        return _at(note, first.paragraph, first.start, first.end)
    title = next((one for one in paragraphs if one.role == "title"), paragraphs[0])
    return _at(note, title.number, 0, len(title.text))


def _at(note: Note, paragraph: int, start: int, end: int) -> Comment:
    return Comment(paragraph, start, end, note.text, note.author or NOBODY, note.date)
