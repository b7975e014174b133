# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Holds "Central's truth" over the schema and the statements: what leads the keys, who may touch a claim, plain SQL only."""

import re
import sys

from tree import Finding, files, read, root_from_arguments, tell

MIGRATIONS = "server/storage/migrations"
STORAGE = "server/storage"

# Tables about numbers lead their keys with the authority, those about people and vehicles with a keyed hash.
LEADS = {
    **dict.fromkeys(("office", "segment", "claim", "pool_version", "pool_log", "writer", "draw_day", "draw", "draw_restore", "fact_import",
                     "service_gap", "service_beat", "number_rule", "announcement", "maintenance"), "authority"),
    **dict.fromkeys(("account", "session", "live_session", "terminal_attempt", "quota", "listing", "access_failure", "vehicle_fact",
                     "licence_fact", "registration_bar"), "person_hash"),
    **dict.fromkeys(("vehicle_draws", "vehicle_on_site_draws", "vin_success"), "vin_hash"),
    **dict.fromkeys(("code_count", "access_code_count", "move_code_count"), "mobile_hash"),
    "search_term": "term",
}

# Time and chance come in through ports; the rest is not what every engine that speaks PostgreSQL's protocol has.
UNPORTABLE = re.compile(
    r"\b(now\s*\(|current_(?:time|date|timestamp)\b|datetime\s*\(|strftime\s*\(|random\s*\(|nextval\b|(?:big)?serial\b|autoincrement\b|"
    r"pg_advisory|listen\b|notify\b|lock\s+table\b|savepoint\b|skip\s+locked\b|rowid\b|ilike\b|for\s+update\b)", re.IGNORECASE)
# The only way in which answers go: with it the ids are refused for ever.
FORGET = "DELETE FROM operation WHERE id <= (SELECT id FROM operation_floor)"
STATEMENT = re.compile(r"^\s*(?:INSERT INTO|UPDATE|DELETE FROM|SELECT|WITH)\s", re.IGNORECASE)
LITERAL = re.compile(r'R"(?P<mark>[^()\s\\]{0,16})\((?P<raw>.*?)\)(?P=mark)"|"(?P<plain>(?:\\.|[^"\\\n])*)"', re.DOTALL)
TABLE = re.compile(r"CREATE TABLE (\w+) \((.*?)\n\);", re.DOTALL)


def lead_of(body):
    """The first column of a table's primary key."""
    whole = re.search(r"PRIMARY KEY \((\w+)", body)
    if whole:
        return whole.group(1)
    column = re.search(r"^\s*(\w+) [^,\n]*PRIMARY KEY", body, re.MULTILINE)
    return column.group(1) if column else None


def schema(root):
    for path, file in files(root, {".sql"}, MIGRATIONS):
        text = read(file)
        for table in TABLE.finditer(text):
            name, line = table.group(1), text.count("\n", 0, table.start()) + 1
            lead = lead_of(table.group(2))
            if lead is None:
                yield Finding(path, line, f"{name} has no primary key")
            elif LEADS.get(name, lead) != lead:
                yield Finding(path, line, f"the key of {name} begins with {lead}, not with {LEADS[name]}")
        for match in UNPORTABLE.finditer(re.sub(r"--[^\n]*", "", text)):
            yield Finding(path, 0, f'"{match.group().strip()}" is not plain SQL, or not a port\'s time and chance')


def statements(path, file):
    text = read(file)
    for literal in LITERAL.finditer(text):
        sql = literal.group("raw") if literal.group("raw") is not None else literal.group("plain")
        if STATEMENT.match(sql):
            yield text.count("\n", 0, literal.start()) + 1, " ".join(sql.split())


def statement_findings(root):
    for under in ("server", "app/central"):
        for path, file in files(root, {".cpp", ".h"}, under):
            for line, sql in statements(path, file):
                if not path.startswith(STORAGE + "/"):
                    yield Finding(path, line, "a statement outside of server/storage")
                    continue
                for match in UNPORTABLE.finditer(re.sub(r"'[^']*'", "''", sql)):
                    yield Finding(path, line, f'"{match.group().strip()}" is not plain SQL, or not a port\'s time and chance')
                writes = re.match(r"(INSERT INTO|UPDATE|DELETE FROM) claim\b", sql, re.IGNORECASE)
                if writes and not path.startswith(STORAGE + "/numberstore"):
                    yield Finding(path, line, "only the store of numbers writes claims")
                if re.match(r"DELETE FROM (claim|pool_log|audit|segment|draw_day|draw|number_rule|announcement|sheet)\b", sql, re.IGNORECASE):
                    yield Finding(path, line, "what was given, recorded or answered is never deleted")
                if sql.startswith("DELETE FROM operation") and sql != FORGET:
                    yield Finding(path, line, "what was answered goes only below the floor")
                if re.match(r"UPDATE (pool_log|audit|operation|draw_day|draw)\b", sql, re.IGNORECASE):
                    yield Finding(path, line, "what was recorded or answered is never changed")
                said = re.match(r"UPDATE sheet SET (.*?) WHERE", sql, re.IGNORECASE)
                if said and not all(re.match(r"outcome(_at|_by)? =", column.strip()) for column in said.group(1).split(",")):
                    yield Finding(path, line, "of a recorded sheet only the outcome is said later")
                changed = re.match(r"UPDATE claim SET (.*?) WHERE", sql, re.IGNORECASE)
                if changed and re.search(r"\b(authority|kind|serial_index|generation|session)\s*=", changed.group(1)):
                    yield Finding(path, line, "a claim keeps its number and its session")


def check(root):
    return [*schema(root), *statement_findings(root)]


if __name__ == "__main__":
    sys.exit(tell(check(root_from_arguments())))
