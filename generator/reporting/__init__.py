"""What the commands tell a person: lines of text, pages to read by eye, JSON for other programs."""

from generator.reporting.import_report import import_report_json, import_report_page
from generator.reporting.inspection import inspection_page
from generator.reporting.lines import (
    accession_lines,
    build_lines,
    inspection_json,
    is_worth_a_look,
    problem_lines,
)
from generator.reporting.summary import summary_lines
from generator.reporting.taking_back import alike_lines, effect_lines, record_lines

__all__ = [
    "accession_lines",
    "alike_lines",
    "build_lines",
    "effect_lines",
    "import_report_json",
    "import_report_page",
    "inspection_json",
    "inspection_page",
    "is_worth_a_look",
    "problem_lines",
    "record_lines",
    "summary_lines",
]
