"""Facts from a file, YAML or Excel, and a file to fill them in."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from drafter.errors import DrafterError
from drafter.model.skeleton import Fact
from drafter.store import yaml

LARGEST_SHEET = 4 * 1024 * 1024
"""Bytes of an Excel file of facts, and of what it unpacks to tenfold: a list of some hundred lines."""


def load_facts(path: Path) -> Mapping[str, str]:
    """Facts by key or label; an empty value counts as not given.

    A YAML file holds `key: value` lines. An .xlsx file holds a fact a row: key
    or label in the first column, the value in the second. Raises DrafterError.
    """
    if not path.is_file():
        raise DrafterError(f"没有找到事实文件 {path}，请检查 --facts。")
    data = _sheet(path) if path.suffix.lower() == ".xlsx" else yaml.load(path)
    if data is None:
        return {}
    if not isinstance(data, Mapping):
        raise DrafterError(f"{path}：事实文件应是一行一个“键: 值”，冒号用半角，后面空一格。")
    for key, value in data.items():
        if isinstance(value, (Mapping, list)):
            raise DrafterError(f"{path}：“{key}”的值应是一段文字或一个数。")
    return {str(key): str(value) for key, value in data.items() if value is not None and str(value).strip()}


def _sheet(path: Path) -> Mapping[str, object]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(path) as archive:
            if max(path.stat().st_size, sum(i.file_size for i in archive.infolist()) // 10) > LARGEST_SHEET:
                raise DrafterError(f"{path} 太大，事实表只需要两列：键（或名称）和值。")
        rows = (
            load_workbook(path, read_only=True, data_only=True)
            .worksheets[0]
            .iter_rows(max_col=2, max_row=5_000, values_only=True)
        )
        return {str(row[0]).strip(): row[1] for row in rows if len(row) > 1 and row[0] not in (None, *HEADS)}
    except DrafterError:
        raise
    except Exception as error:  # openpyxl names no common error for a damaged workbook
        raise DrafterError(f"{path} 不是完好的 Excel 文件，请另存为 .xlsx 后再试。") from error


HEADS = ("键", "名称", "项目", "事实")
"""First cells that are a heading, not a fact."""


def facts_template(title: str, facts: Sequence[tuple[Fact, str, str]]) -> str:
    """A YAML file to fill in: a fact a line, with what it is, its unit, limits, hint and last value above.

    Each fact comes with its value as far as it is known and its value of last year, else "".
    """
    lines = [f"# {title}：填好后用 --facts 交给 drafter。留空的仍是待填。"]
    for fact, value, last in facts:
        lines += [f"# {'；'.join([fact.label, *explained(fact, last)])}", f"{fact.key}: {_quoted(value)}"]
    return "\n".join(lines) + "\n"


def explained(fact: Fact, last: str) -> list[str]:
    """What to know before giving a value: its unit, limits, last year's value, the skeleton's hint."""
    parts = [f"单位：{fact.unit}"] if fact.unit else []
    if fact.low is not None and fact.high is not None:
        parts.append(f"合理范围：{fact.low:g}—{fact.high:g}")
    if last:
        parts.append(f"上年：{' '.join(last.split())}")
    return [*parts, fact.hint] if fact.hint else parts


def _quoted(value: str) -> str:
    return yaml.dump({"v": value}).partition(":")[2].strip() if value else ""
