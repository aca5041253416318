"""Reading Word files: what a reader sees with all changes accepted, and nothing else."""

from pathlib import Path

from trees import headings
from wordfiles import HEAD, W, numbered, package, paragraph, write

from drafter.pipeline.outline import outline

TITLE = paragraph("青禾县教育局2027年工作要点")


def _text(folder: Path, body: str, **parts: str) -> str:
    names = {f"word/{name}.xml": f"{HEAD}{content}" for name, content in parts.items()}
    (document,) = outline(write(folder, package(TITLE + body, names))).documents
    return "\n".join(one.text for one in document.paragraphs[1:] if one.role != "dropped")


def test_insertions_are_kept_and_deletions_dropped(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>建设</w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>4</w:t></w:r></w:ins><w:r><w:t>所学校。</w:t></w:r></w:p>"
        "<w:p><w:moveFrom><w:r><w:t>挪走的。</w:t></w:r></w:moveFrom></w:p>"
        "<w:p><w:moveTo><w:r><w:t>挪来的。</w:t></w:r></w:moveTo></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>两段</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>并成一段。</w:t></w:r></w:p>"
    )
    assert _text(tmp_path, body) == "建设4所学校。\n挪来的。\n两段并成一段。"


def test_content_controls_links_fields_and_ruby(tmp_path: Path) -> None:
    body = (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + paragraph("控件里的段落。") + "</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t>见</w:t></w:r><w:hyperlink><w:r><w:t>通知</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t>原文</w:t></w:r></w:sdtContent></w:sdt>"
        '<w:r><w:instrText>HYPERLINK "http://a.cn"</w:instrText></w:r><w:r><w:t>。</w:t></w:r></w:p>'
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>jiào</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>教</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r><w:r><w:t>育</w:t></w:r></w:p>"
    )
    assert _text(tmp_path, body) == "控件里的段落。\n见通知原文。\n教育"


def test_text_boxes_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('框里的话。')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>正文。</w:t></w:r><w:r>"
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert _text(tmp_path, body) == "正文。\n框里的话。"


def test_tables_footnotes_headers(tmp_path: Path) -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("任务", "时限"))
    row = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("1.招生", "6月"))
    body = TITLE + paragraph("一、任务") + f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{row}</w:tr></w:tbl>"
    notes = (
        f"{HEAD}<w:footnotes {W}>"
        f'<w:footnote w:type="separator" w:id="0">{paragraph("线")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("数据截至六月底。")}</w:footnote></w:footnotes>'
    )
    header = f"{HEAD}<w:hdr {W}>{paragraph('页眉')}</w:hdr>"
    data = package(body, {"word/footnotes.xml": notes, "word/header1.xml": header})
    reading = outline(write(tmp_path, data))
    (document,) = reading.documents
    assert headings(reading) == [(1, "一、", "任务")]
    assert document.outline[0].text == "任务\t时限\n1.招生\t6月"
    assert document.closing == "数据截至六月底。"
    cells_read = [(one.text, one.cell) for one in document.paragraphs if one.role == "cell"]
    assert cells_read[2:] == [("1.招生", (0, 1, 0)), ("6月", (0, 1, 1))]


def test_a_table_of_one_column_is_only_a_frame(tmp_path: Path) -> None:
    inside = TITLE + paragraph("一、任务")
    body = f"<w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl>"
    assert headings(outline(write(tmp_path, package(body)))) == [(1, "一、", "任务")]


def _level(depth: int, form: str, text: str) -> str:
    inside = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}">{inside}</w:lvl>'


def test_automatic_numbers_become_labels(tmp_path: Path) -> None:
    levels = (
        _level(0, "chineseCountingThousand", "%1、")
        + _level(1, "chineseCounting", "（%2）")
        + _level(2, "decimal", "%3.")
        + _level(3, "decimalEnclosedCircle", "%4")
    )
    numbering = (
        f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
    )
    styles = (
        f'{HEAD}<w:styles {W}><w:style w:type="paragraph" w:styleId="H">'
        '<w:name w:val="一级"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="K">'
        '<w:name w:val="其下"/><w:basedOn w:val="H"/></w:style></w:styles>'
    )
    body = (
        TITLE
        + paragraph("党建", '<w:pStyle w:val="K"/>')
        + numbered("学习", 1, 1)
        + numbered("制度。落实到位。", 1, 2)
        + numbered("检查。按月进行。", 1, 3)
        + numbered("管理", 1, 1)
        + paragraph("教学", '<w:pStyle w:val="H"/>')
        + numbered("常规", 1, 1)
        + numbered("保障", 2)
    )
    data = package(body, {"word/numbering.xml": numbering, "word/styles.xml": styles})
    assert headings(outline(write(tmp_path, data))) == [
        (1, "一、", "党建"),
        (2, "（一）", "学习"),
        (3, "1.", "制度"),
        (4, "①", "检查"),
        (2, "（二）", "管理"),
        (1, "二、", "教学"),
        (2, "（一）", "常规"),
        (1, "五、", "保障"),
    ]


def test_hidden_text_and_contents_are_accounted_for(tmp_path: Path) -> None:
    style = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    styles = f"{HEAD}<w:styles {W}>{style}</w:styles>"
    body = (
        TITLE
        + paragraph("一、任务 1", '<w:pStyle w:val="T"/>')
        + paragraph("一、任务")
        + "<w:p><w:r><w:t>抓好落实。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿</w:t></w:r></w:p>"
    )
    reading = outline(write(tmp_path, package(body, {"word/styles.xml": styles})))
    assert [(one.text, one.why) for one in reading.dropped] == [("一、任务 1", "目录"), ("草稿", "隐藏文字")]
    assert reading.documents[0].outline[0].text == "抓好落实。"


def test_a_break_inside_a_paragraph_divides_it(tmp_path: Path) -> None:
    body = TITLE + "<w:p><w:r><w:t>一、任务</w:t><w:br/><w:t>抓好落实。</w:t></w:r></w:p>"
    (document,) = outline(write(tmp_path, package(body))).documents
    assert [(one.line, one.text) for one in document.paragraphs][1:] == [(2, "一、任务"), (2, "抓好落实。")]
