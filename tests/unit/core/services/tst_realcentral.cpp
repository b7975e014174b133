// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/countercore.h"
#include "tests/support/sheets.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace xuanhao;

/// The counter's services against the real xuanhao-central on its SQLite, prepared by the demo's own script.
class TestRealCentral : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void servesAnApplicantByDraw();

private:
    template <typename Verb>
    std::optional<Failure> done(Verb verb)
    {
        std::optional<std::optional<Failure>> answer;
        verb([&](const std::optional<Failure>& failure) { answer = failure; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
            qFatal("A verb was never answered");
        if (*answer)
            qInfo("Failure %d: %s", static_cast<int>((*answer)->kind),
                  (*answer)->problem ? (*answer)->problem->toJson(QString()).constData()
                                     : qPrintable((*answer)->detail));
        return *answer;
    }
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QStringLiteral("office/") + QString::fromLatin1(name));
    }
    [[nodiscard]] QByteArray content(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] CounterConfig config() const;

    QTemporaryDir m_folder;
    QProcess m_central;
};

void TestRealCentral::initTestCase()
{
    QProcess prepare;
    prepare.setProcessChannelMode(QProcess::ForwardedChannels);
    prepare.start(QStringLiteral(XUANHAO_SOURCE_DIR "/resources/demo/prepare.sh"),
                  {QStringLiteral(XUANHAO_BINARY_DIR), m_folder.filePath(QStringLiteral("office"))});
    QVERIFY(prepare.waitForFinished(60'000));
    QCOMPARE(prepare.exitCode(), 0);
    m_central.setProcessChannelMode(QProcess::ForwardedChannels);
    m_central.start(QStringLiteral(XUANHAO_BINARY_DIR "/app/central/xuanhao-central"),
                    {QStringLiteral("serve"), QStringLiteral("--config"), path("central.ini")});
    QVERIFY(m_central.waitForStarted());
}

void TestRealCentral::cleanupTestCase()
{
    m_central.terminate();
    QVERIFY(m_central.waitForFinished(20'000));
}

CounterConfig TestRealCentral::config() const
{
    QHash<QString, QString> words;
    const QSettings ini(path("counter.ini"), QSettings::IniFormat);
    const QStringList parts = ini.value(QStringLiteral("counter")).toString().split(QLatin1Char(' '));
    for (const QString& part : parts)
        words.insert(part.section(QLatin1Char('='), 0, 0), part.section(QLatin1Char('='), 1));
    QString pin = words.value(QStringLiteral("pin"));
    pin.remove(QStringLiteral("sha256//")).remove(QStringLiteral("sha256/"));
    return {QUrl(words.value(QStringLiteral("server"))),
            {pin.toLatin1()},
            words.value(QStringLiteral("counter")),
            words.value(QStringLiteral("code")),
            m_folder.filePath(QStringLiteral("counter"))};
}

void TestRealCentral::servesAnApplicantByDraw()
{
    auto opened = CounterCore::openForProgram(config());
    QVERIFY(opened);
    CounterCore& core = **opened;
    core.start();
    const CounterServices services = core.services();
    QVERIFY(QTest::qWaitFor([&] { return services.office.reference() != nullptr; }, 30'000));
    QCOMPARE(services.connection.state(), ConnectionState::Online);

    const QList<QByteArray> clerk = content("passwords.txt").split('\n').first().split(' ');
    QVERIFY(!done([&](auto answer) {
        services.staff.signIn(QString::fromUtf8(clerk[1]), QString::fromUtf8(clerk[3]), answer);
    }));
    ApplicantCase& item = *services.cases.create();
    AccountDraft applicant;
    applicant.documentNumber = QStringLiteral("11010519491231002X");
    applicant.name = QStringLiteral("李华");
    applicant.mobile = QStringLiteral("13900139002");
    applicant.cityCode = services.office.reference()->cityCode;
    applicant.agreementVersion = services.office.reference()->text(QStringLiteral("agreement"))->version;
    applicant.privacyVersion = services.office.reference()->text(QStringLiteral("privacy"))->version;
    item.setAccountDraft(applicant);
    QVERIFY(!done([&](auto answer) { item.registerApplicant(answer); }));
    QCOMPARE(item.page(), CasePage::Office);
    item.setOfficeDraft({services.office.reference()->divisions.first().code, BusinessKind::NewVehicle});
    QVERIFY(!done([&](auto answer) { item.openSession(answer); }));
    QVERIFY(!done([&](auto answer) { item.acceptNotice(answer); }));
    VehicleDraft vehicle;
    vehicle.vin = QStringLiteral("1M8GDM9AXKP042788");
    vehicle.certificateNumber = QStringLiteral("WCD223456789013");
    vehicle.brandModel = QStringLiteral("比亚迪牌BYD7009");
    vehicle.invoiceBuyer = applicant.name;
    vehicle.documents = {QStringLiteral("identity"), QStringLiteral("certificate"),
                         QStringLiteral("invoice")};
    item.setVehicleDraft(vehicle);
    QVERIFY(!done([&](auto answer) { item.enterVehicle(answer); }));
    item.setContactDraft({QStringLiteral("524000"), QStringLiteral("霞山区"), {}});
    QVERIFY(!done([&](auto answer) { item.confirmContact(answer); }));
    QCOMPARE(item.page(), CasePage::Choose);

    // F5: the copy of the pool arrives while the page waits.
    QVERIFY(QTest::qWaitFor([&] { return core.pools().index(PlateKind::SmallCar).count() > 0; }, 30'000));
    QVERIFY(!done([&](auto answer) { item.draw({DrawKind::Random, true}, answer); }));
    const auto numbers = item.session()->session.batch()->numbers;
    for (const SerialIndex number : numbers)
        QVERIFY(!SerialRules::ordinary().serialAt(number).contains(QLatin1Char('4')));
    QVERIFY(!done([&](auto answer) { item.chooseDrawn(numbers[0], answer); }));
    QCOMPARE(item.page(), CasePage::Code);
    if (!item.session()->code)
        QVERIFY(!done([&](auto answer) { item.sendCode(answer); }));
    static const QRegularExpression kCode(QStringLiteral("(?<![0-9])[0-9]{6}(?![0-9])"));
    QVERIFY(QTest::qWaitFor([&] { return kCode.match(QString::fromUtf8(content("sms.txt"))).hasMatch(); },
                            20'000));
    const QString code = kCode.match(QString::fromUtf8(content("sms.txt"))).captured();
    QVERIFY(!done([&](auto answer) { item.confirmCode(code, answer); }));
    QCOMPARE(item.page(), CasePage::Result);
    QCOMPARE(item.session()->session.reservation()->number, numbers[0]);

    // C2: a record, its outcome, and both in the list.
    const QString session = item.session()->id;
    std::optional<Expected<RecordedSheet, Failure>> sheet;
    services.sheets.record(test::applicationSheet(session), 0, [&](auto reply) { sheet.emplace(reply); });
    QVERIFY(QTest::qWaitFor([&] { return sheet.has_value(); }, 20'000));
    QVERIFY(*sheet);
    QCOMPARE((*sheet)->nth, 1);
    std::optional<Expected<SheetOutcomeReply, Failure>> outcome;
    services.sheets.recordOutcome((*sheet)->sheet, SheetOutcome::Printed,
                                  [&](auto reply) { outcome.emplace(reply); });
    QVERIFY(QTest::qWaitFor([&] { return outcome.has_value(); }, 20'000));
    QVERIFY(*outcome);
    std::optional<Expected<SheetPage, Failure>> page;
    services.sheets.find({.subject = session}, [&](auto reply) { page.emplace(reply); });
    QVERIFY(QTest::qWaitFor([&] { return page.has_value(); }, 20'000));
    QVERIFY(*page);
    QCOMPARE((*page)->lines.size(), 1);
    QCOMPARE((*page)->lines.first().sheet, (*sheet)->sheet);
    QCOMPARE((*page)->lines.first().outcome, SheetOutcome::Printed);

    // B13: the same person lands on the result at once.
    const AccountView account = *item.account();
    services.cases.close(&item);
    ApplicantCase* again = services.cases.createFor(account);
    QVERIFY(QTest::qWaitFor([&] { return again->page() == CasePage::Result; }, 20'000));
}

QTEST_GUILESS_MAIN(TestRealCentral)
#include "tst_realcentral.moc"
