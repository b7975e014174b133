# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""The supervisor's quarter of an hour: the blacklist with its evidence, the reservations, the export."""
from desktop import TourFailure, until

SUPERVISOR, SECOND = "supervisor1", "supervisor2"


class Reviewing:
    """Acts of the morning in which supervisors sit at the counter; by keyboard."""

    def open_entry(self, among_all=False):
        """The first line of the blacklist, with its evidence; it opens with those that wait for a decision."""
        self.desk.key("alt+F2")
        self.counter.heading("BlacklistPage", "Blacklist")
        if among_all:
            self.desk.find(self.counter.t("BlacklistPage", "Nothing waits for a decision."), "label")
            self.picture("blacklist-nothing-waits")
            self.desk.key("alt+s")
            self.desk.key("End")
            self.desk.find(self.counter.p("ReviewPage", "%n line(s), that is all."), "label")
            self.desk.key("alt+f")
            self.desk.key("Return")
        self.desk.find(self.counter.p("ReviewPage", "%n line(s), that is all."), "label")
        self.desk.key("Return")
        self.desk.find(self.counter.t("ListingDialog", "Close (Esc)"), "button")
        self.desk.find(self.counter.t("Events", "Selection begun"))

    def close_entry(self):
        self.desk.key("Escape")
        self.desk.wait_gone(self.counter.t("ListingDialog", "Close (Esc)"), "button")

    def supervisor_reviews(self):
        """The entry of the two computers is confirmed; then the reservations are looked through and exported."""
        counter, page = self.counter, "ListingDialog"
        self.leave()
        self.enter(SUPERVISOR)
        self.open_entry()
        self.picture("blacklist-entry")
        self.desk.press(counter.t(page, "Confirm the entry (F9)"))
        counter.banner(page, "State the reason of the decision.")
        self.desk.fill(counter.t(page, "Reason, recorded"), "两台电脑同时选号，记录属实")
        self.desk.press(counter.t(page, "Confirm the entry (F9)"))
        counter.banner(page, "The entry is confirmed and takes effect.")
        self.picture("entry-confirmed")
        self.close_entry()
        self.picture("blacklist")
        self.desk.key("alt+F3")
        counter.heading("ReservationsPage", "Reservations by last day")
        self.desk.find(counter.p("ReviewPage", "%n line(s), that is all."), "label")
        self.picture("reservations")
        self.export()
        self.leave()
        self.enter()

    def export(self):
        file = self.out / "reservations.csv"
        self.desk.key("ctrl+shift+x")
        # The dialog of Qt begins with the name selected.
        self.desk.await_focus(self.file_name(), "the name of the file has the focus")
        self.desk.key("ctrl+a")
        self.desk.type(str(file))
        self.desk.key("Return")
        until(file.exists, "the list is exported")
        self.counter.banner("ReviewPage", "%n line(s) were exported to %1")
        self.picture("exported")
        bytes_ = file.read_bytes()
        if not bytes_.startswith(b"\xef\xbb\xbf") or b"\xc2\xb7" not in bytes_:
            raise TourFailure("The exported list is no table in UTF-8 with a byte order mark.")

    def file_name(self):
        return until(lambda: next((widget for widget in self.desk.widgets() if widget.is_focused and widget.text.endswith(".csv")),
                                  None), "a file is asked for")

    def supervisors_lift(self):
        """It was the computer's fault: two supervisors take the entry away."""
        counter, page = self.counter, "ListingDialog"
        self.leave()
        self.enter(SUPERVISOR)
        self.open_entry(among_all=True)
        self.desk.fill(counter.t(page, "Reason, recorded"), "复核：电脑故障所致")
        self.desk.fill(counter.t(page, "Second supervisor (to lift)"), SECOND)
        self.desk.fill(counter.t(page, "Password of the second one"), "not the password", "secret")
        self.desk.press(counter.t(page, "Lift the entry (Ctrl+L)"))
        counter.banner("Sentences", "Staff number or password is wrong. %1 tries left.")
        self.picture("second-password-wrong")
        self.desk.fill(counter.t(page, "Password of the second one"), self.office.passwords[SECOND], "secret")
        self.desk.press(counter.t(page, "Lift the entry (Ctrl+L)"))
        counter.banner(page, "The entry is lifted.")
        self.picture("entry-lifted")
        self.close_entry()
