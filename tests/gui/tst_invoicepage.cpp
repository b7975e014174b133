// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/countermorning.h"
#include "tests/support/invoicepages.h"
#include "tests/support/layoutaudit.h"
#include "ui/widgets/picturefield.h"

#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QMimeData>
#include <QTableWidget>
#include <QTest>

using namespace xuanhao;
using test::HarnessOptions;

namespace {

const QString kDocument = QStringLiteral("11010519491231002X");
const QString kName = QStringLiteral("阿卜杜拉·买买提");
const QString kMobile = QStringLiteral("13800138000");
const QString kVin = QStringLiteral("LSVAA49J132047371");

HarnessOptions asking(const char* picture)
{
    return {.compose = {{QStringLiteral("needsCaptcha"), false}},
            .invoice = {{QStringLiteral("picture"), QLatin1String(picture)}}};
}

} // namespace

/// The row of the invoice's picture, with everything behind it (B3).
class TestInvoicePage : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] QString write(const char* name, const QImage& image) const
    {
        const QString path = m_folder.filePath(QString::fromUtf8(name));
        if (!image.save(path))
            qFatal("not written");
        return path;
    }
    [[nodiscard]] static PictureField* field(const test::CounterMorning& morning)
    {
        return morning.find<PictureField>("invoicePictureField");
    }
    /// Until the picture is in the case and on disk.
    static bool isKept(const test::CounterMorning& morning)
    {
        return QTest::qWaitFor([&] { return morning.theCase().invoicePicture().has_value(); }, 20'000);
    }
    static QString rowMessage(const test::CounterMorning& morning)
    {
        const auto* note = morning.find<QLabel>("invoicePictureNoteLabel");
        return note ? note->text() : QString();
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void aChosenFileIsShownAndGoesUpWithTheVehicle()
    {
        test::CounterMorning morning(asking("required"));
        QVERIFY(morning.signIn() && morning.reachVehicle(kDocument, kName, kMobile));
        const QString path = write("发票.png", test::invoicePage());
        QTRY_VERIFY(morning.find<QAbstractButton>("primaryButton")); // a new page's commands come a moment later

        QVERIFY(morning.click("choosePictureButton"));
        QTRY_VERIFY(morning.find<QFileDialog>("invoiceFileDialog"));
        auto* dialog = morning.find<QFileDialog>("invoiceFileDialog");
        dialog->selectFile(path);
        static_cast<QDialog*>(dialog)->accept();

        QVERIFY(field(morning)->isReading()); // on a thread of its own: the window goes on
        QVERIFY(!morning.find<QAbstractButton>("primaryButton")->isEnabled());
        QVERIFY(isKept(morning));
        QCOMPARE(morning.find<QLabel>("pictureNameLabel")->text(), QStringLiteral("发票.png"));
        QVERIFY(morning.find<QLabel>("pictureClarityLabel")->text().contains(QStringLiteral("清晰度：清晰")));
        QTRY_VERIFY(!morning.find<QLabel>("pictureThumbnailLabel")->pixmap().isNull());
        const QStringList complaints = test::layoutComplaints(*morning.window);
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(QLatin1Char('\n'))));
        if (const QString pictures = qEnvironmentVariable("XUANHAO_PICTURES"); !pictures.isEmpty())
            QVERIFY(morning.window->grab().save(pictures + QStringLiteral("/invoice.png")));
        QVERIFY(morning.enterVehicle(kVin, kName) && morning.reaches(CasePage::Contact));
        QCOMPARE(morning.central.integer("SELECT count(*) FROM invoice WHERE state = 'accepted'"), 1);
    }

    void aBlurredPictureGoesToReviewAndIsShownEverywhere()
    {
        test::CounterMorning morning(asking("optional"));
        QVERIFY(morning.signIn() && morning.reachVehicle(kDocument, kName, kMobile));
        field(morning)->read(write("blurred.jpg", test::blurred(test::invoicePage(1000), 5)));
        QVERIFY(isKept(morning));
        QVERIFY(morning.find<QLabel>("pictureClarityLabel")->text().contains(QStringLiteral("清晰度：模糊")));
        QVERIFY(morning.enterVehicle(kVin, kName) && morning.reaches(CasePage::Contact));
        QVERIFY(morning.theCase().session()->invoice->state == InvoiceState::UnderReview);
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Choose));
        QVERIFY(morning.click("drawButton") && morning.reaches(CasePage::Draw) &&
                morning.click("drawn1Button") && morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Code));
        QTRY_VERIFY(morning.theCase().session()->code.has_value());
        morning.central.wait(std::chrono::seconds(1));
        QVERIFY(morning.type("codeLineEdit", morning.central.sms.lastCode(kMobile)) &&
                morning.click("primaryButton"));
        QVERIFY(morning.reaches(CasePage::Result));

        const QList<QLabel*> labels = morning.window->page()->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->text().contains(QStringLiteral("发票照片待"));
        }));
        QVERIFY(morning.click("lookupButton"));
        QVERIFY(morning.type("searchLineEdit", kDocument.right(6)) && morning.click("primaryButton"));
        QTRY_VERIFY(morning.find<QTableWidget>("hitsTableWidget"));
        QCOMPARE(morning.find<QTableWidget>("hitsTableWidget")->item(0, 6)->text(), QStringLiteral("待审核"));
    }

    void aFileCanBeDropped()
    {
        test::CounterMorning morning(asking("optional"));
        QVERIFY(morning.signIn() && morning.reachVehicle(kDocument, kName, kMobile));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(write("dropped.png", test::invoicePage()))});
        const QPoint middle = field(morning)->rect().center();

        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(field(morning), &enter);
        QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(field(morning), &drop);

        QVERIFY(enter.isAccepted());
        QVERIFY(isKept(morning));
        QCOMPARE(morning.theCase().invoicePicture()->fileName, QStringLiteral("dropped.png"));
        QMimeData text;
        text.setText(QStringLiteral("no file"));
        QDragEnterEvent other(middle, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
        other.ignore();
        QCoreApplication::sendEvent(field(morning), &other);
        QVERIFY(!other.isAccepted());
    }

    void removingTakesItBackUntilItWasSent()
    {
        test::CounterMorning morning(asking("optional"));
        QVERIFY(morning.signIn() && morning.reachVehicle(kDocument, kName, kMobile));
        QVERIFY(!morning.find<QAbstractButton>("removePictureButton"));
        field(morning)->read(write("one.png", test::invoicePage(1200)));
        QVERIFY(isKept(morning));

        QVERIFY(morning.click("removePictureButton"));

        QTRY_VERIFY(!morning.theCase().invoicePicture());
        field(morning)->read(write("two.png", test::invoicePage(1300)));
        QVERIFY(isKept(morning));
        QVERIFY(morning.enterVehicle(kVin, kName) && morning.reaches(CasePage::Contact));
        QVERIFY(morning.click("backButton") && morning.reaches(CasePage::Vehicle));
        QVERIFY(!morning.find<QAbstractButton>("removePictureButton"));
        QVERIFY(morning.find<QAbstractButton>("choosePictureButton"));
    }

    void saysWhatIsWrongWithAFile_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("words");
        QTest::newRow("no picture") << QByteArray("invoice") << "JPEG";
        QTest::newRow("too large") << QByteArray(21 * 1024 * 1024, 'x') << "20 MB";
        QTest::newRow("vanished") << QByteArray() << "重新选择";
    }
    void saysWhatIsWrongWithAFile()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, words);
        test::CounterMorning morning(asking("optional"));
        QVERIFY(morning.signIn() && morning.reachVehicle(kDocument, kName, kMobile));
        field(morning)->read(write("good.png", test::invoicePage(1200)));
        QVERIFY(isKept(morning));
        QFile file(m_folder.filePath(QStringLiteral("bad.jpg")));
        if (content.isEmpty()) {
            file.remove();
        } else {
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
            file.close();
        }

        field(morning)->read(file.fileName());

        QTRY_VERIFY2(rowMessage(morning).contains(words), qPrintable(rowMessage(morning)));
        QCOMPARE(morning.theCase().invoicePicture()->fileName, QStringLiteral("good.png")); // nothing is lost
        QVERIFY(morning.enterVehicle(kVin, kName) && morning.reaches(CasePage::Contact));
    }

    void aFullDiskIsSaidInWords()
    {
        test::CounterMorning morning(asking("optional"));
        QVERIFY(morning.signIn() && morning.reachVehicle(kDocument, kName, kMobile));
        const QString path = write("one.png", test::invoicePage(1200));

        morning.isDiskFull = true;
        field(morning)->read(path);

        QTRY_VERIFY2(rowMessage(morning).contains(QStringLiteral("磁盘")), qPrintable(rowMessage(morning)));
        QVERIFY(!morning.theCase().invoicePicture());
        morning.isDiskFull = false;
        field(morning)->read(path);
        QVERIFY(isKept(morning));
        QTRY_VERIFY(rowMessage(morning).isEmpty());
    }

    void aRequiredPictureIsAskedFor()
    {
        test::CounterMorning morning(asking("required"));
        QVERIFY(morning.signIn() && morning.reachVehicle(kDocument, kName, kMobile));

        QVERIFY(morning.enterVehicle(kVin, kName));

        QTRY_VERIFY2(morning.bannerText().contains(QStringLiteral("发票照片")),
                     qPrintable(morning.bannerText()));
        QCOMPARE(morning.theCase().page(), CasePage::Vehicle);
        field(morning)->read(write("one.png", test::invoicePage(1200)));
        QVERIFY(isKept(morning));
        QVERIFY(morning.click("primaryButton") && morning.reaches(CasePage::Contact));
    }

    void anOfficeWithoutPicturesShowsNoRow()
    {
        test::CounterMorning morning(asking("no"));
        QVERIFY(morning.signIn() && morning.reachVehicle(kDocument, kName, kMobile));

        QVERIFY(!field(morning));
    }

    void theKillBetweenChoosingAndSendingLosesNothing() // F4
    {
        test::CounterMorning morning(asking("required"));
        QVERIFY(morning.signIn() && morning.reachVehicle(kDocument, kName, kMobile));
        field(morning)->read(write("one.png", test::invoicePage(1200)));
        QVERIFY(isKept(morning));
        const QString digest = morning.theCase().invoicePicture()->digest();

        morning.close();
        morning.open();

        QVERIFY(morning.signIn() && morning.reaches(CasePage::Vehicle));
        QTRY_VERIFY(field(morning));
        QCOMPARE(morning.theCase().invoicePicture()->digest(), digest);
        QTRY_VERIFY(!morning.find<QLabel>("pictureThumbnailLabel")->pixmap().isNull());
        QVERIFY(morning.enterVehicle(kVin, kName) && morning.reaches(CasePage::Contact));
        QCOMPARE(morning.theCase().session()->invoice->digest, digest);
    }
};

QTEST_MAIN(TestInvoicePage)
#include "tst_invoicepage.moc"
