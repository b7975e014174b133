// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/documentkind.h"

#include <QSet>
#include <QTest>

using namespace xuanhao;

class TestDocumentKind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A1: every kind of Order 164 Art. 89.
    void everyKindHasAWordOfItsOwn()
    {
        QSet<QString> words;
        for (const DocumentKind kind : allDocumentKinds()) {
            const QString word = wireWord(kind);
            QVERIFY(!word.isEmpty());
            QVERIFY(documentKindFromWire(word) == kind);
            words.insert(word);
        }
        QCOMPARE(words.size(), 10);
    }
    void unknownWordsAreRefused()
    {
        QVERIFY(!documentKindFromWire(QString()));
        QVERIFY(!documentKindFromWire(QStringLiteral("ResidentId")));
        QVERIFY(!documentKindFromWire(QStringLiteral("residentId ")));
    }
    void onlyTheCreditCodeIsAUnits()
    {
        for (const DocumentKind kind : allDocumentKinds())
            QCOMPARE(isUnit(kind), wireWord(kind) == QStringLiteral("unitCreditCode"));
    }
};

QTEST_APPLESS_MAIN(TestDocumentKind)
#include "tst_documentkind.moc"
