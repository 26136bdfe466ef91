"""Make the example files: `python examples/make_agency_files.py`. The same bytes each time.

The story is in `agency_story/files/`. The files go to `agency-files/` (and the one that needs LibreOffice to
`needs-libreoffice/`); `agency-files.expected.json` says what a merge of them must give.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from agency_story import delimited, expected, open_sheet, printed, rich_text, word_files, workbooks
from agency_story.story import AgencyStory, Place, read_agency, read_letter

HERE = Path(__file__).parent
FILES = HERE / "agency-files"
APART = HERE / "needs-libreoffice"
EXPECTED = HERE / "agency-files.expected.json"

_FLAT_LIST = re.compile(r"\[[^\[\]{}]*\]")  # a row's date stands on one line

WRITERS: dict[str, Callable[[AgencyStory, Path], list[Place]]] = {
    "health_visiting": word_files.write_chronology,
    "midwifery": word_files.write_chronology,
    "childrens_centre": word_files.write_chronology,
    "childrens_social_care": workbooks.write_xlsx,
    "gp": workbooks.write_xls,
    "recovery": open_sheet.write_ods,
    "police": delimited.write_police,
    "school": delimited.write_school,
    "housing": delimited.write_housing,
    "hospital": printed.write_pdf,
}


def make(files: Path = FILES, apart: Path = APART, expected_file: Path = EXPECTED) -> None:
    """Write every file anew.

    Args:
        files: The folder of the demonstration; emptied first.
        apart: The folder of the file that needs LibreOffice; emptied first.
        expected_file: The counts and the groups of rows, as JSON.
    """
    for folder in (files, apart):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    stories = [(read_agency(name), write) for name, write in WRITERS.items()]
    made = [(story, write(story, files)) for story, write in stories]
    letter = read_letter("probation")
    word_files.write_letter(letter, files)
    rich_text.write_rtf(read_agency("family_support"), apart)
    lines = [expected.file_line(story, places) for story, places in made] + [expected.letter_line(letter)]
    facts = {
        "files": sorted(lines, key=lambda line: str(line["file"])),
        "same_event": expected.same_events(made),
        "not_the_same_event": expected.near_misses(made),
    }
    text = json.dumps(facts, indent=1, ensure_ascii=False) + "\n"
    text = _FLAT_LIST.sub(lambda found: re.sub(r"\s*\n\s*", " ", found.group()), text)
    expected_file.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make()
    print(f"Made the files in {FILES.name}/ and {APART.name}/, and {EXPECTED.name}.")
