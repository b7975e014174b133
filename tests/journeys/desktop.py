# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""The desk as a person meets it: looks by the accessibility tree, acts by real mouse and key events only.

Nothing here sleeps for a time; everything waits for a state, with a deadline.
"""
import re
import subprocess
import time

import pyatspi
from gi.repository import Atspi, GLib

POLL = 0.03  # seconds between two looks at a state that is waited for
PATIENCE = 12  # seconds a state may take unless a step says otherwise
ROLES = {"button": "push button", "field": "text", "secret": "password text", "tick": "check box",
         "choice": "combo box", "list": "list", "label": "label", "table": "table"}


class TourFailure(Exception):
    """A step did not reach its state; the text says which, in a sentence."""


def until(condition, what, patience=PATIENCE):
    """Waits until the condition gives something true, and returns that."""
    deadline = time.monotonic() + patience
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() >= deadline:
            raise TourFailure(f"{what}: not reached within {patience} s.")
        GLib.MainContext.default().iteration(False)
        time.sleep(POLL)


def matches(wanted, text):
    if isinstance(wanted, re.Pattern):
        return wanted.search(text) is not None
    return text == wanted or re.sub(r"\([A-Z]\)$", "", text) == wanted  # "全部不含4(O)": the key is no part of the name


def xdotool(*arguments):
    subprocess.run(["xdotool", *map(str, arguments)], check=True, stdout=subprocess.DEVNULL)


class Widget:
    """One thing on the screen."""

    def __init__(self, node):
        self.node = node

    @property
    def name(self):
        return self.node.name or ""

    @property
    def text(self):
        try:
            return self.node.queryText().getText(0, -1)
        except NotImplementedError:
            return self.name

    def has(self, state):
        return self.node.getState().contains(state)

    @property
    def is_shown(self):
        return self.has(pyatspi.STATE_SHOWING)

    @property
    def is_enabled(self):
        return self.has(pyatspi.STATE_ENABLED)

    @property
    def is_focused(self):
        return self.has(pyatspi.STATE_FOCUSED)

    @property
    def is_checked(self):
        return self.has(pyatspi.STATE_CHECKED)

    @property
    def area(self):
        extents = self.node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        return extents.x, extents.y, extents.width, extents.height

    def label(self):
        """The text that labels it; a combo box has the chosen entry for a name."""
        for relation in self.node.getRelationSet():
            if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
                return relation.getTarget(0).name or ""
        return ""

    def children(self):
        return [Widget(child) for child in self.node if child is not None]


class Desktop:
    """Looks at one program and works its widgets."""

    def __init__(self, out, note, scale=1.0):
        self.out = out
        self.note = note
        self.scale = scale  # the accessibility tree counts in the program's own pixels
        self.pid = None
        self._pictures = 0

    # ---- looking --------------------------------------------------------------------------------------------

    def _program(self):
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            try:
                if child is not None and child.get_process_id() == self.pid:
                    child.set_cache_mask(Atspi.Cache.NONE)
                    return child
            except GLib.Error:
                continue
        return None

    def widgets(self, top=None):
        """Everything that is shown, from the top window down."""
        waiting = [top.node if top else self._program()]
        while waiting:
            node = waiting.pop(0)
            if node is None:
                continue
            try:
                if node.getRole() != pyatspi.ROLE_APPLICATION and not node.getState().contains(pyatspi.STATE_SHOWING):
                    continue
                yield Widget(node)
                waiting[0:0] = [node.get_child_at_index(i) for i in range(node.get_child_count())]
            except (GLib.Error, LookupError):
                continue  # it went away while it was looked at

    def look(self, name, kind=None, top=None):
        """The first shown widget of that name and kind, or None."""
        roles = kind if isinstance(kind, tuple) else (ROLES.get(kind, kind),)
        for widget in self.widgets(top):
            try:
                if (kind is None or widget.node.getRoleName() in roles) \
                        and matches(name, widget.label() if kind == "choice" else widget.name):
                    return widget
            except (GLib.Error, LookupError):
                continue
        return None

    def find(self, name, kind=None, patience=PATIENCE, top=None):
        wanted = name.pattern if isinstance(name, re.Pattern) else name
        return until(lambda: self.look(name, kind, top), f"a {kind if isinstance(kind, str) else 'widget'} “{wanted}” on the screen", patience)

    def wait_gone(self, name, kind=None, patience=PATIENCE):
        wanted = name.pattern if isinstance(name, re.Pattern) else name
        until(lambda: self.look(name, kind) is None, f"“{wanted}” leaves the screen", patience)

    def focusable(self):
        """Everything the focus can stop at, in the window that has it."""
        program = Widget(self._program())
        front = next((window for window in program.children() if window.has(pyatspi.STATE_ACTIVE)), program)
        return [widget for widget in self.widgets(front) if widget.has(pyatspi.STATE_FOCUSABLE)
                and widget.node.getRole() != pyatspi.ROLE_TABLE_CELL]

    # ---- acting ---------------------------------------------------------------------------------------------

    def key(self, *keys):
        xdotool("key", "--clearmodifiers", *keys)

    def type(self, text, slowness=1):
        # A character that no key carries is put onto a spare key for a moment, and the program has to learn that.
        delay = 6 if text.isascii() else 40 * slowness
        xdotool("type", "--clearmodifiers", "--delay", delay, "--", text)

    def click(self, widget):
        until(lambda: widget.is_enabled, f"“{widget.name}” can be pressed")
        x, y, width, height = widget.area
        self.click_at(x + width / 2, y + height / 2)

    def click_at(self, x, y):
        xdotool("mousemove", round(x * self.scale), round(y * self.scale), "click", 1)

    def press(self, name, kind="button", patience=PATIENCE):
        """Presses a button with the mouse as soon as it can be pressed."""
        wanted = name.pattern if isinstance(name, re.Pattern) else name

        def ready():
            widget = self.look(name, kind)
            return widget if widget and widget.is_enabled else None
        self.click(until(ready, f"the {kind} “{wanted}” can be pressed", patience))

    def await_focus(self, widget, what):
        until(lambda: widget.is_focused, f"{what} has the focus")

    def tab_to(self, name, kind=None, most=25):
        """Goes to a field as one does without a mouse: by Tab."""
        target = self.find(name, kind)
        stops = self.focusable()

        def place():
            return next((number for number, widget in enumerate(stops) if widget.is_focused), None)
        for _ in range(most):
            if target.is_focused:
                return target
            before = place()
            self.key("Tab")
            until(lambda: target.is_focused or place() != before, f"Tab leaves “{stops[before or 0].name}”")
        raise TourFailure(f"Tab does not reach “{target.name}”.")

    def fill(self, name, text, kind="field"):
        """Goes to a field by keyboard, replaces what is in it, and sees the text there."""
        field = self.tab_to(name, kind)
        for slowness, patience in ((1, 2), (3, 3), (6, 4), (12, PATIENCE)):
            self.key("ctrl+a")
            self.type(text, slowness)
            try:
                until(lambda: kind == "secret" or field.text == text, f"“{field.name}” shows “{text}”", patience)
                return field
            except TourFailure:
                shown = field.text
        raise TourFailure(f"“{field.name}” shows “{shown}” instead of “{text}”, also when it is typed again.")

    def append(self, field, text):
        """Types behind what a field shows already."""
        before = field.text
        for slowness, patience in ((1, 2), (3, 3), (6, 4), (12, PATIENCE)):
            self.type(text, slowness)
            try:
                return until(lambda: field.text == before + text, f"“{field.name}” ends in “{text}”", patience)
            except TourFailure:
                for _ in range(len(field.text) - len(before)):
                    self.key("BackSpace")
                until(lambda: field.text == before, f"“{field.name}” shows “{before}” again")
        raise TourFailure(f"“{field.name}” does not take “{text}”, also when it is typed again.")

    # ---- keeping --------------------------------------------------------------------------------------------

    def picture(self, name):
        self._pictures += 1
        target = self.out / f"{self._pictures:02}-{name}.png"
        subprocess.run(["import", "-window", "root", str(target)], check=True, stderr=subprocess.DEVNULL)
        self.note(f"picture {target.name}")
        return target

    def tree(self):
        """What the accessibility tree says, for a failure's report."""
        lines = []

        def add(node, depth):
            if node is None or depth > 30:
                return
            try:
                widget = Widget(node)
                states = "" if widget.is_shown else " hidden"
                states += " focused" if widget.is_focused else ""
                states += "" if widget.is_enabled else " disabled"
                lines.append(f"{'  ' * depth}{node.getRoleName()} “{widget.name}”{states}")
                for index in range(node.get_child_count()):
                    add(node.get_child_at_index(index), depth + 1)
            except (GLib.Error, LookupError):
                lines.append(f"{'  ' * depth}(gone)")
        add(self._program(), 0)
        return "\n".join(lines)
