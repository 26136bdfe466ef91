"""Injuries: a mark on a baby, several injuries each explained alone, accounts that differ.

A check of injuries notices what was not done about a recorded injury. Where none was recorded it says nothing, and it
foresees nothing.
"""

from __future__ import annotations

from wholepicture.checks.rules import sources
from wholepicture.checks.vocabulary import (
    Check,
    ChildUnder,
    Contradicted,
    Entries,
    Limb,
    Repeated,
    Unanswered,
    answer,
    entries,
)

_MARK = entries("injury").unless(from_birth=True, about="birth")
_YOUNG = _MARK.unless(mobility="non_mobile")
_NOT_MOVING = _MARK.only_where(mobility="non_mobile")
_BIRTHMARK = entries("medical_exam").only_where(opinion="birthmark")  # any doctor's
_REFERRED = (
    entries("referral")
    .unless(to=("early help", "family help"))
    .or_else(entries("strategy_discussion", "s47_started"), _BIRTHMARK)
)
_PAEDIATRICS = ("paediatrics",)  # a hospital's or a paediatric service's silence is what counts, not a nurse's
_EXAMINED = (
    entries("medical_exam")
    .held_by("hospital", "community_paediatrics")
    .or_else(
        # "health" does not say which service it is; social care and the police write down what another doctor did
        entries("medical_exam").held_by("health", "children_social_care", "police").where(by_role="paediatrician"),
        _BIRTHMARK,
    )
)
_UNDER = (ChildUnder("PC03.young"),)


def _route(mark: Entries, only: tuple[ChildUnder, ...], by: Entries, needs: tuple[str, ...]) -> Unanswered:
    return Unanswered(mark, answer(by, within="PC03.within", needs=needs), only=only)


_NOT_REFERRED = "a referral to social care about this mark"
_NOT_EXAMINED = "a paediatrician's opinion on this mark"

NON_MOBILE_INJURY_NO_ROUTE = Check(
    code="PC03",
    version=2,
    slug="non-mobile-injury-no-route",
    notices="A mark on a baby who cannot move alone, without both a referral and a paediatrician's opinion.",
    because=(sources.BRUISING, sources.PANEL_REPORTS),
    role="whoever saw it, and their named doctor",
    ask="Has a paediatrician seen the child, and has social care been told?",
    clears_when="Both are recorded, with their dates, or a doctor's opinion that it is a birthmark.",
    silent_when="The child is six months or more and not recorded as one who cannot move alone, or the injury is known "
    "to be from birth.",
    cannot_tell_when="The age is not known and nothing says that the child does not move alone; it is not said that a "
    "paediatrician examined; or no hospital has supplied entries: then ask the same day.",
    respond="hours",
    limbs=(
        Limb("not-referred", _route(_YOUNG, _UNDER, _REFERRED, ()), _NOT_REFERRED),
        Limb("not-examined", _route(_YOUNG, _UNDER, _EXAMINED, _PAEDIATRICS), _NOT_EXAMINED),
        Limb("not-referred-not-moving", _route(_NOT_MOVING, (), _REFERRED, ()), _NOT_REFERRED),
        Limb("not-examined-not-moving", _route(_NOT_MOVING, (), _EXAMINED, _PAEDIATRICS), _NOT_EXAMINED),
    ),
)

_INJURIES = _MARK.unless(single_accident=True)
_TOGETHER = entries("strategy_discussion", "medical_exam").where(earlier_considered=True)
_ANSWER = answer(_TOGETHER, names="entries_named", within="PC04.answer", needs=("paediatrics", "gp"))

INJURIES_HANDLED_APART = Check(
    code="PC04",
    version=2,
    slug="injuries-handled-apart",
    notices="Several injuries were each explained alone, and nobody looked at them together.",
    because=(sources.PANEL_REPORTS, sources.PROTECTION_IN_ENGLAND, sources.BRUISING),
    role="the lead social worker or the named doctor",
    ask="Will somebody look at all of them in one discussion?",
    clears_when="A strategy discussion or a medical report that names the earlier injuries.",
    silent_when="One accident with a school's form; an injury from birth; two reports of one injury.",
    cannot_tell_when="A discussion does not say what it looked at, or no hospital or GP has supplied entries.",
    respond="hours",
    limbs=(
        Limb(
            "half-a-year",
            Repeated(_INJURIES, "PC04.times", "PC04.during", _ANSWER),
            shows="that these injuries were looked at together",
        ),
        Limb(
            "a-year",
            Repeated(_INJURIES, "PC04.times_in_a_year", "PC04.during_a_year", _ANSWER),
            shows="that these injuries were looked at together",
        ),
    ),
)

ACCOUNTS_DIFFER = Check(
    code="PC05",
    version=2,
    slug="accounts-differ",
    notices="Two accounts of one injury or event do not fit, and nobody recorded weighing them.",
    because=(sources.PROTECTION_IN_ENGLAND, sources.PANEL_REPORTS),
    role="the lead social worker or the named doctor",
    ask="Which account fits what was seen?",
    clears_when="A note that weighs them, or a strategy discussion about the same injury or event.",
    silent_when="A person has read both and found the same meaning in other words.",
    cannot_tell_when="No person has said whether the two accounts fit, or a discussion does not say what it is about.",
    limbs=(
        Limb(
            "",
            Contradicted(
                said=entries("explanation", "medical_exam").where(differs=True),
                seen=entries("explanation", "medical_exam"),
                before="PC05.before",
                alike="about",
                expected=answer(
                    entries("strategy_discussion").or_else(
                        entries("note", "manager_decision", "supervision").only_where(weighs_accounts=True)
                    ),
                    same="about",
                    within="PC05.within",
                ),
            ),
            shows="that anybody weighed these accounts against each other",
        ),
    ),
)

CHECKS = (NON_MOBILE_INJURY_NO_ROUTE, INJURIES_HANDLED_APART, ACCOUNTS_DIFFER)
