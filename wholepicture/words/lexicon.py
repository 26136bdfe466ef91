"""The lexicon read from its files: one for each code, and whatever a partnership adds.

Everything that is wrong in a file is said at once, each with its line and what to do: a person who is no programmer
mends it.
"""

from __future__ import annotations

import dataclasses
import functools
import importlib.resources
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from wholepicture.words.codes import codes, polarities, subjects
from wholepicture.words.phrase import Lists, Part, Phrase, PhraseRefused, phrase
from wholepicture.words.rule import Rule
from wholepicture.words.text import read_words

_LARGEST = 2_000_000
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TEXTS = ("code", "name", "polarity", "subject", "about", "gives_way_to", "example", "not_example", "why")
_PHRASES = ("phrases", "beside", "not_beside")
_YES_OR_NO = ("denied", "weak")
_NEEDED = ("name", "phrases", "example", "why")


class LexiconRefused(ValueError):
    """A lexicon file that cannot be used; the message names every mistake with its line."""


@dataclasses.dataclass(frozen=True)
class Lexicon:
    """All rules, and the lists of words that they use."""

    rules: tuple[Rule, ...]
    lists: Lists

    @functools.cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that a rule knows."""
        return frozenset().union(*(part.words for rule in self.rules for one in rule.phrases for part in one.parts))


@functools.cache
def lists() -> Mapping[str, tuple[str, ...]]:
    """The named lists of words, which phrases use as {name}."""
    text = importlib.resources.files(__package__).joinpath("lists.toml").read_text(encoding="utf-8")
    return {name: tuple(of["words"]) for name, of in tomllib.loads(text).items()}


@functools.cache
def own_lexicon() -> Lexicon:
    """Whole Picture's own lexicon."""
    folder = importlib.resources.files(__package__).joinpath("lexicon")
    rules: list[Rule] = []
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml"):
            rules.extend(_File(file.name, file.read_text(encoding="utf-8"), lists(), tried=False).rules())
    return Lexicon(tuple(rules), lists())


def lexicon_with(files: Iterable[Path]) -> Lexicon:
    """Whole Picture's own lexicon and what a partnership adds to it.

    A rule with the code and the name of an earlier one takes its place.

    Args:
        files: The partnership's files.

    Raises:
        LexiconRefused: When a file cannot be read or used; the message names every mistake with its line.
    """
    lexicon = own_lexicon()
    for path in files:
        file = _File(path.name, _text_of(path), lexicon.lists)
        by_id = {rule.id: rule for rule in (*lexicon.rules, *file.rules())}
        lexicon = Lexicon(tuple(by_id.values()), file.lists)
    return lexicon


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise LexiconRefused(f"{path.name} is larger than a lexicon can be. Give the file with the rules.")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise LexiconRefused(f"{path.name} is not UTF-8 text. Save it again as UTF-8.") from None
    except OSError as problem:
        raise LexiconRefused(f"{path.name} cannot be read ({problem.strerror}). Check the name.") from None


