"""Files that a worker gives, and how they are brought in, for the tests of importing."""

from __future__ import annotations

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

CSV = b"""Date,Event,Child,Involved
03/03/2026,The child was not brought to her appointment.,NELL,
05/03/2026,"Mum has a new boyfriend, who stays most nights.",NELL,Dean
,,,
99/99/2026,No such day.,NELL,
"""


def signed_in(worker) -> Client:
    made = Client(headers={"host": "localhost"})
    made.force_login(worker.user)
    return made


def csv_about(family, text: bytes = CSV) -> bytes:
    return text.replace(b"NELL", family.name.encode())


def address(name: str, family, **ids) -> str:
    return reverse(name, kwargs={"child": family.child, **ids})


def give(client: Client, family, **files: bytes):
    """Give files, by their names ("log_csv")."""
    given = [SimpleUploadedFile(name.replace("_", "."), data) for name, data in files.items()]
    return client.post(address("import_files", family), {"files": given})


def held_in(answer) -> str:
    return re.search(r"held=([0-9a-f]{32})", answer.headers["Location"])[1]


def chosen(page: str, **instead: str) -> dict[str, str]:
    """What a page proposes of each name, or what is said instead, by the name as it is written."""
    found = {}
    for field, name, options in re.findall(
        r'<label class="govuk-label" for="(name-\d+)">(.*?) <span.*?<select.*?>(.*?)</select>', page, re.DOTALL
    ):
        proposed = re.search(r'<option value="([^"]*)" selected>', options)
        found[field] = instead.get(name, proposed[1] if proposed else "")
    return found


def bring_in(client: Client, family, held: str, **more):
    """Bring in what is held, as the page proposes it."""
    page = client.get(address("check_files", family), {"held": held}).content.decode()
    instead = more.pop("instead", {})
    return client.post(address("check_files", family), {"held": held, **chosen(page, **instead), **more})


def brought_in(client: Client, family, **files: bytes):
    """Give files and bring them in; the page of the import."""
    return bring_in(client, family, held_in(give(client, family, **files)))
