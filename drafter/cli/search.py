"""`drafter search`: look up phrases, other verbs for a phrase, and sentences of one's own old plans."""

from pathlib import Path
from typing import Any

import click

from drafter.cli.completing import offered
from drafter.cli.options import FILE, chinese, counted, say, show, show_json

SHOWN = 10
"""Damaged lines that are named one by one."""


@chinese(
    "查短语。词语可以是汉字、拼音首字母（ldsr）、全拼（lideshuren），多个词用空格分开，须同时出现。"
    "自己用过、收藏过的排在前面。"
)
@click.argument("words", nargs=-1, required=True)
@click.option("--topic", shell_complete=offered("topics"), help="只查这个主题，如 德育与思政。")
@click.option("--kind", shell_complete=offered("phrase_kinds"), help="只查这一类，如 动宾短语。")
@click.option("--bank", type=FILE, help="只用这个文件夹里的短语库。")
@click.option("--limit", type=click.IntRange(1, 100_000), default=20, help="最多显示多少条，默认 20。")
@click.option("--year", type=int, help="按这一年判断提法是否合时，默认 2027。")
@click.option("--sources", is_flag=True, help="列出每条短语的全部出处：单位、年份、文件、章节。")
@click.option("--alternatives", is_flag=True, help="换个动词怎么说，如 加强教师队伍建设。")
@click.option("--sentences", is_flag=True, help="查自己旧稿里的整句（先用 bank import 收进来）。")
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
def command(
    words: tuple[str, ...], sources: bool, alternatives: bool, sentences: bool, as_json_: bool, **given: Any
) -> None:
    """Search and show."""
    asked = " ".join(words)
    if alternatives:
        _alternatives(asked, given["bank"], given["year"], as_json_)
    elif sentences:
        _sentences(asked, given, as_json_)
    else:
        _phrases(asked, given, sources, as_json_)


def _phrases(words: str, given: dict[str, Any], sources: bool, as_json_: bool) -> None:
    from drafter.pipeline.search import as_json, as_text, search

    hits = search(words, **given, progress=percent(), warn=Warner())
    if as_json_:
        show_json(as_json(hits))
    else:
        show(as_text(hits, sources=sources))


def _sentences(words: str, given: dict[str, Any], as_json_: bool) -> None:
    from drafter.pipeline.archive import as_json, as_text, search_sentences

    found = search_sentences(words, limit=given["limit"], progress=counted("整理旧稿"), warn=Warner())
    if as_json_:
        from drafter.pipeline.search import as_json as phrases_json
        from drafter.pipeline.search import search

        show_json({**phrases_json(search(words, **given, progress=percent())), **as_json(found)})
    else:
        show(as_text(found))


def _alternatives(words: str, bank: Path | None, year: int | None, as_json_: bool) -> None:
    from drafter.pipeline.search import QUICK, bank_at
    from drafter.pipeline.verbs import as_json, as_text, needed_alternatives

    found = needed_alternatives(words, bank_at(bank, large=QUICK, progress=percent()), year)
    if as_json_:
        show_json(as_json(words, found))
    else:
        show(as_text(found))


class Warner:
    """Tells of damaged lines on stderr: the first few one by one, then no more."""

    def __init__(self) -> None:
        self._told = 0

    def __call__(self, warning: str) -> None:
        """Say it, or once that there are more."""
        self._told += 1
        if self._told <= SHOWN:
            say(f"提醒：{warning}")
        elif self._told == SHOWN + 1:
            say("提醒：这样的地方还有，没有一一列出。")


def percent() -> Any:
    """A callback that shows on a terminal how far the index is; None where there is no terminal."""
    shown = counted("第一次查，正在建索引（百分之）")
    return None if shown is None else lambda done: shown(min(done, 100), 100)
