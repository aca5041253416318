"""Sentence templates: a small, strict part of Jinja2 that cannot loop, reach files or grow."""

from collections.abc import Callable, Mapping
from functools import cache

from jinja2 import Environment, StrictUndefined, TemplateError, nodes

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
    "title",
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
    """Fills templates with words of the unit and the functions it is handed.

    The parsed and checked sentence is read out node by node: nothing is ever compiled or executed.
    """

    def __init__(self, words: Mapping[str, object], functions: Mapping[str, Callable[..., str]]) -> None:
        self._words, self._functions = words, functions

    def fill(self, text: str, ref: str) -> str:
        """The sentence; raises DrafterError naming `ref` where the template is refused."""
        tree = _checked(text, ref)
        try:
            return "".join(map(self._said, tree.body)) if tree else text
        except (TemplateError, TypeError, ValueError) as error:
            raise DrafterError(
                f"骨架句子 {ref} 无法生成（{error}），请检查双花括号里的写法：{text}"
            ) from error

    def _said(self, node: nodes.Node) -> str:
        if isinstance(node, nodes.Output):
            return "".join(map(self._said, node.nodes))
        return node.data if isinstance(node, nodes.TemplateData) else str(self._value(node))

    def _value(self, node: nodes.Node) -> object:
        if isinstance(node, nodes.Const):
            return node.value
        if isinstance(node, nodes.Name) and node.name in self._words:
            return self._words[node.name]
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
            given = [self._value(argument) for argument in node.args]
            named = {keyword.key: self._value(keyword.value) for keyword in node.kwargs}
            return self._functions[node.node.name](*given, **named)
        raise TypeError("函数后面要有括号")


@cache
def _environment() -> Environment:
    """The parser alone; no template of it is ever rendered."""
    return Environment(undefined=StrictUndefined, autoescape=False)


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
    _checked(text, ref)


def _checked(text: str, ref: str) -> nodes.Template | None:
    """The parsed template, None where the text is plain; raises as `check_text` does."""
    if len(text) > LONGEST:
        raise DrafterError(f"骨架句子 {ref} 有{len(text)}个字符，超过{LONGEST}，请拆成几句。")
    if "{" not in text:
        return None
    try:
        tree = _environment().parse(text)
        for node in tree.find_all(nodes.Node):
            _check_node(node, ref)
    except (TemplateError, RecursionError) as error:
        raise DrafterError(
            f"骨架句子 {ref} 的双花括号写错了（{error}），请对照 README 的写法改正。"
        ) from error
    return tree


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
