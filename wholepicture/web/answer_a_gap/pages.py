"""The page on which a gap is answered by a person."""

from __future__ import annotations

import uuid

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from wholepicture.checks.answers import Said
from wholepicture.checks.record import answer_gap
from wholepicture.chronology.read import chronology_of
from wholepicture.exchange.checking.prompts import Prompt
from wholepicture.people.read import Known
from wholepicture.timescales.date_known import DateRefused
from wholepicture.timescales.wording import read_wording
from wholepicture.web.gaps import asked_about, key_of, today
from wholepicture.web.pages import WorkersRequest, child_or_404, for_workers, page

_SAID = {
    Said.ACTED.value: "Right: we have acted, or will now",
    Said.KNOWN.value: "Known, and here is the reason",
    Said.WRONG.value: "The check is wrong here",
}

_WHY = "Say why, in a sentence or two."


class AnswerForm(forms.Form):
    """What a person says of a gap."""

    said = forms.ChoiceField(label="What do you say?", choices=list(_SAID.items()))
    reason = forms.CharField(label="Why?", widget=forms.Textarea, max_length=5_000, error_messages={"required": _WHY})
    review_on = forms.CharField(label="When is it to be looked at again?", required=False, max_length=200)

    def clean_review_on(self) -> object:
        """A day that is still to come."""
        text = self.cleaned_data["review_on"].strip()
        if not text:
            return None
        try:
            day = read_wording(text, reference=today()).day
        except DateRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        if day is None or day <= today():
            raise forms.ValidationError("Give one day that is still to come, such as “12 January 2027”.")
        return day


@for_workers("answer a gap", typed={"reason": "Why?"})
def answer(request: WorkersRequest, *, child: uuid.UUID) -> HttpResponse:
    """Say of a gap that it is right and acted on, known with a reason, or wrong."""
    of = child_or_404(child)
    key = request.POST.get("gap") or request.GET.get("gap") or ""
    prompt = _prompt(of, key)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        for one in prompt.gaps:
            answer_gap(
                one.gap, child, Said(form.cleaned_data["said"]), reason=form.cleaned_data["reason"], by=request.worker,
                review_on=form.cleaned_data["review_on"],
            )  # fmt: skip
        return redirect("child", child=child)
    status = 422 if request.method == "POST" else 200
    return page(
        request, "answer_a_gap/answer.html", "Answer", status=status, child=of, prompt=prompt, key=key, form=form
    )


def _prompt(of: Known, key: str) -> Prompt:
    prompts = asked_about(of, chronology_of(of.id)).prompts
    for one in (*prompts.first, *prompts.further, *prompts.cannot_tell):
        if key_of(one) == key:
            return one
    raise Http404
