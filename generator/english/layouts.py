"""Reading the items of minutes: messages by their Danish."""

ENGLISH: dict[str, str] = {}
