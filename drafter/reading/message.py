"""A page saved as one file (.mht) or a letter (.eml): the one part of it that is the text."""

from email import message_from_bytes, policy
from email.message import EmailMessage

from drafter.errors import DrafterError

MOST_PARTS = 2_000
"""Parts of one message; a page with all its pictures has some hundred."""


def text_part(data: bytes, where: str) -> tuple[bytes, bool]:
    """The bytes of the page, else of the plain text, and whether it is a page.

    Raises DrafterError where there is neither.
    """
    if data.count(b"\n--") > MOST_PARTS:
        raise DrafterError(f"“{where}”里有太多部件，不像是网页或邮件，不读。请打开后另存为 .docx 再试。")
    try:
        whole = message_from_bytes(data, policy=policy.default)
        assert isinstance(whole, EmailMessage)
        part = whole.get_body(("html", "plain"))
        found = part.get_payload(decode=True) if part is not None else None
    except (ValueError, LookupError, AttributeError, KeyError, IndexError, RecursionError):
        part = found = None
    if part is None or not isinstance(found, bytes) or not found.strip():
        raise DrafterError(f"“{where}”是网页或邮件，里面没有可读的正文。请打开后另存为 .docx 再试。")
    return found, part.get_content_type() == "text/html"
