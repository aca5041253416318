"""A person at LibreOffice: a Word file opened, changed by a macro as by hand, and saved as Word."""

import subprocess
import tempfile
from pathlib import Path

from drafter.libreoffice import find_office

_MACROS = """
Sub Work(source As String, target As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(source), "_blank", 0, hidden())
  {steps}
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName"
  form(0).Value = "MS Word 2007 XML"
  doc.storeToURL(ConvertToURL(target), form())
  doc.close(True)
  StarDesktop.terminate
End Sub

Function Found(doc, words)
  look = doc.createSearchDescriptor()
  look.SearchString = words
  Found = doc.findFirst(look)
End Function

Sub Replaced(doc, old, fresh)
  Found(doc, old).String = fresh
End Sub

Sub Added(doc, after, words)
  place = Found(doc, after)
  hand = place.Text.createTextCursorByRange(place)
  hand.gotoEndOfParagraph(False)
  place.Text.insertControlCharacter(hand, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  place.Text.insertString(hand, words, False)
End Sub

Sub Deleted(doc, words)
  place = Found(doc, words)
  hand = place.Text.createTextCursorByRange(place)
  hand.gotoStartOfParagraph(False)
  hand.gotoEndOfParagraph(True)
  hand.String = ""
  hand.goRight(1, True)
  hand.String = ""
End Sub

Sub Remarked(doc, words, author, remark)
  place = Found(doc, words)
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Author = author
  note.Content = remark
  place.Text.insertTextContent(place, note, True)
End Sub
"""


def worked_on(data: bytes, *steps: tuple[str, ...]) -> bytes:
    """The file after the steps: ("Replaced", old, new), ("Added", after, words), ("Deleted", words), …"""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        profile = folder / "profile"
        program = [
            str(find_office()),
            "--headless",
            "--norestore",
            f"-env:UserInstallation={profile.as_uri()}",
        ]
        # A profile that is made anew replaces the macros in it by its own.
        subprocess.run([*program, "--terminate_after_init"], capture_output=True, timeout=120, check=False)
        _library(profile, steps)
        source, target = folder / "in.docx", folder / "out.docx"
        source.write_bytes(data)
        macro = f'macro:///Standard.Desk.Work("{source}","{target}")'
        done = subprocess.run([*program, macro], capture_output=True, timeout=120, check=False)
        assert target.exists(), done.stderr.decode(errors="replace")
        return target.read_bytes()


def _library(profile: Path, steps: tuple[tuple[str, ...], ...]) -> None:
    """A macro library as LibreOffice keeps it in its profile."""
    folder = profile / "user" / "basic" / "Standard"
    folder.mkdir(parents=True, exist_ok=True)
    calls = "\n  ".join(f"{verb}(doc, {', '.join(map(_quoted, words))})" for verb, *words in steps)
    code = _MACROS.replace("{steps}", calls).replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    names = 'xmlns:script="http://openoffice.org/2000/script"'
    (folder / "Desk.xba").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<script:module {names} script:name="Desk"'
        f' script:language="StarBasic">{code}</script:module>',
        encoding="utf-8",
    )
    library = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    (folder / "script.xlb").write_text(
        f'{head}<library:library {library} library:name="Standard" library:readonly="false"'
        ' library:passwordprotected="false"><library:element library:name="Desk"/></library:library>',
        encoding="utf-8",
    )
    (folder.parent / "script.xlc").write_text(
        f'{head}<library:libraries {library}><library:library library:name="Standard"'
        ' xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/>'
        "</library:libraries>",
        encoding="utf-8",
    )


def _quoted(words: str) -> str:
    doubled = words.replace('"', '""')
    return f'"{doubled}"'
