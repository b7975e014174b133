// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/csvtext.h"

#include <QTest>

using namespace xuanhao;

class TestCsvText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesCells_data()
    {
        QTest::addColumn<QStringList>("cells");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("plain") << QStringList{QStringLiteral("粤G·A12B3"), QStringLiteral("张*")}
                               << QByteArray("粤G·A12B3,张*\r\n");
        QTest::newRow("empty") << QStringList{QString(), QString()} << QByteArray(",\r\n");
        QTest::newRow("comma") << QStringList{QStringLiteral("a,b")} << QByteArray("\"a,b\"\r\n");
        QTest::newRow("quote") << QStringList{QStringLiteral("a\"b")} << QByteArray("\"a\"\"b\"\r\n");
        QTest::newRow("line feed") << QStringList{QStringLiteral("a\nb")} << QByteArray("\"a\nb\"\r\n");
        QTest::newRow("formula") << QStringList{QStringLiteral("=1+1")} << QByteArray("'=1+1\r\n");
        QTest::newRow("formula in quotes")
            << QStringList{QStringLiteral("@a,b")} << QByteArray("\"'@a,b\"\r\n");
        QTest::newRow("rare character") << QStringList{QString::fromUtf8("𠮷")} << QByteArray("𠮷\r\n");
    }
    void writesCells() // E2
    {
        QFETCH(QStringList, cells);
        QFETCH(QByteArray, line);
        QCOMPARE(csvLine(cells), line);
    }
};

QTEST_APPLESS_MAIN(TestCsvText)
#include "tst_csvtext.moc"
