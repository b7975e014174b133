// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/administration.h"
#include "tests/support/centralharness.h"
#include "tests/support/framedjpeg.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

QJsonObject request(const QByteArray& picture, Clarity clarity = Clarity::Clear)
{
    return InvoiceRequest{picture, clarity}.toJson();
}

HarnessOptions asking(const char* buyer, const char* picture)
{
    return {.compose = {{QStringLiteral("needsCaptcha"), false}},
            .invoice = {{QStringLiteral("buyer"), QLatin1String(buyer)},
                        {QStringLiteral("picture"), QLatin1String(picture)}}};
}

} // namespace

/// The invoice's picture and buyer's name before the choice (B3), over HTTPS, on the real server.
class TestCentralInvoices : public QObject
{
    Q_OBJECT

private:
    /// From registration to the vehicle step.
    static QString atTheVehicle(TestCounter& counter, const Applicant& person)
    {
        const QString account = counter.send(EndpointId::Register, {}, person.account).id();
        const QString session =
            counter.send(EndpointId::OpenSession, {{QStringLiteral("account"), account}}, division()).id();
        if (!counter
                 .session(EndpointId::AcceptNotice, session,
                          {{QStringLiteral("version"), QStringLiteral("2026-11")}})
                 .isOk())
            qFatal("no session");
        return session;
    }

    /// What a command beside the running server does.
    template <typename T>
    static Expected<T, QString> beside(CentralHarness& harness,
                                       const std::function<Expected<T, QString>(World&, Instant)>& work)
    {
        const auto sql = harness.connect();
        SeededRandom own(3);
        World world{.stores = Stores(*sql, harness.secret()),
                    .office = {},
                    .pools = {},
                    .secret = harness.secret(),
                    .random = own};
        SqlTransaction unit(*sql);
        auto result = work(world, harness.clock.now());
        if (result && !unit.commit())
            return Unexpected{QStringLiteral("not committed")};
        return result;
    }
    static QString entryOf(CentralHarness& harness)
    {
        QString id;
        harness.connect()->query("SELECT id FROM invoice", {}, [&](const SqlRow& row) { id = row.text(0); });
        return id;
    }

private Q_SLOTS:
    void aClearPictureIsAccepted()
    {
        CentralHarness harness(asking("required", "required"));
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const Applicant person = applicant(1);
        const QString session = atTheVehicle(*counter, person);
        const QByteArray picture = framedJpeg(1600, 900, "the buyer is 陈大文");

        const Answer without = counter->session(EndpointId::EnterVehicle, session, person.vehicle);
        const Answer sent = counter->session(EndpointId::SendInvoice, session, request(picture));
        const Answer entered = counter->session(EndpointId::EnterVehicle, session, person.vehicle);

        QCOMPARE(without.code(), QStringLiteral("invoicePictureMissing"));
        QVERIFY2(sent.isOk(), sent.body.constData());
        QVERIFY(sent.view().invoice->state == InvoiceState::Accepted);
        QCOMPARE(sent.view().invoice->digest,
                 QString::fromLatin1(QCryptographicHash::hash(picture, QCryptographicHash::Sha256).toHex()));
        QVERIFY(!sent.body.contains(picture.toBase64().left(40)));
        QVERIFY(entered.isOk());
        // Sealed: neither the bytes nor their base64 lie in the file; nor in the audit trail.
        harness.stop();
        QVERIFY(!harness.storedBytes().contains("the buyer is"));
        harness.start();
        QCOMPARE(harness.integer("SELECT count(*) FROM audit WHERE action = 'session.invoice'"), 1);
    }

