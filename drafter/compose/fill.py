"""Sentence templates: a small, strict part of Jinja2 that cannot loop, reach files or grow."""

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter.errors import DrafterError

FUNCTIONS = ("fact", "phrase", "pick", "verb")
"""What a sentence may call."""

VARIABLES = (
    "above",
    "area",
    "bureau",
    "committee",
    "five_year",
    "government",
    "last",
    "next",
    "org",
    "ours",
    "place",
    "rank",
    "superior",
    "teachers_day",
    "units",
    "year",
)
"""What a sentence may name."""

LONGEST = 2_000
"""Characters of one template: a sentence, with its choices; more is no sentence."""

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Call,
    nodes.Const,
    nodes.Keyword,
)


class Filler:
    """Fills templates with words of the unit and the functions it is handed."""

    def __init__(self, words: Mapping[str, object], functions: Mapping[str, Callable[..., str]]) -> None:
        self._environment = _environment()
        self._context: dict[str, Any] = {**words, **functions}

    def fill(self, text: str, ref: str) -> str:
        """The sentence; raises DrafterError naming `ref` where the template is refused."""
        check_text(text, ref)
        if "{" not in text:
            return text
        try:
            return self._environment.from_string(text).render(self._context)
        except (TemplateError, TypeError, ValueError) as error:
            raise DrafterError(
                f"骨架句子 {ref} 无法生成（{error}），请检查双花括号里的写法：{text}"
            ) from error


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, cache_size=0)
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    return environment


def facts_in(text: str) -> tuple[str, ...]:
    """The keys of all `fact('…')` calls of a template."""
    if "fact(" not in text:
        return ()
    calls = _environment().parse(text).find_all(nodes.Call)
    return tuple(
        call.args[0].value
        for call in calls
        if isinstance(call.node, nodes.Name)
        and call.node.name == "fact"
        and call.args
        and isinstance(call.args[0], nodes.Const)
    )


def check_text(text: str, ref: str) -> None:
    """Refuse a template that uses anything but names and calls of this page.

    Raises DrafterError naming `ref`. Sizes and nesting are bounded, so a
    shared skeleton can neither hang the program nor fill its memory.
    """
    if len(text) > LONGEST:
        raise DrafterError(f"骨架句子 {ref} 有{len(text)}个字符，超过{LONGEST}，请拆成几句。")
    if "{" not in text:
        return
    try:
        tree = _environment().parse(text)
        for node in tree.find_all(nodes.Node):
            _check_node(node, ref)
    except (TemplateError, RecursionError) as error:
        raise DrafterError(
            f"骨架句子 {ref} 的双花括号写错了（{error}），请对照 README 的写法改正。"
        ) from error


def _check_node(node: nodes.Node, ref: str) -> None:
    if not isinstance(node, _ALLOWED):
        raise DrafterError(f"骨架句子 {ref} 用了不允许的写法（{type(node).__name__}），只能写变量和函数。")
    if isinstance(node, nodes.Call):
        if not (isinstance(node.node, nodes.Name) and node.node.name in FUNCTIONS):
            raise DrafterError(f"骨架句子 {ref} 调用了不认识的函数，可用的有：{'、'.join(FUNCTIONS)}。")
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            raise DrafterError(f"骨架句子 {ref} 的函数参数只能逐个写出。")
    if isinstance(node, nodes.Name) and node.name not in (*FUNCTIONS, *VARIABLES):
        raise DrafterError(f"骨架句子 {ref} 里没有“{node.name}”这个变量，可用的有：{'、'.join(VARIABLES)}。")
