"""`content/archive.toml` and `people.toml`: what the archive is called, who meets, who is who, what may be shown."""

from generator.config.archive import ARCHIVE_FILE, PEOPLE_FILE, Config, Configured, read_config
from generator.config.policies import ClosedPolicy, ClosedTitle, PrivacyPolicy, Reaction
from generator.config.toml import TomlFile, load_toml, toml_string

__all__ = [
    "ARCHIVE_FILE",
    "PEOPLE_FILE",
    "ClosedPolicy",
    "ClosedTitle",
    "Config",
    "Configured",
    "PrivacyPolicy",
    "Reaction",
    "TomlFile",
    "load_toml",
    "read_config",
    "toml_string",
]
