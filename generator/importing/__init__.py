"""A source document to a `Meeting`: one reader a format gives blocks, one grammar makes the meeting of them.

`read_document` is the whole stage. It writes nothing; what it doubts it says, and what it leaves out it lists.
"""

from generator.importing.document import read_document
from generator.importing.reading import ReadDocument

__all__ = ["ReadDocument", "read_document"]
