// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/systemclock.h"
#include "tests/support/centralharness.h"
#include "tests/support/framedjpeg.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

const QString kProgram = QStringLiteral(XUANHAO_CENTRAL);
const QString kSource = QStringLiteral(XUANHAO_SOURCE_DIR);

struct Run
{
    int code = -1;
    QString output;
    QString errors;
};

Run run(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(kProgram, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished();
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

/// The real program: its commands, and what is left of it after kill -9.
class TestCentralProcess : public QObject
{
    Q_OBJECT

private:
    struct Office
    {
        /// `compose` replaces members of the profile's.
        explicit Office(const QJsonObject& compose = {})
        {
            QTcpServer probe;
            probe.listen(QHostAddress::LocalHost);
            port = probe.serverPort();
            probe.close();
            QFile file(kSource + t("/resources/profiles/classic.json"));
            XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
            QJsonObject profile = QJsonDocument::fromJson(file.readAll()).object();
            profile.insert(t("openingHours"), QJsonObject{{t("roundTheClock"), true},
                                                          {t("workdaysOnly"), false},
                                                          {t("from"), t("09:00")},
                                                          {t("to"), t("17:00")}});
            QJsonObject rules = profile.value(t("compose")).toObject();
            for (auto member = compose.begin(); member != compose.end(); ++member)
                rules.insert(member.key(), member.value());
            profile.insert(t("compose"), rules);
            QFile target(path("profile.json"));
            XUANHAO_CHECK(target.open(QIODevice::WriteOnly) &&
                          target.write(QJsonDocument(profile).toJson()) > 0);
        }
        [[nodiscard]] QString path(const char* name) const
        {
            return folder.filePath(QString::fromLatin1(name));
        }
        [[nodiscard]] QStringList initArguments() const
        {
            return {t("init"),
                    t("--database"),
                    t("sqlite:") + path("central.db"),
                    t("--office"),
                    kSource + t("/resources/offices/zhanjiang.json"),
                    t("--profile"),
                    path("profile.json"),
                    t("--calendar"),
                    kSource + t("/resources/calendars/china.json"),
                    t("--texts"),
                    kSource + t("/resources/texts/zhanjiang"),
                    t("--port"),
                    QString::number(port)};
        }
        [[nodiscard]] QStringList with(QStringList command, const QStringList& rest = {}) const
        {
            return command + QStringList{t("--config"), path("central.ini")} + rest;
        }

        QTemporaryDir folder;
        quint16 port = 0;
    };

    /// Everything but the server, through commands an administrator has.
    static QString openOffice(const Office& office)
    {
        const auto done = [](const Run& result) {
            if (result.code != 0)
                qFatal("%s", qPrintable(result.errors));
            return result.output;
        };
        done(run(office.initArguments()));
        done(run(office.with({t("import-segments")}, {kSource + t("/resources/demo/segments.json")})));
        done(run(office.with({t("staff"), t("add")}, {t("--id"), t("clerk1"), t("--name"), t("民警"),
                                                      t("--role"), t("clerk"), t("--password-stdin")}),
                 CentralHarness::kPassword.toUtf8() + '\n'));
        const QString line = done(run(office.with({t("counters"), t("add")}, {t("示范窗口")})));
        static const QRegularExpression code(t("counter=(G01) code=([A-Z0-9]+)\n$"));
        return code.match(line).captured(2);
    }

    static void startServer(QProcess& server, const Office& office)
    {
        server.start(kProgram, office.with({t("serve")}));
        while (!server.readAllStandardOutput().contains("Listening")) {
            if (!server.waitForReadyRead(20'000))
                qFatal("central does not listen: %s", server.readAllStandardError().constData());
        }
    }

private Q_SLOTS:
    void commandsSayWhatIsWrong_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing") << QStringList{} << 2;
        QTest::newRow("unknown command") << QStringList{t("assign")} << 2;
        QTest::newRow("unknown option") << QStringList{t("serve"), t("--now")} << 2;
        QTest::newRow("no config") << QStringList{t("serve")} << 2;
        QTest::newRow("config that is not there")
            << QStringList{t("status"), t("--config"), t("/nowhere.ini")} << 1;
        QTest::newRow("unknown staff command") << QStringList{t("staff"), t("promote")} << 2;
        QTest::newRow("help") << QStringList{t("init"), t("--help")} << 0;
        QTest::newRow("version") << QStringList{t("--version")} << 0;
    }
    void commandsSayWhatIsWrong()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);

        const Run result = run(arguments);

        QCOMPARE(result.code, code);
        QVERIFY(code == 0 ? !result.output.isEmpty() : !result.errors.isEmpty());
    }

    void initRefusesWhatIsThereAndImportIsAllOrNothing()
    {
        const Office office;
        (void)openOffice(office);
        QCOMPARE(run(office.initArguments()).code, 1);
        QCOMPARE(run(office.initArguments() + QStringList{t("--update")}).code, 0);
        for (const char* name : {"secret.key", "central.db", "tls/key.pem"})
            QCOMPARE(QFile::permissions(office.path(name)) &
                         (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                     QFile::Permissions());
        const QString before = run(office.with({t("audit"), t("verify")})).output;
        QFile bad(office.path("bad.json"));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write(R"({"authority": "粤G", "segments": [
            {"kind": "02", "from": "X1200", "to": "X1299", "releasedAt": "2026-01-05T09:00:00+08:00", "source": "x"},
            {"kind": "02", "from": "A1250", "to": "A1260", "releasedAt": "2026-01-05T09:00:00+08:00", "source": "x"}]})");
        bad.close();

        const Run result = run(office.with({t("import-segments")}, {bad.fileName()}));

        QCOMPARE(result.code, 1);
        QVERIFY(result.errors.contains(t("A1250")));
        QCOMPARE(run(office.with({t("audit"), t("verify")})).output, before);
    }

    void brokenFilesChangeNothing_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("said");
        QTest::newRow("profile") << t("--profile") << t("profiles/classic.json") << t("profile: line ");
        QTest::newRow("office") << t("--office") << t("offices/zhanjiang.json") << t("office: line ");
        QTest::newRow("calendar") << t("--calendar") << t("calendars/china.json") << t("calendar: line ");
    }
    void brokenFilesChangeNothing() // D1, E5: said with the line; whoever has an office keeps it
    {
        QFETCH(QString, option);
        QFETCH(QString, source);
        QFETCH(QString, said);
        const Office office;
        QStringList arguments = office.initArguments();
        QFile good(kSource + t("/resources/") + source);
        QVERIFY(good.open(QIODevice::ReadOnly));
        const QByteArray content = good.readAll();
        QFile bad(office.path("bad.json"));
        arguments[arguments.indexOf(option) + 1] = bad.fileName();
        const auto attempt = [&](const QByteArray& text, const QStringList& rest) {
            return bad.open(QIODevice::WriteOnly | QIODevice::Truncate) && bad.write(text) == text.size() &&
                           (bad.close(), true)
                       ? run(arguments + rest)
                       : Run();
        };
        for (const QByteArray& text :
             {content.left(content.size() / 2), QByteArray("{\n]"), QByteArray(content).prepend("\n?")}) {
            const Run refused = attempt(text, {});
            QCOMPARE(refused.code, 1);
            QVERIFY2(refused.errors.contains(said), qPrintable(refused.errors));
            QVERIFY(!QFile::exists(office.path("central.db")));
        }
        QCOMPARE(run(office.initArguments()).code, 0);
        QCOMPARE(attempt("{\n]", {t("--update")}).code, 1);
        const auto sql =
            SqliteConnection::open(office.path("central.db"), SqliteConnection::Mode::OpenExisting);
        QCOMPARE((*sql)->integerOf("SELECT count(*) FROM audit WHERE action = 'office.import'", {}), 1);
    }

    void importOfAnOfficeIsRecorded() // E5: which parts, by version and hash
    {
        const Office office;
        (void)openOffice(office);
        QStringList update = office.initArguments() + QStringList{t("--update")};
        QCOMPARE(run(update).code, 0);
        update[update.indexOf(t("--profile")) + 1] = kSource + t("/resources/profiles/modern.json");
        QCOMPARE(run(update).code, 0);

        const auto sql =
            SqliteConnection::open(office.path("central.db"), SqliteConnection::Mode::OpenExisting);
        QVERIFY(sql.hasValue());
        QList<QJsonObject> facts;
        (*sql)->query(
            "SELECT facts FROM audit WHERE action = 'office.import' AND object = '粤G' ORDER BY seq", {},
            [&](const SqlRow& row) { facts.append(QJsonDocument::fromJson(row.text(0).toUtf8()).object()); });
        QCOMPARE(facts.size(), 3);
        QCOMPARE(facts[0].keys(), (QStringList{t("agreement"), t("calendar"), t("notice"), t("office"),
                                               t("privacy"), t("profile")}));
        QVERIFY(facts[1].isEmpty());
        QCOMPARE(facts[2].keys(), QStringList{t("profile")});
        const QJsonObject profile = facts[2].value(t("profile")).toObject();
        QCOMPARE(profile.value(t("from")), facts[0].value(t("profile")).toObject().value(t("to")));
        QCOMPARE(profile.value(t("to")).toString().size(), 64);
        QCOMPARE(run(office.with({t("audit"), t("verify")})).code, 0);

        QVERIFY(QFile::rename(office.path("secret.key"), office.path("elsewhere.key")));
        QCOMPARE(run(update).code, 1); // no row can be chained without the key, so nothing is imported
    }

    void nothingNamesAPersonAndANumber() // F6: a new endpoint or command that takes both fails here
    {
        QFile file(kSource + t("/server/api/openapi.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject paths =
            QJsonDocument::fromJson(file.readAll()).object().value(t("paths")).toObject();
        const QStringList personal{t("documentNumber"), t("name"),   t("mobile"),    t("vin"),
                                   t("account"),        t("person"), t("localProof")};
        const QStringList numbers{t("serial"), t("serials"), t("number"), t("plate"), t("index")};
        QStringList takingNumbers;
        for (const Endpoint& endpoint : allEndpoints()) {
            const QString path = QString::fromLatin1(endpoint.path);
            const QString method = endpoint.method == HttpMethod::Post ? t("post") : t("get");
            const QJsonObject operation = paths.value(path).toObject().value(method).toObject();
            QCOMPARE(operation.value(t("operationId")).toString(), QString::fromLatin1(endpoint.operationId));
            const QJsonObject schema = operation.value(t("requestBody"))
                                           .toObject()
                                           .value(t("content"))
                                           .toObject()
                                           .value(t("application/json"))
                                           .toObject()
                                           .value(t("schema"))
                                           .toObject();
            QStringList taken = schema.value(t("properties")).toObject().keys();
            if (path.contains(t("{account}")))
                taken.append(t("account"));
            const auto takesOneOf = [&](const QStringList& words) {
                return std::any_of(words.begin(), words.end(),
                                   [&](const QString& word) { return taken.contains(word); });
            };
            QVERIFY2(!(takesOneOf(personal) && takesOneOf(numbers)), endpoint.operationId);
            if (takesOneOf(numbers))
                takingNumbers.append(QString::fromLatin1(endpoint.operationId));
        }
        QCOMPARE(takingNumbers, (QStringList{t("verify"), t("keepAside"), t("chooseDrawn")}));

        // The commands, as the program itself lists them.
        static const QRegularExpression lines(t("^  (\\S+) "), QRegularExpression::MultilineOption);
        QStringList commands;
        for (auto match = lines.globalMatch(run({t("--help")}).output); match.hasNext();)
            commands.append(match.next().captured(1));
        QCOMPARE(commands,
                 (QStringList{t("init"), t("serve"), t("import-segments"), t("staff"), t("counters"),
                              t("blacklist"), t("invoices"), t("audit"), t("status")}));
        const QList<QStringList> all{{t("init")},
                                     {t("serve")},
                                     {t("import-segments")},
                                     {t("status")},
                                     {t("audit"), t("verify")},
                                     {t("staff"), t("add")},
                                     {t("staff"), t("list")},
                                     {t("staff"), t("lock")},
                                     {t("staff"), t("unlock")},
                                     {t("staff"), t("password")},
                                     {t("counters"), t("add")},
                                     {t("counters"), t("list")},
                                     {t("counters"), t("renew")},
                                     {t("counters"), t("lock")},
                                     {t("counters"), t("unlock")},
                                     {t("blacklist"), t("list")},
                                     {t("blacklist"), t("confirm")},
                                     {t("blacklist"), t("lift")},
                                     {t("invoices"), t("list")},
                                     {t("invoices"), t("show")},
                                     {t("invoices"), t("accept")},
                                     {t("invoices"), t("reject")}};
        for (const QStringList& command : all) {
            const Run help = run(command + QStringList{t("--help")});
            QCOMPARE(help.code, 0);
            static const QRegularExpression forbidden(
                t("--(serial|number|plate|document|vin|mobile|account|person)"));
            QVERIFY2(!help.output.contains(forbidden), qPrintable(command.join(QLatin1Char(' '))));
        }
        const Office office;
        (void)openOffice(office);
        QFile gift(office.path("gift.json"));
        QVERIFY(gift.open(QIODevice::WriteOnly));
        gift.write(
            R"({"authority": "粤G", "taken": [{"kind": "02", "serials": ["A1201"]}], "account": "x"})");
        gift.close();
        QCOMPARE(run(office.with({t("import-segments")}, {gift.fileName()})).code, 1);
    }

    void supervisorsReviewInvoicePictures() // B3, E1, E5: the commands beside the running server
    {
        const Office office;
        const QString enrolCode = openOffice(office);
        QCOMPARE(
            run(office.with({t("staff"), t("add")}, {t("--id"), t("boss"), t("--name"), t("科长"),
                                                     t("--role"), t("supervisor"), t("--password-stdin")}),
                CentralHarness::kPassword.toUtf8() + '\n')
                .code,
            0);
        const SystemClock clock;
        QProcess server;
        startServer(server, office);
        TestCounter counter(
            clock, [&] { return t("https://127.0.0.1:%1").arg(office.port); }, t("G01"));
        QVERIFY(counter.enrol(enrolCode).isOk());
        QVERIFY(counter.signIn(t("clerk1")).isOk());
        const Applicant someone = applicant(1);
        const QString account = counter.send(EndpointId::Register, {}, someone.account).id();
        const QString session =
            counter.send(EndpointId::OpenSession, {{t("account"), account}}, division()).id();
        QVERIFY(counter.session(EndpointId::AcceptNotice, session, {{t("version"), t("2026-11")}}).isOk());
        const QByteArray picture = framedJpeg(1600, 900, "blurred");
        QVERIFY(counter
                    .session(EndpointId::SendInvoice, session,
                             InvoiceRequest{picture, Clarity::Unreadable}.toJson())
                    .isOk());
        const auto supervise = [&](const char* verb, const QStringList& rest, const QByteArray& password) {
            return run(office.with({t("invoices"), t(verb)}, rest), password + '\n');
        };
        const QByteArray password = CentralHarness::kPassword.toUtf8();
        const QString listed = run(office.with({t("invoices"), t("list")})).output;
        QVERIFY(listed.contains(t("underReview")) && !listed.contains(t("陈大文")));
        const QString entry = listed.section(QLatin1Char('\t'), 0, 0);
        const QString out = office.path("invoice.jpg");
        const QStringList boss{t("--staff"), t("boss"), t("--reason"), t("看不清"), entry};

        QCOMPARE(supervise("show", boss, password).code, 2); // --out is missing
        QCOMPARE(supervise("show", boss + QStringList{t("--out"), out}, "wrong").code, 1);
        QVERIFY(!QFile::exists(out));
        const Run shown = supervise("show", boss + QStringList{t("--out"), out}, password);
        QVERIFY2(shown.code == 0, qPrintable(shown.errors));
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), picture);
        QCOMPARE(QFile::permissions(out) &
                     (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
        QCOMPARE(supervise("show", boss + QStringList{t("--out"), out}, password).code,
                 1); // never over a file
        QCOMPARE(supervise("reject", {t("--staff"), t("boss"), entry}, password).code, 1);
        QCOMPARE(supervise("reject", boss, password).code, 0);
        const Run again = supervise("accept", boss, password);
        QCOMPARE(again.code, 1);
        QVERIFY(again.errors.contains(t("already")));
        QVERIFY(run(office.with({t("invoices"), t("list")})).output.contains(t("看不清")));
        QVERIFY(counter.session(EndpointId::ShowSession, session).view().invoice->state ==
                InvoiceState::Rejected);
        server.terminate();
        server.waitForFinished();
        QCOMPARE(run(office.with({t("audit"), t("verify")})).code, 0);
    }

    void acknowledgedIsNeverLostByKilling() // F3
    {
        const Office office;
        const QString enrolCode = openOffice(office);
        const SystemClock clock;
        SeededRandom chance(9);
        QProcess server;
        startServer(server, office);
        QCOMPARE(run(office.with({t("status")})).code, 0);
        TestCounter counter(
            clock, [&] { return t("https://127.0.0.1:%1").arg(office.port); }, t("G01"));
        QVERIFY(counter.enrol(enrolCode).isOk());
        QVERIFY(counter.signIn(t("clerk1")).isOk());

        QHash<QString, SerialIndex> acknowledged;
        int person = 0;
        for (int round = 0; round < 4; ++round) {
            // The timer fires inside the waiting for an answer: the process dies in the middle of its work.
            QTimer::singleShot(static_cast<int>(100 + uniformBelow(chance, 400)), &server,
                               [&] { server.kill(); });
            const auto send = [&](EndpointId id, const TestCounter::Variables& variables, QJsonObject body) {
                body.insert(t("operation"), counter.newOperation());
                for (;;) {
                    const Answer answer = counter.send(id, variables, body);
                    if (answer.status != 0)
                        return answer;
                    server.waitForFinished();
                    startServer(server, office);
                }
            };
            bool isKilled = false;
            const auto connection =
                QObject::connect(&server, &QProcess::finished, &server, [&] { isKilled = true; });
            while (!isKilled) {
                const Applicant someone = applicant(++person);
                const QString account = send(EndpointId::Register, {}, someone.account).id();
                const QString session =
                    send(EndpointId::OpenSession, {{t("account"), account}}, division()).id();
                const TestCounter::Variables at{{t("session"), session}};
                (void)send(EndpointId::AcceptNotice, at, {{t("version"), t("2026-11")}});
                (void)send(EndpointId::EnterVehicle, at, someone.vehicle);
                (void)send(EndpointId::ConfirmContact, at, ContactDraft{}.toJson());
                const SessionView drawn = send(EndpointId::Draw, at, {}).view();
                const SerialIndex wanted = drawn.session.batch()->numbers.front();
                const Answer chosen = send(EndpointId::ChooseDrawn, at,
                                           {{t("serial"), SerialRules::ordinary().serialAt(wanted)}});
                QVERIFY2(chosen.isOk(), chosen.body.constData());
                acknowledged.insert(session, wanted);
            }
            QObject::disconnect(connection);
        }

        QVERIFY(acknowledged.size() >= 4);
        for (auto session = acknowledged.begin(); session != acknowledged.end(); ++session) {
            const SessionView view = counter.session(EndpointId::ShowSession, session.key()).view();
            QCOMPARE(view.session.stage(), Stage::AwaitingCode);
            QCOMPARE(view.session.choice()->number, session.value());
            QCOMPARE(view.quotas.draws, 4);
        }
        server.terminate();
        server.waitForFinished();
        QCOMPARE(run(office.with({t("audit"), t("verify")})).code, 0);
    }

    void killingDecidesNothingInTheWindow() // B6, B9, F3
    {
        const Office office(
            {{t("windowSeconds"), 40}, {t("minIntervalSeconds"), 0}, {t("needsCaptcha"), false}});
        const QString enrolCode = openOffice(office);
        const SystemClock clock;
        SeededRandom chance(19);
        QProcess server;
        startServer(server, office);
        TestCounter counter(
            clock, [&] { return t("https://127.0.0.1:%1").arg(office.port); }, t("G01"));
        QVERIFY(counter.enrol(enrolCode).isOk());
        QVERIFY(counter.signIn(t("clerk1")).isOk());
        const auto killed = [&] {
            server.kill();
            server.waitForFinished();
        };
        QStringList sessions;
        QList<SessionView> before;
        const QStringList wanted{t("A1220"), t("A1221"), t("A1222"), t("A1223")};
        for (int nth = 0; nth < wanted.size(); ++nth)
            sessions.append(prepared(counter, applicant(nth + 1)));
        for (const QString& session : sessions)
            before.append(counter.session(EndpointId::StartCompose, session).view());

        // Killed while the lock is on its way: the counter asks again, with the same operation.
        for (int nth = 0; nth < wanted.size(); ++nth) {
            const QJsonObject body{{t("serial"), wanted[nth]}, {t("operation"), counter.newOperation()}};
            QTimer shot;
            shot.setSingleShot(true);
            QObject::connect(&shot, &QTimer::timeout, &server, [&] { server.kill(); });
            shot.start(static_cast<int>(uniformBelow(chance, 12)));
            Answer answer = counter.session(EndpointId::Verify, sessions[nth], body);
            shot.stop(); // the answer may have been faster
            killed();
            startServer(server, office);
            if (answer.status == 0)
                answer = counter.session(EndpointId::Verify, sessions[nth], body);
            QVERIFY2(answer.isOk(), answer.body.constData());
            QCOMPARE(answer.view().quotas.verifications, 4);
        }
        for (int nth = 0; nth < wanted.size(); ++nth) {
            const SessionView view = counter.session(EndpointId::ShowSession, sessions[nth]).view();
            QCOMPARE(view.session.stage(), Stage::Composing);
            QCOMPARE(view.session.composeWindow()->deadline, before[nth].session.composeWindow()->deadline);
            QCOMPARE(view.session.composeWindow()->locked, SerialRules::ordinary().indexOf(wanted[nth]));
        }
        QVERIFY(counter.session(EndpointId::Clear, sessions.last()).isOk());

        // Dead when the deadline comes.
        killed();
        const Instant deadline = before.last().session.composeWindow()->deadline;
        QTRY_VERIFY_WITH_TIMEOUT(clock.now() > deadline, 60'000);
        startServer(server, office);
        for (int nth = 0; nth < wanted.size(); ++nth) {
            const SessionView view = counter.session(EndpointId::ShowSession, sessions[nth]).view();
            if (sessions[nth] == sessions.last()) {
                QCOMPARE(view.session.stage(), Stage::Choosing); // nothing was locked
                continue;
            }
            QCOMPARE(view.session.stage(), Stage::AwaitingCode);
            QCOMPARE(view.session.choice()->number, *SerialRules::ordinary().indexOf(wanted[nth]));
        }
        const auto sql =
            SqliteConnection::open(office.path("central.db"), SqliteConnection::Mode::OpenExisting);
        QCOMPARE((*sql)->integerOf(
                     "SELECT count(*) FROM claim WHERE session IS NOT NULL AND ended_at IS NULL", {}),
                 wanted.size() - 1);
        server.terminate();
        server.waitForFinished();
        QCOMPARE(run(office.with({t("audit"), t("verify")})).code, 0);
    }

    void programHasNoDoorForTests()
    {
        QFile program(kProgram);
        QVERIFY(program.open(QIODevice::ReadOnly));
        const QByteArray bytes = program.readAll();
        for (const char* door : {"XUANHAO_EXCHANGES", "FakeClock", "SharedClock", "SeededRandom", "--seed",
                                 "--fake", "--now", "XUANHAO_TEST"})
            QVERIFY2(!bytes.contains(door), door);
    }
};

QTEST_GUILESS_MAIN(TestCentralProcess)
#include "tst_centralprocess.moc"
