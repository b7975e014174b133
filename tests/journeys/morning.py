# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""The counter morning, act by act."""
import re

import papers
from desktop import TourFailure, until
from refusals import Refusals
from reviewing import Reviewing
from secondcounter import SecondCounter

CLERK = "clerk1"
OPEN, CLOSED, MAINTAINED = "赤坎区", "霞山区", "坡头区"
WANTED = "A1211"  # free at the start; see resources/demo/segments.json


class Morning(Refusals, Reviewing):
    def __init__(self, office, counter, out, window):
        self.office = office
        self.counter = counter
        self.desk = counter.desk
        self.out = out
        self.window = window
        self.people = papers.people()
        self.picture = self.desk.picture
        self.note = self.desk.note

    def suffer(self):
        """A bad day: from now on the counter loses its power on every page."""
        self.counter.arrived = self.lose_power

    def lose_power(self, context, source):
        """kill -9, and the same page is there again. While a window runs, an act of its own does this."""
        if self.counter.arrived is None or context in ("ComposePage", "DrawPage"):
            return
        self.note(f"kill -9 on {context}")
        self.office.kill_counter()
        self.desk.pid = self.office.start_counter()
        self.counter.await_sign_in()
        self.counter.connection("Online")
        self.enter()
        self.counter.heading(context, source)

    def play(self):
        for act in (self.open_the_counter, self.sign_in, self.register, self.office_page, self.notice, self.vehicle,
                    self.power_loss, self.contact, self.compose_with_captcha, self.line_is_cut, self.next_window_opens,
                    self.taken_then_locked, self.code, self.result_and_paper, self.look_up_and_reprint,
                    self.already_reserved, self.draw, self.lock, self.two_terminals, self.supervisor_reviews, self.listed, self.lives_elsewhere,
                    self.supervisors_lift, self.close_the_counter):
            self.note(f"— {act.__name__.replace('_', ' ')}")
            act()

    # ---- opening --------------------------------------------------------------------------------------------

    def open_the_counter(self):
        self.office.open()
        self.desk.pid = self.office.start_counter()
        self.counter.await_sign_in()
        self.counter.connection("Online")
        self.picture("sign-in")

    def sign_in(self):
        self.counter.sign_in(CLERK, "not the password")
        self.counter.banner("Sentences", "Staff number or password is wrong. %1 tries left.")
        self.picture("wrong-password")
        self.enter()
        self.picture("workspace")
        self.desk.key("F1")
        self.desk.find(self.counter.t("HelpDialog", "Close (Esc)"), "button")
        self.picture("help")
        self.desk.key("Escape")
        self.desk.wait_gone(self.counter.t("HelpDialog", "Close (Esc)"), "button")

    def enter(self, staff=CLERK):
        self.counter.sign_in(staff, self.office.passwords[staff])
        self.counter.await_workspace()

    def leave(self):
        self.desk.press(self.counter.t("MainWindow", "Sign out"))
        self.counter.await_sign_in()

    # ---- the first applicant --------------------------------------------------------------------------------

    def register(self):
        """By keyboard only, with a wrong check digit first."""
        person, counter = self.people["composer"], self.counter
        self.desk.key("F2")
        counter.heading("RegisterPage", "Register an applicant")
        self.picture("register")
        counter.fill_person(person, document=papers.wrong_identity(person.document))
        counter.primary()
        counter.banner("Page", "%n place(s) must be corrected (F7 goes there)")
        counter.banner("Sentences", "%1: character %2 does not fit; by the others it should be %3.")
        self.picture("register-check-digit")
        self.desk.key("F7")
        self.desk.fill(counter.t("RegisterPage", "Document number"), person.document)
        counter.consent()
        self.picture("register-filled")
        counter.next("OfficePage", "Office and division")

    def office_page(self):
        counter = self.counter
        self.picture("office")
        for division, sentence, name in ((CLOSED, "%1 does not take pre-selections now: %2", "division-closed"),
                                         (MAINTAINED, "The system of %1 is under maintenance: %2", "division-maintenance")):
            counter.choose_division(division)
            counter.primary()
            counter.banner("Sentences", sentence)
            self.picture(name)
            self.desk.key("Escape")
            counter.heading("OfficePage", "Office and division")
        counter.choose_division(OPEN)
        counter.start()

    def notice(self):
        self.counter.primary()
        self.counter.banner("NoticePage", "Show the notice to the applicant and tick that it is accepted.")
        self.picture("notice-not-accepted")
        self.counter.accept_notice()

    def vehicle(self):
        person, counter = self.people["composer"], self.counter
        self.picture("vehicle")
        counter.fill_vehicle(person, vin=person.vin[:-1] + "O", buyer="某某")
        counter.primary()
        counter.banner("Page", "%n place(s) must be corrected (F7 goes there)")
        self.picture("vehicle-letter-o")
        self.desk.key("F7")
        self.desk.fill(counter.t("VehiclePage", "VIN"), person.vin)
        counter.primary()
        counter.banner("VehiclePage", "Papers that are missing; tell the applicant all of them at once:")
        self.picture("vehicle-papers-missing")
        self.print_notice("一次性告知书", person.name, "身份证明", "合格证", "发票")
        self.picture("one-time-notice")
        counter.tick_papers()
        counter.primary()
        counter.banner("Sentences", "The invoice is made out to “%2”, the account to “%1”. The names must be the same.")
        self.picture("invoice-differs")
        self.desk.key("Escape")
        counter.heading("VehiclePage", "Vehicle identification number")
        self.desk.fill(counter.t("VehiclePage", "Buyer on the invoice"), person.name)

    def print_notice(self, *texts):
        """F8, and the sheet the applicant takes home."""
        before = set(self.papers())
        self.desk.key("F8")
        paper = until(lambda: sorted(set(self.papers()) - before), "the notice is written")[0]
        self.counter.check_paper(paper, *texts)

    def power_loss(self):
        """kill -9 in the middle of a half-filled page: the same page with the same data comes back."""
        person, counter = self.people["composer"], self.counter
        # What stands in a field is on the disk when the field is left.
        field = self.desk.find(counter.t("VehiclePage", "Buyer on the invoice"), "field")
        self.desk.key("Tab")
        until(lambda: not field.is_focused, "Tab leaves the field")
        self.office.kill_counter()
        self.desk.pid = self.office.start_counter()
        counter.await_sign_in()
        counter.connection("Online")
        self.enter()
        counter.heading("VehiclePage", "Vehicle identification number")
        for field, value in (("VIN", person.vin), ("Certificate number", person.certificate),
                             ("Brand and model", person.brand), ("Buyer on the invoice", person.name)):
            shown = self.desk.find(counter.t("VehiclePage", field), "field").text
            if shown != value:
                raise TourFailure(f"After the power loss “{field}” shows “{shown}” instead of “{value}”.")
        self.picture("after-power-loss")
        counter.next("ContactPage", "Owner's contact, check")

    def contact(self):
        self.picture("contact")
        self.counter.confirm_contact(self.people["composer"])
        self.picture("choose")

    # ---- composing ------------------------------------------------------------------------------------------

    def compose_with_captcha(self):
        """A picture is answered wrongly: it is made to be read by people only, and the tour is none."""
        counter = self.counter
        counter.start_compose()
        self.desk.find(counter.t("ComposePage", "Picture with four characters"))
        self.picture("compose-begins")
        counter.compose(WANTED[:2])
        self.type_in_vain("A12B3")
        counter.compose(WANTED[2:])
        self.picture("composed")
        answer = counter.t("ComposePage", "Characters of the picture")
        self.desk.fill(answer, "0000")
        counter.primary()
        counter.banner("Sentences", "The characters of the picture were not right. Here is a new one; nothing was used up.")
        self.picture("captcha-wrong")
        counter.heading("ChoosePage", "Choose the number", self.window + 10)
        counter.banner("ChoosePage", "Time is up. No number was locked, so none has been chosen.")
        self.picture("window-ended")

    def type_in_vain(self, text):
        """The PC's keyboard never reaches the plate, wherever the focus is."""
        before = self.counter.slots()
        self.desk.type(text)
        # The key that comes last has been seen by the program when the page that lists the keys is open.
        self.desk.key("F1")
        close = self.counter.t("HelpDialog", "Close (Esc)")
        self.desk.find(close, "button")
        self.desk.key("Escape")
        self.desk.wait_gone(close, "button")
        if self.counter.slots() != before:
            raise TourFailure(f"The PC's keyboard changed the plate: “{before}” became “{self.counter.slots()}”.")

    def line_is_cut(self):
        """Central is down while its administrator changes the rules: from then on without a picture."""
        self.office.close()
        self.counter.connection("Offline", 30)
        self.picture("offline")
        self.office.change_rules(lambda profile: profile["compose"].update(needsCaptcha=False))
        self.office.open()
        self.counter.connection("Online", 30)
        self.picture("online-again")

    def next_window_opens(self):
        self.office.add_clerk("clerk2", "窗口民警乙", "kuai4man4kuai4man4")
        self.next_window = SecondCounter(self.office.add_counter("示范窗口2"))
        self.next_window.sign_in("clerk2", self.office.passwords["clerk2"])
        self.rivals_session = self.next_window.bring_to_choosing(self.people["rival"])

    def taken_then_locked(self):
        """Somebody at the next window is quicker; another number is locked and stays until the deadline."""
        person, counter = self.people["composer"], self.counter
        counter.start_compose()
        if self.desk.look(counter.t("ComposePage", "Characters of the picture"), "field"):
            raise TourFailure("The counter still asks for the picture, which the rules do not want any more.")
        counter.compose(WANTED[:2])
        self.type_in_vain("A12B3")
        counter.banner("ComposePage", "The number is entered with the keys on the screen; the PC's keyboard has no effect on it.")
        counter.compose(WANTED[2:])
        self.next_window.lock(self.rivals_session, WANTED)
        counter.verify()
        counter.banner("ComposePage", "%1 has been taken by somebody else. Verifications left today: %2.")
        self.picture("taken")
        near = self.near_numbers()
        person.number = next(serial for serial in near if serial != WANTED)
        counter.compose(person.number)
        counter.verify()
        counter.await_locked()
        self.picture("locked")
        self.next_window.act(self.rivals_session, "abandon")
        counter.await_code_page(self.window + 10)
        self.picture("code-page")

    def near_numbers(self):
        line = self.desk.find(self.counter.p("ComposePage", "Near and free: %1")).name
        near = re.findall(r"\b[A-HJ-NP-Z0-9]{5}\b", line)
        if not near:
            raise TourFailure(f"No near numbers are offered: “{line}”.")
        return near

    def code(self):
        counter = self.counter
        code = counter.code_for(self.people["composer"])
        wrong = f"{(int(code) + 1) % 1_000_000:06}"
        counter.enter_code(wrong)
        counter.banner("Sentences", "The SMS code is not right. %1 tries left.")
        self.picture("code-wrong")
        self.lose_power("CodePage", "SMS code")
        counter.enter_code(code)
        counter.await_result()
        self.picture("result")
        self.lose_power("ResultPage", "Result")

    # ---- result and paper -----------------------------------------------------------------------------------

    def print_form(self, person, serial, name):
        """F8, and the paper with everything on it."""
        before = set(self.papers())
        self.desk.key("F8")
        self.counter.banner("ResultPage", "The form has been printed %n time(s).")
        paper = until(lambda: sorted(set(self.papers()) - before), "the paper is written")[0]
        self.counter.check_paper(paper, person.name, person.vin, serial)
        self.picture(name)
        return paper

    def papers(self):
        return list((self.office.folder / "counter").glob("**/*.pdf"))

    def result_and_paper(self):
        person = self.people["composer"]
        self.print_form(person, person.number, "printed")
        self.desk.key("F9")
        self.counter.await_workspace()

    def look_up(self, by, text):
        counter = self.counter
        self.desk.key("F3")
        counter.heading("LookupPage", "Look up")
        counter.choose("LookupPage", "Search by", counter.t("Words", by))
        self.desk.fill(counter.t("LookupPage", "Text"), text)
        counter.primary()
        self.desk.find(counter.t("LookupPage", "Search results"), "table")

    def look_up_and_reprint(self):
        person, counter = self.people["composer"], self.counter
        self.look_up("VIN", person.vin[-8:])
        self.picture("look-up")
        before = set(self.papers())
        self.desk.key("F8")
        second = counter.p("PreviewDialog", "Print, copy %1 (F8)")
        self.desk.find(second, "button")
        counter.choose("PreviewDialog", "Reason of printing again", counter.t("PreviewDialog", "Hard to read"))
        self.picture("preview")
        self.desk.key("F8")
        self.desk.wait_gone(second, "button")
        paper = until(lambda: sorted(set(self.papers()) - before), "the second paper is written")[0]
        counter.check_paper(paper, person.name, person.number)
        self.picture("reprinted")

    # ---- the second applicant -------------------------------------------------------------------------------

    def draw(self):
        person, counter = self.people["drawer"], self.counter
        counter.register(person)
        counter.choose_division(OPEN)
        counter.start()
        counter.accept_notice()
        self.refused_vehicles(person)
        counter.next("ContactPage", "Owner's contact, check")
        counter.confirm_contact(person)
        counter.tick("ChoosePage", "Draw only numbers without 4")
        self.picture("choose-draw")
        self.desk.press(counter.t("ChoosePage", "Random draw"))
        counter.heading("DrawPage", "Random draw")
        first = [plate.name for plate in until(counter.drawn, "the batch is shown")]
        self.picture("drawn")
        self.desk.key("ctrl+r")
        until(lambda: [plate.name for plate in counter.drawn()] not in ([], first), "a second batch is shown")
        plates = counter.drawn()
        fours = [plate.name for plate in plates if "4" in plate.name]
        if fours:
            raise TourFailure(f"Drawn without 4, and yet: {', '.join(fours)}.")
        chosen = plates[len(plates) // 2]
        person.number = chosen.name.split("·")[1]
        self.desk.click(chosen)
        self.desk.find(counter.p("DrawPage", "Choose %1"), "button")
        self.picture("drawn-chosen")
        counter.primary()
        counter.await_code_page(10)
        counter.enter_code(counter.code_for(person))
        counter.await_result()
        self.print_form(person, person.number, "drawn-printed")
        self.desk.key("F9")
        counter.await_workspace()

    # ---- closing --------------------------------------------------------------------------------------------

    def lock(self):
        self.desk.key("F12")
        self.counter.await_sign_in()
        self.picture("locked-counter")
        self.enter()

    def close_the_counter(self):
        self.leave()
        self.picture("signed-out")
        self.note(self.office.check_audit())
