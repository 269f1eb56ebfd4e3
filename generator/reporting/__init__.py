"""What the commands tell a person: lines of text, pages to read by eye, JSON for other programs."""

from generator.reporting.lines import (
    accession_lines,
    build_lines,
    inspection_json,
    is_worth_a_look,
    problem_lines,
    summary_line,
)

__all__ = ["accession_lines", "build_lines", "inspection_json", "is_worth_a_look", "problem_lines", "summary_line"]
