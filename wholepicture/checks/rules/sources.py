"""The published learning that the checks stand on, each said in our own words.

The keys in brackets are those of the project's list of sources (docs/sources.md).
"""

from __future__ import annotations

from wholepicture.checks.vocabulary import Source

CHILD_D = "Review of Child D, Kent, 2018"
INVISIBLE_MEN = Source(
    "National Panel, The Myth of Invisible Men, 2021 [R5]",
    "Men who live with or care for babies were not seen, not assessed and not in the plans.",
)
HIDDEN_MEN = Source(
    "NSPCC learning briefings on neglect and on hidden men, 2022 [R4]",
    "Fathers and partners were overlooked; services for adults knew things that the child's plan did not show.",
)
VOICE = Source(
    "Ofsted, The voice of the child, 2011 [R10]",
    "In 67 reviews children were not seen often enough or not asked, and relatives and neighbours were not heard.",
)
START_AGAIN = Source(
    "Brandon and others, 2008 [R3]",
    "Services started again with fresh eyes; attendance was taken for change and small gains were hailed.",
)
NEGLECT = Source(
    "Brandon and others for NSPCC, Neglect and serious case reviews, 2013 [R2]",
    "Neglect was present in 60 % of reviews, and was seen as episodes rather than as one story.",
)
COMPLEXITY = Source(
    "Complexity and challenge: serious case reviews 2014-17 [R1]",
    "Neglect adds up over time, and each contact alone looked small.",
)
PROTECTION_IN_ENGLAND = Source(
    "National Panel, Child Protection in England, 2022 [R6]",
    "Work was fragmented, information was not shared, relatives were disregarded, decisions were weak.",
)
PANEL_REPORTS = Source(
    "National Panel, annual reports 2018 to 2024 [R7]",
    "Critical thinking, challenge and the sharing of information keep coming back as what was missing.",
)
DOMESTIC_ABUSE = Source(
    "National Panel, briefing on domestic abuse, 2022 [R8]",
    "Of 72 reviews only 35 gave the type of abuse; what it meant for each child was seldom said.",
)
WRITTEN_AGREEMENTS = Source(
    "Ofsted, joint inspections on domestic abuse, 2017-18 [R9]",
    "Written agreements put the duty on the victim, there is no evidence that they work, and they may raise risk.",
)
BRUISING = Source(
    "Bruising protocols of Tees, Surrey, Northumberland and Bedford [R11]",
    "Any mark on a baby who does not move alone needs a paediatrician's opinion and a referral.",
)
NOT_BROUGHT = Source(
    "Royal College of GPs toolkit; Sussex, Oxfordshire and Nottingham procedures [R12]",
    "A child is not brought: one missed appointment of a child on a plan for neglect should prompt action.",
)
RE_REFERRALS = Source(
    "Forrester on re-referrals; Victoria, Australia, protection manual [R13]",
    "Closed cases return; a third report in a year is looked at together (an Australian rule, not English practice).",
)
DISAGREEMENT = Source(
    "Escalation policies; Nottinghamshire, 2025 [R14]",
    "Reviews keep finding a reluctance to challenge, and disagreements that end without an outcome.",
)
CLOCK_RESTARTED = Source(
    "Laming inquiry, 2003; Ealing procedure [R15]",
    "Each case should hold one chronology, and nobody should start the clock again.",
)
SWINDON = Source(
    "Swindon procedure on reducing the length of child protection plans",
    "The chair challenges at nine months, a mid-point review follows at twelve, legal planning at fifteen.",
)
LINCOLNSHIRE = Source(
    "Lincolnshire and Swindon procedures on ending plans",
    "A plan should not end while an action for which it was made is not evidenced.",
)
WALSALL = Source(
    "Swindon and Walsall procedures on legal planning and pre-proceedings",
    "Legal planning has an outcome, and an agreement before proceedings has a date on which it is looked at again.",
)
DARLINGTON = Source("Darlington procedure", "A conference considers every child of the household.")
WORKING_TOGETHER = Source(
    "Working Together, as restated by Knowsley's and other procedures",
    "A strategy discussion has social care, the police and health; each step has its time.",
)
LOCAL_VISITS = Source(
    "Camden, Liverpool, Central Bedfordshire and Southwark procedures on visits",
    "A child on a plan is seen at set times, and alone.",
)


def child_d(says: str) -> Source:
    """What the review of Child D found, in our own words."""
    return Source(CHILD_D, says)
