// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/counter/counterconfig.h"
#include "app/counter/officeforms.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace xuanhao;

namespace {

constexpr const char* kLine = "[General]\ncounter=server=https://central.example:8443 pin=sha256//abc "
                              "counter=G01 code=x\ndata-dir=/var/x\n";

} // namespace

/// What an office says about its papers in the counter's ini file (C1).
class TestCounterConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void papersAreAsShippedUnlessSaid()
    {
        const auto settings = read(QByteArray(kLine));
        QVERIFY(settings);
        QCOMPARE(settings->formsFolder, QString());
        QCOMPARE(settings->words.transfer, QStringLiteral("转移"));
        QCOMPARE(settings->receiptPaper, ReceiptPaper::A5);
        QVERIFY(!settings->receiptPrinter);
    }
    void theOfficesWordAndPaperAreTaken()
    {
        const auto settings =
            read(QByteArray(kLine) + "forms-dir=/etc/forms\ntransfer-word=转让\nreceipt-paper=80mm\n"
                                     "receipt-printer=TM-T88\n");
        QVERIFY(settings);
        QCOMPARE(settings->formsFolder, QStringLiteral("/etc/forms"));
        QCOMPARE(settings->words.transfer, QStringLiteral("转让"));
        QCOMPARE(settings->receiptPaper, ReceiptPaper::Roll80);
        QCOMPARE(settings->receiptPrinter.value(), QStringLiteral("TM-T88"));
        const auto files = read(QByteArray(kLine) + "printer=HP 4\nreceipt-printer=pdf\n");
        QVERIFY(files);
        QCOMPARE(files->printer, QStringLiteral("HP 4"));
        QCOMPARE(files->receiptPrinter.value(), QString()); // receipts are files
    }
    void anythingElseIsNamed_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("key");
        QTest::newRow("word") << QByteArray("transfer-word=过户\n") << "transfer-word";
        QTest::newRow("paper") << QByteArray("receipt-paper=A6\n") << "receipt-paper";
        QTest::newRow("folder") << QByteArray("forms-dir=forms\n") << "forms-dir";
    }
    void anythingElseIsNamed()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, key);
        const auto settings = read(kLine + line);
        QVERIFY(!settings);
        QCOMPARE(settings.error().key, key);
    }
    void theOfficesTemplateTakesThePlaceOfTheShippedOne()
    {
        QFile shipped(QStringLiteral(":/forms/receipt.json"));
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        QByteArray text = shipped.readAll();
        text.replace("逾期未办理注册登记的", "过期不办的");
        QFile own(m_folder.filePath(QStringLiteral("receipt.json")));
        QVERIFY(own.open(QIODevice::WriteOnly) && own.write(text) == text.size());
        own.close();

        const auto forms = officeForms(m_folder.path());
        QVERIFY(forms);
        const auto says = [](const SheetTemplate& sheet, const QString& words) {
            return std::any_of(sheet.blocks.begin(), sheet.blocks.end(),
                               [&](const SheetBlock& block) { return block.text.contains(words); });
        };
        QVERIFY(says(forms->sheet(QStringLiteral("receipt")), QStringLiteral("过期不办的")));
        QVERIFY(says(forms->sheet(QStringLiteral("receiptRoll")), QStringLiteral("逾期未办理注册登记的")));

        QVERIFY(own.open(QIODevice::WriteOnly) && own.write("{\n\"sheet\": \"receipt\"\n}") > 0);
        own.close();
        const auto broken = officeForms(m_folder.path());
        QVERIFY(!broken);
        const QString sentence = sentenceFor(broken.error(), m_folder.path());
        QVERIFY2(sentence.contains(QStringLiteral("receipt.json")), qPrintable(sentence));
    }
    void mistypedNamesAndFoldersAreTold()
    {
        const QTemporaryDir folder;
        QFile odd(folder.filePath(QStringLiteral("reciept.json")));
        QVERIFY(odd.open(QIODevice::WriteOnly) && odd.write("{}") == 2);
        odd.close();
        const auto mistyped = officeForms(folder.path());
        QVERIFY(!mistyped);
        QVERIFY(sentenceFor(mistyped.error(), folder.path()).contains(QStringLiteral("reciept.json")));
        const QString nowhere = folder.filePath(QStringLiteral("nowhere"));
        const auto missing = officeForms(nowhere);
        QVERIFY(!missing);
        QVERIFY(sentenceFor(missing.error(), nowhere).contains(QStringLiteral("nowhere")));
    }

private:
    Expected<CounterSettings, ConfigError> read(const QByteArray& text)
    {
        const QString path = m_folder.filePath(QStringLiteral("counter.ini"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("no file");
        file.close();
        return readCounterSettings(path);
    }

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestCounterConfig)
#include "tst_counterconfig.moc"
