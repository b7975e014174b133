// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/vehicle/requireddocuments.h"

#include <QTest>

using namespace xuanhao;

class TestRequiredDocuments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void papersFollowFromBusinessAndDocument_data() // B3
    {
        QTest::addColumn<BusinessKind>("business");
        QTest::addColumn<DocumentKind>("identity");
        QTest::addColumn<QString>("words");
        const QString usual = QStringLiteral("identity certificate invoice");
        const QString used = QStringLiteral("identity usedPapers invoice");
        const QString lodged = QStringLiteral("identity residence certificate invoice");
        using enum BusinessKind;
        using enum DocumentKind;
        QTest::newRow("new vehicle of a resident") << NewVehicle << ResidentId << usual;
        QTest::newRow("temporary identity card") << NewVehicle << TemporaryResidentId << usual;
        QTest::newRow("soldier") << NewVehicle << MilitaryId << usual;
        QTest::newRow("residence card of Hong Kong, Macao, Taiwan")
            << NewVehicle << HkMacaoTaiwanResidence << usual;
        QTest::newRow("permanent residence of a foreigner")
            << NewVehicle << ForeignPermanentResidence << usual;
        QTest::newRow("diplomat") << NewVehicle << DiplomaticId << usual;
        QTest::newRow("unit") << NewVehicle << UnitCreditCode << usual;
        QTest::newRow("permit of Hong Kong, Macao") << NewVehicle << HkMacaoTravelPermit << lodged;
        QTest::newRow("permit of Taiwan") << NewVehicle << TaiwanTravelPermit << lodged;
        QTest::newRow("passport") << NewVehicle << Passport << lodged;
        QTest::newRow("used vehicle") << UsedTransfer << ResidentId << used;
        QTest::newRow("used vehicle from elsewhere") << UsedMoveIn << UnitCreditCode << used;
        QTest::newRow("used vehicle of a foreigner")
            << UsedMoveIn << Passport << QStringLiteral("identity residence usedPapers invoice");
    }
    void papersFollowFromBusinessAndDocument()
    {
        QFETCH(BusinessKind, business);
        QFETCH(DocumentKind, identity);
        QFETCH(QString, words);

        QCOMPARE(requiredDocuments(business, identity).join(QLatin1Char(' ')), words);
    }
};

QTEST_GUILESS_MAIN(TestRequiredDocuments)
#include "tst_requireddocuments.moc"
