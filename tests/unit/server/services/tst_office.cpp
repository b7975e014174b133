// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/office.h"

#include <QFile>
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

        QVERIFY(readOfficeText(QStringLiteral("notice"), file).error().contains(QStringLiteral("U+0000")));
        QVERIFY(readOfficeText(QStringLiteral("notice"), "title\n1\nbody end").hasValue());
    }
};

QTEST_APPLESS_MAIN(TestOffice)
#include "tst_office.moc"
