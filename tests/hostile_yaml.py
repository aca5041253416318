"""Skeletons, drafts, facts, sentences and banks of strangers: bombs, tags, code, damage; and honest ones."""

# ruff: noqa: E501  (markup and data as they stand)

import json
import random
from collections.abc import Iterator

from hostile import CANARY, SEED, Case, torn

DRAFT = """drafter: 1
kind: work-points
title: 柳城县教育局2027年工作要点
org: 柳城县教育局
level: county
year: 2027
seed: 1
facts: {{}}
sections:
- id: s1
  level: 1
  heading: {heading}
  text:
  - text: {text}
    from: typed
"""
FACTS = "local_goal: 县域经济提质\naid_retention: 98%\n"
PROFILE = "org: 柳城县教育局\nhas: [高中, 职教]\nschools: [太平镇中心小学]\n"
TOPIC = """id: library
label: 图书馆建设
keywords: [图书馆]
headings: [推进书香校园建设]
measures:
- id: reading
  leads: [办好学校图书馆]
  owner: 基础教育股
  deadline: 12月底前
  body:
  - action: ["{sentence}"]
"""


def draft(heading: str = "抓好安全", text: str = "压实责任。") -> str:
    return DRAFT.format(heading=heading, text=text)


def cases() -> list[Case]:
    rng = random.Random(SEED + 3)
    made = [Case(f"yaml: {n}", f, d.encode(), True, s) for n, f, d, s in honest()]
    made += [Case(f"yaml: {n}", f, _bytes(d), False, (s,)) for n, f, d, s in refused()]
    made += [Case(f"jinja: {n}", "library.topic.yaml", _topic(d), True, s) for n, d, s in sentences()]
    made += [Case(f"jinja: {d[:40]}", "library.topic.yaml", _topic(d), False) for d in attacks()]
    made += [
        Case(f"yaml: torn {at}", f"t{at}.draft.yaml", d, None)
        for at, d in enumerate(torn(rng, draft().encode(), 16))
    ]
    made += [Case(f"bank: {n}", "heading.jsonl", _bytes(d), True, s) for n, d, s in banks()]
    made += [Case(f"query: {q[:20]!r}", "a.query", q.encode(), True) for q in queries()]
    made += [Case(f"index: {n}", "a.index", d, True, ("立德树人",)) for n, d in indexes(rng)]
    return made


def _bytes(data: str | bytes) -> bytes:
    return data if isinstance(data, bytes) else data.encode()


def _topic(sentence: str) -> bytes:
    return TOPIC.format(sentence=sentence.replace("\\", "\\\\").replace('"', '\\"')).encode()


def honest() -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
    yield "draft", "a.draft.yaml", draft(), ("抓好安全", "压实责任。")
    yield "windows lines", "a.draft.yaml", draft().replace("\n", "\r\n"), ("抓好安全", "压实责任。")
    yield "a mark", "a.draft.yaml", "\ufeff" + draft(), ("抓好安全",)
    yield "words that are not truth", "a.draft.yaml", draft('"no"', '"012"'), ("no", "012")
    yield "escapes", "a.draft.yaml", draft('"\\u6293\\u597d"'), ("抓好",)
    yield "folded text", "a.draft.yaml", draft(text=">-\n      压实\n      责任。"), ("压实 责任。",)
    yield "markup", "a.draft.yaml", draft(text="'[/bold]{{ 7*7 }}'"), ("{{ 7*7 }}",)
    yield "long text", "a.draft.yaml", draft(text="长" * 200_000), ("长" * 1000,)
    yield "comments", "a.draft.yaml", "# 注\n" + draft() + "# 尾\n", ("抓好安全",)
    many = "".join(f"- {{id: x{n}, level: 1, heading: 第{n}项工作}}\n" for n in range(3000))
    yield "many sections", "a.draft.yaml", draft() + many, ("第2999项工作",)
    yield (
        "one id many times",
        "a.draft.yaml",
        draft() + "- {id: s1, level: 1, heading: 同名}\n" * 300,
        ("同名",),
    )
    yield "facts", "a.facts.yaml", FACTS, ("县域经济提质", "98%")
    yield "many facts", "a.facts.yaml", "".join(f"k{n}: 值{n}\n" for n in range(3000)), ("值2999",)
    yield "profile", "profile.yaml", PROFILE, ("柳城县教育局", "太平镇中心小学")
    yield "empty profile", "profile.yaml", "# 什么也没有\n", ()


