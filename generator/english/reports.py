"""Reports of an import: messages by their Danish."""

ENGLISH: dict[str, str] = {}