class _File:
    """One file of rules.

    Args:
        name: The file's name.
        text: What stands in it.
        given: The lists that there are already.
        tried: Whether each rule is tried on its examples; our own are tried by the tests, to start sooner.
    """

    def __init__(self, name: str, text: str, given: Lists, *, tried: bool = True) -> None:
        self._name = name
        self._tried = tried
        self._lines = text.splitlines()
        self._wrong: list[tuple[int, str]] = []
        self._made: dict[str, Phrase] = {}
        self._made_parts: dict[str, Part] = {}
        try:
            self._data = tomllib.loads(text)
        except (tomllib.TOMLDecodeError, RecursionError) as problem:
            raise LexiconRefused(f"{name}: {problem}. Compare the line with one of the examples.") from None
        self.lists = self._with_own_lists(given)

    def rules(self) -> list[Rule]:
        found = self._data.get("rule", [])
        if not isinstance(found, list):
            raise LexiconRefused(f"{self._name}: each rule must begin with a line [[rule]].")
        for key in set(self._data) - {"rule", "code", "lists"}:
            self._say(self._line_of(key), f'"{key}" is not known here. Known are code, lists and rule.')
        places = [number for number, line in enumerate(self._lines, 1) if line.strip() == "[[rule]]"]
        made = [self._rule(one, line) for one, line in zip(found, [*places, *[0] * len(found)], strict=False)]
        rules = [one for one in made if one is not None]
        self._refuse_twice(rules)
        for rule in rules:
            self._try_examples(rule)
        if self._wrong:
            said = "\n".join(f"{self._name}, line {line}: {why}" for line, why in sorted(self._wrong))
            raise LexiconRefused(said)
        return rules

    def _with_own_lists(self, given: Lists) -> Lists:
        own = self._data.get("lists", {})
        if not isinstance(own, dict):
            raise LexiconRefused(f'{self._name}: "lists" must be a heading [lists].')
        together = dict(given)
        for name, words in own.items():
            if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
                raise LexiconRefused(
                    f'{self._name}, line {self._line_of(name)}: write {name} = ["one word", "another"].'
                )
            together[name] = (*given.get(name, ()), *words)
        return together

    def _rule(self, raw: Mapping[str, Any], line: int) -> Rule | None:
        before = len(self._wrong)
        self._check(raw, line)
        if len(self._wrong) > before:
            return None
        given: dict[str, Any] = {key: raw[key] for key in _TEXTS if key in raw and key != "code"}
        given |= {key: self._phrases(raw.get(key, ()), line) for key in _PHRASES}
        given |= {key: raw[key] for key in _YES_OR_NO if key in raw}
        rule = Rule(**given, code=raw.get("code", self._data.get("code")), file=self._name, line=line)
        return rule if len(self._wrong) == before else None

    def _check(self, raw: Mapping[str, Any], line: int) -> None:
        for key, value in raw.items():
            if key in _TEXTS and not isinstance(value, str):
                self._say(self._line_of(key, line), f'{key} must be words in "quotation marks".')
            elif key in _PHRASES and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
                self._say(self._line_of(key, line), f'{key} must be a list: ["one phrase", "another"].')
            elif key in _YES_OR_NO and not isinstance(value, bool):
                self._say(self._line_of(key, line), f"{key} must be true or false, without quotation marks.")
            elif key not in {*_TEXTS, *_PHRASES, *_YES_OR_NO}:
                self._say(self._line_of(key, line), f'"{key}" is not known in a rule. Check its spelling.')
        for key in _NEEDED:
            if not raw.get(key):
                self._say(line, f"The rule has no {key}. Add it.")
        if isinstance(raw.get("name"), str) and not _NAME.fullmatch(raw["name"]):
            self._say(
                self._line_of("name", line), "The name must be small letters with hyphens: found-under-influence."
            )
        self._check_choice("code", raw.get("code", self._data.get("code")), codes(), line)
        self._check_choice("polarity", raw.get("polarity") or None, polarities(), line)
        if raw.get("about"):
            code = codes().get(str(raw.get("code", self._data.get("code"))))
            self._check_choice("about", raw["about"], code.factors_about if code else {}, line)
        self._check_choice("gives_way_to", raw.get("gives_way_to") or None, codes(), line)
        self._check_choice("subject", raw.get("subject") or None, subjects(), line)

    def _check_choice(self, key: str, value: object, choices: Mapping[str, object], line: int) -> None:
        if value is None and key != "code":
            return
        if value not in choices:
            self._say(
                self._line_of(key, line), f'The {key} "{value}" is not known. Choose one of {", ".join(choices)}.'
            )

    def _phrases(self, texts: Sequence[str], line: int) -> tuple[Phrase, ...]:
        made = []
        for text in texts:
            try:
                if text not in self._made:
                    self._made[text] = phrase(text, self.lists, self._made_parts)
                made.append(self._made[text])
            except PhraseRefused as refused:
                self._say(self._line_of(text, line), f'The phrase "{text[:80]}" cannot be used. {refused}')
        return tuple(made)

    def _refuse_twice(self, rules: Sequence[Rule]) -> None:
        seen: dict[str, Rule] = {}
        for rule in rules:
            if rule.id in seen:
                self._say(rule.line, f"There is a rule {rule.id} already, on line {seen[rule.id].line}. Rename one.")
            seen[rule.id] = rule

    def _try_examples(self, rule: Rule) -> None:
        if not self._tried:
            return
        if not rule.fires_in(read_words(rule.example)):
            why = "None of the phrases is found in the example, or something that must not stand beside it does."
            self._say(self._line_of("example", rule.line), why)
        if rule.not_example and rule.fires_in(read_words(rule.not_example)):
            why = "The rule fires in the not_example. Make the phrases narrower, or add to not_beside."
            self._say(self._line_of("not_example", rule.line), why)

    def _line_of(self, text: str, after: int = 0) -> int:
        """The line on which something stands, or the line of its rule when it is written otherwise there."""
        for number in range(max(after, 1), len(self._lines) + 1):
            if text in self._lines[number - 1]:
                return number
        return after

    def _say(self, line: int, why: str) -> None:
        self._wrong.append((line, why))
