"""Word documents (DOCX): WordprocessingML, ECMA-376 part 1 (5th edition), as blocks for the grammar.

The flow: `parts` opens the package within bounds, `settling` leaves of each part what a reader of the finished document
sees, `styles` and `numbering` say how a paragraph looks, `inline` and `story` read what is printed, `blocks` makes the
grammar's blocks of it, and `reader` puts them together. Section numbers in comments are those of ECMA-376.
"""

from generator.importing.docx.reader import read_docx

__all__ = ["read_docx"]
