# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""The refused cases of the morning: every reason the demo office can give."""
from desktop import until


class Refusals:
    """Acts of the morning in which central says no."""

    def end_case(self):
        self.counter.primary()
        self.counter.await_workspace()

    def open_hit(self):
        """The selected line of the look-up page becomes a case."""
        self.desk.press(self.counter.t("LookupPage", "Open the case"))

    def already_reserved(self):
        """Who holds a valid number lands on it at once."""
        person, counter = self.people["composer"], self.counter
        self.desk.key("F2")
        counter.heading("RegisterPage", "Register an applicant")
        counter.fill_person(person)
        counter.consent()
        counter.primary()
        counter.banner("Sentences", "This document was registered on %1 at %2.")
        self.picture("registered-before")
        self.desk.press(counter.t("RegisterPage", "Open the existing record"))
        counter.await_result()
        self.picture("already-reserved")
        self.end_case()

    def refused_vehicles(self, person):
        """A vehicle that has its number, a kind of plate that is not given here; then the right one."""
        counter, page = self.counter, "VehiclePage"
        counter.fill_vehicle(person, vin=self.people["composer"].vin)
        counter.tick_papers()
        counter.primary()
        counter.banner("Sentences", "A number has already been pre-selected for this vehicle.")
        self.picture("vin-used")
        self.desk.key("Escape")
        counter.heading(page, "Vehicle identification number")
        self.desk.fill(counter.t(page, "VIN"), person.vin)
        counter.choose(page, "Vehicle class", counter.t("Words", "Motorcycle"))
        counter.primary()
        counter.banner("Sentences", "This office does not give %1. Apply at: %2")
        self.picture("kind-not-served")
        self.desk.key("Escape")
        counter.heading(page, "Vehicle identification number")
        counter.choose(page, "Vehicle class", counter.t("Words", "Small or micro passenger car"))
        counter.choose(page, "Energy", counter.t("Words", "Pure electric"))
        self.picture("vehicle-electric")

    def two_terminals(self):
        """One person, two computers: the number is void, and an entry waits for a supervisor."""
        person, counter = self.people["elsewhere"], self.counter
        counter.register(person)
        counter.choose_division("赤坎区")
        counter.walk_to_choosing(person)
        session = self.next_window.account_of(person)["liveSession"]
        self.next_window.act(session, "draw", {"withoutFour": False})
        # Nobody presses anything here: a quiet counter asks by itself how its case stands.
        counter.banner("Sentences", "The person was served from a second computer. The number is void and an entry "
                                    "waits for a supervisor's review.", 30)
        self.picture("second-terminal")
        self.end_case()

    def listed(self):
        """The supervisor has confirmed the entry; the person comes back."""
        person, counter = self.people["elsewhere"], self.counter
        self.look_up("Document number", person.document[-6:])
        self.open_hit()
        counter.heading("OfficePage", "Office and division")
        counter.primary()
        counter.banner("Sentences", "This person can't pre-select until %2, because %1.")
        self.picture("listed")
        if counter.words.language != "en":  # paper is Chinese, and only then are the sentences
            self.print_notice("告知书", person.name, "现场选号")
        self.draw_on_site(person)

    def draw_on_site(self, person):
        """What the blacklist leaves: fifty numbers, one of them within three minutes."""
        counter = self.counter
        self.desk.press(counter.t("CannotProceedPage", "On-site draw"))
        counter.heading("NoticePage", "Notice")
        counter.accept_notice()
        counter.fill_vehicle(person)
        counter.tick_papers()
        counter.next("ContactPage", "Owner's contact, check")
        counter.confirm_contact(person)
        self.picture("choose-on-site")
        counter.next("DrawPage", "On-site draw")
        plates = until(lambda: len(counter.drawn()) == 50 and counter.drawn(), "fifty numbers are shown")
        self.picture("drawn-on-site")
        person.number = plates[31].name.split("·")[1]
        self.desk.click(plates[31])
        self.desk.find(counter.p("DrawPage", "Choose %1"), "button")
        counter.primary()
        counter.await_code_page(10)
        counter.enter_code(counter.code_for(person))
        counter.await_result()
        self.print_form(person, person.number, "on-site-printed")
        self.desk.key("F9")
        counter.await_workspace()

    def lives_elsewhere(self):
        """A person who was being served at the next window comes here, and the selection with them."""
        person, counter = self.people["rival"], self.counter
        account = self.next_window.account_of(person)["id"]
        session = self.next_window.open_session(account)["id"]
        self.look_up("Document number", person.document[-6:])
        self.open_hit()
        counter.banner("Sentences", "This person is choosing at %1 since %2. A person chooses at one counter only.")
        self.picture("served-elsewhere")
        counter.primary()
        counter.banner("ElsewherePage", "%1 has been asked to hand the selection over and sees it on the screen. The question is open "
                                        "until %2.")
        self.picture("asked-for")
        asked = self.next_window.show(session)["moveAsked"]
        self.next_window.act(session, "move/decide", {"decision": "confirm", "counter": asked["counter"]})
        counter.heading("NoticePage", "Notice")
        self.picture("moved-here")
        self.desk.key("ctrl+s")
        counter.await_workspace()
