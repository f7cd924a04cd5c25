"""Documents become passages: the words of the source, under their headings, with what introduces a list."""

from pathlib import Path

import pytest

from knowledge.errors import UnreadableFileError, UnsupportedFileError
from knowledge.readers.reading import Block, FileReading
from knowledge.readers.registry import reader_for

MARKDOWN = """---
title: Logo rules
intro: These rules hold for everybody who shows our logo anywhere.
---
# Logo

First line of a paragraph
that goes on.

## Colours

You may not:

- change the **colour**,
- put it on `busy` pictures:
  - never on faces

1. Ask first.

| Medium | Least size |
| --- | --- |
| Print | 20 mm |

```
rgb(1, 2, 3)
```
"""

RST = """
Marks
=====

Uses
----

You can use the marks:

* in articles
* in :ref:`talks <talks>`

.. unknown:: directive

Do not use them in a *company name*.
"""

ADOC = """////
A licence nobody cites.
////
= Logo Guide
:navtitle: Guide

== Restrictions

The logo may not be used:

* to mislead,
* in a company name
or a product name.

image::logo.png[Logo]

Write to us.
"""

HTML = """{% extends "base.html" %}
<html><head><title>Marks</title><style>p { color: red }</style></head><body>
<h1>Policy</h1><p>You may use <em>Mark</em>&reg; in the
 title of a book.</p>
<h2>Limits</h2><p>Do not:</p><ul><li>alter it</li><li><p>sell it</p></li></ul><!-- secret --></body></html>
"""

TEXT = """Logo Usage Guidelines
1.\tGeneral.  Use it as set forth.
2.\tRestrictions.  The Logo shall not be used:
\ta.\tto mislead;
\tb.\tin a name.

Write to legal@example.com.
"""


def _read(folder: Path, name: str, text: str) -> FileReading:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return reader_for(path).read(path, name)


def _block(reading: FileReading, text: str) -> Block:
    found = [block for block in reading.blocks if block.text == text]
    assert len(found) == 1, [block.text for block in reading.blocks]
    return found[0]


def test_markdown_keeps_the_words_and_markup_of_the_source(tmp_path: Path) -> None:
    """Paragraphs are joined over line breaks, emphasis marks stay."""
    reading = _read(tmp_path, "a.md", MARKDOWN)
    assert reading.title == "Logo rules"
    assert _block(reading, "First line of a paragraph that goes on.").heading == ("Logo",)
    assert _block(reading, "First line of a paragraph that goes on.").line == 7
    item = _block(reading, "change the **colour**,")
    assert (item.kind, item.lead, item.heading) == ("item", "You may not:", ("Logo", "Colours"))


def test_a_nested_item_is_introduced_by_the_item_above_it(tmp_path: Path) -> None:
    """The nearest words that introduce a list are its lead."""
    assert _block(_read(tmp_path, "a.md", MARKDOWN), "never on faces").lead == "put it on `busy` pictures:"


def test_a_list_after_a_list_keeps_the_lead_of_its_paragraph(tmp_path: Path) -> None:
    """An item of an earlier list does not introduce the next list."""
    assert _block(_read(tmp_path, "a.md", MARKDOWN), "Ask first.").lead == "You may not:"


def test_a_table_row_has_the_header_as_its_lead(tmp_path: Path) -> None:
    """A cell means nothing without its column."""
    row = _block(_read(tmp_path, "a.md", MARKDOWN), "Print | 20 mm")
    assert (row.kind, row.lead) == ("row", "Medium | Least size")


def test_front_matter_gives_sentences_but_not_settings(tmp_path: Path) -> None:
    """An introduction in the front matter can be cited; `title: …` is no passage."""
    reading = _read(tmp_path, "a.md", MARKDOWN)
    assert _block(reading, "These rules hold for everybody who shows our logo anywhere.").line == 3
    assert not any("title:" in block.text for block in reading.blocks)


def test_mdx_leaves_modules_and_tags_out(tmp_path: Path) -> None:
    """Code of a page is not policy."""
    reading = _read(tmp_path, "a.mdx", "import X from 'x'\n\n# Brand\n\n<Box>\n\nUse it as it is.\n\n</Box>\n")
    assert [block.text for block in reading.blocks] == ["Use it as it is."]


def test_restructured_text_keeps_roles_as_written(tmp_path: Path) -> None:
    """Sphinx roles and directives that are not known neither fail nor vanish into noise."""
    reading = _read(tmp_path, "a.rst", RST)
    item = _block(reading, "in :ref:`talks <talks>`")
    assert (item.lead, item.heading) == ("You can use the marks:", ("Marks", "Uses"))
    assert _block(reading, "Do not use them in a *company name*.").kind == "paragraph"


def test_restructured_text_includes_no_other_file(tmp_path: Path) -> None:
    """A document cannot pull in files of the machine."""
    (tmp_path / "secret.txt").write_text("the secret words")
    reading = _read(tmp_path, "a.rst", "Title\n=====\n\n.. include:: secret.txt\n\nBody text.\n")
    assert not any("secret words" in block.text for block in reading.blocks)


def test_asciidoc_reads_lists_and_leaves_comments_out(tmp_path: Path) -> None:
    """List items may go on over a line break; comments and images are no text."""
    reading = _read(tmp_path, "a.adoc", ADOC)
    assert reading.title == "Logo Guide"
    assert _block(reading, "in a company name or a product name.").lead == "The logo may not be used:"
    assert not any("nobody cites" in block.text or "image::" in block.text for block in reading.blocks)


def test_html_strips_tags_and_templates_and_shows_what_a_reader_of_the_page_sees(tmp_path: Path) -> None:
    """A quote is found on the page as it is looked at, where `&reg;` is a sign."""
    reading = _read(tmp_path, "a.html", HTML)
    assert _block(reading, "You may use Mark® in the title of a book.").heading == ("Policy",)
    assert _block(reading, "sell it").lead == "Do not:"
    assert not any(word in block.text for block in reading.blocks for word in ("secret", "color", "extends"))


def test_plain_text_takes_clauses_and_lettered_items_apart(tmp_path: Path) -> None:
    """An item keeps the clause that introduces it."""
    reading = _read(tmp_path, "a.txt", TEXT)
    assert reading.title == "Logo Usage Guidelines"
    assert _block(reading, "a. to mislead;").lead == "2. Restrictions. The Logo shall not be used:"
    assert _block(reading, "Write to legal@example.com.").kind == "paragraph"


@pytest.mark.parametrize(("name", "why"), [("a.pdf", "later version"), ("a.svg", "later version"), ("a.xyz", "no reader")])
def test_other_types_are_named_with_a_reason(tmp_path: Path, name: str, why: str) -> None:
    """Nothing is left out silently."""
    (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(UnsupportedFileError, match=why):
        reader_for(tmp_path / name)


def test_binary_data_under_a_text_name_is_refused(tmp_path: Path) -> None:
    """A wrong suffix does not put rubbish into the knowledge base."""
    path = tmp_path / "a.md"
    path.write_bytes(b"\x00\x01\x02\x00")
    with pytest.raises(UnreadableFileError, match="binary"):
        reader_for(path).read(path, "a.md")


def test_a_file_without_suffix_is_read_by_what_it_holds(tmp_path: Path) -> None:
    """`LICENSE` and `TRADEMARKS` are text."""
    assert _block(_read(tmp_path, "TRADEMARKS", "Notice\n\nDo not use the marks.\n"), "Do not use the marks.")