def refused() -> Iterator[tuple[str, str, str | bytes, str]]:
    name = "a.draft.yaml"
    laughs = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(12)
    )
    merges = "a: &a {x: 1}\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [{','.join([f'*{chr(97 + n)}'] * 9)}]}}\n" for n in range(12)
    )
    yield "alias bomb", name, laughs, "锚点"
    yield "merge bomb", name, merges, "锚点"
    yield "merge key", name, "<<: {a: 1}\n", "合并键"
    yield "alias", name, "a: *b\n", "。"
    yield "ring", name, "&a [*a]\n", "锚点"
    for tag in (
        "!!python/object/apply:os.system [id]",
        "!!python/name:os.system",
        "!!binary aGk=",
        "!x y",
        "!!timestamp 2027-01-01",
    ):
        yield f"tag {tag[:24]}", name, f"a: {tag}\n", "类型标记"
    yield "two documents", name, draft() + "---\n" + draft(), "一份内容"
    yield "one key twice", name, draft() + "year: 2028\n", "写了两次"
    yield "NUL", name, draft().replace("安全", "安\0全"), "。"
    yield "control", name, draft().replace("安全", "安\x1b[2J全"), "。"
    yield "deep list", name, "[" * 20_000 + "]" * 20_000, "。"
    yield "deep map", name, "".join(" " * n + "a:\n" for n in range(400)), "嵌套"
    yield "deep flow", name, "{a: " * 5000 + "}" * 5000, "。"
    yield "too many items", name, "[" + "1," * 400_000 + "]", "项"
    yield "too large", name, "a: " + "x" * (17 << 20), "MB"
    yield "endless number", name, draft().replace("2027\n", "9" * 6000 + "\n"), "。"
    yield "huge exponent", name, draft().replace("year: 2027", "year: 1e999999999"), "。"
    yield "a map for a key", name, "{a: 1}: 2\n", "键"
    yield "tabs", name, "a:\n\tb: 1\n", "写法有误"
    yield "unclosed", name, 'a: "x\n', "写法有误"
    yield "another encoding", name, draft().encode("gbk"), "UTF-8"
    yield "halves of characters", name, draft(text='"\\ud800"'), "。"
    yield "not a draft", name, "a: 1\n", "不是本程序"
    yield "of the future", name, draft().replace("drafter: 1", "drafter: 99"), "较新版本"
    yield "a number for sections", name, draft().split("sections:")[0] + "sections: 5\n", "sections"
    yield "an unknown key", name, draft() + "evil: 1\n", "evil"
    yield "a deep section", name, draft().replace("level: 1", "level: 9"), "level"
    yield "empty", name, "", "不是本程序"
    yield "facts that nest", "a.facts.yaml", "a: {b: [1]}\n", "。"
    yield "facts that are a list", "a.facts.yaml", "- 1\n", "。"
    yield "profile with a strange key", "profile.yaml", "orgg: x\n", "orgg"
    yield "profile with a bomb", "profile.yaml", laughs, "锚点"


def sentences() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    yield "plain", "办好学校图书馆，方便师生阅读。", ("办好学校图书馆",)
    yield "a variable", "{{ area }}学校开放图书馆，方便师生阅读。", ("开放图书馆",)
    yield "a choice", "{{ pick('固定', '集中') }}安排阅读时间，方便师生。", ("安排阅读时间",)
    yield "a verb", "{{ verb('更新|补充') }}图书，方便师生阅读。", ("图书",)
    yield "a phrase", "{{ phrase('阅读', '养成阅读习惯') }}，办好图书馆。", ("图书馆",)
    yield "single braces", "花括号 { 不是变量 }，照写不误。", ("花括号",)


