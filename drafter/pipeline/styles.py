"""Page styles: learnt from a document, and how each departs from the standard."""

from pathlib import Path

from drafter.errors import DrafterError
from drafter.model.style import Style
from drafter.store import yaml
from drafter.store.atomic import write_atomically
from drafter.store.folders import home
from drafter.store.styles import departures, find_style, load_style, standard_path


def style_ids() -> tuple[str, ...]:
    """The styles within reach, the user's own over the bundled ones."""
    from drafter.store.folders import find_all

    return tuple(find_all("templates", "styles/*.yaml", within=home()))


def shown_style(name: str) -> str:
    """A style for people: its page, and every value in which it departs from the standard."""
    style = find_style(name, within=home())
    found = departures(Path(style.file))
    lines = [f"{style.label}（{style.id}）", f"文件：{style.file}", _page_line(style)]
    if not found:
        return "\n".join([*lines, "与国家标准一致。"])
    lines.append("与国家标准（GB/T 9704—2012）不同之处：")
    return "\n".join([*lines, *(f"  {one.key}：标准 {one.standard}，本版式 {one.own}" for one in found)])


def learned(path: Path) -> Path:
    """Write the style of a Word file into the user's own folder; where it now lies."""
    from drafter.render.learn import learn

    try:
        data = path.read_bytes()
    except OSError as error:
        raise DrafterError(f"读不了文件：{path}。请检查路径和权限。") from error
    own = learn(data, load_style(standard_path()))
    folder = home().templates / "styles"
    out = folder / f"{path.stem}.yaml"
    if out.exists():
        raise DrafterError(f"已有同名的版式：{out}。请先改名或删去，再重新学习。")
    folder.mkdir(parents=True, exist_ok=True)
    write_atomically(out, yaml.dump({"label": path.stem, **own}).encode())
    load_style(out)
    return out


def _page_line(style: Style) -> str:
    page = style.page
    sides = f"天头{page.top:g}、订口{page.left:g}、右{page.right:g}、下{page.bottom:g}毫米"
    return f"{sides}；每面{style.grid.lines}行，每行{style.grid.chars}字；行距{style.pitch / 20:g}磅"
