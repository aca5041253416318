"""Rules 117–118: elements in the order that the schema of WordprocessingML has (ECMA-376, part 1, A.1)."""

from collections.abc import Iterator

from rulebook import Paper, rule
from wordsheet import W

ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct "
        "autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing "
        "mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl "
        "divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
        "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid printerSettings"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc "
        "tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
        "tblDescription"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText "
        "vAlign hideMark"
    ),
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "pBdr": "top left bottom right between bar",
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding text",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed "
        "qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr "
        "tblStylePr"
    ),
    "settings": (
        "writeProtection view zoom removePersonalInformation mirrorMargins "
        "bordersDoNotSurroundHeader attachedTemplate linkStyles stylePaneFormatFilter "
        "trackRevisions documentProtection autoFormatOverride styleLockTheme defaultTabStop "
        "autoHyphenation evenAndOddHeaders bookFoldPrinting drawingGridHorizontalSpacing "
        "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery characterSpacingControl "
        "footnotePr endnotePr updateFields compat docVars rsids themeFontLang clrSchemeMapping "
        "decimalSymbol listSeparator"
    ),
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "body": "p tbl sdt bookmarkStart bookmarkEnd sectPr",
}
ANY_ORDER = ("body",)


@rule("117 children in the schema's order, none of them unknown")
def _(paper: Paper) -> Iterator[str]:
    orders = {name: names.split() for name, names in ORDERS.items()}
    for part in paper.xml.parts:
        if not part.startswith("word/") or not part.endswith(".xml"):
            continue
        for element in paper.xml.part(part).iter():
            name = element.tag.removeprefix(W)
            if (order := orders.get(name)) is None:
                continue
            children = [child.tag.removeprefix(W) for child in element]
            if unknown := [child for child in children if child not in order]:
                yield f"{part}: {unknown} in {name}"
            elif name not in ANY_ORDER and children != sorted(children, key=order.index):
                yield f"{part}: {name}: {children}"


@rule("118 cells end with a paragraph, the text ends with the properties of its section")
def _(paper: Paper) -> Iterator[str]:
    for part in paper.xml.parts:
        if part.startswith(("word/document", "word/footer")):
            for cell in paper.xml.part(part).iter(f"{W}tc"):
                if cell[-1].tag != f"{W}p":
                    yield part
    if paper.xml.body[-1].tag != f"{W}sectPr" or paper.xml.body[-2].tag != f"{W}p":
        yield "the end"
