"""The page on the codes: what each means, which factor it may be, and the rules that propose it."""

from __future__ import annotations

from tools.reference_pages.page import page, table
from wholepicture.words.codes import codes, polarities, subjects
from wholepicture.words.lexicon import own_lexicon
from wholepicture.words.rule import Rule


def render() -> str:
    """The page of the codes and the lexicon."""
    meanings = table(
        ("Code", "Shown as", "The sentence says", "DfE factors that may fit"),
        (
            (f"`{one.code}`", one.english, one.meaning, ", ".join(_factors(one.code)) or "none")
            for one in codes().values()
        ),
    )
    said = table(("Polarity", "Shown as"), ((f"`{name}`", shown) for name, shown in polarities().items()))
    whose = table(("Subject", "Shown as"), ((f"`{name}`", shown) for name, shown in subjects().items()))
    parts = [f"## The codes\n\n{meanings}", f"## Whether it is so\n\n{said}", f"## Whose it is\n\n{whose}"]
    parts += [_lexicon_of(code) for code in codes()]
    opening = (
        "What the words of an entry can be proposed to mean, and the rules that propose it. A suggestion is never a "
        "finding: a person confirms or rejects it. [The lexicon](../lexicon.md) tells how to add a rule of your own."
    )
    source = "`wholepicture/words/codes.toml` and the files in `wholepicture/words/lexicon`"
    return page("Codes, and the rules that propose them", opening, source, parts)


def _factors(code: str) -> list[str]:
    one = codes()[code]
    by_subject = [*one.factors.values(), *(f for about in one.factors_about.values() for f in about.values())]
    return sorted({factor for factors in by_subject for factor in factors})


def _lexicon_of(code: str) -> str:
    rules = [rule for rule in own_lexicon().rules if rule.code == code]
    rows = table(("Rule", "Why", "For example"), ((f"`{rule.name}`", rule.why, _example(rule)) for rule in rules))
    return f"## {codes()[code].english}: rules\n\n{rows}"


def _example(rule: Rule) -> str:
    return f"“{rule.example}” and not “{rule.not_example}”" if rule.not_example else f"“{rule.example}”"
