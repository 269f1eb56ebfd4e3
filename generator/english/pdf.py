"""Reading PDF: messages by their Danish."""

ENGLISH: dict[str, str] = {}
