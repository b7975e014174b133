# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""What the counter's widgets are called, in the language it shows.

The tour names a text by the program's English source; the program's own catalogue (translations/*.ts) says what
stands on the screen. So both languages are played by the same tour, and a text that lost its translation is noticed.
"""
import re
import xml.etree.ElementTree as Xml

PLAIN_CONTEXTS = ("Events", "SelfTest", "Sentences", "Steps", "Words")  # the others are classes


def bare(text):
    """A text without its keyboard hint: "Na&me", "姓名(&M)" and "理由 (Ctrl+&L)" are "Name", "姓名" and "理由"."""
    return re.sub(r"\s*\([^()]*&\w\)", "", text).replace("&", "")


class Words:
    def __init__(self, catalogue, language):
        self.language = language
        self._known = {}
        for context in Xml.parse(catalogue).getroot().iter("context"):
            for message in context.iter("message"):
                translation = message.find("translation")
                forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
                if all(forms):
                    name, source = context.findtext("name"), message.findtext("source")
                    self._known.setdefault((name, bare(source)), forms)
                    if "&" not in source:
                        self._known[name, source] = forms  # where both are, the one without a hint was asked for

    def _forms(self, context, source):
        """The text as it is shown, in each of its plural forms."""
        if context not in PLAIN_CONTEXTS:
            context = f"xuanhao::{context}"
        found = self._known.get((context, source)) or self._known.get((context, bare(source)))
        if not found and self.language != "en":
            raise KeyError(f"the catalogue has no translation of {context}: {source}")
        return [bare(form) for form in found or [source]]

    def text(self, context, source):
        """The text as it is shown, with its keyboard hint taken off."""
        return self._forms(context, source)[0]

    def pattern(self, context, source):
        """A pattern that matches the text, in any plural form, with anything in its places (%1, %n)."""
        parts = (re.split(r"%(?:n|L?\d+)", form) for form in self._forms(context, source))
        return re.compile("|".join(".*?".join(re.escape(part) for part in form) for form in parts), re.DOTALL)
