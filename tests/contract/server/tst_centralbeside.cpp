// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/systemclock.h"
#include "tests/contract/server/processoffice.h"
#include "tests/support/framedjpeg.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

/// The real program: commands beside the running server.
class TestCentralBeside : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void factsAreImportedBesideTheRunningServer() // A2
    {
        const Office office;
        const QString enrolCode = openOffice(office);
        const SystemClock clock;
        QProcess server;
        startServer(server, office);
        TestCounter counter(
            clock, [&] { return t("https://127.0.0.1:%1").arg(office.port); }, t("G01"));
        QVERIFY(counter.enrol(enrolCode).isOk());
        QVERIFY(counter.signIn(t("clerk1")).isOk());
        QFile file(office.path("vehicles.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("documentKind,documentNumber,mobile,authority,vin\r\nresidentId," +
                   applicant(1).account.value(t("documentNumber")).toString().toUtf8() + ",,粤B,V1\r\n");
        file.close();

        const Run done = run(office.with({t("import-facts")}, {t("vehicles"), file.fileName()}));

        QVERIFY2(done.code == 0 && done.output.contains(t("Imported 1 lines of vehicles.")),
                 qPrintable(done.errors));
        QCOMPARE(counter.send(EndpointId::Register, {}, applicant(1).account).code(), t("notEligible"));
        QVERIFY(counter.send(EndpointId::Register, {}, applicant(2).account).isOk());
        QCOMPARE(run(office.with({t("import-facts")}, {t("plates"), file.fileName()})).code, 2);
        QCOMPARE(run(office.with({t("import-facts"), t("--coverage"), t("world")},
                                 {t("vehicles"), file.fileName()}))
                     .code,
                 2);
        QCOMPARE(run(office.with({t("import-facts"), t("--as-of"), t("yesterday")},
                                 {t("vehicles"), file.fileName()}))
                     .code,
                 2);
        const Run tooNew = run(office.with({t("import-facts"), t("--as-of"), t("2999-01-01 00:00")},
                                           {t("vehicles"), file.fileName()}));
        QVERIFY2(tooNew.code == 1 && tooNew.errors.contains(t("is in the future")),
                 qPrintable(tooNew.errors));
        QVERIFY(run(office.with({t("import-facts"), t("--as-of"), t("2026-11-01 02:00")},
                                {t("vehicles"), file.fileName()}))
                    .code == 0);
        QVERIFY(run(office.with({t("status")})).output.contains(t("as of 2026-11-01T02:00:00.000+08:00")));
        const Run timeless = run(office.with({t("import-facts")}, {t("vehicles"), file.fileName()}));
        QVERIFY(timeless.output.contains(t("Without --as-of they end no account.")));
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
};

QTEST_GUILESS_MAIN(TestCentralBeside)
#include "tst_centralbeside.moc"
