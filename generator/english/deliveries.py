"""Reading case systems' deliveries: messages by their Danish."""

ENGLISH: dict[str, str] = {}
