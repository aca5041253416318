"""Any list as an .xlsx that is ready to print: title, header, wrapped rows, filters."""

from collections.abc import Iterable, Sequence

from drafter.render.sheet import harmless, saved


def listing(
    title: str, header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]
) -> bytes:
    """The workbook; `widths` are the columns' widths in characters. The same list gives the same bytes."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    book = Workbook()
    page = book.active
    assert page is not None
    page.append([harmless(title)])
    page.append(list(header))
    for row in rows:
        page.append([harmless(value) for value in row])
    last = get_column_letter(len(header))
    page.merge_cells(f"A1:{last}1")
    page["A1"].font = Font(name="方正小标宋简体", size=16)
    side = Side("thin")
    for line in page.iter_rows(min_row=2):
        for cell in line:
            cell.font = Font(name="黑体" if cell.row == 2 else "仿宋_GB2312", size=12)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            cell.border = Border(side, side, side, side)
    for number, width in enumerate(widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.freeze_panes = "A3"
    page.auto_filter.ref = f"A2:{last}{page.max_row}"
    page.page_setup.orientation = "landscape"
    page.print_title_rows = "1:2"
    return saved(book)
