"""Reading the head of minutes and its people: messages by their Danish."""

ENGLISH: dict[str, str] = {}
