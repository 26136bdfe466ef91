"""Which columns tell what happened and what was done: given out over the whole table at once.

A heading is evidence and so is what stands under it. "Details" over accounts is the event; "Nature of contact" over
"Telephone" is not, when accounts stand beside it; and "Action" is what was done, unless it is all that a table tells.
So each role is not judged by itself: every way of giving the roles to the columns is valued as a whole, and the best
is taken.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Collection, Mapping, Sequence

from wholepicture.exchange.understanding.content import Content
from wholepicture.exchange.understanding.headings import Likeness
from wholepicture.exchange.understanding.settings import limit

ROLES = ("event", "response", "type")
_Way = tuple[int | None, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Telling:
    """The columns that tell something.

    Args:
        likes: What each column's heading may mean, by its place.
        content: What stands under the headings.
        is_dated: Whether the table has a column of dates; without one, a text whose heading is not known tells nothing.
    """

    likes: Mapping[int, Sequence[Likeness]]
    content: Content
    is_dated: bool

    def given_out(self, roles: Sequence[str]) -> dict[str, int]:
        """The best way to give roles to the columns.

        Args:
            roles: Of `ROLES`, those that are still to be given.

        Returns:
            The place of the column for each role that one can fill.
        """
        values = {role: self._values(role) for role in roles}
        choices = [[None, *sorted(values[role], key=lambda at: -values[role][at])[: _most()]] for role in roles]
        best: tuple[float, _Way] = (0.0, (None,) * len(roles))
        for way in itertools.product(*choices):
            taken = [at for at in way if at is not None]
            if len(set(taken)) < len(taken):
                continue
            value = sum(values[role][at] for role, at in zip(roles, way, strict=True) if at is not None)
            if value > best[0] + _A_TIE:
                best = value, way
        return {role: at for role, at in zip(roles, best[1], strict=True) if at is not None}

    def _values(self, role: str) -> dict[int, float]:
        """What each column is worth in a role; those that cannot have it are left out."""
        if role == "event":
            return self._as_event()
        found: dict[int, float] = {}
        for at, likes in self.likes.items():
            evidence = self._heading_says(likes, role)
            if evidence is None and role == "type":
                evidence = self._type_in_other_words(at, likes)
            if evidence is not None:
                if self.content.are_yes_or_no(at):
                    continue  # "Referral made?" over yes and no says neither what was done nor what kind it was
                empty = self.content.is_known and not self.content.cells(at)
                found[at] = evidence - (_weight("empty") if empty else 0) - self._content_denies(role, at)
        return found

    def _content_denies(self, role: str, at: int) -> float:
        """What is taken off where codes stand under a response, or accounts under a type."""
        if role == "response":
            return _weight("codes") if self.content.are_codes(at) else 0.0
        return _weight("type_of_accounts") if self.content.holds_accounts(at) else 0.0

    def _as_event(self) -> dict[int, float]:
        evidence = {at: found for at, likes in self.likes.items() if (found := self._event_evidence(at, likes))}
        longest = max(map(self.content.mean_length, evidence), default=0.0)
        return {at: _weight("an_event_at_all") + said + self._fullness(at, longest) for at, said in evidence.items()}

    def _event_evidence(self, at: int, likes: Sequence[Likeness]) -> float | None:
        said = self._heading_says(likes, "event")
        if said is not None:
            return said
        if not self.is_dated or not self._is_text(at):
            return None
        if not likes:
            return _weight("event_unheaded")
        first = likes[0]
        if first.meaning == "type" and self.content.holds_accounts(at):
            return _weight("event_from_long_type")
        if first.meaning == "type" or first.weak:
            return _weight(f"event_from_{first.meaning}")
        return None

    def _is_text(self, at: int) -> bool:
        return self.content.mean_length(at) >= limit("columns", "long_text") and not self.content.are_dates(at)

    @staticmethod
    def _heading_says(likes: Sequence[Likeness], role: str) -> float | None:
        """What a heading is worth for a role: less when its wording is used for other things too."""
        like = next((like for like in likes if like.meaning == role), None)
        if like is None or (like is not likes[0] and likes[0].score >= limit("heading", "strong_score") > like.score):
            return None
        return like.score * _weight(f"{role}_weak" if like.weak else role)

    def _type_in_other_words(self, at: int, likes: Sequence[Likeness]) -> float | None:
        """What "Nature of contact" or "Event" over labels is worth as the type, when something else is the event."""
        in_own_words = bool(likes) and likes[0].score < 1 and not likes[0].weak  # "What they told us" is no kind
        if (
            likes
            and not in_own_words
            and likes[0].meaning == "event"
            and (self.content.are_labels(at) or self._are_names(at))
        ):
            return _weight("type_from_event")
        return None

    def _are_names(self, at: int) -> bool:
        return self.content.are_names_of_things(at)

    def _fullness(self, at: int, longest: float) -> float:
        """How far a column is an account and not a label: full marks from a share of the longest on."""
        if not longest:
            return 0.0
        share = min(1.0, self.content.mean_length(at) * limit("roles", "clearly_longer") / longest)
        labels = _weight("labels") if self.content.are_labels(at) else 0.0
        names = _weight("names_of_things") if self._are_names(at) else 0.0
        return _weight("fullness") * share - max(labels, names)


_A_TIE = 1e-9  # of equal ways the first is taken: the columns' own order


def _most() -> int:
    return int(limit("roles", "columns_weighed"))


def _weight(name: str) -> float:
    return limit("roles", name)


def may_tell(likes: Sequence[Likeness], settled: Collection[int], at: int) -> bool:
    """Whether a column may be given a role, as far as its heading goes."""
    if at in settled:
        return False
    if not likes or likes[0].meaning in {*ROLES, "comment"} or likes[0].weak:
        return True
    return likes[0].meaning == "other" and likes[0].score < limit("heading", "strong_score")  # only somewhat like it
