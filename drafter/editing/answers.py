"""What a writer answers to a finding: its suggestion taken over, or never to be told again."""

from dataclasses import replace

from drafter.editing.lines import section_text
from drafter.editing.retext import retext
from drafter.errors import DrafterError
from drafter.model.draft import Draft, Note
from drafter.model.finding import Finding


def apply(draft: Draft, finding: Finding, section: str | None, row: int, column: int) -> Draft:
    """The draft with the suggestion in the place of the words that were found.

    `section`, `row` and `column` say where they stand in the desk's text;
    without a section they are part of the title. Raises DrafterError where
    there is no suggestion, or the words stand there no longer.
    """
    if finding.suggestion is None:
        raise DrafterError("这一条没有现成的改法，请按 Enter 过去手工改。")
    if section is None:
        if draft.title.count(finding.excerpt) != 1:
            raise DrafterError("这一处不在正文里，请手工改。")
        return replace(draft, title=draft.title.replace(finding.excerpt, finding.suggestion))
    lines = section_text(draft, section).split("\n")
    line = lines[row] if row < len(lines) else ""
    if not finding.excerpt or not line.startswith(finding.excerpt, column):
        raise DrafterError("这一处的文字已经变了，或由程序自动编排，请按 Enter 过去手工改。")
    lines[row] = line[:column] + finding.suggestion + line[column + len(finding.excerpt) :]
    return retext(draft, section, "\n".join(lines))


def silence(draft: Draft, finding: Finding) -> Draft:
    """The draft in which this finding is answered: the check is silent about these words in it."""
    return draft if finding.key in draft.silenced else replace(draft, silenced=(*draft.silenced, finding.key))


def hear(draft: Draft, key: str) -> Draft:
    """The draft in which a silenced finding is told again."""
    return replace(draft, silenced=tuple(one for one in draft.silenced if one != key))


def settle(draft: Draft, note: Note) -> Draft:
    """The draft without a remark that was dealt with."""
    return replace(draft, notes=tuple(one for one in draft.notes if one != note))