    void anUnclearPictureWaitsAndStopsNobody_data()
    {
        QTest::addColumn<QString>("clarity");
        QTest::newRow("doubtful") << wireWord(Clarity::Doubtful);
        QTest::newRow("unreadable") << wireWord(Clarity::Unreadable);
    }
    void anUnclearPictureWaitsAndStopsNobody()
    {
        QFETCH(QString, clarity);
        CentralHarness harness(asking("required", "required"));
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const Applicant person = applicant(1);
        const QString session = atTheVehicle(*counter, person);

        QVERIFY(counter
                    ->session(EndpointId::SendInvoice, session,
                              request(framedJpeg(1600, 900), *clarityFromWire(clarity)))
                    .isOk());
        QVERIFY(counter->session(EndpointId::EnterVehicle, session, person.vehicle).isOk());
        QVERIFY(counter->session(EndpointId::ConfirmContact, session, ContactDraft{}.toJson()).isOk());
        const Answer drawn =
            counter->session(EndpointId::Draw, session, {{QStringLiteral("withoutFour"), false}});

        QVERIFY(drawn.isOk());
        QVERIFY(drawn.view().invoice->state == InvoiceState::UnderReview);
        const Answer found =
            counter->send(EndpointId::Search, {},
                          SearchRequest{SearchBy::Document,
                                        person.account.value(QStringLiteral("documentNumber")).toString()}
                              .toJson());
        JsonReader reader(found.object());
        QCOMPARE(SearchReply::read(reader).hits.first().invoice, QStringLiteral("underReview"));
    }

    void anotherPictureReplacesItUntilChoosingBegins()
    {
        CentralHarness harness(asking("required", "required"));
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const Applicant person = applicant(1);
        const QString session = atTheVehicle(*counter, person);
        QVERIFY(counter
                    ->session(EndpointId::SendInvoice, session,
                              request(framedJpeg(1600, 900, "blurred"), Clarity::Unreadable))
                    .isOk());
        const QString first = entryOf(harness);
        QVERIFY(counter->session(EndpointId::EnterVehicle, session, person.vehicle).isOk());

        const Answer better =
            counter->session(EndpointId::SendInvoice, session, request(framedJpeg(1600, 900, "sharp")));
        QVERIFY(counter->session(EndpointId::ConfirmContact, session, ContactDraft{}.toJson()).isOk());
        const Answer late =
            counter->session(EndpointId::SendInvoice, session, request(framedJpeg(1600, 900, "late")));

        QVERIFY(better.view().invoice->state == InvoiceState::Accepted);
        QCOMPARE(late.refusal(), QStringLiteral("wrongStage"));
        QCOMPARE(harness.integer("SELECT count(*) FROM invoice"), 1);
        QVERIFY(entryOf(harness) != first);
        QCOMPARE(counter->session(EndpointId::ShowSession, session).view().invoice->digest,
                 better.view().invoice->digest);
    }

    void aRepeatHasItsEffectOnce() // F3
    {
        CentralHarness harness(asking("required", "optional"));
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const QString session = atTheVehicle(*counter, applicant(1));
        QJsonObject body = request(framedJpeg(1600, 900, "one"));
        body.insert(QStringLiteral("operation"), counter->newOperation());
        const Answer first = counter->session(EndpointId::SendInvoice, session, body);
        const QString entry = entryOf(harness);

        harness.restart();
        const Answer again = counter->session(EndpointId::SendInvoice, session, body);
        body.insert(QStringLiteral("picture"), QString::fromLatin1(framedJpeg(1600, 900, "two").toBase64()));
        const Answer other = counter->session(EndpointId::SendInvoice, session, body);

        QVERIFY(first.isOk());
        QCOMPARE(again.body, first.body);
        QCOMPARE(entryOf(harness), entry);
        QCOMPARE(other.code(), QStringLiteral("operationReused"));
        QCOMPARE(harness.integer("SELECT count(*) FROM audit WHERE action = 'session.invoice'"), 1);
    }

