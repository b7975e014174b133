// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/administration.h"
#include "server/services/office.h"
#include "tests/support/sessiondesk.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

const QByteArray kHead = "authority,kind,from,to,firstRelease,releasedAt,source\r\n";

Credentials person(const char* id)
{
    return {t(id), Sensitive<QString>(CentralHarness::kPassword)};
}

QByteArray takes(const QByteArray& serials)
{
    return R"({"authority": "粤G", "taken": [{"kind": "02", "serials": [")" + serials + R"("]}]})";
}

/// So many segments of 100 ordinary numbers.
QByteArray table(int segments)
{
    QByteArray text = kHead;
    for (int i = 0; i < segments; ++i) {
        const QByteArray prefix = "E" + QByteArray::number(10 + i);
        text += "粤G,02," + prefix + "00," + prefix + "99,是,2026-12-01 09:00,第 9 号\r\n";
    }
    return text;
}

} // namespace

/// E3: import-segments on both databases. The harness's office has 400 ordinary numbers.
class TestSegmentImport : public QObject
{
    Q_OBJECT

private:
    struct Desk : SessionDesk
    {
        Desk()
        {
            harness.addStaff(t("boss"), Role::Supervisor);
            harness.addStaff(t("admin"), Role::Administrator);
        }
        /// As the command does it: kept when it succeeds.
        Expected<SegmentImport, QString> import(const QByteArray& text,
                                                const std::optional<Signatures>& by = {},
                                                ImportMode mode = ImportMode::Import)
        {
            const auto sql = harness.connect();
            SqlTransaction unit(*sql);
            World world{.stores = Stores(*sql, harness.secret()),
                        .office = readOffice(*OfficeStore(*sql).office()).value(),
                        .pools = {},
                        .secret = harness.secret(),
                        .random = harness.random};
            auto result = importSegments(world, text, harness.clock.now(), by, mode);
            if (result && mode == ImportMode::Import && !unit.commit())
                qFatal("not committed");
            return result;
        }
        /// Who may sign together.
        static Signatures two() { return {person("boss"), person("admin")}; }
        [[nodiscard]] std::int64_t segments() const
        {
            return harness.integer("SELECT count(*) FROM segment");
        }
    };

private Q_SLOTS:
    void smallChangesNeedOnePerson()
    {
        Desk desk;
        const QByteArray one = kHead + "粤G,02,E1000,E1079,yes,2026-12-01 09:00,第 9 号\n"; // 20 % of 400
        const auto result = desk.import(one);
        QVERIFY2(result.hasValue(), result ? "" : qPrintable(result.error()));
        QCOMPARE(result->numbers, 80);
        QCOMPARE(result->kinds.first().before, 400);
        QVERIFY(!result->needsTwoPersons);
        QCOMPARE(desk.recorded("pool.import"), 2); // with the first day's
    }

