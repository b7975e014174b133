// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/systemclock.h"
#include "core/protocol/applicantmessages.h"
#include "core/protocol/messages.h"
#include "tests/contract/server/processoffice.h"
#include "tests/support/framedjpeg.h"
#include "tests/support/sheets.h"

#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

void append(const QString& path, const QByteArray& text)
{
    QFile file(path);
    XUANHAO_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Append) && file.write(text) == text.size());
}

/// Adds a counter and enrols it.
std::unique_ptr<TestCounter> enrolled(const Office& office, const Clock& clock, const QString& id)
{
    const QString line =
        run(office.with({t("counters"), t("add")}, {t("--id"), id, id + t("号窗口")})).output.trimmed();
    auto counter = std::make_unique<TestCounter>(
        clock, [&office] { return t("https://127.0.0.1:%1").arg(office.port); }, id);
    if (!counter->enrol(line.section(t("code="), 1)).isOk() || !counter->signIn(t("clerk1")).isOk())
        qFatal("no counter %s", qPrintable(line));
    return counter;
}

} // namespace

/// The real program: how it ends, and what it writes down meanwhile (G8).
class TestCentralStopped : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasTakenIsAnsweredBeforeTheEnd() // F3: under load, to the last request
    {
        const Office office;
        (void)openOffice(office);
        const SystemClock clock;
        QProcess server;
        startServer(server, office);
        constexpr int kCounters = 4;
        QStringList ids;
        for (int nth = 0; nth < kCounters; ++nth)
            ids.append(t("H0%1").arg(nth + 1));
        QHash<QString, QString> tokens;
        for (const QString& id : std::as_const(ids))
            tokens.insert(id, enrolled(office, clock, id)->token);

        std::atomic<int> answered{0};
        std::atomic<int> failed{0};
        std::atomic<int> threadsEnded{0};
        std::vector<std::thread> threads;
        for (int nth = 0; nth < kCounters; ++nth) {
            threads.emplace_back([&, nth] {
                const SystemClock own;
                TestCounter counter(
                    own, [&office] { return t("https://127.0.0.1:%1").arg(office.port); }, ids.at(nth));
                counter.token = tokens.value(ids.at(nth));
                // Past the nonces that enrolling has used.
                for (int used = 0; used < 8; ++used)
                    (void)counter.newOperation();
                for (int person = 1;; ++person) {
                    const Answer answer =
                        counter.send(EndpointId::Register, {}, applicant(nth * 10'000 + person).account);
                    if (answer.isOk()) {
                        ++answered;
                        continue;
                    }
                    if (answer.status != 0)
                        ++failed;
                    break;
                }
                ++threadsEnded;
            });
        }
        QTRY_VERIFY_WITH_TIMEOUT(answered >= 40, 60'000);
        server.terminate();
        QVERIFY(server.waitForFinished(60'000));
        for (std::thread& thread : threads)
            thread.join();

        QCOMPARE(server.exitStatus(), QProcess::NormalExit);
        QCOMPARE(server.exitCode(), 0);
        QCOMPARE(failed.load(), 0); // nobody is told anything but the truth: done, or the line is cut
        // What is in the database was answered, and what was answered is in the database.
        QCOMPARE(office.connect()->integerOf("SELECT count(*) FROM account", {}), answered.load());
        QCOMPARE(run(office.with({t("audit"), t("verify")})).code, 0);
    }

    void aSecondSignalOrTheTimeEndsItAtOnce_data()
    {
        QTest::addColumn<bool>("isAskedTwice");
        QTest::newRow("asked twice") << true;
        QTest::newRow("its time is over") << false;
    }
    void aSecondSignalOrTheTimeEndsItAtOnce()
    {
        QFETCH(bool, isAskedTwice);
        const Office office;
        const QString code = openOffice(office);
        append(office.path("central.ini"), isAskedTwice ? "stop-seconds=600\n" : "stop-seconds=1\n");
        const QString operators = t("127.0.0.1:%1").arg(freePort());
        append(office.path("central.ini"), "metrics-address=" + operators.toLatin1() + '\n');
        const SystemClock clock;
        QProcess server;
        startServer(server, office);
        TestCounter counter(
            clock, [&office] { return t("https://127.0.0.1:%1").arg(office.port); }, t("G01"));
        QVERIFY(counter.enrol(code).isOk() && counter.signIn(t("clerk1")).isOk());
        // Somebody holds the database: what runs cannot end.
        const auto sql = office.connect();
        sql->begin();
        QVERIFY(!sql->failure());
        std::thread waiting([&] {
            const SystemClock own;
            TestCounter late(
                own, [&office] { return t("https://127.0.0.1:%1").arg(office.port); }, t("G01"));
            late.token = counter.token;
            for (int used = 0; used < 8; ++used)
                (void)late.newOperation();
            (void)late.send(EndpointId::Register, {}, applicant(1).account);
        });
        TestCounter watching(
            clock, [&operators] { return t("https://") + operators; }, t("G99"));
        const auto isHanging = [&] {
            const QByteArray metrics = watching.raw("GET", "/metrics", {}, {{"Accept", "text/plain"}}).body;
            return metrics.contains("\nxuanhao_ready ") &&
                   !metrics.contains("\nxuanhao_queue_expected_wait_seconds 0\n");
        };
        QVERIFY(QTest::qWaitFor(isHanging, 30'000));
        server.terminate();
        if (isAskedTwice) {
            // Its door is closed when the first signal has been seen.
            QVERIFY(QTest::qWaitFor(
                [&] {
                    QTcpSocket socket;
                    socket.connectToHost(QHostAddress::LocalHost, office.port);
                    return !socket.waitForConnected(1'000);
                },
                30'000));
            QCOMPARE(server.state(), QProcess::Running);
            server.terminate();
        }
        QVERIFY(server.waitForFinished(60'000));
        sql->rollBack();
        waiting.join();
        QCOMPARE(server.exitCode(), 1);
        QVERIFY(server.readAllStandardError().contains("ends at once"));
        startServer(server, office);
        QCOMPARE(run(office.with({t("verify")})).code, 0);
        server.terminate();
        QVERIFY(server.waitForFinished());
        QCOMPARE(server.exitCode(), 0);
    }

    void theLogKnowsNobody() // E6, G8: a whole case, and what goes wrong around it
    {
        const Office office(
            {{t("windowSeconds"), 10}, {t("minIntervalSeconds"), 0}, {t("needsCaptcha"), false}});
        const QString enrolCode = openOffice(office);
        append(office.path("gateway"),
               "#!/bin/sh\necho \"$1 $(cat)\" >> \"" + office.path("sent").toUtf8() + "\"\n");
        QVERIFY(QFile::setPermissions(office.path("gateway"), QFile::ReadOwner | QFile::ExeOwner));
        append(office.path("central.ini"), "sms-command=\"" + office.path("gateway").toUtf8() + "\"\n");
        const SystemClock clock;
        QProcess server;
        server.setStandardErrorFile(office.path("log"));
        server.start(kProgram, office.with({t("serve")}, {t("--log-format"), t("json")}));
        QVERIFY(
            QTest::qWaitFor([&] { return server.readAllStandardOutput().contains("Listening"); }, 60'000));
        TestCounter counter(
            clock, [&office] { return t("https://127.0.0.1:%1").arg(office.port); }, t("G01"));
        QVERIFY(counter.enrol(enrolCode).isOk());
        QVERIFY(!counter.signIn(t("clerk1"), t("falsches-Wort-9")).isOk());
        QVERIFY(counter.signIn(t("clerk1")).isOk());
        const Applicant person = applicant(7);
        const QString document = person.account.value(t("documentNumber")).toString();
        const QString name = person.account.value(t("name")).toString();
        const QString vin = person.vehicle.value(t("vin")).toString();
        const auto sent = [&](const char* word) {
            QFile file(office.path("sent"));
            const QString text =
                file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
            return QRegularExpression(t(word) + t(" ([0-9]+)")).match(text).captured(1);
        };
        const QString account = counter.send(EndpointId::Register, {}, person.account).id();
        QVERIFY(QTest::qWaitFor([&] { return !sent("登录码").isEmpty(); }, 30'000));
        const QString accessCode = sent("登录码");
        QVERIFY(
            counter
                .send(EndpointId::FirstSignIn, {},
                      FirstSignInRequest{DocumentKind::ResidentId, document, accessCode, t("geheim2026wort")}
                          .toJson())
                .isOk());
        (void)counter.send(
            EndpointId::ApplicantSignIn, {},
            ApplicantSignInRequest{DocumentKind::ResidentId, document, t("anderes2026wort")}.toJson());
        (void)counter.send(EndpointId::Register, {}, person.account); // accountExists
        for (const SearchBy by : {SearchBy::Document, SearchBy::Mobile, SearchBy::Vin})
            (void)counter.send(EndpointId::Search, {},
                               SearchRequest{by, by == SearchBy::Document ? document
                                                 : by == SearchBy::Mobile ? person.mobile
                                                                          : vin}
                                   .toJson());
        const QString session =
            counter.send(EndpointId::OpenSession, {{t("account"), account}}, division()).id();
        QVERIFY(counter.session(EndpointId::AcceptNotice, session, {{t("version"), t("2026-11")}}).isOk());
        (void)counter.session(EndpointId::SendInvoice, session,
                              InvoiceRequest{framedJpeg(800, 600, "x"), Clarity::Clear}.toJson());
        QVERIFY(counter.session(EndpointId::EnterVehicle, session, person.vehicle).isOk());
        QVERIFY(counter.session(EndpointId::ConfirmContact, session, ContactDraft{}.toJson()).isOk());
        QVERIFY(counter.session(EndpointId::StartCompose, session).isOk());
        QVERIFY(counter.session(EndpointId::Verify, session, {{t("serial"), t("A1220")}}).isOk());
        QVERIFY(QTest::qWaitFor(
            [&] {
                return counter.session(EndpointId::ShowSession, session).view().session.stage() ==
                       Stage::AwaitingCode;
            },
            60'000));
        QVERIFY(counter.session(EndpointId::SendCode, session).isOk());
        QVERIFY(QTest::qWaitFor([&] { return !sent("验证码").isEmpty(); }, 30'000));
        const QString code = sent("验证码");
        (void)counter.session(EndpointId::ConfirmCode, session, CodeRequest{t("000000")}.toJson());
        QVERIFY(counter.session(EndpointId::ConfirmCode, session, CodeRequest{code}.toJson()).isOk());
        SheetRequest sheet = applicationSheet(session);
        sheet.printer = t("Drucker-9");
        QVERIFY(counter.send(EndpointId::RecordSheet, {}, sheet.toJson()).isOk());
        // What people and programs send by mistake, or on purpose.
        const auto odd = [&](const QByteArray& method, const QString& path, const QByteArray& body) {
            (void)counter.raw(method, QUrl::toPercentEncoding(path, "/?=&"), body);
        };
        odd("GET", t("/v1/accounts/") + document, {});
        odd("GET", t("/v1/accounts/") + name, {});
        odd("GET", t("/") + person.mobile + t("?name=") + name, {});
        odd("POST", t("/v1/search"), "{\"by\":\"" + name.toUtf8() + "\"}");
        odd("POST", t("/v1/sessions/") + session + t("/verify"),
            "{\"serial\":\"A1220\",\"" + document.toUtf8() + "\":1}");
        odd("DELETE", t("/v1/sms/x/report/") + counter.token + t("/1"), {});
        for (const QString& who : {name, person.mobile, document})
            (void)counter.raw("GET", "/v1/reference", {}, {{kCounterHeader, who.toUtf8()}});
        const QString token = counter.token;
        QVERIFY(counter.send(EndpointId::SignOut).isOk());
        server.terminate();
        QVERIFY(server.waitForFinished(60'000));

        QFile file(office.path("log"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString log = QString::fromUtf8(file.readAll());
        for (const QString& secret :
             {document, document.mid(6, 8), name, person.mobile, vin,
              person.vehicle.value(t("certificateNumber")).toString(), token, accessCode, code,
              t("geheim2026wort"), t("anderes2026wort"), t("falsches-Wort-9"), CentralHarness::kPassword,
              enrolCode, t("A1220"), t("Drucker-9"), session, account})
            QVERIFY2(!log.contains(secret), qPrintable(secret));
        const QStringList lines = log.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QSet<QString> routes;
        for (const QString& line : lines) {
            const auto object = QJsonDocument::fromJson(line.toUtf8()).object();
            QVERIFY2(!object.isEmpty(), qPrintable(line));
            for (const char* key : {"time", "level", "category", "message"})
                QVERIFY2(object.contains(t(key)), qPrintable(line));
            if (object.value(t("category")) != t("xuanhao.request"))
                continue;
            for (const char* key : {"request", "route", "method", "status", "ms", "address"})
                QVERIFY2(object.contains(t(key)), qPrintable(line));
            routes.insert(object.value(t("route")).toString() +
                          QString::number(object.value(t("status")).toInt()));
        }
        for (const char* route : {"/v1/accounts200", "/v1/accounts409", "/v1/sessions/{session}/verify200",
                                  "none404", "/v1/applicants/sign-in403", "/v1/reference401"})
            QVERIFY2(routes.contains(t(route)), route);
    }
};

QTEST_GUILESS_MAIN(TestCentralStopped)
#include "tst_centralstopped.moc"
