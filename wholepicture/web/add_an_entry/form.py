"""What a worker fills in: when, how it is known, what it was, and the words.

All else is asked for only when it helps.
"""

from __future__ import annotations

import datetime

from django import forms

from wholepicture.chronology.terms import bases, kinds
from wholepicture.timescales.date_known import DateKnown, DateRefused
from wholepicture.timescales.wording import read_wording

SENSITIVITIES = {
    "shared": "Everybody in the child's circle",
    "agency": "My agency only",
    "restricted": "Only I, and whom I name",
}


_WHEN = "Say when it happened, as exactly as you know it."
_WHAT = "Write what happened."


class EntryForm(forms.Form):
    """An entry to be added."""

    happened = forms.CharField(label="When did it happen?", max_length=200, error_messages={"required": _WHEN})
    kind = forms.ChoiceField(label="What was it?")
    basis = forms.ChoiceField(label="How is it known?")
    words = forms.CharField(
        label="What happened?", widget=forms.Textarea, max_length=20_000, error_messages={"required": _WHAT}
    )
    response = forms.CharField(
        label="What was done about it?", widget=forms.Textarea, required=False, max_length=20_000
    )
    voice = forms.CharField(
        label="What did the child say or show?", widget=forms.Textarea, required=False, max_length=20_000
    )
    known_on = forms.CharField(label="When did your agency know?", required=False, max_length=200)
    sensitivity = forms.ChoiceField(label="Who may read it?", choices=list(SENSITIVITIES.items()), initial="shared")

    def __init__(self, *of: object, **more: object) -> None:
        super().__init__(*of, **more)  # type: ignore[arg-type]
        self.fields["kind"].choices = [(term.code, term.english) for term in kinds().values()]  # type: ignore[attr-defined]
        self.fields["basis"].choices = [(term.code, term.english) for term in bases().values()]  # type: ignore[attr-defined]

    def clean_happened(self) -> DateKnown:
        """The date exactly as well as it is known."""
        return _date(self.cleaned_data["happened"])

    def clean_known_on(self) -> datetime.date | None:
        """The day, today when nothing is said."""
        said = self.cleaned_data["known_on"].strip()
        return _date(said).upper if said else datetime.date.today()  # noqa: DTZ011 - a day of this office


# Into which people type: what is given back to somebody whose sign-in ran out meanwhile.
TYPED = {name: str(field.label) for name, field in EntryForm.base_fields.items() if isinstance(field, forms.CharField)}


def _date(text: str) -> DateKnown:
    try:
        known = read_wording(text, reference=datetime.date.today())  # noqa: DTZ011
    except DateRefused as refused:
        raise forms.ValidationError(str(refused)) from refused
    if known.lower is not None and known.lower > datetime.date.today():  # noqa: DTZ011 - a day of this office
        raise forms.ValidationError("This day has not come yet. Record what happened, not what is planned.")
    return known
