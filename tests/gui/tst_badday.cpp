// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/badline.h"
#include "tests/support/countermorning.h"
#include "tests/support/fakeclock.h"
#include "ui/support/errortext.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

const QString kDocument = QStringLiteral("11010519491231002X");
const QString kName = QStringLiteral("阿卜杜拉·买买提");
const QString kMobile = QStringLiteral("13800138000");
const QString kVin = QStringLiteral("LSVAA49J132047371");

/// Short waits, so that a day with thirty of them fits into a test.
const CallDeadlines kImpatient{.hello = Milliseconds(1000),
                               .session = Milliseconds(1000),
                               .transfer = Milliseconds(3000),
                               .upload = Milliseconds(3000)};

bool isChinese(const QString& text)
{
    static const QRegularExpression kHan(QStringLiteral("\\p{Han}"));
    return text.contains(kHan);
}

QString sentence(Failure::Kind kind)
{
    return sentenceFor(Failure{.kind = kind, .problem = {}, .requestId = {}, .detail = {}});
}

/// As a clerk does who hears that nobody answered: comparing the password may take longer than kImpatient
/// waits.
bool signsIn(CounterMorning& morning)
{
    return QTest::qWaitFor([&] { return morning.signIn(); }, 60'000);
}

/// Presses the button until the page is there: central repeats nothing that it has done already.
bool goesOn(CounterMorning& morning, const char* button, CasePage next)
{
    return QTest::qWaitFor(
        [&] {
            if (morning.isAt(next))
                return true;
            const auto* there = morning.find<QAbstractButton>(button);
            if (there && there->isEnabled() && !morning.theCase().isBusy())
                QTest::mouseClick(morning.find<QAbstractButton>(button), Qt::LeftButton);
            return morning.isAt(next);
        },
        CounterMorning::kPatience);
}

struct Turn
{
    const char* button;
    CasePage before;
    CasePage after;
};

/// The pages of a case and what leads from one to the next.
const QList<Turn> kTurns{{"primaryButton", CasePage::Register, CasePage::Office},
                         {"primaryButton", CasePage::Office, CasePage::Notice},
                         {"primaryButton", CasePage::Notice, CasePage::Vehicle},
                         {"primaryButton", CasePage::Vehicle, CasePage::Contact},
                         {"primaryButton", CasePage::Contact, CasePage::Choose},
                         {"drawButton", CasePage::Choose, CasePage::Draw},
                         {"primaryButton", CasePage::Draw, CasePage::Code},
                         {"primaryButton", CasePage::Code, CasePage::Result}};

/// Fills in what the page of this step needs; nothing is sent yet.
bool fill(CounterMorning& morning, CasePage page)
{
    switch (page) {
    case CasePage::Register:
        return morning.click("registerButton") && morning.type("documentNumberLineEdit", kDocument) &&
               morning.type("nameLineEdit", kName) && morning.type("mobileLineEdit", kMobile) &&
               morning.tick("consentCheckBox");
    case CasePage::Notice:
        return morning.tick("acceptCheckBox");
    case CasePage::Vehicle:
        return morning.type("vinLineEdit", kVin) &&
               morning.type("certificateLineEdit", QStringLiteral("WAC12345678901")) &&
               morning.type("brandLineEdit", QStringLiteral("大众牌SVW7150")) &&
               morning.type("buyerLineEdit", kName) && morning.tick("identityCheckBox") &&
               morning.tick("certificateCheckBox") && morning.tick("invoiceCheckBox");
    case CasePage::Draw:
        return morning.click("drawn1Button");
    case CasePage::Code: {
        const bool isSent = morning.happensInTime(
            [&] { return !morning.central.sms.lastCode(kMobile).isEmpty() && !morning.theCase().isBusy(); });
        return isSent && morning.type("codeLineEdit", morning.central.sms.lastCode(kMobile));
    }
    default:
        return true;
    }
}

/// What is held at central when the day is over: one account, one session, one number, one reservation.
QString heldAtCentral(const CounterMorning& morning)
{
    return QStringLiteral("accounts %1, sessions %2, reserved %3, claims %4")
        .arg(morning.central.integer("SELECT count(*) FROM account"))
        .arg(morning.central.integer("SELECT count(*) FROM session"))
        .arg(morning.central.integer("SELECT count(*) FROM session WHERE stage = 'reserved'"))
        .arg(morning.central.integer("SELECT count(*) FROM claim WHERE ended_at IS NULL AND session IS NOT "
                                     "NULL AND returns_at IS NULL"));
}

const QString kOneOfEach = QStringLiteral("accounts 1, sessions 1, reserved 1, claims 1");

} // namespace

