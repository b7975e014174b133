# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""What the counter's widgets are called, in the language it shows.

The tour names a text by the program's English source; the program's own catalogue (translations/*.ts) says what
stands on the screen. So both languages are played by the same tour, and a text that lost its translation is noticed.
"""
import re
import xml.etree.ElementTree as Xml

PLAIN_CONTEXTS = ("Sentences", "Steps", "Words")  # the others are classes


def bare(text):
    """A text without its keyboard hint: "Na&me", "姓名(&M)" and "理由 (Ctrl+&L)" are "Name", "姓名" and "理由"."""
    return re.sub(r"\s*\([^()]*&\w\)", "", text).replace("&", "")


class Words:
    def __init__(self, catalogue, language):
        self.language = language
        self._known = {}
        if language != "en":
            for context in Xml.parse(catalogue).getroot().iter("context"):
                for message in context.iter("message"):
                    translation = message.find("translation")
                    forms = [form.text for form in translation.iter("numerusform")]
                    text = forms[0] if forms else translation.text
                    if text:
                        name, source = context.findtext("name"), message.findtext("source")
                        self._known.setdefault((name, bare(source)), text)
                        if "&" not in source:
                            self._known[name, source] = text  # where both are, the one without a hint was asked for

    def text(self, context, source):
        """The text as it is shown, with its keyboard hint taken off."""
        if self.language == "en":
            return bare(source)
        if context not in PLAIN_CONTEXTS:
            context = f"xuanhao::{context}"
        found = self._known.get((context, source)) or self._known.get((context, bare(source)))
        if not found:
            raise KeyError(f"the catalogue has no translation of {context}: {source}")
        return bare(found)

    def pattern(self, context, source):
        """A pattern that matches the text with anything in its places (%1, %n)."""
        parts = re.split(r"%(?:n|L?\d+)", self.text(context, source))
        return re.compile(".*?".join(re.escape(part) for part in parts), re.DOTALL)
