"""A document as it was read: raw numbered paragraphs and the clean outline that points into them."""

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "title",  # 标题
    "addressee",  # 主送机关
    "heading",  # a numbered or run-in heading, with or without text of its own behind it
    "body",  # 正文
    "attachment-note",  # 附件说明
    "signature",  # 发文机关署名
    "date",  # 成文日期
    "note",  # 附注
    "attachment-mark",  # “附件1”
    "attachment-title",  # the title of an attachment
    "serial",  # 份号
    "secrecy",  # 密级和保密期限
    "urgency",  # 紧急程度
    "issuer",  # 发文机关标志
    "doc-number",  # 发文字号
    "signer",  # 签发人
    "copies",  # 抄送机关
    "imprint",  # 印发机关和印发日期
    "cell",  # a table's cell
    "dropped",  # noise, kept only so that the raw text stays reachable
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One non-empty paragraph as it stands in the source.

    `number` counts non-empty paragraphs from 1; `line` is the source's line (or
    paragraph) number. `text` is verbatim, without leading blanks. For a heading,
    `level` is 1..4 and `lead` the number of characters of `text` that are the
    heading itself (number, words and closing 。), the rest being run-in text.
    `cell` is (table, row, column), each from 0, for a table's cell.
    """

    number: int
    line: int
    text: str
    role: Role = "body"
    level: int = 0
    lead: int = 0
    cell: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """One heading with its own text and what stands below it.

    `number` is as it stands ("一、", "（一）", "1."), "" for an unnumbered run-in
    heading; `heading` is without number and closing 。; `text` holds the node's
    own paragraphs joined by newlines. `paragraphs` are the numbers of the
    document's paragraphs that are the node's own. `owner` is the department
    named in a tag （责任科室：…） at the item's end.
    """

    level: int
    number: str
    heading: str
    text: str = ""
    children: tuple["OutlineNode", ...] = ()
    owner: str = ""
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its paragraphs as they stand and its clean outline.

    `date` is ISO (YYYY-MM-DD). Anything masked or not told is None.
    """

    title: str | None
    paragraphs: tuple[Paragraph, ...]
    outline: tuple[OutlineNode, ...] = ()
    preface: str = ""
    closing: str = ""
    kind: str | None = None
    year: int | None = None
    org: str | None = None
    level: str | None = None
    date: str | None = None
    addressee: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text that reading took out, and why."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """Text that reading altered, and why."""

    line: int
    before: str
    after: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one file."""

    file: str
    encoding: str
    script: Literal["simplified", "traditional"]
    documents: tuple[Document, ...]
    dropped: tuple[Dropped, ...] = ()
    repaired: tuple[Repaired, ...] = ()
