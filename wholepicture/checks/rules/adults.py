"""Adults around the child: the new partner nobody asked about, the parent nobody heard, the service that knew."""

from __future__ import annotations

from wholepicture.checks.vocabulary import (
    Check,
    ChildUnder,
    Limb,
    Open,
    Sooner,
    Source,
    Unanswered,
    answer,
    entries,
)

_PROTECTION_PLAN = Open(
    starts=entries("plan_started").where(type="child_protection"),
    ends=entries("plan_ended"),
)

NEW_ADULT_NOT_ASSESSED = Check(
    code="PC01",
    slug="new-adult-not-assessed",
    notices="An adult has come into the child's home or care and nobody has found out who they are.",
    because=(
        Source("Review of Child D, Kent, 2018", "Little was known of the mother's partner, and nobody assessed him."),
        Source(
            "National Panel, The Myth of Invisible Men, 2021",
            "Men who live with or care for babies were not seen, not assessed and not in the plans.",
        ),
    ),
    role="the lead social worker",
    ask="Who is this person, what does each agency hold, who will meet them, and by when?",
    clears_when="Checks and an assessment that name the adult, or a recorded reason why not.",
    silent_when="The mention was withdrawn, or it is a visitor who neither stays nor cares for the child.",
    cannot_tell_when="It is not clear whether two mentions are one adult, or whom the assessment considered.",
    answers=("partner",),
    limbs=(
        Limb(
            "",
            Unanswered(
                entries("adult_mentioned").unless(visitor_only=True, withdrawn=True),
                answer(
                    entries("adult_assessed", "assessment_completed").or_else(
                        entries("manager_decision").only_where(about="adult")
                    ),
                    same="person",
                    within="PC01.within",
                    sooner=(
                        Sooner("PC01.within_soon", ChildUnder("PC01.baby")),
                        Sooner("PC01.within_soon", _PROTECTION_PLAN),
                    ),
                    needs=("children_social_care",),
                ),
            ),
            shows="that this adult has been checked and assessed",
        ),
    ),
)

CHECKS = (NEW_ADULT_NOT_ASSESSED,)
