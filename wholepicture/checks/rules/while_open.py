"""What is open while a rule counts: a plan of some sort, pre-proceedings, an assessment."""

from __future__ import annotations

from wholepicture.checks.vocabulary import Open, Value, entries

_SOCIAL_CARE = "children_social_care"
_CASE_CLOSED = entries("closure").held_by(_SOCIAL_CARE)

PLAN = Open(starts=entries("plan_started"), ends=entries("plan_ended").or_else(_CASE_CLOSED))
PROTECTION_PLAN = Open(  # another agency's plan that ends, or one of another type, does not end it
    starts=entries("plan_started").where(type="child_protection"),
    ends=entries("plan_ended").held_by(_SOCIAL_CARE).where_said(type="child_protection").or_else(_CASE_CLOSED),
)


def plan_that_says(**details: Value | tuple[Value, ...]) -> Open:
    """A plan that says something of itself; one that ends and says otherwise does not end it."""
    return Open(
        starts=entries("plan_started").only_where(**details),
        ends=entries("plan_ended").held_by(_SOCIAL_CARE).where_said(**details).or_else(_CASE_CLOSED),
    )


_NEGLECT = ("neglect", "NEG", "MUL")
NEGLECT_PLAN = Open(
    starts=entries("plan_started").where(category=_NEGLECT),
    ends=entries("plan_ended").where_said(category=_NEGLECT).or_else(_CASE_CLOSED),
)
PRE_PROCEEDINGS = Open(
    starts=entries("legal_decision").only_where(outcome="pre_proceedings"),
    ends=entries("legal_decision").only_where(outcome=("ended", "proceedings", "no_plan")).or_else(_CASE_CLOSED),
)
ASSESSMENT = Open(starts=entries("assessment_started"), ends=entries("assessment_completed").or_else(_CASE_CLOSED))
CONCERN_OR_PLAN = Open(
    starts=entries("plan_started", "assessment_started", "concern", "referral", "s47_started"),
    ends=entries("plan_ended").or_else(_CASE_CLOSED),
)
