// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/eventtext.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace xuanhao;

class TestEventText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyActionOfASessionHasAWord() // E1: a supervisor reads no word of a program
    {
        QSet<QString> actions;
        const QRegularExpression literal(
            QStringLiteral("\"((?:session|captcha|listing|sheet)\\.[A-Za-z]+)\""));
        QDirIterator files(QStringLiteral(XUANHAO_SOURCE_DIR "/server/services"), {QStringLiteral("*.cpp")});
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            auto matches = literal.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext())
                actions.insert(matches.next().captured(1));
        }
        actions.remove(QStringLiteral("session.nothing")); // never written: nothing has happened
        QVERIFY(actions.size() > 30);
        for (const QString& action : actions)
            QVERIFY2(eventWord(action) != action, qPrintable(action));
    }
    void unknownActionsAreShownAsTheyAre()
    {
        QCOMPARE(eventWord(QStringLiteral("session.new")), QStringLiteral("session.new"));
    }
    void factsTellTheOutcome()
    {
        const QString text = eventFacts({{QStringLiteral("isLocked"), false},
                                         {QStringLiteral("request"), QStringLiteral("r-1")},
                                         {QStringLiteral("number"), QStringLiteral("a keyed hash")}});
        QCOMPARE(text, QStringLiteral("taken"));
        QCOMPARE(eventFacts({{QStringLiteral("end"), QStringLiteral("secondTerminal")}}),
                 QStringLiteral("act from a second terminal: selection void"));
        QCOMPARE(eventFacts({{QStringLiteral("stage"), QStringLiteral("ended")},
                             {QStringLiteral("end"), QStringLiteral("earlySubmission")}}),
                 QStringLiteral("before the deadline: selection void"));
        QCOMPARE(eventFacts({}), QString());
    }
};

QTEST_APPLESS_MAIN(TestEventText)
#include "tst_eventtext.moc"
