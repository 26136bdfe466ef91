"""The limits by which checks go: data with a source, which a partnership may replace by its own."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import importlib.resources
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from dateutil.relativedelta import relativedelta

from wholepicture.checks.limits_agree import nearest, what_contradicts, what_is_wrong_with
from wholepicture.timescales.limit import Counted, Limit, Unit
from wholepicture.timescales.working_days import WorkingDays

_TIMES = "times"
_UNITS_OF_A_WINDOW = {Unit.DAYS: 1, Unit.WEEKS: 7}
_NEEDED = {"amount", "unit"}
_LEVELS = ("W", "L", "P")
_EVIDENCE = ("S", "V", "P")
_KNOWN = {*_NEEDED, "counted", "level", "evidence", "source", "window"}


class LimitsRefused(ValueError):
    """A file of limits that cannot be used; the message says which limit, why, and what to do."""


@dataclasses.dataclass(frozen=True, slots=True)
class Setting:
    """One limit, as it stands in a file.

    Args:
        name: "PC01.within".
        amount: How many.
        unit: In what; "times" for a number of things.
        counted: Which day is the first that counts.
        level: "W" national, "L" local, "P" our proposal.
        evidence: "S" confirmed, "V" to be verified, "P" our proposal.
        source: Where it stands.
        window: Whether it is a stretch of time in which things are counted.
    """

    name: str
    amount: int
    unit: str
    counted: str = Counted.AFTER.value
    level: str = "P"
    evidence: str = "P"
    source: str = ""
    window: bool = False

    @property
    def in_words(self) -> str:
        """As a reader says it: "10 working days", "3 times"."""
        if self.unit == _TIMES:
            return f"{self.amount} times" if self.amount != 1 else "once"
        return Limit(self.amount, Unit(self.unit)).in_words


class Limits:
    """Every limit, asked for by its name.

    Args:
        settings: The limits.
        calendar: The working days.
        given: The names of those that a partnership has set.
    """

    _LENGTHS: ClassVar[Mapping[str, relativedelta]] = {
        "days": relativedelta(days=1),
        "weeks": relativedelta(weeks=1),
        "months": relativedelta(months=1),
        "years": relativedelta(years=1),
    }

    def __init__(
        self, settings: Mapping[str, Setting], calendar: WorkingDays, given: frozenset[str] = frozenset()
    ) -> None:
        self._settings = dict(settings)
        self.calendar = calendar
        self.given = given
        self._due = functools.cache(self._due_on)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all limits."""
        return tuple(self._settings)

    def setting(self, name: str) -> Setting:
        """A limit as it stands in the file.

        Raises:
            LimitsRefused: When there is none of that name.
        """
        try:
            return self._settings[name]
        except KeyError:
            raise LimitsRefused(f'There is no limit "{name}". Add it to the file of limits.') from None

    def due(self, name: str, start: datetime.date) -> datetime.date:
        """The last day on which something is still in time; see `Limit.due`."""
        return self._due(name, start)

    def times(self, name: str) -> int:
        """A number of things."""
        return self.setting(name).amount

    def days(self, name: str) -> int:
        """The length of a stretch of time, in days."""
        of = self.setting(name)
        return of.amount * _UNITS_OF_A_WINDOW[Unit(of.unit)]

    def of_age(self, name: str, born: datetime.date) -> datetime.date:
        """The day on which a child reaches an age."""
        of = self.setting(name)
        return born + self._LENGTHS[of.unit] * of.amount

    def _due_on(self, name: str, start: datetime.date) -> datetime.date:
        of = self.setting(name)
        return Limit(of.amount, Unit(of.unit), Counted(of.counted)).due(start, self.calendar)


def _read(raw: Mapping[str, Any], where: str, *, base: Mapping[str, Setting]) -> dict[str, Setting]:
    settings: dict[str, Setting] = {}
    for check, of_check in raw.items():
        if check == "closures":
            continue
        if not isinstance(of_check, dict):
            raise LimitsRefused(
                f"{where}: [{check}] is not a table of limits. Write it as in checks/limits/about.toml."
            )
        for name, of in of_check.items():
            full = f"{check}.{name}"
            if base and full not in base:
                raise LimitsRefused(
                    f'{where}: there is no limit "{full}".{nearest(full, base)} '
                    "`wholepicture checks show PC01` names those of a check."
                )
            settings[full] = _setting(full, of, where, base.get(full))
    return settings


