"""Reading Word documents: messages by their Danish."""

ENGLISH: dict[str, str] = {}
