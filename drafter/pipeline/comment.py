"""Write what was found into a Word file, as comments beside the words."""

from pathlib import Path

from drafter.atomic import write_atomically
from drafter.errors import DrafterError
from drafter.pipeline.check import Checked
from drafter.pipeline.export import check_out
from drafter.render.comments import with_comments


def comment_file(path: Path, checked: Checked, out: Path, *, force: bool = False) -> int:
    """Write the commented copy to `out`; the number of findings that found no place in it.

    A .docx is copied with its looks; anything else becomes a plain Word file.
    """
    if out.suffix.lower() != ".docx":
        raise DrafterError(f"--comments 只能写 Word 文件，“{out.name}”请改成 .docx 结尾。")
    check_out(out, force=force)
    data = path.read_bytes() if path.suffix.lower() == ".docx" else None
    paragraphs = tuple(p for result in checked.results for p in result.document.paragraphs)
    written, lost = with_comments(data, paragraphs, checked.findings)
    write_atomically(out, written)
    return lost
