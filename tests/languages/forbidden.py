"""Words that never stand on screen, in the help or on an invoice: a list for each language.

They are those of the design's wording: the record speaks of a person and not of a case, and two acts that
differ never share a verb. A list holds patterns of whole words.
"""

import re
from collections.abc import Mapping, Sequence

FORBIDDEN: Mapping[str, Sequence[str]] = {
    "en": (
        r"patients?",
        r"customers?",
        r"users?",
        r"sponsors?",
        r"coachees?",
        r"credit notes?",
        r"no-shows?",
        r"stakeholders?",
        r"organi[sz]ation chart",
        r"treatment(?! of tax)",
        r"invalid",
        r"please",
        r"dashboard",
        r"progress",
        r"outcomes?",
        r"goals?",
    ),
    "de": (
        r"patient(in|en|innen|:in|:innen)?",
        r"f[aä]lle?",
        r"klient(in|en|innen)?(?!:)",
        r"kund(e|en|in|innen)",
        r"(be)?nutzer(in|innen|:in|:innen)?",
        r"sponsor(en)?",
        r"gutschrift(en)?",
        r"auftr[aä]ge?",
        r"auftraggeber(in|:in)?",
        r"auftragsklärung",
        r"kostenträger",
        r"mandat(e|s)?",
        r"vorgespräch(e|s)?",
        r"fortschritte?s?",
        r"ziele?s?n?",
        r"maßnahmen?",
        r"tarife?",
        r"preise?",
        r"no-shows?",
        r"fehltermine?",
        r"organigramme?",
        r"stakeholder",
        r"vertraulichkeit",
        r"ungültige?s?",
        r"bitte",
        r"prozess(e|es)?",
    ),
}
ALLOWED: Mapping[str, Sequence[str]] = {
    "en": ("none for a sponsor",),
    "de": ("Klientinnen und Klienten", "Im Falle"),
}
"""Said on purpose: that there is none, and the spoken name of the list."""


def forbidden_in(text: str, language: str) -> list[str]:
    """The forbidden words of a text, as they stand there."""
    for allowed in ALLOWED[language]:
        text = text.replace(allowed, "")
    plain = re.sub(r"(?<!&)&(?!&)", "", text)
    pattern = r"(?<![\w:])(?:" + "|".join(FORBIDDEN[language]) + r")(?![\w:]\w)(?!\w)"
    return [found.group() for found in re.finditer(pattern, plain, re.IGNORECASE)]
