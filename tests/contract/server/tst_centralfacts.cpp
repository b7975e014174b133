// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/factdesk.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

const QString kOther = QStringLiteral("13900139000");

/// A source that knows one thing, or cannot say anything.
class OneSource final : public FactSource
{
public:
    [[nodiscard]] KnownFacts factsOf(const PersonHash&) override { return known; }

    KnownFacts known;
};

} // namespace

/// Facts of vehicles and licences: how they come in and what they decide (A2).
class TestCentralFacts : public QObject
{
    Q_OBJECT

private:
    /// One office for the rows of tables: each brings a person and files of its own.
    FactDesk& shared()
    {
        if (!m_shared)
            m_shared = std::make_unique<FactDesk>();
        return *m_shared;
    }
    Applicant nextPerson() { return applicant(1000 + ++m_people); }

    std::unique_ptr<FactDesk> m_shared;
    int m_people = 0;

private Q_SLOTS:
    void cleanupTestCase() { m_shared.reset(); }

    void withoutFactsEverybodyRegistersUnverified() // A2
    {
        FactDesk desk;
        int number = 1;
        for (const UserType type : allUserTypes()) {
            const Answer account = desk.enter(applicant(number++), type);

            QVERIFY(account.isOk());
            QCOMPARE(standing(account), t("unverified"));
        }
    }