    void centralLooksAtTheBytesItself_data()
    {
        QTest::addColumn<QByteArray>("picture");
        QTest::addColumn<QString>("problem");
        QTest::newRow("nothing") << QByteArray() << "notJpeg";
        QTest::newRow("a PNG") << QByteArray("\x89PNG\r\n\x1A\n1234567890") << "notJpeg";
        QTest::newRow("text") << QByteArray(1000, 'x') << "notJpeg";
        QTest::newRow("cut off") << framedJpeg(1600, 900).chopped(1) << "notJpeg";
        QTest::newRow("with an appendix") << framedJpeg(1600, 900) + "MZ"
                                          << "notJpeg";
        QTest::newRow("a bomb") << framedJpeg(65'535, 65'535) << "badSize";
        QTest::newRow("a stamp") << framedJpeg(100, 100) << "badSize";
    }
    void centralLooksAtTheBytesItself()
    {
        QFETCH(QByteArray, picture);
        QFETCH(QString, problem);
        CentralHarness harness(asking("required", "required"));
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const QString session = atTheVehicle(*counter, applicant(1));

        const Answer sent = counter->session(EndpointId::SendInvoice, session, request(picture));

        QCOMPARE(sent.status, 422);
        QCOMPARE(sent.code(), QStringLiteral("invoicePictureRefused"));
        QCOMPARE(sent.facts().value(QStringLiteral("problem")).toString(), problem);
        QCOMPARE(harness.integer("SELECT count(*) FROM invoice"), 0);
    }

    void theLargestPictureFitsAndALargerOneDoesNot()
    {
        CentralHarness harness(asking("required", "required"));
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const QString session = atTheVehicle(*counter, applicant(1));
        const auto rest = static_cast<int>(framedJpeg(1600, 900, {}).size());
        const QByteArray largest =
            framedJpeg(1600, 900, QByteArray(InvoicePicture::kMaxBytes - rest, '\x7F'));

        const Answer fits = counter->session(EndpointId::SendInvoice, session, request(largest));
        const Answer more =
            counter->session(EndpointId::SendInvoice, session,
                             request(framedJpeg(1600, 900, QByteArray(InvoicePicture::kMaxBytes, 's'))));

        QVERIFY2(fits.isOk(), fits.body.left(200).constData());
        QCOMPARE(more.code(), QStringLiteral("malformed"));
        QCOMPARE(more.facts().value(QStringLiteral("path")).toString(), QStringLiteral("picture"));
    }

    void anotherCounterMayNotSendIt() // B10
    {
        CentralHarness harness(asking("required", "required"));
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const auto other = counterAt(harness, QStringLiteral("G02"), QStringLiteral("clerk2"));
        const QString session = atTheVehicle(*counter, applicant(1));

        const Answer sent = other->session(EndpointId::SendInvoice, session, request(framedJpeg(1600, 900)));

        QCOMPARE(sent.refusal(), QStringLiteral("otherTerminal"));
        QCOMPARE(harness.integer("SELECT count(*) FROM invoice"), 0);
    }

    void theOfficeDecidesWhatIsTaken_data()
    {
        QTest::addColumn<QString>("demand");
        QTest::addColumn<QString>("buyer");
        QTest::addColumn<QString>("code");
        QTest::newRow("required and missing") << "required"
                                              << ""
                                              << "invoiceMissing";
        QTest::newRow("required and right") << "required"
                                            << "陈大文"
                                            << "";
        QTest::newRow("required and another") << "required"
                                              << "别人"
                                              << "invoiceNameDiffers";
        QTest::newRow("optional and missing") << "optional"
                                              << ""
                                              << "";
        QTest::newRow("optional and right") << "optional"
                                            << "陈大文"
                                            << "";
        QTest::newRow("optional and another") << "optional"
                                              << "别人"
                                              << "invoiceNameDiffers";
        QTest::newRow("not asked") << "no"
                                   << ""
                                   << "";
    }
    void theOfficeDecidesWhatIsTaken()
    {
        QFETCH(QString, demand);
        QFETCH(QString, buyer);
        QFETCH(QString, code);
        CentralHarness harness(asking(qPrintable(demand), "optional"));
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        Applicant person = applicant(1);
        person.vehicle.insert(QStringLiteral("invoiceBuyer"), buyer);
        const QString session = atTheVehicle(*counter, person);

        const Answer entered = counter->session(EndpointId::EnterVehicle, session, person.vehicle);

        QCOMPARE(entered.code(), code);
    }