/// The bad day in the real window in front of the real central: each fault has its sentence in Chinese,
/// nothing entered is lost, and the case ends as on a good day.
class TestBadDay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theServerIsGoneBeforeEachStep() // F3, F4
    {
        CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn());
        for (const Turn& step : kTurns) {
            QVERIFY(fill(morning, step.before));
            morning.central.stop();
            QVERIFY(morning.click(step.button));
            QTRY_COMPARE_WITH_TIMEOUT(morning.bannerText().section(u'\n', 0, 0),
                                      sentence(Failure::Kind::NoAnswer), CounterMorning::kPatience);
            QCOMPARE(morning.theCase().page(), step.before);
            morning.central.start();
            QVERIFY2(goesOn(morning, step.button, step.after), qPrintable(morning.bannerText()));
        }
        QCOMPARE(heldAtCentral(morning), kOneOfEach);
    }

    void theServerIsGoneAtTheSignIn() // F4
    {
        CounterMorning morning(withoutCaptcha());
        QTRY_VERIFY(morning.core->services().office.reference());
        morning.central.stop();
        QVERIFY(morning.type("staffLineEdit", QStringLiteral("clerk1")));
        QVERIFY(morning.type("passwordLineEdit", CentralHarness::kPassword));
        QVERIFY(morning.click("signInButton"));
        const auto* page = morning.find<QWidget>("signInPage");
        QTRY_VERIFY_WITH_TIMEOUT(isChinese(page->findChild<Banner*>()->text()), CounterMorning::kPatience);
        QCOMPARE(morning.find<QLineEdit>("staffLineEdit")->text(), QStringLiteral("clerk1"));
        morning.central.start();
        QVERIFY(morning.signIn());
    }

    void answersGoWrongAtEachStep_data()
    {
        QTest::addColumn<BadLine::Spoil>("spoil");
        QTest::addColumn<Failure::Kind>("kind");
        QTest::newRow("half an answer") << BadLine::Spoil::Half << Failure::Kind::BadAnswer;
        QTest::newRow("a proxy's page") << BadLine::Spoil::Html << Failure::Kind::BadAnswer;
        QTest::newRow("no answer in time") << BadLine::Spoil::Silence << Failure::Kind::NoAnswer;
        QTest::newRow("other types") << BadLine::Spoil::WrongTypes << Failure::Kind::BadAnswer;
    }
    /// Central has done what was asked, and the counter does not learn it.
    void answersGoWrongAtEachStep() // F3
    {
        QFETCH(BadLine::Spoil, spoil);
        QFETCH(Failure::Kind, kind);
        CounterMorning morning(withoutCaptcha());
        QTRY_VERIFY(morning.core->services().office.reference());
        BadLine line(morning.central.tlsFiles(), morning.central.server->port());
        // Only silence has to be waited for.
        morning.openOn(line.url(), spoil == BadLine::Spoil::Silence ? kImpatient : CallDeadlines());
        QVERIFY(signsIn(morning));
        for (const Turn& step : kTurns) {
            QVERIFY(fill(morning, step.before));
            const int before = line.spoilt();
            line.spoil(spoil);
            QVERIFY(morning.click(step.button));
            // The counter also asks by itself how its session stands, and may learn it from that answer.
            const auto hasLearnt = [&] { return morning.isAt(step.after); };
            QTRY_VERIFY_WITH_TIMEOUT(morning.bannerText().section(u'\n', 0, 0) == sentence(kind) ||
                                         hasLearnt(),
                                     CounterMorning::kPatience);
            QVERIFY(line.spoilt() > before);
            QVERIFY(hasLearnt() || morning.theCase().page() == step.before);
            line.spoil(BadLine::Spoil::Nothing);
            QVERIFY2(goesOn(morning, step.button, step.after), qPrintable(morning.bannerText()));
        }
        QCOMPARE(heldAtCentral(morning), kOneOfEach);
    }

    void aNewerCentralIsUnderstood() // F1
    {
        CounterMorning morning(withoutCaptcha());
        QTRY_VERIFY(morning.core->services().office.reference());
        BadLine line(morning.central.tlsFiles(), morning.central.server->port());
        line.spoil(BadLine::Spoil::UnknownFields);
        morning.openOn(line.url(), {});
        QVERIFY(morning.signIn());
        for (const Turn& step : kTurns) {
            QVERIFY(fill(morning, step.before));
            QVERIFY(morning.click(step.button) && morning.reaches(step.after));
        }
        QVERIFY(line.spoilt() >= kTurns.size());
        QCOMPARE(heldAtCentral(morning), kOneOfEach);
    }

    void theServersKeyChangesInTheMiddle() // F1
    {
        CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn());
        QVERIFY(morning.reachVehicle(kDocument, kName, kMobile) && fill(morning, CasePage::Vehicle));
        morning.central.changeKey();

        QVERIFY(morning.click("primaryButton"));
        QTRY_COMPARE_WITH_TIMEOUT(morning.bannerText().section(u'\n', 0, 0),
                                  sentence(Failure::Kind::WrongKey), CounterMorning::kPatience);
        QVERIFY(isChinese(morning.bannerText()));
        QCOMPARE(morning.central.integer("SELECT count(*) FROM session WHERE vin_hash IS NOT NULL"), 0);
        QCOMPARE(morning.find<QLineEdit>("vinLineEdit")->text(), kVin);

        morning.central.restoreKey();
        QVERIFY(goesOn(morning, "primaryButton", CasePage::Contact));
    }

    void hostileTextsInEveryField_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("blanks") << QStringLiteral("   ");
        QTest::newRow("too long") << QString(10'000, u'测');
        QTest::newRow("control characters") << QStringLiteral("a\u0000b\u0007c\u001Bd\u202Ee\uFEFF");
        QTest::newRow("line ends") << QStringLiteral("张\r\n三\t四");
        QTest::newRow("full width") << QStringLiteral("１１０１０５１９４９１２３１００２Ｘ");
        QTest::newRow("mixed scripts") << QStringLiteral("Аlex张Αβ١٢٣ก");
        QTest::newRow("rare characters") << QString::fromUtf8("𠮷𩽾𩾌\U000310C8");
        QTest::newRow("half a surrogate") << QString(QChar(0xD842)) + QStringLiteral("张");
        QTest::newRow("a day that does not exist") << QStringLiteral("110105194902310025");
        QTest::newRow("markup") << QStringLiteral("<b>张</b>&amp;%1%n");
        QTest::newRow("a statement") << QStringLiteral("'; DROP TABLE account; --");
        QTest::newRow("emoji") << QString::fromUtf8("👨‍👩‍👧🚗");
    }
    /// Whatever comes into a field, it stays there to be mended, and what is wrong is said in Chinese.
    void hostileTextsInEveryField()
    {
        QFETCH(QString, text);
        CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn() && morning.click("registerButton"));
        QVERIFY(hostile(morning, CasePage::Register, text));
        for (const char* field : {"nameLineEdit", "addressLineEdit", "localProofLineEdit"}) {
            if (auto* edit = morning.find<QLineEdit>(field))
                edit->clear();
        }
        QVERIFY(morning.type("documentNumberLineEdit", kDocument) && morning.type("nameLineEdit", kName) &&
                morning.type("mobileLineEdit", kMobile) && morning.tick("consentCheckBox"));
        QVERIFY(goesOn(morning, "primaryButton", CasePage::Office));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Notice));
        QVERIFY(morning.tick("acceptCheckBox") && morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Vehicle));
        QVERIFY(hostile(morning, CasePage::Vehicle, text));
        QVERIFY(fill(morning, CasePage::Vehicle) && goesOn(morning, "primaryButton", CasePage::Contact));
    }

    /// A scanner ends what it reads with a carriage return, wherever the focus happens to be.
    void aScannerTypesIntoEveryField()
    {
        const QString code = QStringLiteral("LSVAA49J132047371");
        CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn() && morning.click("registerButton"));
        for (const Turn& step : kTurns) {
            const QList<QLineEdit*> edits = morning.window->page()->findChildren<QLineEdit*>();
            for (QLineEdit* edit : edits) {
                if (!edit->isVisible() || !edit->isEnabled() || edit->isReadOnly())
                    continue;
                edit->setFocus();
                edit->selectAll();
                for (const QChar character : code)
                    QTest::keyClick(edit, character.toLatin1());
                QTest::keyClick(edit, Qt::Key_Return);
                QCoreApplication::processEvents();
                QCOMPARE(morning.theCase().page(), step.before);
            }
            for (QLineEdit* edit : edits)
                edit->clear(); // the clerk mends what went astray
            if (step.before != CasePage::Register)
                QVERIFY(fill(morning, step.before));
            else
                QVERIFY(morning.type("documentNumberLineEdit", kDocument) &&
                        morning.type("nameLineEdit", kName) && morning.type("mobileLineEdit", kMobile) &&
                        morning.tick("consentCheckBox"));
            QVERIFY2(goesOn(morning, step.button, step.after), qPrintable(morning.bannerText()));
        }
        QCOMPARE(heldAtCentral(morning), kOneOfEach);
    }

    void aScannerEntersNoNumber() // B4
    {
        CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn() && morning.prepare(kDocument, kName, kMobile, kVin));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Compose));
        QTRY_VERIFY(morning.theCase().compose()->matchCount() > 0);
        for (const char character : QByteArray("A12B3"))
            QTest::keyClick(morning.window.get(), character);
        QTest::keyClick(morning.window.get(), Qt::Key_Return);
        QVERIFY(QString(morning.theCase().compose()->serial()).trimmed().remove(u'?').isEmpty() ||
                morning.theCase().compose()->matchCount() > 1);
        QCOMPARE(morning.theCase().page(), CasePage::Compose);
        QCOMPARE(morning.central.integer("SELECT count(*) FROM claim WHERE session IS NOT NULL"), 0);
    }

    void thePcsClockIsWrong_data()
    {
        QTest::addColumn<Milliseconds>("error");
        QTest::newRow("a day ahead") << Milliseconds(24h);
        QTest::newRow("a day behind") << Milliseconds(-24h);
    }
    void thePcsClockIsWrong() // B9, F7
    {
        QFETCH(Milliseconds, error);
        FakeClock pc(HarnessOptions{}.start + error);
        CounterMorning morning(withoutCaptcha(), &pc);
        QVERIFY(morning.signIn() && morning.prepare(kDocument, kName, kMobile, kVin));
        QVERIFY(lockANumber(morning));
        // Somebody sets the PC's clock in the middle of the 90 s, forwards and far back.
        pass(morning, pc, 30s);
        pc.jumpWall(3h);
        pass(morning, pc, 30s);
        QCOMPARE(morning.theCase().page(), CasePage::Compose);
        pc.jumpWall(-50h);
        pass(morning, pc, 29s);
        QCOMPARE(morning.theCase().page(), CasePage::Compose);

        QVERIFY(QTest::qWaitFor(
            [&] {
                pass(morning, pc, 1s);
                return morning.isAt(CasePage::Code);
            },
            CounterMorning::kPatience));
        QCOMPARE(morning.central.integer("SELECT count(*) FROM listing"), 0);
        QVERIFY(morning.theCase().session()->session.choice());
    }

    void thePcSleepsInTheMiddleOfTheWindow() // B9
    {
        FakeClock pc(HarnessOptions{}.start);
        CounterMorning morning(withoutCaptcha(), &pc);
        QVERIFY(morning.signIn() && morning.prepare(kDocument, kName, kMobile, kVin));
        QVERIFY(lockANumber(morning));
        pass(morning, pc, 30s);

        // Asleep for ten minutes: the wall goes on, the monotonic clock stands still.
        pc.jumpWall(5min);
        morning.central.wait(5min);

        QVERIFY(QTest::qWaitFor(
            [&] {
                pass(morning, pc, 1s);
                return morning.isAt(CasePage::Code);
            },
            CounterMorning::kPatience));
        QVERIFY(morning.theCase().session()->session.choice());
        QCOMPARE(morning.central.integer("SELECT count(*) FROM listing"), 0);
    }

    void theCounterIsEndedAtEveryStep() // F3: its database and its case are there again
    {
        CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn());
        for (const Turn& step : kTurns) {
            QVERIFY(fill(morning, step.before));
            morning.theCase().keepDraft();
            morning.close();
            morning.open();
            QVERIFY(morning.signIn());
            QVERIFY2(morning.reaches(step.before), step.button);
            if (step.before == CasePage::Register)
                QCOMPARE(morning.find<QLineEdit>("documentNumberLineEdit")->text(), kDocument);
            if (step.before == CasePage::Vehicle)
                QCOMPARE(morning.find<QLineEdit>("vinLineEdit")->text(), kVin);
            if (step.before != CasePage::Register && step.before != CasePage::Vehicle)
                QVERIFY(fill(morning, step.before)); // ticks and marks are made anew
            else
                QVERIFY(morning.find<QCheckBox>("consentCheckBox") == nullptr ||
                        morning.tick("consentCheckBox"));
            QVERIFY2(goesOn(morning, step.button, step.after), qPrintable(morning.bannerText()));
        }
        QCOMPARE(heldAtCentral(morning), kOneOfEach);
    }

    void theDiskIsFull() // F4
    {
        CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn());
        QVERIFY(fill(morning, CasePage::Register));
        morning.isDiskFull = true;
        QVERIFY(morning.click("primaryButton"));
        QTRY_VERIFY(morning.bannerText().contains(sentence(Failure::Kind::Storage)));
        QCOMPARE(morning.central.integer("SELECT count(*) FROM account"), 0); // nothing went out
        QCOMPARE(morning.find<QLineEdit>("documentNumberLineEdit")->text(), kDocument);
        morning.isDiskFull = false;
        QVERIFY(goesOn(morning, "primaryButton", CasePage::Office));
    }

