"""Fuzzing: readers fed with damaged documents for as long as one likes, and what must hold of whatever they make of it.

    python -m tests.fuzz READER [SECONDS] [--finds FOLDER] [--seed N]

READER is one of `targets.TARGETS` ("text", "pdf", "docx" …). It begins with the documents that the tests build and
those of `content/originals/`, damages them (`mutations`: bytes and words of the format, stretches dropped, doubled,
moved and spliced), and holds what is read to `properties`. What is damaged of a Word document is its XML, of "pdf-page"
the drawing of a page: so damage gets past the packing. It needs nothing that the tests do not.

Each find is written to FOLDER with the property that it breaks. A find is mended, made as small as it goes, and kept:
as a test in `tests/test_hostile.py` where it says something, else as a file in `tests/fixtures/hostile/`, all of
which are held to the same properties with the tests.
"""
