"""How long `export` of 20 and 200 pages takes, whole process, beside docxtpl rendering the same paragraphs.

Run: python tests/benchmarks/export.py [PYTHON]

PYTHON is an interpreter that has docxtpl (`pip install docxtpl` in an environment of its own);
by default this one. Both run in turns, with their modules compiled as an installation leaves them.
Prints the medians of time on the clock and in the processor, their ratios, the peak memory and the load.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from drafter.model.draft import Block, Draft, Origin, Section
from drafter.render.document import document
from drafter.store.drafts import save_draft

SENTENCE = (
    "坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的教育方针，落实立德树人根本任务，"
    "办好人民满意的教育，努力推动全县教育事业高质量发展取得新的更大成效。"
)
RUNS = 11
LINES_AN_ITEM = 9

TEMPLATE = """
import sys
from docx import Document
made = Document()
for text in ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
    made.add_paragraph(text)
made.save(sys.argv[1])
"""
DOCXTPL = """
import json, sys
from docxtpl import DocxTemplate
template = DocxTemplate(sys.argv[1])
template.render({"lines": json.load(open(sys.argv[2], encoding="utf-8"))})
template.save(sys.argv[3])
"""


def plan(pages: int) -> Draft:
    """A draft of about so many pages: ten sections of items, nine lines each."""
    typed = Origin("typed")
    texts = (SENTENCE, SENTENCE, "新增教师120名，占3.5%。", SENTENCE)
    blocks = tuple(Block(text, typed) for text in texts)
    each = max(1, round(pages * 22 / LINES_AN_ITEM / 10))
    sections = tuple(
        Section(
            f"s{k}",
            1,
            "建强教师队伍",
            sections=tuple(
                Section(f"s{k}-{n}", 3, f"加强第{n}项工作", blocks, run_in=True) for n in range(each)
            ),
        )
        for k in range(10)
    )
    return Draft("work-points", "柳城县教育局2027年工作要点", "柳城县教育局", "county", 2027, 1, sections)


def run(command: list[str], compiled: Path) -> tuple[float, float, float]:
    """Seconds on the clock and in the processor, and the peak memory in MB."""
    given = {**os.environ, "PYTHONPYCACHEPREFIX": str(compiled)}
    given.pop("PYTHONDONTWRITEBYTECODE", None)
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=given, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - begin
    assert status == 0, command
    return taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(command: list[str]) -> tuple[float, float]:
    """Seconds of the best of five runs on the clock, and the peak memory in MB."""
    with tempfile.TemporaryDirectory() as compiled:
        runs = [run(command, Path(compiled)) for _ in range(6)][1:]
    return min(one[0] for one in runs), max(one[2] for one in runs)


def compare(ours: list[str], theirs: list[str], compiled: Path) -> str:
    """One line: both medians, their ratios, the memory that ours takes."""
    for command in (ours, theirs):
        run(command, compiled)
    pairs = [(run(ours, compiled), run(theirs, compiled)) for _ in range(RUNS)]
    mine, other = ([median(run[n] for run in side) for n in range(2)] for side in zip(*pairs, strict=True))
    memory = max(one[2] for one, _ in pairs)
    return (
        f"{mine[0]:.2f} s, docxtpl {other[0]:.2f} s, ratio {mine[0] / other[0]:.2f}; in the processor "
        f"{mine[1]:.2f} s, {other[1]:.2f} s, ratio {mine[1] / other[1]:.2f}; {memory:.0f} MB (at most 150)"
    )


def main() -> None:
    """Measure both sizes and print a line each."""
    other = sys.argv[1] if len(sys.argv) > 1 else sys.executable
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([other, "-c", TEMPLATE, str(folder / "t.docx")], check=True)
        for pages, limit in ((20, 1.0), (200, 1.5)):
            draft, lines = folder / "d.yaml", folder / "d.json"
            made = plan(pages)
            save_draft(draft, made)
            texts = [paragraph.text for paragraph in document(made).paragraphs]
            lines.write_text(json.dumps(texts), encoding="utf-8")
            ours = [sys.executable, "-m", "drafter", "export", str(draft), "-o", str(folder / "a.docx")]
            theirs = [other, "-c", DOCXTPL, *(str(folder / file) for file in ("t.docx", "d.json", "b.docx"))]
            print(f"{pages} pages (at most {limit}): {compare(ours, theirs, folder / 'compiled')}")
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
