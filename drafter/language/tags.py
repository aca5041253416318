"""The tag at an item's end, （责任股室：德育股；配合单位：团委；完成时限：12月底前）, both ways."""

import re
from dataclasses import dataclass

from drafter.language.blanks import BLANK

_TAG = re.compile(r"[（(]\s*责任[^（）()：:；;，。]{1,4}[:：][^（）()]*(?:（[^（）]*）[^（）()]*)*[）)]\s*$")
ANY_TAG = re.compile("[（(](?:责任|牵头|完成时限|配合)[^（）()]*[）)]")
"""A tag as any office may write it, anywhere in a text."""
_FIELD = re.compile(r"^\s*(?P<label>责任|配合|完成时限)[^:：]{0,4}[:：]\s*(?P<value>.*?)\s*$")


@dataclass(frozen=True, slots=True)
class Tag:
    """Who answers for an item, who helps, until when; "" and () where the tag does not tell."""

    owner: str
    partners: tuple[str, ...] = ()
    deadline: str = ""


def write_tag(label: str, tag: Tag) -> str:
    """The tag with `label` for the owner (责任股室), without what is not known; "" where nobody is named."""
    parts = ((label, tag.owner), ("配合单位", "、".join(tag.partners)), ("完成时限", tag.deadline))
    return f"（{'；'.join(f'{name}：{value}' for name, value in parts if value)}）" if tag.owner else ""


def read_tag(text: str) -> Tag | None:
    """What a tag says; None where it is none, or does not name an owner."""
    inner = text.strip()[1:-1] if _TAG.fullmatch(text.strip()) else ""
    values = {
        found["label"]: found["value"] for part in re.split("[；;]", inner) if (found := _FIELD.match(part))
    }
    if not values.get("责任"):
        return None
    partners = tuple(name.strip() for name in re.split("[、，,]", values.get("配合", "")) if name.strip())
    deadline = values.get("完成时限", "")
    return Tag(values["责任"], partners, "" if BLANK.match(deadline) else deadline)


def cut_tag(line: str) -> tuple[str, str]:
    """A line without the tag at its end, and the tag."""
    found = _TAG.search(line)
    return (line[: found.start()].rstrip(), found.group().strip()) if found else (line, "")
