# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""The counter's pages, worked as clerk and applicant work them. Each verb ends in the state that it brings."""
import re

import pyatspi

from desktop import TourFailure, until


class Counter:
    def __init__(self, desktop, words):
        self.desk = desktop
        self.words = words
        self.arrived = None  # called with each page that was reached by next()

    def t(self, context, source):
        return self.words.text(context, source)

    def p(self, context, source):
        return self.words.pattern(context, source)

    # ---- the frame ------------------------------------------------------------------------------------------

    def heading(self, context, source, patience=12):
        """Waits for a page by its heading."""
        self.desk.find(self.t(context, source), "label", patience)

    def banner(self, context, source, patience=12):
        """Waits for a sentence on the page."""
        return self.desk.find(self.p(context, source), None, patience)

    def primary(self):
        self.desk.key("F9")

    def next(self, context, source, patience=12):
        """F9, and the next page."""
        self.primary()
        self.heading(context, source, patience)
        if self.arrived:
            self.arrived(context, source)

    def connection(self, source, patience=20):
        """Waits for the word of the status bar."""
        word = re.compile(re.escape(self.t("Sentences", source)))
        server = re.compile("●")
        until(lambda: any(word.search(widget.name) for widget in self.desk.widgets() if server.search(widget.name)),
              f"the status bar says “{word.pattern}”", patience)

    # ---- signing in -----------------------------------------------------------------------------------------

    def await_sign_in(self, patience=30):
        self.desk.find(self.t("SignInPage", "Sign in (F9)"), "button", patience)

    def sign_in(self, staff, password):
        """Types number (unless it stands there) and password, and Enter."""
        field = self.desk.find(self.t("SignInPage", "Staff number"), "field")
        if field.is_enabled and field.text != staff:
            self.desk.fill(self.t("SignInPage", "Staff number"), staff)
        self.desk.fill(self.t("SignInPage", "Password"), password, "secret")
        self.desk.key("Return")

    def await_workspace(self):
        self.desk.find(self.t("MainWindow", "Register (F2)"), "button")

    # ---- registering ----------------------------------------------------------------------------------------

    def name_by_keyboard(self, parts):
        """A name with the dot of minority names, which Ctrl+. enters."""
        field = self.desk.fill(self.t("RegisterPage", "Name"), parts[0])
        for part in parts[1:]:
            self.desk.key("ctrl+period")
            until(lambda: field.text.endswith("·"), "Ctrl+. enters the dot")
            self.desk.append(field, part)

    def fill_person(self, person, document=None):
        self.desk.fill(self.t("RegisterPage", "Document number"), document or person.document)
        self.name_by_keyboard(person.name_parts)
        self.desk.fill(self.t("RegisterPage", "Mobile number"), person.mobile)
        self.desk.fill(self.t("RegisterPage", "Address"), person.address)

    def tick(self, context, source):
        box = self.desk.tab_to(self.t(context, source), "tick")
        if not box.is_checked:
            self.desk.key("space")
            until(lambda: box.is_checked, f"“{box.name}” is ticked")

    def consent(self):
        self.tick("RegisterPage", "Consent")

    def register(self, person):
        """A whole registration; ends at the office page."""
        self.desk.key("F2")
        self.heading("RegisterPage", "Register an applicant")
        self.fill_person(person)
        self.consent()
        self.next("OfficePage", "Office and division")

    # ---- the steps ------------------------------------------------------------------------------------------

    def choose_division(self, name):
        """By arrow keys in the list."""
        entries = self.desk.find(self.t("OfficePage", "Division"), "list")
        if not entries.is_focused and not any(item.is_focused for item in entries.children()):
            self.desk.tab_to(self.t("OfficePage", "Division"), "list")
        self.desk.key("Home")
        for index, item in enumerate(entries.children()):
            if item.name.startswith(name):
                for _ in range(index):
                    self.desk.key("Down")
                until(lambda item=item: item.has(pyatspi.STATE_SELECTED), f"“{name}” is selected")
                return
        raise TourFailure(f"There is no division “{name}” in the list.")

    def choose(self, context, source, entry):
        """An entry of a combo box, by arrow keys."""
        box = self.desk.tab_to(self.t(context, source), "choice")
        self.desk.key("Home")
        for _ in range(20):
            if box.name == entry:
                return
            before = box.name
            self.desk.key("Down")
            until(lambda before=before: box.name != before, f"the next entry of “{source}” after “{before}”")
        raise TourFailure(f"“{source}” has no entry “{entry}”.")

    def start(self):
        self.next("NoticePage", "Notice")

    def accept_notice(self):
        self.tick("NoticePage", "The applicant has &read the notice and accepts it")
        self.next("VehiclePage", "Vehicle identification number")

    def fill_vehicle(self, person, vin=None, buyer=None):
        page = "VehiclePage"
        self.desk.fill(self.t(page, "VIN"), vin or person.vin)
        self.desk.fill(self.t(page, "Certificate number"), person.certificate)
        self.desk.fill(self.t(page, "Brand and model"), person.brand)
        self.desk.fill(self.t(page, "Buyer on the invoice"), buyer or person.name)

    def tick_papers(self):
        for paper in ("Identity document of the owner", "Certificate of conformity or import certificate", "Invoice"):
            self.tick("VehiclePage", paper)

    def confirm_contact(self, person):
        self.desk.fill(self.t("ContactPage", "Postcode"), person.postcode)
        self.next("ChoosePage", "Choose the number")

    def walk_to_choosing(self, person):
        """From the office page, without a word, to the choice."""
        self.start()
        self.accept_notice()
        self.fill_vehicle(person)
        self.tick_papers()
        self.next("ContactPage", "Owner's contact, check")
        self.confirm_contact(person)