    void refusalsNameEveryCondition_data() // A2
    {
        QTest::addColumn<UserType>("type");
        QTest::addColumn<QByteArray>("vehicle");
        QTest::addColumn<QByteArray>("licence");
        QTest::addColumn<QString>("expected");
        using enum UserType;
        const auto row = [](const char* name, UserType type, const char* vehicle, const char* licence,
                            const char* expected) {
            QTest::newRow(name) << type << QByteArray(vehicle) << QByteArray(licence)
                                << QString::fromLatin1(expected);
        };
        row("owner without a vehicle", VehicleOwner, "", "", "localVehicle");
        row("owner of a vehicle elsewhere", VehicleOwner, "=,粤B,V1", "", "localVehicle");
        row("owner with another mobile", VehicleOwner, "x,粤G,V1", "", "vehicleMobile");
        row("driver without a licence", Driver, "", "", "localLicence");
        row("driver with a licence from elsewhere", Driver, "", "=,粤B,licensed,", "localLicence");
        row("driver with another mobile", Driver, "", "x,粤G,licensed,", "licenceMobile");
        row("driver whose licence has ended", Driver, "", "=,粤G,licensed,2026-11-22", "localLicence");
        row("learner who has applied nowhere", FirstLicenceLearner, "", "", "localApplication");
        row("learner with a vehicle", FirstLicenceLearner, "=,粤B,V1", "=,粤G,learner,", "noVehicle");
        row("learner with a licence", FirstLicenceLearner, "", "=,粤B,licensed,",
            "noLicence,localApplication");
        row("new owner with a vehicle", NewVehicleOwner, "=,粤B,V1", "", "noVehicle");
        row("new owner with a licence", NewVehicleOwner, "", "=,京A,licensed,", "noLicence");
        row("new owner with both", NewVehicleOwner, "x,粤B,V1", "x,京A,licensed,", "noVehicle,noLicence");
    }
    void refusalsNameEveryCondition()
    {
        QFETCH(UserType, type);
        QFETCH(QByteArray, vehicle);
        QFETCH(QByteArray, licence);
        QFETCH(QString, expected);
        FactDesk& desk = shared();
        const Applicant person = nextPerson();
        const auto line = [&](QByteArray columns) {
            if (columns.isEmpty())
                return columns;
            const QString mobile = columns.startsWith('x') ? kOther : person.mobile;
            return FactDesk::lineOf(person, mobile) + columns.mid(1) + '\n';
        };
        desk.knowTheCountry(line(vehicle), line(licence));

        const Answer answer = desk.enter(person, type);

        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.code(), t("notEligible"));
        QCOMPARE(unmet(answer), expected);
        QCOMPARE(answer.facts().value(t("userType")).toString(), wireWord(type));
        QCOMPARE(desk.counter->send(EndpointId::FindAccount, {}, FactDesk::documentOf(person)).code(),
                 t("notFound"));
    }

    void whoFitsIsVerified_data() // A2
    {
        QTest::addColumn<UserType>("type");
        QTest::addColumn<QByteArray>("vehicle");
        QTest::addColumn<QByteArray>("licence");
        QTest::newRow("owner") << UserType::VehicleOwner << QByteArray(",粤G,V1") << QByteArray();
        QTest::newRow("driver") << UserType::Driver << QByteArray() << QByteArray(",粤G,licensed,2026-11-23");
        QTest::newRow("learner") << UserType::FirstLicenceLearner << QByteArray()
                                 << QByteArray(",粤G,learner,2028-01-01");
        QTest::newRow("new owner") << UserType::NewVehicleOwner << QByteArray() << QByteArray();
    }
    void whoFitsIsVerified()
    {
        QFETCH(UserType, type);
        QFETCH(QByteArray, vehicle);
        QFETCH(QByteArray, licence);
        FactDesk& desk = shared();
        const Applicant person = nextPerson();
        const auto line = [&](const QByteArray& columns) {
            return columns.isEmpty() ? columns : FactDesk::lineOf(person) + columns + '\n';
        };
        desk.knowTheCountry(line(vehicle), line(licence));

        const Answer account = desk.enter(person, type);

        QVERIFY2(account.isOk(), account.body.constData());
        QCOMPARE(standing(account), t("verified"));
    }

    void unitsHaveNoConditions() // A2: the four user types are of persons
    {
        FactDesk desk;
        Applicant unit = applicant(1);
        unit.account.insert(t("documentKind"), t("unitCreditCode"));
        unit.account.insert(t("documentNumber"), t("91440300708461136T"));
        unit.account.insert(t("agent"), AgentDraft{.name = t("陈大文"),
                                                   .documentKind = DocumentKind::ResidentId,
                                                   .documentNumber = t("11010519491231002X"),
                                                   .mobile = t("13800138000")}
                                            .toJson());
        desk.knowTheCountry("unitCreditCode,91440300708461136T,,粤G,V1\n");

        const Answer account = desk.enter(unit);

        QVERIFY2(account.isOk(), account.body.constData());
        QCOMPARE(standing(account), t("notNeeded"));
        // Databases that came from an older version have a time to look at it; it is looked at once (A4).
        QCOMPARE(
            written(*desk.harness.connect(), "UPDATE account SET check_at = 0 WHERE id = $1", {account.id()}),
            1);
        desk.harness.server->tick();
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM account WHERE check_at IS NOT NULL"), 0);
    }

    void factsOfLaterFilesCount() // A2: a running central picks them up
    {
        FactDesk desk;
        const Applicant person = applicant(1);
        const QString account = desk.enter(person).id();
        QCOMPARE(standing(desk.show(account)), t("unverified"));

        desk.knowTheCountry();
        QCOMPARE(standing(desk.show(account)), t("verified"));

        desk.knowTheCountry({}, FactDesk::lineOf(person) + ",京A,licensed,\n");
        const Answer contradicted = desk.show(account);
        QCOMPARE(standing(contradicted), t("contradicted"));

        desk.knowTheCountry();
        QCOMPARE(standing(desk.show(account)), t("verified"));
    }

    void listsShowTheStanding() // A2
    {
        FactDesk desk;
        const Applicant person = applicant(1);
        (void)desk.enter(person);

        const Answer found = desk.counter->send(EndpointId::Search, {},
                                                SearchRequest{SearchBy::Mobile, person.mobile}.toJson());

        const QJsonObject hit = found.object().value(t("hits")).toArray().first().toObject();
        QCOMPARE(hit.value(t("facts")).toString(), t("unverified"));
        QCOMPARE(hit.value(t("isEnded")).toBool(true), false);
    }

    void correctionsAreNoWayAroundTheFacts() // A2, A7
    {
        FactDesk desk;
        const Applicant person = applicant(1);
        const Applicant driver = applicant(2);
        desk.knowTheCountry({}, FactDesk::lineOf(driver) + ",京A,licensed,\n");
        const QString account = desk.enter(person).id();
        AccountCorrection correction;
        correction.documentNumber = driver.account.value(t("documentNumber")).toString();
        correction.reason = t("录入有误");

        const Answer answer =
            desk.counter->send(EndpointId::CorrectAccount, {{t("account"), account}}, correction.toJson());

        QCOMPARE(answer.code(), t("notEligible"));
        QCOMPARE(unmet(answer), t("noLicence"));
    }

    void importsAreAllOrNothing_data() // A2
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("lines");
        const QByteArray good = FactDesk::lineOf(applicant(1)) + ",粤G,V1\n";
        const auto row = [](const char* name, const QByteArray& text, const char* lines) {
            QTest::newRow(name) << text << QString::fromLatin1(lines);
        };
        const QByteArray names = FactDesk::kVehicleNames;
        row("no names", good, "1");
        row("names of the other kind", FactDesk::kLicenceNames + good, "1");
        row("nothing but names", names, "1");
        row("nothing", "", "1");
        row("two wrong documents",
            names + good + "residentId,440803199001010011,,粤G,V2\n" + good.chopped(2) +
                "3\npassport,?,,粤G,V4\n",
            "3,5");
        row("a wrong mobile", names + FactDesk::lineOf(applicant(2), t("1380013800")) + ",粤G,V1\n", "2");
        row("no authority", names + FactDesk::lineOf(applicant(2)) + ",粤,V1\n", "2");
        row("no vehicle", names + FactDesk::lineOf(applicant(2)) + ",粤G,\n", "2");
        row("an unknown kind", names + "driverId,1,,粤G,V1\n", "2");
        row("a field too many", names + FactDesk::lineOf(applicant(2)) + ",粤G,V1,\n", "2");
        row("the same line again", names + good + good, "3");
        row("GBK", names + good + "residentId,440803199001010012,,\xd4\xc1G,V2\n", "3");
    }
    void importsAreAllOrNothing()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, lines);
        FactDesk& desk = shared();
        const Applicant known = nextPerson();
        const auto before = desk.recorded("facts.import");
        desk.importFile(FactKind::Vehicles, FactDesk::kVehicleNames + FactDesk::lineOf(known) + ",粤G,V0\n");

        const FactImportReport report = desk.importFile(FactKind::Vehicles, text);

        QStringList found;
        for (const CsvError& error : report.errors) {
            found.append(QString::number(error.line));
            // Nothing of a person stands in an error.
            QVERIFY2(!error.text.contains(t("44080319900101")), qPrintable(error.text));
        }
        QCOMPARE(found.join(QLatin1Char(',')), lines);
        QCOMPARE(report.rows, 0);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM vehicle_fact"), 1);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM fact_import WHERE state = 'running'"), 0);
        QVERIFY(desk.enter(known, UserType::VehicleOwner).isOk());
        QCOMPARE(desk.recorded("facts.import"), before + 1);
    }

    void linesOfOtherChunksAreRememberedToo() // A2
    {
        FactDesk desk;
        QByteArray text = FactDesk::kVehicleNames;
        for (int i = 0; i < 2500; ++i)
            text += FactDesk::lineOf(applicant(i % 50)) + ",粤G,V" + QByteArray::number(i) + '\n';
        const QByteArray again = FactDesk::lineOf(applicant(3)) + ",粤G,V3\n";

        const FactImportReport wrong = desk.importFile(FactKind::Vehicles, text + again);
        QCOMPARE(wrong.errorCount, 1);
        QCOMPARE(wrong.errors.front().line, 2502);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM vehicle_fact"), 0);

        QCOMPARE(desk.importFile(FactKind::Vehicles, text).rows, 2500);
        QCOMPARE(desk.importFile(FactKind::Vehicles, text).rows, 2500);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM vehicle_fact"), 2500);
    }

    void thousandsOfErrorsAreCounted() // A2
    {
        FactDesk desk;
        QByteArray text = FactDesk::kVehicleNames;
        for (int i = 0; i < 3000; ++i)
            text += "residentId,1,,粤G,V1\n";

        const FactImportReport report = desk.importFile(FactKind::Vehicles, text);

        QCOMPARE(report.errorCount, 3000);
        QCOMPARE(report.errors.size(), FactImportReport::kMaxListed);
    }

    void fileThatLooksCutOffIsRefused() // A2, A4: whom it leaves out may lose the account
    {
        FactDesk desk;
        const auto file = [](int lines) {
            QByteArray text = FactDesk::kVehicleNames;
            for (int i = 0; i < lines; ++i)
                text += FactDesk::lineOf(applicant(1 + i)) + ",粤G,V1\n";
            return text;
        };
        const auto imported = [&](int lines) {
            return desk.harness.importFacts(FactKind::Vehicles, file(lines), FactCoverage::Local,
                                            FactImportJob::Shrinking::Refused);
        };
        QCOMPARE(imported(20).rows, 20);

        const FactImportReport cut = imported(17);

        QCOMPARE(cut.errorCount, 1);
        QVERIFY2(cut.errors.front().text.contains(t("--fewer")), qPrintable(cut.errors.front().text));
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM vehicle_fact"), 20);
        QCOMPARE(imported(18).rows, 18);
        QCOMPARE(imported(17).rows, 17); // of 18
        desk.importFile(FactKind::Vehicles, file(1));
        QCOMPARE(desk.harness.integer("SELECT row_count FROM fact_import WHERE state = 'current'"), 1);
    }

    void importThatWasCutOffLeavesNothingThatCounts() // A2, F3
    {
        FactDesk desk;
        const Applicant person = applicant(1);
        {
            const auto sql = desk.harness.connect();
            SqlTransaction unit(*sql);
            FactStore store(*sql);
            const auto generation = store.begin(t("粤G"), FactKind::Vehicles, FactCoverage::Country,
                                                desk.harness.clock.now(), desk.harness.clock.now());
            const auto document = DocumentNumber::parse(DocumentKind::ResidentId,
                                                        person.account.value(t("documentNumber")).toString(),
                                                        officeDate(desk.harness.clock.now()));
            QCOMPARE(
                store.add(generation, std::vector{VehicleFact{
                                          desk.harness.secret().personHash(*document), "v", t("粤G"), {}}}),
                1);
            QVERIFY(unit.commit().hasValue());
        }
        QCOMPARE(standing(desk.enter(person)), t("unverified"));

        desk.importFile(FactKind::Vehicles,
                        FactDesk::kVehicleNames + FactDesk::lineOf(applicant(2)) + ",粤G,V1\n");

        QCOMPARE(desk.harness.integer("SELECT count(*) FROM vehicle_fact"), 1);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM fact_import"), 1);
    }

    void databaseHoldsHashesOnly() // E6
    {
        FactDesk desk;
        const Applicant person = applicant(1);
        desk.importFile(FactKind::Vehicles,
                        FactDesk::kVehicleNames + FactDesk::lineOf(person) + ",粤G,LSVAA49J132047371\n");
        desk.harness.stop();

        const QByteArray stored = desk.harness.storedBytes();

        QVERIFY(!stored.contains(person.mobile.toLatin1()));
        QVERIFY(!stored.contains(person.account.value(t("documentNumber")).toString().toLatin1()));
        QVERIFY(!stored.contains("LSVAA49J132047371"));
    }

    void otherSourcesStandBehindTheSameInterface() // A2
    {
        OneSource source;
        HarnessOptions options = withoutCaptcha();
        options.factSources = {&source};
        FactDesk desk(options);

        QCOMPARE(standing(desk.enter(applicant(1))), t("unverified")); // it cannot say
        source.known.vehicleCoverage = source.known.licenceCoverage = FactCoverage::Country;
        QCOMPARE(standing(desk.enter(applicant(2))), t("verified"));
        source.known.licences = {{.isLearner = false, .authority = t("京A"), .validUntil = {}, .mobile = {}}};
        QCOMPARE(unmet(desk.enter(applicant(3))), t("noLicence"));
        source.known = {};
        desk.knowTheCountry();
        QCOMPARE(standing(desk.enter(applicant(4))), t("verified")); // another one can
    }
};

QTEST_GUILESS_MAIN(TestCentralFacts)
#include "tst_centralfacts.moc"