    void largeChangesNeedTwo_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("one number more than a fifth")
            << kHead + "粤G,02,E1000,E1080,yes,2026-12-01 09:00,第 9 号\n";
        QTest::newRow("ten times as many") << table(40);
        QTest::newRow("one number taken elsewhere") << takes("E1000");
    }
    void largeChangesNeedTwo()
    {
        QFETCH(QByteArray, text);
        Desk desk;
        const std::int64_t before = desk.segments();
        QVERIFY(desk.import(text).error().contains(t("two persons")));
        QVERIFY(!desk.import(text, Signatures{person("boss"), person("boss")}).hasValue());
        QVERIFY(!desk.import(text, Signatures{person("boss"), person("clerk1")}).hasValue());
        QCOMPARE(desk.segments(), before);

        const auto result = desk.import(text, Signatures{person("boss"), person("admin")});

        QVERIFY2(result.hasValue(), result ? "" : qPrintable(result.error()));
        QVERIFY(result->needsTwoPersons);
        QCOMPARE(
            desk.harness.integer("SELECT count(*) FROM audit WHERE action = 'pool.import' AND facts LIKE "
                                 "'%\"secondStaff\":\"admin\"%'"),
            1);
    }

    void dryRunSaysItAndChangesNothing()
    {
        Desk desk;
        const std::int64_t before = desk.segments();
        const auto result = desk.import(table(40), {}, ImportMode::DryRun);
        QVERIFY(result->needsTwoPersons);
        QCOMPARE(result->segments, 40);
        QCOMPARE(result->announcements, 1);
        QCOMPARE(desk.segments(), before);
    }

    void allOrNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("overlaps what is there")
            << kHead +
                   "粤G,02,E1000,E1009,yes,2026-12-01 09:00,9\n粤G,02,A1290,A1290,yes,2026-12-01 09:00,9\n"
            << t("line 3: A1290");
        QTest::newRow("overlaps itself")
            << kHead +
                   "粤G,02,E1000,E1009,yes,2026-12-01 09:00,9\n粤G,02,E1009,E1012,yes,2026-12-01 09:00,9\n"
            << t("line 3: E1009");
        QTest::newRow("no serial") << takes(R"(E1000", "A12O5)") << t("A12O5 is no serial");
    }
    void allOrNothing()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, said);
        Desk desk;
        const std::int64_t segments = desk.segments();
        const std::int64_t claims = desk.harness.integer("SELECT count(*) FROM claim");

        const auto result = desk.import(text);

        QVERIFY2(result.error().contains(said), qPrintable(result.error()));
        QCOMPARE(desk.segments(), segments);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM claim"), claims);
        QCOMPARE(desk.recorded("pool.import"), 1);
    }

    void numbersThatAreOutAlreadyCanBeTaken_data() // E3: after a restore
    {
        QTest::addColumn<QByteArray>("claim");
        QTest::newRow("on its way back") << QByteArray(
            "UPDATE claim SET state = 'hold', returns_at = 4000000000000 WHERE ended_at IS NULL");
        QTest::newRow("withheld") << QByteArray(
            "UPDATE claim SET state = 'withheld', rule = 'R1' WHERE ended_at IS NULL");
        QTest::newRow("blocked") << QByteArray(
            "UPDATE claim SET state = 'blocked', rule = 'R1' WHERE ended_at IS NULL");
    }
    void numbersThatAreOutAlreadyCanBeTaken()
    {
        QFETCH(QByteArray, claim);
        Desk desk;
        desk.harness.connect()->execute(claim.constData(), {});
        const std::int64_t free =
            desk.harness.integer("SELECT cast(sum(free_count) AS BIGINT) FROM pool_version");
        const std::int64_t versions =
            desk.harness.integer("SELECT cast(sum(version) AS BIGINT) FROM pool_version");

        const auto result = desk.import(takes("A1205"), desk.two());

        QVERIFY2(result.hasValue(), result ? "" : qPrintable(result.error()));
        QCOMPARE(result->taken, 1);
        QCOMPARE(
            desk.harness.integer("SELECT count(*) FROM claim WHERE ended_at IS NULL AND state = 'taken' AND "
                                 "returns_at IS NULL AND rule IS NULL AND session IS NULL"),
            1);
        QCOMPARE(desk.harness.integer("SELECT cast(sum(free_count) AS BIGINT) FROM pool_version"), free);
        QCOMPARE(desk.harness.integer("SELECT cast(sum(version) AS BIGINT) FROM pool_version"),
                 versions); // nothing to tell
    }

    void numbersGivenOutBeforeStayAsTheyAre() // E3
    {
        Desk desk;
        const std::int64_t claims = desk.harness.integer("SELECT count(*) FROM claim");

        const auto result = desk.import(takes("A1205"));

        QVERIFY2(result.hasValue(), result ? "" : qPrintable(result.error()));
        QCOMPARE(result->taken, 0);
        QCOMPARE(result->kinds.first().wereGiven, 1);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM claim"), claims);
    }

    void numberInTheHandsOfASelectionIsRefused() // E3
    {
        Desk desk;
        desk.session = prepared(*desk.counter, applicant(1));
        desk.choose();
        const auto index = desk.harness.integer(
            "SELECT serial_index FROM claim WHERE ended_at IS NULL AND state = 'choice'");
        const QString serial = SerialRules::of(PlateKind::SmallCar).serialAt(static_cast<SerialIndex>(index));

        const auto result = desk.import(takes(serial.toUtf8()), desk.two());

        QVERIFY2(result.error().contains(serial + t(" is in the hands of a selection")),
                 qPrintable(result.error()));
        desk.harness.wait(20min);
        QVERIFY(desk.import(takes(serial.toUtf8()), desk.two()).hasValue());
        QCOMPARE(desk.harness.integer(
                     "SELECT serial_index FROM claim WHERE ended_at IS NULL AND state = 'taken' AND "
                     "claimed_at = (SELECT max(claimed_at) FROM claim)"),
                 index);
    }

    void smallChangesOfADayAreOneChange() // E3
    {
        Desk desk;
        desk.harness.wait(1h);
        QVERIFY(desk.import(kHead + "粤G,02,E1000,E1039,yes,2026-12-01 09:00,9\n").hasValue());
        desk.harness.wait(1h);
        QVERIFY(desk.import(kHead + "粤G,02,E1040,E1079,yes,2026-12-01 09:00,9\n").hasValue());
        desk.harness.wait(1h);
        const QByteArray more = kHead + "粤G,02,E1080,E1089,yes,2026-12-01 09:00,9\n";

        QVERIFY(desk.import(more).error().contains(t("two persons")));
        desk.harness.wait(23h);

        QVERIFY(desk.import(more).hasValue());
    }

    void announcementOfTheFileStaysAsItWasSaid()
    {
        Desk desk;
        const QByteArray text = R"({"authority": "粤G",
            "announcements": [{"number": "9", "title": "公告", "text": "说明", "issuer": "支队",
                               "announcedAt": "2026-11-20T08:00:00+08:00"}],
            "segments": [{"kind": "02", "from": "E1000", "to": "E1009", "releasedAt": "2026-12-01T09:00:00+08:00",
                          "source": "9"}]})";
        QVERIFY(desk.import(text).hasValue());
        QByteArray more = text;
        more.replace("E1000", "E1010").replace("E1009", "E1019").replace("支队", "别人");
        const auto result = desk.import(more);
        QCOMPARE(result->announcements, 0);
        QCOMPARE(result->keptAnnouncements, QStringList{t("9")}); // and the command says so

        const QJsonObject first = desk.counter->send(EndpointId::Announcements)
                                      .object()
                                      .value(t("announcements"))
                                      .toArray()
                                      .last()
                                      .toObject();

        QCOMPARE(first.value(t("issuer")).toString(), t("支队"));
        QCOMPARE(first.value(t("text")).toString(), t("说明"));
        QCOMPARE(first.value(t("segments")).toArray().size(), 1); // E1000–E1019 are one row
    }
};

QTEST_GUILESS_MAIN(TestSegmentImport)
#include "tst_segmentimport.moc"
