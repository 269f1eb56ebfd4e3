"""Reading HTML: messages by their Danish."""

ENGLISH: dict[str, str] = {}
