"""`drafter bank`: one's own phrases, what is put in front or hidden, and one's own old plans."""

from pathlib import Path
from typing import Any

import click

from drafter.cli.completing import offered
from drafter.cli.options import FILE, chinese, counted, say, show, show_json
from drafter.errors import DrafterError

ACTIONS = "list show add remove favour unfavour hide unhide import"
DONE = {
    "remove": "已删去",
    "favour": "已收藏，以后排在最前",
    "unfavour": "不再收藏",
    "hide": "不再出现",
    "unhide": "恢复出现",
}


@chinese(
    "自己的短语库：列出自己加入、收藏、隐藏的（list，默认）、看一条的全部出处（show 短语）、"
    "加入（add 短语）、删去自己加入的（remove）、收藏和取消（favour、unfavour）、隐藏和恢复（hide、unhide）；"
    "把自己的旧文稿收进来（import 文件夹…）：挖成短语，整句也能查，没改过的文件不重读。短语可以写编号。"
)
@click.argument("action", type=click.Choice(ACTIONS.split()), default="list")
@click.argument("words", nargs=-1)
@click.option("--kind", shell_complete=offered("phrase_kinds"), help="add：哪一类；不写时按字面判断。")
@click.option("--topic", shell_complete=offered("topics"), help="add：哪个主题；不写时按字面判断。")
@click.option("--source", default="", help="add：出处，如 柳城县教育局·2026·工作要点。")
@click.option("--bank", type=FILE, help="用这个文件夹里的短语库；不写时用自己的。")
@click.option("--secret", is_flag=True, help="import：标有密级的文件也收（默认不收，只列出）。")
@click.option("--json", "as_json_", is_flag=True, help="输出 JSON。")
def command(action: str, words: tuple[str, ...], bank: Path | None, as_json_: bool, **given: Any) -> None:
    """List, show, add, mark or take in."""
    if action == "list":
        _list(bank, as_json_)
    elif not words:
        example = "旧文稿" if action == "import" else "加强教师队伍建设"
        raise DrafterError(
            f"bank {action} 后面要写{'文件夹' if action == 'import' else '短语'}，如 {example}。"
        )
    elif action == "import" and bank:
        raise DrafterError("import 只收进自己的用户文件夹，不用 --bank；要另建一个短语库，用 drafter mine。")
    elif action == "import":
        _take_in(tuple(map(Path, words)), given["secret"], as_json_)
    elif action == "show":
        _show(words, bank, as_json_)
    elif action == "add":
        _add(words, bank, as_json_, {name: given[name] for name in ("kind", "topic", "source")})
    else:
        _mark(action, words, bank, as_json_)


def _list(bank: Path | None, as_json_: bool) -> None:
    from drafter.pipeline.own import kept, kept_json, kept_text

    found = kept(bank)
    if as_json_:
        show_json(kept_json(found))
    else:
        show(kept_text(found))


def _show(words: tuple[str, ...], bank: Path | None, as_json_: bool) -> None:
    from drafter.pipeline.own import named, told
    from drafter.pipeline.search import phrase_json

    found = [phrase for one in words for phrase in named(one, bank)]
    if as_json_:
        show_json({"phrases": [phrase_json(phrase) for phrase in found]})
    else:
        show("\n".join(told(phrase) for phrase in found))


def _add(words: tuple[str, ...], bank: Path | None, as_json_: bool, given: dict[str, Any]) -> None:
    from drafter.pipeline.own import add
    from drafter.pipeline.search import phrase_json

    made = [add(one, folder=bank, **given) for one in words]
    if as_json_:
        show_json({"phrases": [phrase_json(phrase) for phrase in made]})
    for phrase in made:
        say(f"已加入，排在最前：{phrase.text}（{phrase.label}，{phrase.id}）")


def _mark(action: str, words: tuple[str, ...], bank: Path | None, as_json_: bool) -> None:
    from drafter.pipeline.own import mark, remove
    from drafter.pipeline.search import phrase_json

    found = [
        phrase
        for one in words
        for phrase in (remove(one, bank) if action == "remove" else mark(action, one, bank))
    ]
    if as_json_:
        show_json({"phrases": [phrase_json(phrase) for phrase in found]})
    for phrase in found:
        say(f"{DONE[action]}：{phrase.text}（{phrase.label}）")


def _take_in(paths: tuple[Path, ...], secret: bool, as_json_: bool) -> None:
    from drafter.pipeline.own import take_in, taken_json

    report = take_in(paths, secret=secret, progress=counted)
    if as_json_:
        show_json(taken_json(report))
    files = report.files
    for file, why in files.skipped:
        say(f"跳过 {file}：{why}")
    for file, level in files.secret:
        say(f"没有收 {file}：标有密级（{level}）。确要收入，加 --secret。")
    say(
        f"新收{len(files.added)}份，更新{len(files.changed)}份，没变{files.unchanged}份；"
        f"旧稿里现有{report.sentences}句可查，"
        + (f"挖得{report.phrases}条短语。" if report.phrases else "短语库不变。")
    )