def _setting(name: str, raw: object, where: str, base: Setting | None) -> Setting:
    if not isinstance(raw, dict):
        raise LimitsRefused(f'{where}: "{name}" needs an amount and a unit: {{ amount = 10, unit = "working_days" }}.')
    unknown = set(raw) - _KNOWN
    missing = _NEEDED - set(raw)
    if unknown or missing:
        first = min(unknown, default="")
        said = f"does not know {', '.join(sorted(unknown))}" if unknown else f"needs {', '.join(sorted(missing))}"
        hint = nearest(first, _KNOWN) or f" It may hold {', '.join(sorted(_KNOWN - {'window'}))}." if unknown else ""
        raise LimitsRefused(f'{where}: the limit "{name}" {said}.{hint}')
    amount, unit = raw["amount"], raw["unit"]
    if not isinstance(amount, int) or isinstance(amount, bool) or amount < 0:
        raise LimitsRefused(f'{where}: the amount of "{name}" is {amount!r}. Give a whole number, 0 or more.')
    if unit not in {_TIMES, *(one.value for one in Unit)}:
        raise LimitsRefused(f'{where}: "{name}" is in {unit!r}. Use times, {", ".join(Unit)}.')
    if base is not None and (base.unit == _TIMES) != (unit == _TIMES):
        raise LimitsRefused(f'{where}: "{name}" is in {base.unit}, and the file gives it in {unit}.')
    if base is not None and base.window and unit not in {one.value for one in _UNITS_OF_A_WINDOW}:
        raise LimitsRefused(f'{where}: "{name}" is a stretch of time. Give it in {" or ".join(_UNITS_OF_A_WINDOW)}.')
    counted = raw.get("counted", base.counted if base is not None else Counted.AFTER.value)
    if counted not in set(Counted):
        raise LimitsRefused(f'{where}: "{name}" is counted {counted!r}. Use {" or ".join(Counted)}.')
    window = base.window if base is not None else bool(raw.get("window", False))
    level, evidence, source = raw.get("level", "L"), raw.get("evidence", "S"), raw.get("source", "")
    _refuse_unknown_marks(name, level, evidence, source, where)
    setting = Setting(name, amount, unit, counted, level, evidence, source, window)
    if base is not None and (wrong := what_is_wrong_with(setting, base)):
        raise LimitsRefused(f"{where}: {wrong}")
    return setting


def _refuse_unknown_marks(name: str, level: object, evidence: object, source: object, where: str) -> None:
    for key, value, allowed in (("level", level, _LEVELS), ("evidence", evidence, _EVIDENCE)):
        if value not in allowed:
            raise LimitsRefused(f'{where}: the {key} of "{name}" is {value!r}. Use {" or ".join(allowed)}.')
    if not isinstance(source, str):
        raise LimitsRefused(f'{where}: the source of "{name}" is {source!r}. Write it in quotation marks.')


@functools.cache
def _own() -> Mapping[str, Setting]:
    settings: dict[str, Setting] = {}
    folder = importlib.resources.files(__package__).joinpath("limits")
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            settings |= _read(tomllib.loads(file.read_text(encoding="utf-8")), file.name, base={})
    return settings


def limits_with(files: tuple[Path, ...] = ()) -> Limits:
    """The limits, with a partnership's own in their places.

    Args:
        files: TOML files in the form of `limits/about.toml`; a later file replaces an earlier one.
            `closures` is a list of days on which nobody works.

    Raises:
        LimitsRefused: When a file cannot be used.
    """
    settings = dict(_own())
    closures: list[datetime.date] = []
    given: dict[str, str] = {}
    for file in files:
        raw = _toml_of(file)
        closures.extend(_closures(raw.get("closures", []), file.name))
        read = _read(raw, file.name, base=_own())
        settings |= read
        given |= dict.fromkeys(read, file.name)
    limits = Limits(settings, WorkingDays(closures), frozenset(given))
    if given and (wrong := what_contradicts(limits, given)):
        raise LimitsRefused(wrong)
    return limits


def _closures(given: object, where: str) -> list[datetime.date]:
    if not isinstance(given, list):
        raise LimitsRefused(f"{where}: closures is a list of days: closures = [2026-12-29, 2026-12-30].")
    for number, day in enumerate(given, start=1):
        if type(day) is not datetime.date:  # a time of day would be one too
            raise LimitsRefused(
                f"{where}: closures is a list of days, and its {number}. is {str(day)!r}. "
                "Write a day as it is, without quotation marks or an hour: 2026-12-29."
            )
    return given


def _toml_of(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise LimitsRefused(f"{file} is not there.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        twice = (
            " It says something twice: keep one of them." if {"overwrite", "twice"} & set(str(error).split()) else ""
        )
        raise LimitsRefused(
            f"{file.name} cannot be read: {error}.{twice} Write it in the form of checks/limits/about.toml."
        ) from error
