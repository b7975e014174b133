// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/office.h"
#include "server/services/smstexts.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace xuanhao;

/// What an office imports must be what its counters can read (F1).
class TestOffice : public QObject
{
    Q_OBJECT

private:
    static QByteArray resource(const char* path)
    {
        QFile file(QStringLiteral(XUANHAO_SOURCE_DIR "/resources/") + QString::fromLatin1(path));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s is missing", path);
        return file.readAll();
    }

    static Expected<OfficeRow, QString> officeWith(const QString& body)
    {
        QList<OfficeText> texts;
        for (const QString& id : neededTexts())
            texts.append({id, QStringLiteral("1"), QStringLiteral("t"), body});
        return officeRowFrom(resource("offices/zhanjiang.json"), resource("profiles/classic.json"),
                             resource("calendars/china.json"), texts);
    }

    static Expected<SmsTexts, QString> textsWith(const QJsonObject& sms)
    {
        return SmsTexts::read(QJsonDocument(QJsonObject{{QStringLiteral("city"), QStringLiteral("湛江")},
                                                        {QStringLiteral("sms"), sms}})
                                  .toJson());
    }

private Q_SLOTS:
    void textsAreNotLongerThanACounterReads()
    {
        const QString name = QStringLiteral("{officeName}");
        const QString fits = name.repeated(100);
        const QString grows = name.repeated(1600);

        const auto row = officeWith(fits);
        QVERIFY(row);
        QVERIFY(OfficeReference::fromJson(readOffice(*row)->toJson()).hasValue());
        QVERIFY(grows.size() < 20'000);
        QVERIFY(officeWith(grows).error().contains(QStringLiteral("20000")));
    }
    void textsHaveNoNul()
    {
        const QByteArray file = QByteArray("title\n1\nbody") + '\0' + "end";

        QVERIFY(readOfficeText(QStringLiteral("notice"), file).error().contains(QStringLiteral("UTF-8")));
        QVERIFY(readOfficeText(QStringLiteral("notice"), "title\n1\nbody end").hasValue());
    }
    void messagesAreSignedAndFilledIn() // B11
    {
        const auto texts =
            textsWith({{QStringLiteral("move"), QStringLiteral("{counter}：{code}，{minutes}分钟")}});
        QVERIFY(texts.hasValue());

        const QString move =
            texts->filled(SmsTextId::Move, {{QStringLiteral("code"), QStringLiteral("1234")},
                                            {QStringLiteral("minutes"), QStringLiteral("5")},
                                            {QStringLiteral("counter"), QStringLiteral("{code}号窗口")}});
        const QString code =
            texts->filled(SmsTextId::Code, {{QStringLiteral("code"), QStringLiteral("482913")},
                                            {QStringLiteral("minutes"), QStringLiteral("5")}});

        QCOMPARE(move, QStringLiteral("【湛江车管所】{code}号窗口：1234，5分钟"));
        QVERIFY2(code.startsWith(QStringLiteral("【湛江车管所】选号验证码 482913，5 分钟内有效。")),
                 qPrintable(code));
    }
    void messagesThatCannotBeSentAreRefused_data() // B11
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* key, const QString& text, const char* said) {
            QTest::newRow(name) << QString::fromLatin1(key) << text << QString::fromUtf8(said);
        };
        row("no code", "code", QStringLiteral("{minutes} 分钟"), "sms.code: must have {code}");
        row("no time", "access", QStringLiteral("{code}"), "must have {days}");
        row("place of another text", "code", QStringLiteral("{code} {minutes} {counter}"), "not known");
        row("half a place", "code", QStringLiteral("{code} {minutes} {"), "not known");
        row("second signature", "code", QStringLiteral("【某店】{code} {minutes}"),
            "signature is put in front");
        row("brackets in the signature", "signature", QStringLiteral("【湛江】"), "sms.signature");
        row("short signature", "signature", QStringLiteral("湛"), "sms.signature");
        row("too long", "code", QStringLiteral("{code} {minutes}") + QString(260, u'a'), "268");
        row("control character", "code", QStringLiteral("{code} {minutes}\a"), "control");
        row("unknown text", "codes", QStringLiteral("{code} {minutes}"), "codes");
    }
    void messagesThatCannotBeSentAreRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, text);
        QFETCH(QString, said);

        const auto texts = textsWith({{key, text}});

        QVERIFY(!texts.hasValue());
        QVERIFY2(texts.error().contains(said), qPrintable(texts.error()));
    }
};

QTEST_APPLESS_MAIN(TestOffice)
#include "tst_office.moc"
