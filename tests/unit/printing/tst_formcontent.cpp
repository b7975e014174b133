// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/formcontent.h"
#include "printing/officecode.h"
#include "tests/support/formgen.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

class TestFormContent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void survivesStorage()
    {
        QVERIFY(rc::check("JSON and back gives the same content", [] {
            const FormContent content = *anyFormContent(12);
            const QByteArray stored = toCanonicalJson(content.toJson());
            const auto read = FormContent::fromJson(*parseJsonObject(stored));
            RC_ASSERT(read.hasValue());
            RC_ASSERT(*read == content);
        }));
    }
    void refusesWhatItDidNotWrite_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("unknown box") << QStringLiteral("business") << QJsonValue(QStringLiteral("gift"));
        QTest::newRow("letter outside A to U")
            << QStringLiteral("useNature") << QJsonValue(QStringLiteral("V"));
        QTest::newRow("number for text") << QStringLiteral("vin") << QJsonValue(17);
        QTest::newRow("text beyond 300") << QStringLiteral("address") << QJsonValue(QString(301, u'x'));
        QTest::newRow("unknown key") << QStringLiteral("colour") << QJsonValue(QStringLiteral("A"));
        QTest::newRow("strip missing") << QStringLiteral("office") << QJsonValue();
    }
    void refusesWhatItDidNotWrite()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        FormContent content;
        content.office.caseNumber = QStringLiteral("G1");
        content.office.validUntil = QDate(2026, 12, 14);
        QJsonObject object = content.toJson();
        QVERIFY(FormContent::fromJson(object));
        object.insert(key, value);

        const auto read = FormContent::fromJson(object);

        QVERIFY(!read);
        QCOMPARE(read.error().path, key);
    }
    void ticksOneBoxPerGroup()
    {
        FormContent content;
        content.business = FormBusiness::MoveIn;
        content.useNature = UseNature::FormerBookedTaxi;
        QStringList ticked;
        for (const QString& key : formTickKeys()) {
            if (isTicked(content, key))
                ticked.append(key);
        }
        QCOMPARE(ticked, (QStringList{QStringLiteral("moveIn"), QStringLiteral("use.U")}));
        QCOMPARE(formTickKeys().size(), 5 + 21);
    }
    void fillsTheDestinationOnlyWhenMovingOut()
    {
        FormContent content;
        content.moveOutProvince = QStringLiteral("广西");
        QCOMPARE(formFieldText(content, QStringLiteral("moveOutProvince")), QString());
        content.business = FormBusiness::MoveOut;
        QCOMPARE(formFieldText(content, QStringLiteral("moveOutProvince")), QStringLiteral("广西"));
    }
    // C1, C2, D1
    void wordsTheStrip()
    {
        FormContent content;
        content.office.validUntil = QDate(2027, 1, 11);
        content.office.isProvisional = true;
        content.office.mode = ChoiceMode::Drawn;
        content.office.counter = QStringLiteral("03号窗口");
        content.office.clerk = QStringLiteral("林小燕");
        content.office.printedAt = *instantFromIso(QStringLiteral("2026-11-22T23:59:59Z"));
        content.office.printing = 2;
        const auto text = [&](const char* key) { return formFieldText(content, QLatin1String(key)); };

        QCOMPARE(text("office.validUntil"), QStringLiteral("2027年1月11日(星期一) 暂定"));
        QCOMPARE(text("office.mode"), QStringLiteral("随机选号"));
        content.office.mode = ChoiceMode::DrawnOnSite;
        QCOMPARE(text("office.mode"), QStringLiteral("现场随机选号"));
        QCOMPARE(text("office.desk"), QStringLiteral("03号窗口／林小燕"));
        QCOMPARE(text("office.printedAt"), QStringLiteral("2026年11月23日 07:59")); // of the office (F7)
        QCOMPARE(text("office.printing"), QStringLiteral("第 2 次打印（补打）"));
    }
    void namesTheBoxOfEveryBusiness()
    {
        QCOMPARE(formBusiness(BusinessKind::NewVehicle), FormBusiness::Registration);
        QCOMPARE(formBusiness(BusinessKind::UsedTransfer), FormBusiness::Transfer);
        QCOMPARE(formBusiness(BusinessKind::UsedMoveIn), FormBusiness::MoveIn);
    }
    void readsItsOwnCode()
    {
        FormContent content;
        content.office.caseNumber = QStringLiteral("G03202611230042");
        content.plateNumber = QStringLiteral("粤G·A12B3");
        content.vin = QStringLiteral("LSVAA4182E2123456");
        const QString text = formQrText(content);

        QVERIFY(text.startsWith(QStringLiteral("G03202611230042|粤GA12B3|123456|")));
        const auto code = OfficeCode::parse(text + QLatin1Char('\n')); // scanners end with Enter
        QVERIFY(code);
        QCOMPARE(code->plate, QStringLiteral("粤GA12B3"));
    }
    void noticesOneChangedCharacter()
    {
        QVERIFY(rc::check("a changed character is refused", [] {
            const OfficeCode code{
                .caseNumber = QStringLiteral("G03202611230042"),
                .plate = QStringLiteral("粤GA12B3"),
                .vinTail = QStringLiteral("%1").arg(*rc::gen::inRange(0, 999999), 6, 10, QLatin1Char('0'))};
            QString text = code.text();
            RC_ASSERT(OfficeCode::parse(text) == code);
            const qsizetype at = *rc::gen::inRange<qsizetype>(0, text.size());
            const QChar other(*rc::gen::inRange<char16_t>(u'0', u'Z'));
            RC_PRE(text[at] != other);
            text[at] = other;
            RC_ASSERT(!OfficeCode::parse(text));
        }));
    }
    void refusesOtherCodes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("a VIN") << QStringLiteral("LSVAA4182E2123456");
        QTest::newRow("too few parts") << QStringLiteral("G1|粤GA12B3|123456");
        QTest::newRow("check missing") << QStringLiteral("G1|粤GA12B3|123456|");
    }
    void refusesOtherCodes()
    {
        QFETCH(QString, text);
        QVERIFY(!OfficeCode::parse(text));
    }
};

QTEST_APPLESS_MAIN(TestFormContent)
#include "tst_formcontent.moc"
