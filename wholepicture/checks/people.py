"""The people of a chronology, by one key each, and who may be whom. Nobody is merged.

A first name is the fuller name when only one fuller name has it; when several have it, it may be any of them. Words
that name nobody ("unknown male") are a person of their own in every entry, who may be anybody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

from wholepicture.checks import terms
from wholepicture.checks.fact import Child
from wholepicture.chronology.entry import Entry

_APART = " in "
"""Between the words for somebody who is not named and the id of the entry: no name holds it together with an id."""


def folded(name: str) -> str:
    """A name as it is compared: its words in small plain letters."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return " ".join(re.findall(r"[a-z0-9]+", "".join(one for one in letters if not unicodedata.combining(one))))


def names_nobody(name: str) -> bool:
    """Whether words name nobody: "unknown male", "a man", "mother's boyfriend"."""
    words = set(folded(name).split())
    return bool(words & terms.nobody()) and words <= terms.nobody() | terms.beside_nobody()


def unnamed_key(name: str, entry: str) -> str:
    """The key of somebody whom an entry does not name."""
    return f"{name.strip()}{_APART}{entry}"


def unnamed_parts(key: str, entries: Mapping[str, object]) -> tuple[str, str] | None:
    """The words and the entry of the key of somebody who is not named; None for a name.

    Args:
        key: A key.
        entries: By their ids.
    """
    words, apart, entry = key.rpartition(_APART)
    return (words, entry) if apart and entry in entries and names_nobody(words) else None


def _same_name(one: str, other: str) -> bool:
    """Whether every word of one name is in the other."""
    words, others = set(one.split()), set(other.split())
    return words <= others or others <= words


class People:
    """The people of a chronology.

    Args:
        entries: Its entries.
        children: The children who are asked for.
    """

    def __init__(self, entries: Sequence[Entry], children: Sequence[Child]) -> None:
        names = dict.fromkeys(
            present.person.strip() for entry in entries for present in entry.people if present.person.strip()
        )
        full = {folded(name): name for name in names if not names_nobody(name)}
        self._key: dict[str, str] = {}
        self.may_be: dict[str, frozenset[str]] = {}
        self.some_have_two_names = False
        for short, name in full.items():
            words = set(short.split())
            fuller = [other for other in full if other != short and words < set(other.split())]
            self._key[short] = full[fuller[0]] if len(fuller) == 1 else name
            self.some_have_two_names = self.some_have_two_names or bool(fuller)
            if len(fuller) > 1:
                self.may_be[name] = frozenset({name, *(full[one] for one in fuller)})
        for short in full:
            called = [child.name for child in children if _same_name(short, folded(child.name))]
            if len(called) == 1:
                self._key[short] = called[0]  # "Tredwin, Isla" is the child who was asked for as "Isla"
        self._entries = entries
        self.unnamed = frozenset(
            unnamed_key(one.person, entry.id) for entry in entries for one in entry.people if names_nobody(one.person)
        )

    def key(self, name: str, entry: str = "") -> str:
        """The key of a person by a name; by an entry too when the words name nobody."""
        if names_nobody(name):
            return unnamed_key(name, entry)
        return self._key.get(folded(name), name.strip())

    def adult_in(self, entry: Entry, kind: str) -> str:
        """The adult whom an entry of a kind is about; "" when it names none, or the kind is about nobody."""
        if kind not in terms.kinds_about_an_adult():
            return ""
        new = kind in terms.kinds_of_a_new_adult()
        roles = terms.new_adult_roles() if new else terms.adult_roles()
        by_role = {present.role: self.key(present.person, entry.id) for present in reversed(entry.people)}
        for role in roles:
            if role in by_role:
                return by_role[role]
        mentioned = [self.key(one.name) for one in entry.mentioned if one.name and one.role in roles]
        return mentioned[0] if mentioned else ""

    def children_in(self, entry: Entry) -> frozenset[str]:
        """The children whom an entry names."""
        return frozenset(self.key(one.person, entry.id) for one in entry.people if one.role in terms.child_roles())

    def children(self) -> list[str]:
        """Every child whom any entry names, in order."""
        return sorted({name for entry in self._entries for name in self.children_in(entry)})

    def parents(self, known: Sequence[tuple[Entry, date]]) -> dict[str, date]:
        """Every parent whom an entry that is known names, in order, and since when they were known."""
        since: dict[str, date] = {}
        for entry, day in known:
            for one in entry.people:
                if one.role in terms.parent_roles() and not names_nobody(one.person):
                    name = self.key(one.person)
                    since[name] = min(day, since.get(name, day))
        return dict(sorted(since.items()))
