"""Templates that would keep the program busy: looked at in a process of its own, and given up."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.texts import say
from reports.word import apart
from reports.word.template import BadTemplate, WordTemplate
from reports.word.writing import shipped
from tests.report.test_word import with_document

DEEP: Mapping[str, str] = {
    "brackets": "{{ " + "(" * 3_000 + "org" + ")" * 3_000 + " }}",
    "conditions": "{% if org %}" * 3_000 + "{% endif %}" * 3_000,
    "one condition": "{% if " + " and ".join(["org"] * 3_000) + " %}x{% endif %}",
}
ENDS_OF_NOTHING = "-%}" * 60_000
"""A parser looks from each to the end of the document."""


def with_last(words: str) -> WordTemplate:
    """Where no field follows that could end what `words` begin."""
    return with_document(lambda document: document.add_paragraph(words))


@pytest.mark.parametrize("case", DEEP)
def test_what_is_put_into_itself_a_thousand_times_is_a_mistake_as_any_other(case: str) -> None:
    with pytest.raises(BadTemplate) as caught:
        with_last(DEEP[case]).check()

    assert caught.value.code == "syntax"


def test_a_template_that_would_keep_the_program_busy_is_given_up() -> None:
    template = with_last(ENDS_OF_NOTHING)

    with pytest.raises(BadTemplate) as caught:
        apart.check(template)

    assert len(template.data) < 100_000
    assert caught.value.code == "busy"
    assert "слишком долго" in say("report-template-bad", file="a.docx", code="busy", found="")


def test_a_template_is_judged_apart_as_it_is_here() -> None:
    apart.check(shipped())
    for code, template in (("syntax", with_last("{{ org")), ("unknown", with_last("{{ orgg }}"))):
        with pytest.raises(BadTemplate) as here:
            template.check()
        with pytest.raises(BadTemplate) as there:
            apart.check(template)
        assert (there.value.code, there.value.found) == (here.value.code, here.value.found)
        assert there.value.code == code
