"""One file: what it is by its content, and the way from its bytes to a Reading."""

import errno
import gc
from pathlib import Path

from drafter.atomic import read_whole
from drafter.errors import DrafterError, cause
from drafter.model.document import Reading
from drafter.reading.clean import cut_inline, drop_noise
from drafter.reading.container import sort_of
from drafter.reading.decode import decode
from drafter.reading.documents import documents
from drafter.reading.line import Account, Source
from drafter.reading.markdown import markdown_lines
from drafter.reading.mend import mend
from drafter.reading.plain import plain_lines, unescape
from drafter.reading.runs import divide_runs
from drafter.reading.script import simplify, strip_glosses
from drafter.reading.wraps import join_pages, join_wraps

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; a plan has some 20 KB, a year's archive in one text a few MB."""

MOST_CHARACTERS = 3_000_000
"""Characters of one file, and MOST_LINES its lines: more is no plan, and would take longer than 5 s."""
MOST_LINES = 100_000
MOST_BYTES = 4 * MOST_CHARACTERS


def read(path: Path) -> Reading:
    """Read a file of any office format.

    Raises DrafterError, in Chinese and with what to do, for what cannot be read.
    """
    collecting = gc.isenabled()
    # Lines hold no cycles, and the collector's full passes would make the time grow faster than the file.
    gc.disable()
    try:
        return _reading(path)
    finally:
        if collecting:
            gc.enable()


def _reading(path: Path) -> Reading:
    account = Account()
    source = _open(path, account)
    lines = source.lines
    unescape(lines, account)
    script = simplify(lines, account) if lines else "simplified"
    drop_noise(lines, account)
    joined = join_pages(join_wraps(lines, account), account)
    if len(joined) < len(lines):
        strip_glosses(joined, account)
    lines = divide_runs(joined, account)
    cut_inline([line for line in lines if not line.why], account)
    mend(lines, account)
    found = documents(lines, account)
    return Reading(
        file=str(path),
        encoding=source.encoding,
        script=script,
        documents=found,
        dropped=tuple(sorted(account.dropped, key=lambda item: item.line)),
        repaired=tuple(sorted(account.repaired, key=lambda item: item.line)),
    )


def _open(path: Path, account: Account) -> Source:
    data = bytes_of(path)
    source = _source(data, sort_of(data, path.suffix.lower(), path.name), path, account)
    if not source.lines:
        raise DrafterError(f"“{path.name}”里没有文字。请确认选对了文件。")
    if len(source.lines) > MOST_LINES or sum(len(line.raw) for line in source.lines) > MOST_CHARACTERS:
        raise _too_long(path.name)
    return source


def _source(data: bytes, sort: str, path: Path, account: Account) -> Source:
    if sort == "message":
        from drafter.reading.message import text_part

        data, is_page = text_part(data, path.name)
        sort = "html" if is_page else "text"
    if sort == "word":
        from drafter.reading.word import word_source

        return word_source(data, path.name, account)
    if sort == "html":
        from drafter.reading.page import page_source

        if len(data) > MOST_BYTES:
            raise _too_long(path.name)
        return page_source(data, path.name, account)
    if sort == "pdf":
        from drafter.reading.pdf import pdf_source

        return pdf_source(data, path.name, account)
    if sort == "rtf":
        from drafter.reading.rtf import rtf_source

        return rtf_source(data)
    if sort == "office":
        from drafter.reading.office import converted
        from drafter.reading.word import word_source

        return word_source(converted(data, path), path.name, account)
    if len(data) > MOST_BYTES:
        raise _too_long(path.name)
    text, encoding = decode(data, path.name)
    if len(text) > MOST_CHARACTERS:
        raise _too_long(path.name)
    return Source(encoding, markdown_lines(text) if sort == "markdown" else plain_lines(text))


def _too_long(where: str) -> DrafterError:
    return DrafterError(
        f"“{where}”超过 {MOST_CHARACTERS // 10_000} 万字或 {MOST_LINES // 10_000} 万行，"
        "不像是公文，不读。请拆成几份。"
    )


def bytes_of(path: Path) -> bytes:
    """What the file holds. Raises DrafterError where it is missing, unreadable or too large."""
    try:
        if path.is_dir():
            raise DrafterError(f"“{path}”是文件夹，不是文件。请指定其中的一个文件。")
        data = read_whole(path, LARGEST_FILE)
    except FileNotFoundError:
        raise DrafterError(f"找不到文件“{path}”。请检查路径和文件名。") from None
    except PermissionError:
        raise DrafterError(f"没有权限读取“{path}”。请换一个位置，或请管理员开放权限。") from None
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise DrafterError(f"“{path}”超过 {LARGEST_FILE // 1048576} MB，不读。请拆成几份。") from None
        raise DrafterError(f"读不了“{path}”：{cause(error)}。请检查路径和磁盘。") from None
    except ValueError:
        raise DrafterError(f"文件名“{path}”里有不能用的字符。请改名再试。") from None
    if not data.strip():
        raise DrafterError(f"“{path.name}”是空文件，没有内容可读。")
    return data
