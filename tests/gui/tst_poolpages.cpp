// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/poolrules.h"
#include "tests/support/countermorning.h"
#include "tests/support/layoutaudit.h"
#include "tests/support/pictures.h"

#include <QDir>
#include <QListWidget>
#include <QProcess>
#include <QTableWidget>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

const QString kDocument = QStringLiteral("11010519491231002X");
const QString kName = QStringLiteral("张三");
const QString kMobile = QStringLiteral("13800138000");
const QString kVin = QStringLiteral("LSVAA49J132047371");

HarnessOptions withNewSegment()
{
    HarnessOptions options = withoutCaptcha();
    options.segments = R"({"authority": "粤G",
      "announcements": [{"number": "湛车管公告〔2026〕12号", "title": "机动车号牌号池公告", "issuer": "湛江市公安局交通警察支队车辆管理所",
        "text": "根据《机动车登记规定》，投放以下号段。", "announcedAt": "2026-11-22T09:00:00+08:00"}],
      "segments": [
        {"kind": "02", "from": "C5500", "to": "C5599", "releasedAt": "2026-11-23T08:00:00+08:00", "source": "湛车管公告〔2026〕12号"},
        {"kind": "02", "from": "C5600", "to": "C5699", "releasedAt": "2026-12-01T09:00:00+08:00", "source": "湛车管公告〔2026〕12号"},
        {"kind": "52", "from": "D55500", "to": "D55599", "firstRelease": true, "releasedAt": "2026-11-23T08:00:00+08:00", "source": "湛车管公告〔2026〕12号"}]})";
    return options;
}

QString outputOf(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        return QStringLiteral("%1 failed").arg(program);
    return QString::fromUtf8(process.readAllStandardOutput());
}

struct PoolMorning : CounterMorning
{
    using CounterMorning::CounterMorning;

    void plan(Milliseconds from, Milliseconds to)
    {
        central.command([&](World& world, Instant now) {
            QVERIFY(
                planMaintenance(world, {now + from, now + to, QStringLiteral("系统升级")}, now).hasValue());
        });
    }
    bool showAnnouncements()
    {
        return click("announcementsButton") &&
               QTest::qWaitFor(
                   [&] {
                       return find<QListWidget>("announcementsListWidget") &&
                              find<QListWidget>("announcementsListWidget")->count() == 3;
                   },
                   kPatience);
    }
    bool choose(int announcement)
    {
        find<QListWidget>("announcementsListWidget")->setCurrentRow(announcement);
        return find<QTableWidget>("segmentsTableWidget") != nullptr;
    }
    QString cell(int row, int column) const
    {
        return find<QTableWidget>("segmentsTableWidget")->item(row, column)->text();
    }
    int rowOf(const QString& number) const
    {
        const auto* list = find<QListWidget>("announcementsListWidget");
        for (int i = 0; i < list->count(); ++i) {
            if (list->item(i)->data(Qt::UserRole).toString() == number)
                return i;
        }
        return -1;
    }
};

} // namespace

