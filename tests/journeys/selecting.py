# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Composing, drawing, the code, the result and the paper: the second half of the way, worked at the counter."""
import re
import subprocess
import unicodedata

from counter import Counter
from desktop import TourFailure, Widget, until

PLATE_ROLES = ("frame", "panel", "filler", "image", "canvas")  # a painted widget; which of these, Qt decides


class Selecting(Counter):
    """A counter with the pages of choosing."""

    # ---- composing ------------------------------------------------------------------------------------------

    def start_compose(self):
        """Until the keys can be pressed."""
        self.next("ComposePage", "Self-compose")
        self.desk.find(self.p("KeyPad", "Key %1"), "button")

    def keypad(self):
        """The keys of the screen, open or grey, wherever the shuffle has put them."""
        key = self.p("KeyPad", "Key %1")
        first = self.desk.find(key, "button")
        return Widget(first.node.parent).children()

    def keys(self):
        """The characters that can be pressed, as the applicant sees them: character and key."""
        usable = re.compile("^" + self.p("KeyPad", "Key %1").pattern.replace(".*?", "(.)") + "$")
        named = ((usable.match(key.name), key) for key in self.keypad())
        return {match.group(1): key for match, key in named if match}

    def plate(self):
        """The plate with its slots; its name is what a screen reader says."""
        return self.desk.find(re.compile("^粤"), PLATE_ROLES)

    def slots(self):
        return self.plate().name

    def compose(self, serial):
        """Finds every character on the shuffled keys and clicks it."""
        plate = self.plate()
        for character in serial:
            before = plate.name
            keys = self.keys()
            if character not in keys:
                raise TourFailure(f"The key {character} of {serial} can't be pressed; these can: {''.join(sorted(keys))}.")
            self.desk.click(keys[character])
            until(lambda before=before: plate.name != before, f"{character} comes onto the plate")

    def verify(self):
        self.desk.press(self.t("ComposePage", "Verify and lock"))

    def await_locked(self):
        return self.banner("ComposePage", "%1 is locked for the applicant. It is submitted at %2, not earlier. "
                                          "Clear starts again; the lock stays spent.")

    # ---- the code -------------------------------------------------------------------------------------------

    def await_code_page(self, patience):
        self.heading("CodePage", "SMS code", patience)

    def code_for(self, person):
        """The code as it arrives at the applicant's phone: in the bar of the demo, after other messages."""
        code = re.compile(rf"{person.mobile} \D*验证码 (\d{{6}})(?!\d)")
        return until(lambda: code.search(self.phone()), f"an SMS with a code arrives at {person.mobile}").group(1)

    def phone(self):
        bar = self.p("DemoBar", "Demo office. Last SMS: %1")
        found = self.desk.look(bar)
        return found.name if found else ""

    def enter_code(self, code):
        self.desk.fill(self.t("CodePage", "Code from the SMS"), code)
        self.primary()

    def await_result(self):
        self.heading("ResultPage", "Result")
        self.banner("ResultPage", "Pre-selection succeeded. The number is reserved for the applicant.")

    # ---- drawing --------------------------------------------------------------------------------------------

    def drawn(self):
        """The plates of the batch: number and widget."""
        plate = re.compile(r"^粤G·\S+$")
        return [widget for widget in self.desk.widgets()
                if plate.match(widget.name) and widget.node.getRoleName() != "label"]

    # ---- paper ----------------------------------------------------------------------------------------------

    def check_paper(self, pdf, *texts):
        """The PDF is there, has one page, and says what it must say."""
        # A file is there before its last byte is.
        until(lambda: pdf.exists() and pdf.read_bytes().rstrip().endswith(b"%%EOF"), f"{pdf.name} is written")
        said = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
        pages = said.count("\f")
        if pages != 1:
            raise TourFailure(f"{pdf.name} has {pages} pages instead of one.")
        # Readers of PDF give some characters as the radicals that look the same.
        plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", said))
        for text in texts:
            if re.sub(r"\s", "", unicodedata.normalize("NFKC", text)) not in plain:
                raise TourFailure(f"{pdf.name} does not say “{text}”.")
