"""What is open while a rule counts: a plan, a child protection plan, a plan for neglect, an assessment."""

from __future__ import annotations

from wholepicture.checks.vocabulary import Open, entries

_SOCIAL_CARE = "children_social_care"
_CASE_CLOSED = entries("closure").held_by(_SOCIAL_CARE)

PLAN = Open(starts=entries("plan_started"), ends=entries("plan_ended").or_else(_CASE_CLOSED))
PROTECTION_PLAN = Open(
    starts=entries("plan_started").where(type="child_protection"),
    ends=entries("plan_ended").or_else(_CASE_CLOSED),
)
NEGLECT_PLAN = Open(
    starts=entries("plan_started").where(category=("neglect", "NEG", "MUL")),
    ends=entries("plan_ended").or_else(_CASE_CLOSED),
)
ASSESSMENT = Open(starts=entries("assessment_started"), ends=entries("assessment_completed").or_else(_CASE_CLOSED))
CONCERN_OR_PLAN = Open(
    starts=entries("plan_started", "assessment_started", "concern", "referral", "s47_started"),
    ends=entries("plan_ended").or_else(_CASE_CLOSED),
)
