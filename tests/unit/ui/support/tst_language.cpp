// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/language.h"

#include "ui/support/datetext.h"
#include "ui/widgets/countdown.h"
#include "ui/widgets/fieldrow.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QTest>

using namespace xuanhao;

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void classesFindTheirWords()
    {
        installLanguage(*QCoreApplication::instance(), Language::Chinese);
        QCOMPARE(Countdown::tr("hurry"), QStringLiteral("抓紧"));
        QCOMPARE(Countdown::tr("%n second(s) left", nullptr, 2), QStringLiteral("剩余 2 秒"));
    }

    void sentencesWithoutAClassFindTheirWords()
    {
        installLanguage(*QCoreApplication::instance(), Language::Chinese);
        QCOMPARE(QCoreApplication::translate("Sentences", "%1 is empty."), QStringLiteral("%1未填写。"));
        QCOMPARE(QCoreApplication::translate("Steps", "Notice"), QStringLiteral("使用须知"));
        QCOMPARE(QCoreApplication::translate("Words", "Self-composed"), QStringLiteral("自编选号"));
    }

    void englishHasPlurals()
    {
        installLanguage(*QCoreApplication::instance(), Language::English);
        QCOMPARE(Countdown::tr("%n second(s) left", nullptr, 1), QStringLiteral("1 second left"));
        QCOMPARE(Countdown::tr("%n second(s) left", nullptr, 64), QStringLiteral("64 seconds left"));
    }

    void theLanguageCanBeChanged()
    {
        installLanguage(*QCoreApplication::instance(), Language::Chinese);
        QCOMPARE(longDate({2026, 12, 14}), QStringLiteral("2026年12月14日(星期一)"));
        installLanguage(*QCoreApplication::instance(), Language::English);
        QCOMPARE(Countdown::tr("hurry"), QStringLiteral("hurry"));
        QCOMPARE(longDate({2026, 12, 14}), QStringLiteral("14 December 2026 (Monday)"));
    }

    void aLabelInAMessageHasNoKeys_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a mnemonic within the word") << QStringLiteral("Na&me") << QStringLiteral("Name");
        QTest::newRow("a mnemonic after the word") << QStringLiteral("姓名(&M)") << QStringLiteral("姓名");
        QTest::newRow("a key with a mnemonic") << QStringLiteral("理由 (Ctrl+&L)") << QStringLiteral("理由");
        QTest::newRow("brackets without a mnemonic")
            << QStringLiteral("代码(单位)") << QStringLiteral("代码(单位)");
    }

    void aLabelInAMessageHasNoKeys()
    {
        QFETCH(const QString, label);
        QFETCH(const QString, expected);
        QWidget page;
        auto* grid = new QGridLayout(&page);
        auto* field = new QLineEdit;
        const FieldRow row(QStringLiteral("field"), label, field, grid, &page);
        QCOMPARE(row.labelText(), expected);
        QCOMPARE(field->accessibleName(), expected);
    }
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
