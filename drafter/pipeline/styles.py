"""Page styles: learnt from a document, and how each departs from the standard."""

from pathlib import Path

from drafter.atomic import private_folder, read_whole, write_atomically
from drafter.errors import DrafterError
from drafter.model.style import Departure, Style
from drafter.render.wordstyles import NAMES
from drafter.store import yaml
from drafter.store.folders import find_all, home
from drafter.store.styles import departures, find_style, load_style, standard_path


def style_ids() -> tuple[str, ...]:
    """The styles within reach, the user's own over the bundled ones."""
    return tuple(find_all("templates", "styles/*.yaml", within=home()))


def as_text() -> str:
    """The styles, one a line."""
    made = [load_style(path) for path in find_all("templates", "styles/*.yaml", within=home()).values()]
    lines = ["版式（用 drafter templates show 名称 查看与国标的不同，导出时用 --style 名称）："]
    return "\n".join([*lines, *(f"  {style.label}  （{style.id}）" for style in made)])


def shown_style(name: str) -> str:
    """A style for people: its page, and every value in which it departs from the standard."""
    style = find_style(name, within=home())
    found = departures(Path(style.file))
    lines = [f"{style.label}（{style.id}）", f"文件：{style.file}", _page_line(style)]
    if not found:
        return "\n".join([*lines, "与国家标准一致。"])
    lines.append("与国家标准（GB/T 9704—2012）不同之处：")
    return "\n".join([*lines, *map(_departure, found)])


def _departure(one: Departure) -> str:
    """三级标题加粗：标准 否，本版式 是（elements.heading3.bold）."""
    first, _, rest = one.key.partition(".")
    words = dict(_WORDS)
    if first == "elements":
        name, _, what = rest.partition(".")
        label = f"{NAMES[name][1] if name in NAMES else words.get(name, name)}{words.get(what, what)}"
    else:
        label = words.get(one.key) or words.get(first, first) + words.get(rest, rest)
    shown = (words.get(value, value) for value in (one.standard, one.own))
    return f"  {label}：标准 {{}}，本版式 {{}}（{one.key}）".format(*shown)


_WORDS = (
    *(("page.width", "纸宽（毫米）"), ("page.height", "纸高（毫米）"), ("page.top", "天头（毫米）")),
    *(("page.left", "订口（毫米）"), ("page.right", "右边距（毫米）"), ("page.bottom", "下边距（毫米）")),
    *(
        ("grid.lines", "每面行数"),
        ("grid.chars", "每行字数"),
        ("grid.kind", "字符网格"),
        ("grid.pitch", "行距（磅）"),
    ),
    *(("font_set", "字体套系"), ("latin", "数字和字母的字体"), ("sealed", "加盖印章"), ("contents", "目录")),
    *(
        ("turn_tables", "表格横排的栏数"),
        ("imprint_even", "版记放在偶数页"),
        ("fonts", "字体："),
        ("gaps", "空行："),
    ),
    *(
        ("page_number.form", "页码写法"),
        ("page_number.font", "页码字体"),
        ("page_number.size", "页码字号（磅）"),
    ),
    *(("page_number.below", "页码在版心下（毫米）"), ("page_number.inset", "页码离边（字）")),
    *(
        ("page_number.side", "页码位置"),
        ("outside", "单右双左"),
        ("center", "居中"),
        ("right", "右"),
        ("left", "左"),
    ),
    *(("none", "无"), ("both", "两端对齐"), ("font", "字体"), ("size", "字号（磅）"), ("bold", "加粗")),
    *(("color", "颜色"), ("align", "对齐"), ("indent", "缩进（字）"), ("signer", "签发人")),
    *(("before_title", "标题之前"), ("after_title", "标题之后"), ("before_attachment_note", "附件说明之前")),
    *(("before_signature_sealed", "落款之前（盖章）"), ("before_signature", "落款之前（不盖章）")),
    *(("after_attachment_mark", "附件标记之后"), ("before_doc_number", "发文字号之前")),
    ("after_red_line", "红线之后"),
)


def learned(path: Path) -> Path:
    """Write the style of a Word file into the user's own folder; where it now lies."""
    from drafter.render.learn import learn

    try:
        data = read_whole(path)
    except OSError as error:
        raise DrafterError(f"读不了文件：{path}。请检查路径和权限。") from error
    own = learn(data, load_style(standard_path()))
    folder = home().templates / "styles"
    out = folder / f"{path.stem}.yaml"
    if out.exists():
        raise DrafterError(f"已有同名的版式：{out}。请先改名或删去，再重新学习。")
    private_folder(folder)
    write_atomically(out, yaml.dump({"label": path.stem, **own}).encode())
    load_style(out)
    return out


def _page_line(style: Style) -> str:
    page = style.page
    sides = f"天头{page.top:g}、订口{page.left:g}、右{page.right:g}、下{page.bottom:g}毫米"
    return f"{sides}；每面{style.grid.lines}行，每行{style.grid.chars}字；行距{style.pitch / 20:g}磅"
