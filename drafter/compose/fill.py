"""Sentence templates: a small, strict part of Jinja2 that cannot loop, reach files or grow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from drafter.compose.usual import Call, Word, usual
from drafter.errors import DrafterError

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

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
    "title",
    "units",
    "year",
)
"""What a sentence may name."""

LONGEST = 2_000
"""Characters of one template: a sentence, with its choices; more is no sentence."""

_ALLOWED = ("Template", "Output", "TemplateData", "Name", "Call", "Const", "Keyword")
"""The nodes that a sentence may be parsed to."""


class Filler:
    """Fills templates with words of the unit and the functions it is handed.

    The parsed and checked sentence is read out part by part: nothing is ever compiled or executed.
    """

    def __init__(self, words: Mapping[str, object], functions: Mapping[str, Callable[..., str]]) -> None:
        self._words, self._functions = words, functions

    def fill(self, text: str, ref: str) -> str:
        """The sentence; raises DrafterError naming `ref` where the template is refused."""
        parts = _checked(text, ref)
        try:
            return "".join(str(self._value(part)) for part in parts)
        except (TypeError, ValueError) as error:
            raise DrafterError(
                f"骨架句子 {ref} 无法生成（{error}），请检查双花括号里的写法：{text}"
            ) from error

    def _value(self, part: object) -> object:
        if isinstance(part, Call):
            given = [self._value(argument) for argument in part.given]
            named = {key: self._value(argument) for key, argument in part.named}
            return self._functions[part.name](*given, **named)
        if not isinstance(part, Word):
            return part
        if part.name not in self._words:
            raise TypeError("函数后面要有括号")
        return self._words[part.name]


def facts_in(text: str) -> tuple[str, ...]:
    """The keys of all `fact('…')` calls of a template."""
    if "fact(" not in text:
        return ()
    from jinja2 import nodes

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
    _checked(text, ref)


def _checked(text: str, ref: str) -> tuple[object, ...]:
    """The template's parts; raises as `check_text` does."""
    if len(text) > LONGEST:
        raise DrafterError(f"骨架句子 {ref} 有{len(text)}个字符，超过{LONGEST}，请拆成几句。")
    if "{" not in text:
        return (text,)
    # Loading Jinja2 takes a tenth of the time of a plan: it is asked about what is unusual or wrong.
    parts = usual(text)
    return parts if parts and all(map(_is_allowed, parts)) else _parsed(text, ref)


def _is_allowed(part: object) -> bool:
    if isinstance(part, Call):
        return part.name in FUNCTIONS
    return not isinstance(part, Word) or part.name in VARIABLES


@cache
def _environment() -> Environment:
    """The parser alone; no template of it is ever rendered."""
    from jinja2 import Environment, StrictUndefined

    return Environment(undefined=StrictUndefined, autoescape=False)


def _parsed(text: str, ref: str) -> tuple[object, ...]:
    """The same by Jinja2, which also says what is wrong."""
    from jinja2 import TemplateError, nodes

    try:
        tree = _environment().parse(text)
        for node in tree.find_all(nodes.Node):
            _check_node(node, ref)
    except (TemplateError, RecursionError) as error:
        raise DrafterError(
            f"骨架句子 {ref} 的双花括号写错了（{text[:60]}），请对照 README 的写法改正。"
        ) from error
    return tuple(_part(one) for output in tree.find_all(nodes.Output) for one in output.nodes)


def _part(node: nodes.Expr) -> object:
    from jinja2 import nodes

    if isinstance(node, nodes.Name):
        return Word(node.name)
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        named = tuple((keyword.key, _part(keyword.value)) for keyword in node.kwargs)
        return Call(node.node.name, tuple(map(_part, node.args)), named)
    return node.as_const()


def _check_node(node: nodes.Node, ref: str) -> None:
    from jinja2 import nodes

    if type(node).__name__ not in _ALLOWED:
        raise DrafterError(f"骨架句子 {ref} 用了不允许的写法（{type(node).__name__}），只能写变量和函数。")
    if isinstance(node, nodes.Const) and "{{" in str(node.value):
        raise DrafterError(f"骨架句子 {ref} 的引号里又写了双花括号，会原样印出来，请拆成两处。")
    if isinstance(node, nodes.Call):
        if not (isinstance(node.node, nodes.Name) and node.node.name in FUNCTIONS):
            raise DrafterError(f"骨架句子 {ref} 调用了不认识的函数，可用的有：{'、'.join(FUNCTIONS)}。")
        if node.dyn_args is not None or node.dyn_kwargs is not None:
            raise DrafterError(f"骨架句子 {ref} 的函数参数只能逐个写出。")
        if not node.args:
            raise DrafterError(f"骨架句子 {ref} 里的 {node.node.name}() 括号里是空的，请写上参数。")
    if isinstance(node, nodes.Name) and node.name not in (*FUNCTIONS, *VARIABLES):
        raise DrafterError(f"骨架句子 {ref} 里没有“{node.name}”这个变量，可用的有：{'、'.join(VARIABLES)}。")
