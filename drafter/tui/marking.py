"""Actions on the bank's phrases: narrowing the list, favourites, hiding, sources, phrases of one's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from drafter.errors import DrafterError
from drafter.model.phrase import KINDS, Phrase
from drafter.tui.ask import Choice, Form, Pick
from drafter.tui.page import Page
from drafter.tui.phrases import FOLLOW, SENTENCES

if TYPE_CHECKING:
    from drafter.tui.desk import Desk

KIND_PINYIN = {
    "verb-object": "dong bin duan yu",
    "collocation": "chang yong da pei",
    "term": "chang yong ci zu",
    "template": "dai kong ju shi",
    "frame": "yi wei",
    "indicator": "zhi biao biao shu",
    "policy": "zheng ce wen jian",
    "slogan": "gu ding ti fa",
    "heading": "biao ti",
    "opening": "kai tou",
    "closing": "jie wei",
    "transition": "xian jie",
}


def narrow(desk: Desk) -> None:
    """Choose the topic or the kind of phrases that are listed."""
    desk.turn_right("phrases")
    pane, topics = desk.phrases, desk.services.phrases.topics()
    now = {f"topic:{pane.scope}", f"kind:{pane.kind}"}
    choices = [
        Choice("主题：跟着本节", f"topic:{FOLLOW}", "zhu ti gen zhe ben jie"),
        Choice("主题：全部", "topic:None", "zhu ti quan bu"),
        Choice("种类：全部", "kind:None", "zhong lei quan bu"),
        *(Choice(f"种类：{KINDS[kind]}", f"kind:{kind}", f"zhong lei {KIND_PINYIN[kind]}") for kind in KINDS),
        Choice("种类：自己旧稿里的整句", f"kind:{SENTENCES}", "zhong lei zi ji jiu gao li de zheng ju"),
        *(Choice(f"主题：{label}", f"topic:{name}", "zhu ti") for name, label in topics.items()),
    ]
    shown = [Choice(one.label, one.value, one.pinyin, "●" if one.value in now else " ") for one in choices]

    def put(answer: str | None) -> None:
        sort, _, name = (answer or "").partition(":")
        chosen = None if name == "None" else name
        if sort == "topic":
            pane.narrow(chosen, pane.kind)
        elif sort == "kind":
            pane.narrow(pane.scope, chosen)
        pane.focus_search()

    desk.ask(Pick("短语：只看哪些", shown), put)


def _phrase(desk: Desk) -> Phrase:
    phrase = desk.phrases.chosen if desk.shows("phrases") else None
    if phrase is None:
        raise DrafterError("请先按 F4 到短语里，用 ↑↓ 选一条。")
    return phrase


def favour(desk: Desk) -> None:
    """Put the chosen phrase before all others, or no longer."""
    phrase = _phrase(desk)
    desk.services.phrases.favour(phrase, favourite=not phrase.favourite)
    desk.phrases.refresh_hits(stay=True)
    desk.tell(f"{'不再收藏' if phrase.favourite else '已收藏，以后排在最前'}：{phrase.text}")


def hide(desk: Desk) -> None:
    """Never show the chosen phrase again."""
    phrase = _phrase(desk)
    desk.services.phrases.hide(phrase)
    desk.phrases.refresh_hits(stay=True)
    desk.tell(f"不再出现：{phrase.text}")


def sources(desk: Desk) -> None:
    """Everything the bank knows of the chosen phrase."""
    phrase = _phrase(desk)
    topic = desk.services.phrases.topics().get(phrase.topic or "", "不限主题")
    lines = [phrase.text, "", f"{phrase.label}　{topic}", phrase.usage]
    lines += [f"慎用：{phrase.stale}"] if phrase.stale else []
    lines += ["", "见于：", *(f"· {source}" for source in phrase.sources)] if phrase.sources else []
    desk.ask(Page("短语出处", "\n".join(lines)))


def keep(desk: Desk) -> None:
    """Take words into the user's own bank: those selected in the text, or typed."""
    chosen = desk.editor.selected_text.split("\n")[0].strip("，。；、 　")

    def ask_kind(answer: tuple[str, ...] | None) -> None:
        if answer and answer[0].strip():
            kinds = [Choice(label, name, KIND_PINYIN[name]) for name, label in KINDS.items()]
            desk.ask(Pick("这是哪一类短语", kinds), lambda kind: put(answer[0], kind))

    def put(words: str, kind: str | None) -> None:
        if kind:
            source = f"{desk.session.draft.org}·{desk.session.draft.year}·自己加入"
            desk.add_phrase(words, kind, desk.phrases.topic, source)

    desk.ask(Form("收进短语库", [("短语（不超过60字，不带句号）", chosen)]), ask_kind)


def more(desk: Desk) -> None:
    """What else can be done with the chosen phrase."""
    phrase = _phrase(desk)
    choices = [
        Choice("不再收藏" if phrase.favourite else "收藏，排到最前", "favour", "shou cang"),
        Choice("出处", "sources", "chu chu"),
        Choice("不再出现", "hide", "bu zai chu xian"),
        Choice("只看某个主题、某一类", "filter", "zhu ti lei"),
        Choice("收进自己的短语", "keep", "shou jin"),
    ]
    desk.ask(Pick(phrase.text, choices), lambda name: desk.do(name) if name else None)


MARKING: dict[str, Callable[[Desk], None]] = {
    "filter": narrow,
    "favour": favour,
    "hide": hide,
    "sources": sources,
    "keep": keep,
}
