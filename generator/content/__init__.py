"""The content format, both ways: a meeting as one Markdown file that a person can read and edit.

`parse` reads a file's text, `format` writes it, `read` takes a whole folder. The format is a contract
(`docs/architecture.md`, the content format): `format(parse(text)) == text` for every text that `format`
wrote, and a person's own file parses to the same meeting whatever its spacing.
"""

from generator.content.folder import Meetings, content_path, read
from generator.content.formatting import format  # noqa: A004 - named for its pair, `parse`
from generator.content.parsing import Parsed, parse

__all__ = ["Meetings", "Parsed", "content_path", "format", "parse", "read"]
