// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/countermorning.h"
#include "tests/support/sampleform.h"
#include "ui/print/previewdialog.h"
#include "ui/support/gaptext.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

const QString kDocument = QStringLiteral("11010519491231002X");
const QString kMobile = QStringLiteral("13800138000");
const QString kVin = QStringLiteral("LSVAA49J132047371");
/// U+2EBF0 is of extension I, made for names; no font of any package has it.
const QString kName = QStringLiteral("王") + QString::fromUcs4(U"\U0002EBF0", 1) + QStringLiteral("明");
const QString kShown = QString::fromUcs4(U"\U0002EBF0", 1) + QStringLiteral("(U+2EBF0)");
const QString kByHand = QStringLiteral("在印有 〓 处手写补上：");

QString text(std::u32string_view characters)
{
    return QString::fromUcs4(characters.data(), static_cast<qsizetype>(characters.size()));
}

} // namespace

// C3: the clerk learns of what must be written in by hand before, at and after printing.
class TestRareNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installLanguage(*QCoreApplication::instance(), Language::Chinese); }
    void saysWhatIsMissingAndWhatHelps()
    {
        const QString name = text(U"王\U0002A6D6\U0002EBF0明");
        const QString rare = text(U"\U0002A6D6") + QStringLiteral("(U+2A6D6)");

        QCOMPARE(gapWarning(printGaps(name, packagedFonts(false))),
                 QStringLiteral("“%1、%2”无法打印，将印成 〓，打印后手写补上。 "
                                "在本机安装生僻字字体包后可以打印“%1”。")
                     .arg(rare, kShown));
        QCOMPARE(gapWarning(printGaps(name, packagedFonts(true))),
                 QStringLiteral("“%1”无法打印，将印成 〓，打印后手写补上。").arg(kShown));
        QCOMPARE(gapWarning(printGaps(QStringLiteral("王明"), packagedFonts(false))), QString());
        QCOMPARE(byHandSentence({{QStringLiteral("ownerName"), QStringLiteral("姓名"), {0x2EBF0}},
                                 {QStringLiteral("address"), QStringLiteral("住址"), {0x2EBF0, 0x2A6D6}}}),
                 kByHand + QStringLiteral("姓名 %1；住址 %1、%2。").arg(kShown, rare));
    }
    void theNameFieldSaysItAndNeedsNoReason()
    {
        CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn() && morning.click("registerButton"));
        QVERIFY(morning.type("nameLineEdit", kName));

        Q_EMIT morning.find<QLineEdit>("nameLineEdit")->editingFinished();

        auto* note = morning.find<QLabel>("nameNoteLabel");
        QVERIFY(note);
        QVERIFY2(note->text().contains(kShown + QStringLiteral("”无法打印")), qPrintable(note->text()));
        QVERIFY(!morning.find<QLineEdit>("reasonLineEdit"));
        QVERIFY(morning.type("nameLineEdit", QStringLiteral("王明")));
        Q_EMIT morning.find<QLineEdit>("nameLineEdit")->editingFinished();
        QVERIFY(!morning.find<QLabel>("nameNoteLabel"));
    }
    void previewAndPrintingSayWhereToWrite()
    {
        CounterMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn() && morning.prepare(kDocument, kName, kMobile, kVin));
        QVERIFY(morning.click("drawButton") && morning.reaches(CasePage::Draw));
        QVERIFY(morning.click("drawn3Button") && morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Code));
        QTRY_VERIFY(morning.theCase().session()->code.has_value());
        morning.central.wait(1s);
        QVERIFY(morning.type("codeLineEdit", morning.central.sms.lastCode(kMobile)) &&
                morning.click("primaryButton") && morning.reaches(CasePage::Result));
        const QString sentence = kByHand + QStringLiteral("机动车所有人姓名/名称 ") + kShown;

        const PreviewDialog preview(
            *morning.printDesk,
            [&](const QString& reason) {
                return morning.printDesk->application(*morning.theCase().account(),
                                                      *morning.theCase().session(), reason);
            },
            0, nullptr);
        const QString found = preview.findChild<QLabel*>(QStringLiteral("findingsLabel"))->text();
        QVERIFY2(found.contains(sentence), qPrintable(found));
        QVERIFY(morning.click("printButton"));
        QTRY_COMPARE(morning.theCase().session()->prints, 1);

        QTRY_VERIFY(!morning.printDesk->isBusy());
        const auto last = morning.printDesk->last(SheetKind::Application, morning.theCase().session()->id);
        QVERIFY(last);
        QVERIFY2(last->message.contains(sentence), qPrintable(last->message));
        const auto messageOf = [&](const QString& text) {
            QString message;
            morning.printDesk->print(
                morning.printDesk->papers().consent({QStringLiteral("t"), QStringLiteral("1"), text, text},
                                                    morning.theCase()),
                [&message](const PrintDesk::Result& result) { message = result.message; });
            return QTest::qWaitFor([&message] { return !message.isEmpty(); }) ? message : QString();
        };
        const QString rare = messageOf(kName);
        QVERIFY2(rare.contains(kByHand) && rare.contains(kShown), qPrintable(rare));
    }
    void theDeskTellsGaps()
    {
        CounterMorning morning(withoutCaptcha());

        QCOMPARE(morning.printDesk->gapsOf(QStringLiteral("阿卜杜拉·买买提")), PrintGaps());
        QCOMPARE(morning.printDesk->gapsOf(kName), (PrintGaps{{0x2EBF0}, {}}));
    }
};

QTEST_MAIN(TestRareNames)
#include "tst_rarenames.moc"
