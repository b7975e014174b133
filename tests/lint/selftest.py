# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Each lint finds a planted violation and is quiet on what is allowed."""

import contextlib
import pathlib
import tempfile
import unittest

import arrows
import banned
import headers
import testshape
import translations
import truth
import words

HEADER = "// SPDX-FileCopyrightText: Xuanhao contributors\n// SPDX-License-Identifier: Apache-2.0\n"
MODULES = {"QString": "Core", "QWidget": "Widgets", "QPainter": "Gui", "QPrinter": "PrintSupport", "QSqlQuery": "Sql",
           "QNetworkReply": "Network", "QSvgRenderer": "Svg", "QTest": "Test"}


@contextlib.contextmanager
def planted(tree):
    """A folder with the given files, name → text."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in tree.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        yield pathlib.Path(folder)


class LintCase(unittest.TestCase):
    def findings(self, check, tree):
        with planted(tree) as root:
            return [str(finding) for finding in check(root)]

    def assertFinds(self, check, tree, *parts):
        found = self.findings(check, tree)
        self.assertEqual(len(found), 1, found)
        for part in parts:
            self.assertIn(part, found[0])

    def assertQuiet(self, check, tree):
        self.assertEqual(self.findings(check, tree), [])


class Arrows(LintCase):
    ROOMS = ["core/base/a.h", "core/domain/plates/a.h", "core/protocol/a.h", "core/storage/a.h", "core/sync/a.h",
             "core/services/a.h", "printing/a.h", "ui/a.h", "ui/print/a.h", "server/http/a.h", "server/storage/a.h",
             "app/counter/a.h"]

    def including(self, path, include):
        return {**{room: "" for room in self.ROOMS}, path: f"\n#include {include}\n"}

    def check(self, root):
        return arrows.check(root, MODULES)

    def test_finds_every_forbidden_arrow(self):
        for path, include in [
            ("core/base/x.cpp", '"core/domain/plates/a.h"'), ("core/domain/rules/x.h", '"core/protocol/a.h"'),
            ("core/storage/x.h", '"core/sync/a.h"'), ("printing/x.cpp", '"ui/a.h"'), ("ui/register/x.cpp", '"core/storage/a.h"'),
            ("ui/x.h", '"app/counter/a.h"'), ("server/services/x.h", '"core/storage/a.h"'),
            ("app/counter/x.cpp", '"server/http/a.h"'), ("app/central/x.cpp", '"ui/a.h"'),
            ("core/domain/x.h", "<QtWidgets/QWidget>"), ("core/domain/x.h", "<QPainter>"), ("core/services/x.h", "<QSqlQuery>"),
            ("core/storage/x.h", "<QNetworkReply>"), ("printing/x.h", "<QWidget>"), ("ui/x.h", "<QPrinter>"),
            ("ui/x.h", "<QSvgRenderer>"), ("ui/x.h", "<QTest>"), ("server/jobs/x.h", "<QPainter>"), ("ui/x.h", "<QtWidgets>"),
            ("server/services/x.h", "<boost/beast.hpp>"), ("core/storage/x.cpp", "<sqlite3.h>"), ("ui/x.h", '"a.h"'),
        ]:
            with self.subTest(path=path, include=include):
                self.assertFinds(self.check, self.including(path, include), path + ":2:")

    def test_is_quiet_on_what_the_table_allows(self):
        for path, include in [
            ("core/domain/x.h", '"core/base/a.h"'), ("core/sync/x.cpp", "<QNetworkReply>"), ("core/storage/x.cpp", "<QSqlQuery>"),
            ("ui/print/x.cpp", "<QPrinter>"), ("ui/x.cpp", '"ui/print/a.h"'), ("ui/print/x.cpp", '"ui/a.h"'),
            ("server/captcha/x.cpp", "<QPainter>"), ("server/captcha/x.cpp", '"server/http/a.h"'),
            ("server/http/x.cpp", "<boost/beast.hpp>"), ("server/storage/x.cpp", "<sqlite3.h>"), ("ui/x.cpp", '"x.moc"'),
            ("tests/unit/ui/tst_x.cpp", '"server/http/a.h"'), ("tests/unit/tst_x.cpp", "<QTest>"), ("app/central/x.cpp", '"server/http/a.h"'),
        ]:
            with self.subTest(path=path, include=include):
                self.assertQuiet(self.check, self.including(path, include))


class Banned(LintCase):
    def test_finds_every_banned_call(self):
        for call in ["QDateTime::currentDateTimeUtc()", "QDate::currentDate()", "std::chrono::steady_clock::now()", "time(nullptr)",
                     "std::time(0)", "QRandomGenerator::global()", "std::random_device d;", "std::shuffle(a, b, c)", "rand()",
                     "std::mt19937 g;", "QUuid::createUuid()", "QElapsedTimer t;", "QThread::msleep(5)", "QTest::qWait(5)",
                     "std::this_thread::sleep_for(s)", "randombytes_buf(p, 4)"]:
            with self.subTest(call=call):
                self.assertFinds(banned.check, {"core/domain/x.cpp": "int a;\n" + call}, "core/domain/x.cpp:2:")

    def test_is_quiet_in_ports_comments_texts_and_own_names(self):
        self.assertQuiet(banned.check, {
            "core/base/systemclock.cpp": "return std::chrono::system_clock::now();",
            "tests/bench/bench_pool.cpp": "std::chrono::steady_clock::now();",
            "ui/x.cpp": '// QDate::currentDate()\nlog("time(nullptr)"); /* rand() */ entry.time(0); remainingTime(0); operand(1);',
        })


class Headers(LintCase):
    def test_finds_missing_lines(self):
        self.assertFinds(headers.check, {"core/x.cpp": "int a;\n"}, "SPDX")
        self.assertFinds(headers.check, {"core/x.h": HEADER + "\nint a;\n"}, "#pragma once")
        self.assertFinds(headers.check, {"tests/x.py": "#!/usr/bin/env python3\nimport re\n"}, "SPDX")
        self.assertFinds(headers.check, {"core/CMakeLists.txt": "add_library(x)\n"}, "SPDX")

    def test_is_quiet_on_right_ones(self):
        self.assertQuiet(headers.check, {
            "core/x.h": HEADER + "#pragma once\n", "dev": "#!/usr/bin/env bash\n" + HEADER.replace("//", "#"),
            "build/generated.h": "", "resources/a.json": "{}"})


class TestShape(LintCase):
    GOOD = "class T { private Q_SLOTS:\n void a() { QVERIFY(b); }\n};\nQTEST_GUILESS_MAIN(T)\n"

    def tree(self, text, build_list="tst_x.cpp"):
        return {"tests/unit/tst_x.cpp": text, "tests/unit/CMakeLists.txt": build_list}

    def test_finds_what_does_not_test(self):
        for text, part in [
            (self.GOOD + "void b() { QSKIP(); }", "skipped"), (self.GOOD + "void b() { QVERIFY(true); }", "cannot fail"),
            (self.GOOD + "void b() {}", "b() is empty"), (self.GOOD.replace("QVERIFY(b);", "go();"), "without a check"),
            (self.GOOD.replace("QTEST_GUILESS_MAIN(T)", ""), "QTEST_MAIN"),
        ]:
            with self.subTest(part=part):
                self.assertFinds(testshape.check, self.tree(text), part)
        self.assertFinds(testshape.check, self.tree(self.GOOD, build_list="tst_xy.cpp other/x-y"), "never run")

    def test_is_quiet_on_a_real_test(self):
        for build_list in ["xuanhao_add_test(tst_x SOURCES tst_x.cpp)", "foreach(name a x)"]:
            self.assertQuiet(testshape.check, self.tree(self.GOOD + "void init() {}\n// QSKIP()\n", build_list))


class Words(LintCase):
    def test_finds_unwanted_words(self):
        for line in ["// TODO later", "// FIXME", "see /home/somebody/x", '"/tmp/x"', "<<<<<<< HEAD"]:
            with self.subTest(line=line):
                self.assertFinds(words.check, {"docs/x.md": "one\n" + line + "\n"}, "docs/x.md:2:")

    def test_is_quiet_on_wanted_ones(self):
        self.assertQuiet(words.check, {"docs/x.md": "TODO(#12), ${TMPDIR}/tmp/x, http://a/work/b, todo, prompt, sessions\n"})


class Truth(LintCase):
    def test_finds_every_breach_of_the_schema(self):
        for text, part in [
            ("CREATE TABLE claim (\n    kind INTEGER,\n    authority TEXT,\n    PRIMARY KEY (kind, authority)\n);", "authority"),
            ("CREATE TABLE quota (\n    id TEXT NOT NULL PRIMARY KEY\n);", "person_hash"),
            ("CREATE TABLE thing (\n    id TEXT\n);", "no primary key"),
            ("CREATE TABLE thing (\n    id BIGSERIAL PRIMARY KEY\n);", "BIGSERIAL"),
        ]:
            with self.subTest(text=text):
                self.assertFinds(truth.check, {"server/storage/migrations/0001_a.sql": text, "server/a.h": "",
                                               "app/central/a.h": ""}, part)

    def test_finds_every_breach_of_a_statement(self):
        for path, sql, part in [
            ("server/services/a.cpp", "SELECT 1 FROM claim", "outside"),
            ("server/storage/a.cpp", "INSERT INTO claim (kind) VALUES ($1)", "only the store of numbers"),
            ("server/storage/numberstore.cpp", "UPDATE claim SET serial_index = $1 WHERE kind = $2", "keeps its number"),
            ("server/storage/numberstore.cpp", "DELETE FROM pool_log WHERE version < $1", "never deleted"),
            ("server/storage/drawstore.cpp", "DELETE FROM draw WHERE day < $1", "never deleted"),
            ("server/storage/drawstore.cpp", "UPDATE draw_day SET sealed = $1 WHERE day = $2", "never changed"),
            ("server/storage/sheetstore.cpp", "DELETE FROM sheet WHERE at < $1", "never deleted"),
            ("server/storage/sheetstore.cpp", "UPDATE sheet SET outcome = $1, nth = $2 WHERE id = $3", "only the outcome"),
            ("server/storage/journal.cpp", "DELETE FROM operation WHERE id < $1", "below the floor"),
            ("server/storage/journal.cpp", "UPDATE audit SET facts = $1 WHERE seq = $2", "never changed"),
            ("server/storage/a.cpp", "SELECT id FROM sms WHERE at < now()", "now("),
            ("server/storage/a.cpp", "SELECT id FROM sms FOR UPDATE", "FOR UPDATE"),
        ]:
            with self.subTest(sql=sql):
                self.assertFinds(truth.check, {path: f'const char* k = R"(\n{sql})";\n', "app/central/a.h": "",
                                               "server/storage/migrations/0001_a.sql": ""}, part)

    def test_is_quiet_on_what_is_allowed(self):
        self.assertQuiet(truth.check, {
            "server/storage/migrations/0001_a.sql": "-- for update, serial\nCREATE TABLE claim (\n    authority TEXT,\n    PRIMARY KEY (authority)\n);",
            "server/storage/numberstore.cpp": 'const char* k = "UPDATE claim SET ended_at = $1 WHERE serial_index = $2";\n',
            "server/services/a.cpp": 'log("UPDATED now()");\n', "app/central/a.h": ""})


class Translations(LintCase):
    def ts(self, translation, source="Save %1"):
        return (f'<TS version="2.1" language="zh_CN"><context><name>P</name><message><source>{source}</source>{translation}'
                "</message></context></TS>")

    def check_ts(self, text):
        return [str(finding) for finding in translations.check_ts("translations/xuanhao_zh_CN.ts", text)]

    def test_finds_what_is_not_finished_or_not_house_style(self):
        for translation in ['<translation type="unfinished"></translation>', '<translation type="vanished">存</translation>',
                            "<translation></translation>", "<translation>存 %1 %2</translation>", "<translation>请保存 %1</translation>",
                            "<translation>保存</translation>", "<translation>保存 %1！</translation>", "<translation>非法输入 %1</translation>"]:
            with self.subTest(translation=translation):
                self.assertEqual(len(self.check_ts(self.ts(translation))), 1)

    def test_finds_a_lost_mnemonic_and_one_used_twice(self):
        self.assertEqual(len(self.check_ts(self.ts("<translation>存</translation>", source="&amp;Save"))), 1)
        twice = self.ts("<translation>存(&amp;S)</translation>", source="&amp;Save").replace(
            "</context>", "<message><source>&amp;Stop</source><translation>停(&amp;S)</translation></message></context>")
        self.assertEqual(len(self.check_ts(twice)), 1)

    def test_finds_a_file_without_language(self):
        text = self.ts("<translation>存 %1</translation>").replace(' language="zh_CN"', "")
        self.assertEqual(len(self.check_ts(text)), 1)

    def test_is_quiet_on_finished_ones(self):
        self.assertEqual(self.check_ts(self.ts("<translation>保存申请人 %1</translation>")), [])

    def test_finds_a_string_that_lupdate_would_add_and_one_used_no_longer(self):
        code = '#include <QCoreApplication>\nclass P { Q_DECLARE_TR_FUNCTIONS(P)\n void f() { tr("New"); } };\n'
        found = self.findings(translations.check, {
            "ui/p.cpp": code, "translations/a_zh_CN.ts": self.ts("<translation>保存</translation>", source="Save")})
        self.assertEqual(len(found), 2, found)
        self.assertIn('"New" is not in it', found[0])
        self.assertIn('"Save" is used no longer', found[1])


if __name__ == "__main__":
    unittest.main()
