// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/paper/sheetkind.h"

#include <QSet>
#include <QTest>

using namespace xuanhao;

class TestSheetKind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindHasItsWord() // C2
    {
        QSet<QString> words;
        for (const SheetKind kind : kSheetKinds) {
            words.insert(wireWord(kind));
            QCOMPARE(sheetKindFromWire(wireWord(kind)), std::optional(kind));
        }
        QCOMPARE(words.size(), static_cast<qsizetype>(kSheetKinds.size()));
        QVERIFY(!sheetKindFromWire(QStringLiteral("applicationBack"))); // counts with its front
        QVERIFY(!sheetKindFromWire(QString()));
    }
    void whatSaysTheResultNeedsTheReservation() // C2
    {
        for (const SheetKind kind : kSheetKinds) {
            const bool isOfTheResult = kind == SheetKind::Application || kind == SheetKind::Receipt;
            QCOMPARE(needsReservation(kind), isOfTheResult);
            QCOMPARE(needsReasonForMore(kind), isOfTheResult || kind == SheetKind::ListingNotice);
        }
    }
    void eachTextOfAnAccountIsASubject() // C2
    {
        const QString subject =
            consentSubject(QStringLiteral("a"), QStringLiteral("privacy"), QStringLiteral("2026-1"));
        QCOMPARE(subject, QStringLiteral("a/privacy/2026-1"));
        QCOMPARE(accountOfConsent(subject), QStringLiteral("a"));
        QCOMPARE(consentSubject({}, QStringLiteral("privacy"), QStringLiteral("2026-1")), QString());
        for (const SheetKind kind : kSheetKinds)
            QCOMPARE(isOfCounter(kind), kind == SheetKind::HandOver || kind == SheetKind::DayReport);
    }
    void onlyWhatMayComeBeforeTheAccountLacksASubject() // C2
    {
        QList<SheetKind> kinds;
        for (const SheetKind kind : kSheetKinds) {
            if (mayLackSubject(kind))
                kinds.append(kind);
        }
        QCOMPARE(kinds,
                 (QList<SheetKind>{SheetKind::Consent, SheetKind::ComeBackSlip, SheetKind::OneTimeNotice,
                                   SheetKind::RefusalNotice, SheetKind::Calibration}));
    }
};

QTEST_APPLESS_MAIN(TestSheetKind)
#include "tst_sheetkind.moc"
