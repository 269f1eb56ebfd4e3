"""What must not get out: personal data in texts and files, found before anything is published."""

from generator.privacy.allowances import (
    ALLOWED_FILE,
    Allowances,
    ReadAllowances,
    read_allowances,
    unneeded,
    with_key_kept,
)
from generator.privacy.closed_items import as_shown, case_titles_shown
from generator.privacy.concerns import Concern, concerns_in_file, concerns_in_text, numbers_in_name
from generator.privacy.detecting import personal_data
from generator.privacy.listing import allow
from generator.privacy.pages import stray_numbers, text_of
from generator.privacy.remembered import concerns_from_json, concerns_to_json
from generator.privacy.telling import Subject, problems

__all__ = [
    "ALLOWED_FILE",
    "Allowances",
    "Concern",
    "ReadAllowances",
    "Subject",
    "allow",
    "as_shown",
    "case_titles_shown",
    "concerns_from_json",
    "concerns_in_file",
    "concerns_in_text",
    "concerns_to_json",
    "numbers_in_name",
    "personal_data",
    "problems",
    "read_allowances",
    "stray_numbers",
    "text_of",
    "unneeded",
    "with_key_kept",
]