    void anOfficeWithoutPicturesTakesNone()
    {
        CentralHarness harness(asking("required", "no"));
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const Applicant person = applicant(1);
        const QString session = atTheVehicle(*counter, person);

        const Answer sent =
            counter->session(EndpointId::SendInvoice, session, request(framedJpeg(1600, 900)));

        QCOMPARE(sent.code(), QStringLiteral("invoicePictureRefused"));
        QCOMPARE(sent.facts().value(QStringLiteral("problem")).toString(), QStringLiteral("notAsked"));
        QVERIFY(counter->session(EndpointId::EnterVehicle, session, person.vehicle).isOk());
    }

    void aSupervisorDecidesOnceAndARejectionOnlyMarks() // E1, E5
    {
        CentralHarness harness(asking("required", "required"));
        harness.addStaff(QStringLiteral("boss"), Role::Supervisor);
        const auto counter = counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1"));
        const Applicant person = applicant(1);
        const QString session = atTheVehicle(*counter, person);
        const QByteArray picture = framedJpeg(1600, 900, "blurred");
        QVERIFY(
            counter->session(EndpointId::SendInvoice, session, request(picture, Clarity::Unreadable)).isOk());
        QVERIFY(counter->session(EndpointId::EnterVehicle, session, person.vehicle).isOk());
        const QString entry = entryOf(harness);
        const QString why = QStringLiteral("购方名称无法辨认");
        const auto as = [](const char* staff, const QString& password = CentralHarness::kPassword) {
            return Credentials{QLatin1String(staff), Sensitive<QString>(password)};
        };
        const auto decide = [&](InvoiceState state, const Credentials& who, const QString& reason) {
            return beside<Done>(harness, [&](World& world, Instant now) {
                return decideInvoice(world, entry, state, who, reason, now);
            });
        };
        const auto show = [&](const Credentials& who, const QString& reason) {
            return beside<QByteArray>(harness, [&](World& world, Instant now) {
                return showInvoice(world, entry, who, reason, now);
            });
        };

        QVERIFY(!show(as("clerk1"), why));
        QVERIFY(!show(as("boss"), {}));
        QVERIFY(!show(as("boss", QStringLiteral("wrong")), why));
        QCOMPARE(show(as("boss"), why).value(), picture);
        QVERIFY(!decide(InvoiceState::Rejected, as("boss"), {}));
        QVERIFY(!decide(InvoiceState::Rejected, as("boss"), QString(201, QLatin1Char('x'))));
        QVERIFY(!decide(InvoiceState::Rejected, as("clerk1"), why));
        QVERIFY(decide(InvoiceState::Rejected, as("boss"), why));
        const auto twice = decide(InvoiceState::Accepted, as("boss"), why);
        QVERIFY(!twice && twice.error().contains(QStringLiteral("already")));

        const Answer seen = counter->session(EndpointId::ShowSession, session);
        QVERIFY(seen.view().invoice->state == InvoiceState::Rejected);
        QCOMPARE(seen.view().invoice->reason, why);
        QVERIFY(counter->session(EndpointId::ConfirmContact, session, ContactDraft{}.toJson()).isOk());
        QVERIFY(counter->session(EndpointId::Draw, session, {{QStringLiteral("withoutFour"), false}}).isOk());
        QCOMPARE(harness.integer("SELECT count(*) FROM listing"), 0);
        QCOMPARE(harness.integer("SELECT count(*) FROM audit WHERE action = 'invoice.show'"), 1);
        QCOMPARE(harness.integer("SELECT count(*) FROM audit WHERE action = 'invoice.reject'"), 1);
        // Ids only: neither the person nor the reason stand in the trail.
        harness.connect()->query("SELECT facts FROM audit WHERE action LIKE 'invoice.%'", {},
                                 [&](const SqlRow& row) {
                                     QVERIFY(!row.text(0).contains(why));
                                     QVERIFY(!row.text(0).contains(QStringLiteral("陈大文")));
                                 });
    }
};

QTEST_GUILESS_MAIN(TestCentralInvoices)
#include "tst_centralinvoices.moc"
