"""The task table of a plan as an .xlsx: filters, frozen header, ready to print."""

import io
import re
import zipfile
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.language.characters import clean
from drafter.model.draft import Draft
from drafter.render.package import DECLARED, pack
from drafter.render.tasks import task_header, tasks

if TYPE_CHECKING:
    from openpyxl import Workbook

WIDTHS = (6, 24, 26, 60, 16, 18, 16)
"""Widths of the columns in characters."""


def sheet(draft: Draft) -> bytes:
    """The workbook; the same draft gives the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "任务分工表"
    page.append([clean(draft.title)])
    page.append(list(task_header(draft)))
    for number, task in enumerate(tasks(draft), 1):
        row = (task.field, task.heading, task.text, task.owner, task.partners, task.deadline)
        page.append([number, *(harmless(value) for value in row)])
    _dress(page)
    return saved(book)


def saved(book: "Workbook") -> bytes:
    """The bytes of a workbook. Raises DrafterError where the temporary folder takes no file."""
    from lxml.etree import LxmlError

    stream = io.BytesIO()
    try:
        book.save(stream)
    except (OSError, LxmlError) as error:
        raise DrafterError(
            "表格没有写成：临时文件夹满了或不能写。请清出空间，或用环境变量 TMPDIR 换一个。"
        ) from error
    return repack(stream.getvalue())


def harmless(value: str) -> str:
    """Text that a spreadsheet takes for text, never for a formula."""
    text = clean(value)
    return f"'{text}" if text[:1] in tuple("=+-@") else text


def _dress(page: object) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.worksheet.worksheet import Worksheet

    assert isinstance(page, Worksheet)
    last = page.max_row
    page.merge_cells("A1:G1")
    page["A1"].font = Font(name="方正小标宋简体", size=18)
    page["A1"].alignment = Alignment(horizontal="center", vertical="center")
    page.row_dimensions[1].height = 34
    side = Side("thin")
    for row in page.iter_rows(min_row=2, max_row=last):
        for cell in row:
            head = cell.row == 2
            cell.font = Font(name="黑体" if head else "仿宋_GB2312", size=12)
            middle = head or cell.column not in (2, 3, 4)
            cell.alignment = Alignment("center" if middle else "left", "center", wrap_text=True)
            cell.border = Border(side, side, side, side)
    for letter, width in zip("ABCDEFG", WIDTHS, strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A3"
    page.auto_filter.ref = f"A2:G{last}"
    _print_setup(page, last)


def _print_setup(page: object, last: int) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.worksheet.worksheet import Worksheet

    assert isinstance(page, Worksheet)
    page.print_title_rows = "1:2"
    page.print_area = f"A1:G{last}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_options.horizontalCentered = True
    foot = page.oddFooter
    assert foot is not None
    foot.center.text = "— &P —"


def repack(data: bytes) -> bytes:
    """A workbook's bytes without the time of writing, and with our mark: the same content, the same bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = re.sub(r"<dcterms:(created|modified).*?</dcterms:\1>", "", core).encode()
    for name, declared in DECLARED.items():
        end = b"</Types>" if name.startswith("[") else b"</Relationships>"
        parts[name] = parts[name].replace(end, declared.encode() + end)
    return pack(parts)