private:
    /// Puts the text into every field of the page and asks to go on: the page stays or takes it, and says in
    /// Chinese what is wrong with it.
    static bool hostile(CounterMorning& morning, CasePage page, const QString& text)
    {
        const QList<QLineEdit*> edits = morning.window->page()->findChildren<QLineEdit*>();
        for (QLineEdit* edit : edits) {
            if (!edit->isVisible() || !edit->isEnabled() || edit->isReadOnly())
                continue;
            edit->setFocus();
            edit->selectAll();
            edit->insert(text);
            Q_EMIT edit->textEdited(edit->text());
            if (text.size() > edit->maxLength() && !saysWhatFits(morning, edit->maxLength()))
                return false;
        }
        if (!morning.click("primaryButton"))
            return false;
        if (!QTest::qWaitFor([&] { return !morning.bannerText().isEmpty(); }))
            return false;
        const QString said = morning.bannerText();
        return morning.theCase().page() == page && isChinese(said) && !said.contains(QStringLiteral("%1"));
    }
    /// Nothing is cut silently (C3).
    static bool saysWhatFits(const CounterMorning& morning, int most)
    {
        const QList<QLabel*> labels = morning.window->page()->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(QString::number(most)) &&
                   isChinese(label->text());
        });
    }
    static bool lockANumber(CounterMorning& morning)
    {
        if (!morning.click("primaryButton") || !morning.reaches(CasePage::Compose) ||
            !QTest::qWaitFor([&] { return morning.theCase().compose()->matchCount() > 0; }))
            return false;
        for (const char16_t* character = u"A1250"; *character; ++character) {
            if (!morning.press(*character))
                return false;
        }
        return morning.click("primaryButton") && QTest::qWaitFor([&] {
                   return morning.theCase().session()->session.composeWindow()->locked.has_value();
               });
    }
    static void pass(CounterMorning& morning, FakeClock& pc, Milliseconds time)
    {
        pc.advance(time);
        morning.central.wait(time);
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(TestBadDay)
#include "tst_badday.moc"
