"""What we write is read back as the same document."""

from pathlib import Path

import pytest
from papers import DRAFTS
from rendering import needs_libreoffice, soffice_convert

from drafter.model.document import Document, OutlineNode
from drafter.reading import read
from drafter.render.document import document
from drafter.render.markdown import markdown
from drafter.render.text import text
from drafter.render.word import word
from drafter.store.styles import load_style, standard_path


def tree(nodes: tuple[OutlineNode, ...]) -> list[object]:
    return [(node.level, node.number, node.heading, node.text, tree(node.children)) for node in nodes]


def written(made: Document, suffix: str) -> bytes:
    if suffix == ".docx":
        return word(made, load_style(standard_path()))
    return (markdown(made) if suffix == ".md" else text(made)).encode()


@pytest.mark.parametrize("suffix", [".docx", ".md", ".txt"])
@pytest.mark.parametrize("name", list(DRAFTS))
def test_the_tree_comes_back(name: str, suffix: str, tmp_path: Path) -> None:
    made = document(DRAFTS[name])
    path = tmp_path / f"a{suffix}"
    path.write_bytes(written(made, suffix))
    (found,) = read(path).documents
    assert tree(found.outline) == tree(made.outline)
    assert (found.title, found.org, found.year, found.date) == (made.title, made.org, made.year, made.date)


@pytest.mark.parametrize("name", list(DRAFTS))
def test_every_paragraph_of_a_word_file_comes_back(name: str, tmp_path: Path) -> None:
    made = document(DRAFTS[name])
    path = tmp_path / "a.docx"
    path.write_bytes(written(made, ".docx"))
    (found,) = read(path).documents
    assert [item.text for item in found.paragraphs] == [item.text for item in made.paragraphs]


@needs_libreoffice
@pytest.mark.libreoffice
@pytest.mark.parametrize("name", ["long", "two-line title, formal", "attachments"])
def test_a_file_saved_by_libreoffice_comes_back(name: str, tmp_path: Path) -> None:
    made = document(DRAFTS[name])
    path = tmp_path / "a.docx"
    path.write_bytes(soffice_convert(written(made, ".docx"), "docx"))
    (found,) = read(path).documents
    assert tree(found.outline) == tree(made.outline)