def attacks() -> list[str]:
    return [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ area.__class__ }}",
        "{{ area|attr('__class__') }}",
        "{{ area['__class__'] }}",
        "{{ pick.__globals__ }}",
        "{{ pick() }}",
        "{{ verb() }}",
        "{{ pick(area.__class__) }}",
        "{{ self._TemplateReference__context }}",
        "{{ config }}{{ request }}{{ lipsum.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ namespace(a=1) }}",
        "{{ range(10**9)|list }}",
        "{% for a in range(99999999) %}x{% endfor %}",
        "{% for a in 'ab' %}{% for b in 'ab' %}x{% endfor %}{% endfor %}",
        "{{ 'a' * 10**9 }}",
        "{{ 10 ** (10 ** 8) }}",
        "{{ 'a'.center(10**9) }}",
        "{{ 'a'|center(1000000000) }}",
        "{{ 'a'|indent(1000000000) }}",
        "{{ 'a' ~ 'b' }}",
        "{{ [1] * 10**9 }}",
        "{{ '%1000000000s' % 'a' }}",
        "{{ '{:1000000000}'.format(1) }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{% from 'x' import y %}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{% set a = 1 %}",
        "{% block a %}{% endblock %}",
        "{% if 1 %}x{% endif %}",
        "{% filter upper %}x{% endfilter %}",
        "{% call pick() %}{% endcall %}",
        "{% raw %}{{ x }}{% endraw",
        "{{ (((((((((1))))))))) }",
        "{{ " + "(" * 900 + "1" + ")" * 900 + " }}",
        "{{ pick(*area) }}",
        "{{ pick(**area) }}",
        "{{ pick('a')() }}",
        "{{ secret }}",
        "{{ open('/etc/passwd').read() }}",
        "{{ 1 if area else 2 }}",
        "{{ area[0] }}",
        "{{ [area] }}",
        "{{ {'a': area} }}",
        "{{ not area }}",
        "{{ area is string }}",
        "{{ pick('" + "x" * 3000 + "') }}",
        f"{{{{ {CANARY} }}}}",
    ]


def line(text: str, ident: str = "h-1", **more: object) -> str:
    return json.dumps(
        {"id": ident, "text": text, "kind": "heading", "docs": 3, "count": 3, **more}, ensure_ascii=False
    )


def banks() -> Iterator[tuple[str, str | bytes, tuple[str, ...]]]:
    good = line("强化立德树人")
    bad = {
        "no JSON": "nonsense", "half a line": good[:20], "a list": "[1]", "no text": '{"id": "x"}',
        "an unknown kind": line("x", "y").replace("heading", "virus"), "a nested bomb": "[" * 50_000,
        "a long number": '{"id": "x", "text": "y", "kind": "heading", "docs": ' + "9" * 5000 + "}",
        "controls": line("清\x1b[2J屏", "h-2"), "a text without end": line("长" * 5000, "h-2"),
        "numbers as words": line("x", "h-2", docs="many"), "not a number": line("x", "h-2").replace("3", "NaN"),
        "a half character": line("x", "h-2").replace('"x"', '"\\ud800"'),
    }  # fmt: skip
    for name, text in bad.items():
        yield name, f"{text}\n{good}\n", ("强化立德树人",)
    yield "bytes that are no text", b"\xff\xfe\x00\n" + good.encode() + b"\n", ("强化立德树人",)
    yield "a mark", "\ufeff" + good + "\n", ("强化立德树人",)
    yield "one id twice", good + "\n" + line("后面的立德树人") + "\n", ("后面的立德树人",)
    yield "many lines", "\n".join(line(f"强化立德树人{n}", f"h-{n}") for n in range(8000)), ("强化立德树人1",)


def queries() -> list[str]:
    return [
        '"', "*", "(", ")", "安全 AND", "安全-生产", "NEAR(安全 生产)", "text:安全", "' OR 1=1 --", "安全*", "^安全",
        "{安全}", "%", "_", "\\", "[/bold]", "立德树人 " * 200, "德" * 2000, "x" * 2000, "ｌｄｓｒ", "𠮷", "\u202e安全",
    ]  # fmt: skip


def indexes(rng: random.Random) -> Iterator[tuple[str, bytes]]:
    """What stands where the index should be; the answers must be the same."""
    yield "nothing", b""
    yield "text", b"hello"
    yield "noise", rng.randbytes(8000)
    yield "a header alone", b"SQLite format 3\0" + bytes(84)
    yield "a page of zeros", b"SQLite format 3\0\x10\0" + bytes(4078)
    for share in ("torn 0.3", "torn 0.7", "flipped", "emptied", "of another bank"):
        yield share, b""