/// E3: what clerks see of the pool.
class TestPoolPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void announcementsAreShownAndPrinted()
    {
        PoolMorning morning(withNewSegment());
        QVERIFY(morning.signIn());
        QVERIFY(morning.showAnnouncements());
        QVERIFY(morning.choose(morning.rowOf(QStringLiteral("湛车管公告〔2026〕12号"))));

        QCOMPARE(morning.cell(0, 1), QStringLiteral("粤G·C5500–C5599"));
        QCOMPARE(morning.cell(0, 2), QStringLiteral("100"));
        QCOMPARE(morning.cell(0, 3), QStringLiteral("2026-11-23 08:00"));
        QCOMPARE(morning.cell(0, 4), QStringLiteral("仅限随机"));
        QCOMPARE(morning.cell(1, 4), QStringLiteral("可随机、可自编"));
        QCOMPARE(morning.cell(2, 4), QStringLiteral("未启用"));
        QVERIFY(
            morning.find<QLabel>("announcementTextLabel")->text().contains(QStringLiteral("投放以下号段")));
        keepPicture(morning.window->grab().toImage(), QStringLiteral("announcements.png"));
        QVERIFY(morning.click("printButton"));
        QTRY_VERIFY2(morning.bannerText().contains(QStringLiteral(".pdf")), qPrintable(morning.bannerText()));
        const QDir printed(morning.pdfFolder());
        const QStringList files = printed.entryList({QStringLiteral("*.pdf")});
        QCOMPARE(files.size(), 1);
        const QString path = printed.filePath(files.first());
        const QString page =
            outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")})
                .normalized(QString::NormalizationForm_KC); // radicals stand for some characters
        for (const char* part :
             {"号牌号池公告", "公告〔2026〕12号", "共 300 个号码", "粤G·C5500–C5599", "粤G·C5600–C5699",
              "粤G·D55500–D55599", "2026年12月1日 09:00", "先随机后自编", "随机、自编", "7 日内"})
            QVERIFY2(page.contains(QString::fromUtf8(part)),
                     qPrintable(QString::fromUtf8(part) + QStringLiteral(" is not in ") + page));
        QVERIFY(outputOf(QStringLiteral("pdfinfo"), {path}).contains(QStringLiteral("A4")));
        const QString picture = printed.filePath(QStringLiteral("page"));
        (void)outputOf(QStringLiteral("pdftoppm"),
                       {QStringLiteral("-png"), QStringLiteral("-r"), QStringLiteral("80"),
                        QStringLiteral("-singlefile"), path, picture});
        const QImage sheet(picture + QStringLiteral(".png"));
        QVERIFY(!sheet.isNull());
        keepPicture(sheet, QStringLiteral("announcement-page.png"));
    }

    void announcementsStayWithoutALine() // F4
    {
        PoolMorning morning(withNewSegment());
        QVERIFY(morning.signIn());
        QVERIFY(morning.showAnnouncements());
        QVERIFY(morning.click("lookupButton"));
        morning.central.stop();

        QVERIFY(morning.showAnnouncements());

        QTRY_VERIFY(!morning.bannerText().isEmpty()); // and why they may be old
        QCOMPARE(morning.find<QListWidget>("announcementsListWidget")->count(), 3);
    }

    void maintenanceIsSaidBeforeAndWhenItKeepsACaseFromBeginning()
    {
        PoolMorning morning(withoutCaptcha());
        morning.plan(-1min, 2h);
        QVERIFY(morning.signIn());
        QVERIFY(morning.registerApplicant(kDocument, kName, kMobile));
        QVERIFY(morning.reaches(CasePage::Office));
        const QString until = officeClockText(morning.central.clock.now() + 2h).left(5);
        const auto* note = morning.find<QLabel>("maintenanceLabel");
        QVERIFY(note && note->text().contains(QStringLiteral("系统升级")) && note->text().contains(until));
        keepPicture(morning.window->grab().toImage(), QStringLiteral("maintenance-office.png"));

        QVERIFY(morning.click("primaryButton"));

        QVERIFY(morning.reaches(CasePage::CannotProceed));
        const QString sentence = morning.find<QLabel>("obstacleLabel")->text();
        QVERIFY2(sentence.contains(QStringLiteral("系统维护中")) && sentence.contains(until),
                 qPrintable(sentence));
        keepPicture(morning.window->grab().toImage(), QStringLiteral("maintenance-obstacle.png"));
        QVERIFY(morning.click("backButton"));
        QVERIFY(morning.reaches(CasePage::Office));
        morning.central.wait(2h);
        QVERIFY(morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Notice));
    }

    void sessionWaitsForTheEndOfMaintenance()
    {
        PoolMorning morning(withoutCaptcha());
        QVERIFY(morning.signIn());
        QVERIFY(morning.prepare(kDocument, kName, kMobile, kVin));
        morning.plan(-1min, 20min);

        QVERIFY(morning.click("drawButton"));

        QTRY_VERIFY2(morning.bannerText().contains(QStringLiteral("系统维护中")),
                     qPrintable(morning.bannerText()));
        QVERIFY(morning.isAt(CasePage::Choose)); // nothing is lost, nothing is spent
        keepPicture(morning.window->grab().toImage(), QStringLiteral("maintenance-choose.png"));
        morning.central.wait(20min);
        QVERIFY(morning.click("drawButton"));
        QVERIFY(morning.reaches(CasePage::Draw));
    }

    void keyboardOffersWhatCanBeComposedOnly() // B5
    {
        PoolMorning morning(withNewSegment());
        QVERIFY(morning.signIn());
        QVERIFY(morning.prepare(kDocument, kName, kMobile, kVin));
        QVERIFY(morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Compose));
        const auto usable = [&](QChar wanted) {
            for (int place = 0; place < kSerialAlphabetSize; ++place) {
                const auto* key =
                    morning.find<QAbstractButton>(qPrintable(QStringLiteral("key%1Button").arg(place)));
                if (key && key->text() == QString(wanted))
                    return key->isEnabled();
            }
            return false;
        };
        QTRY_VERIFY(usable(QLatin1Char('A')));
        QVERIFY(!usable(QLatin1Char('C'))); // C55.. is drawn from only
    }

    void pagesFitTheScreen_data() // G9
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1366x768 at 100 %") << QSize(1366, 700);
        QTest::newRow("1920x1080 at 150 %") << QSize(1280, 640);
        QTest::newRow("smaller") << QSize(1024, 620);
    }
    void pagesFitTheScreen()
    {
        QFETCH(QSize, size);
        PoolMorning morning(withNewSegment());
        morning.plan(-1min, 2h);
        morning.window->resize(size);
        QVERIFY(morning.signIn());
        QVERIFY(morning.showAnnouncements());
        QVERIFY(morning.choose(morning.rowOf(QStringLiteral("湛车管公告〔2026〕12号"))));
        QStringList complaints = layoutComplaints(*morning.window);
        QVERIFY(morning.registerApplicant(kDocument, kName, kMobile));
        QVERIFY(morning.reaches(CasePage::Office));
        complaints += layoutComplaints(*morning.window);

        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
        QCOMPARE(morning.window->size(), size);
    }
};

QTEST_MAIN(TestPoolPages)
#include "tst_poolpages.moc"
