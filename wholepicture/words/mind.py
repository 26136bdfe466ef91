"""Whose mind it is: a carer's or the child's, where the words of an illness say neither.

The lexicon takes "low mood" for a carer's when nobody young is spoken of in its sentence, and for the child's when
somebody is. The whole text can say otherwise: a young person named a sentence before, and no adult; or nobody young but
a baby.
"""

from __future__ import annotations

from wholepicture.words.people_around import NOBODY, Around
from wholepicture.words.subject_words import words_for

CARERS, CHILDS = "parental_mental_health", "child_mental_health"


def read_again(around: Around, code: str, subjects: tuple[str, ...]) -> str:
    """The code of an illness of the mind, by whom the whole text speaks of; any other code as it is.

    Args:
        around: The text.
        code: The code that a rule proposes.
        subjects: Whose it is by the words around it.
    """
    if code not in {CARERS, CHILDS}:
        return code
    young = around.young
    if code == CARERS and subjects == (NOBODY,) and young and not around.of_adults:
        return CHILDS if young.isdisjoint(words_for("too_young") | words_for("several_young")) else code
    return CARERS if code == CHILDS and young and young <= words_for("too_young") else code
