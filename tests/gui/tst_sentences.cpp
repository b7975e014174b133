// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/accesstext.h"
#include "ui/support/errortext.h"
#include "ui/support/language.h"
#include "ui/support/wordtext.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace xuanhao;

class TestSentences : public QObject
{
    Q_OBJECT

private:
    static bool isChinese(const QString& text)
    {
        static const QRegularExpression kHan(QStringLiteral("[\\x{4e00}-\\x{9fff}]"));
        return text.contains(kHan);
    }
    static bool isPolite(const QString& text)
    {
        static const QRegularExpression kBanned(QStringLiteral("(?<!申)请|非法|错误码|[!！]|%[0-9]"));
        return !text.contains(kBanned);
    }

private Q_SLOTS:
    void initTestCase() { installLanguage(*QCoreApplication::instance(), Language::Chinese); }
    void everyProblemIsSaidInChinese()
    {
        QSet<QString> sentences;
        for (int value = 0; value <= static_cast<int>(ProblemCode::SmsUnavailable); ++value) {
            const Problem problem{static_cast<ProblemCode>(value), {}, {}};
            const QString sentence = sentenceFor(problem);

            QVERIFY2(isChinese(sentence), qPrintable(sentence));
            QVERIFY2(isPolite(sentence), qPrintable(sentence));
            sentences.insert(sentence);
        }
        QVERIFY(sentences.size() > 25);
    }
    void everyRefusalAndInputErrorIsSaidInChinese()
    {
        for (int value = 0; value <= static_cast<int>(Refusal::NoChoice); ++value) {
            const QString sentence = sentenceFor(static_cast<Refusal>(value));
            QVERIFY2(isChinese(sentence) && isPolite(sentence), qPrintable(sentence));
        }
        for (int value = 0; value <= static_cast<int>(InputProblem::UnknownValue); ++value) {
            const InputError error{
                static_cast<InputProblem>(value), 18, 17, 16, QStringLiteral("O"), QStringLiteral("0")};
            const QString sentence = sentenceFor(error, QStringLiteral("车辆识别代号"));
            QVERIFY2(isChinese(sentence) && isPolite(sentence), qPrintable(sentence));
            QVERIFY2(sentence.contains(QStringLiteral("车辆识别代号")), qPrintable(sentence));
        }
    }
    void everyStateOfTheOwnSignInIsSaidInChinese() // A1
    {
        const QString mobile = QStringLiteral("138****8000");
        QSet<QString> sentences;
        for (int value = 0; value <= static_cast<int>(AccessState::PasswordSet); ++value) {
            const auto state = static_cast<AccessState>(value);
            const QString sentence = sentenceFor(AccessView{state, mobile, {}, {}});
            QVERIFY2(isChinese(sentence) && isPolite(sentence), qPrintable(sentence));
            const bool isOfAnSms = state == AccessState::CodeSent || state == AccessState::CodeFailed;
            QCOMPARE(sentence.contains(mobile), isOfAnSms);
            sentences.insert(sentence);
        }
        QCOMPARE(sentences.size(), 4);
    }
    void saysWhichCharacterAndWhatItShouldBe() // the wording of the catalogue: which place, what is right
    {
        const QString sentence = sentenceFor(
            {InputProblem::BadCheckCharacter, 18, 0, 0, {}, QStringLiteral("X")}, QStringLiteral("证件号码"));

        QVERIFY(sentence.contains(QStringLiteral("18")));
        QVERIFY(sentence.contains(QLatin1Char('X')));
    }
    void everyWordOfTheDomainIsChinese()
    {
        for (const DocumentKind kind : allDocumentKinds())
            QVERIFY2(isChinese(wordFor(kind)), qPrintable(wordFor(kind)));
        for (const UseNature nature : allUseNatures())
            QVERIFY(isChinese(wordFor(nature)));
        for (const VehicleClass vehicleClass : allVehicleClasses())
            QVERIFY(isChinese(wordFor(vehicleClass)));
        for (const EnergyKind energy : allEnergyKinds())
            QVERIFY(isChinese(wordFor(energy)));
        for (const UserType type : allUserTypes())
            QVERIFY(isChinese(wordFor(type)));
        for (const ConnectionState state :
             {ConnectionState::Connecting, ConnectionState::Online, ConnectionState::Busy,
              ConnectionState::Unstable, ConnectionState::Offline, ConnectionState::WrongKey,
              ConnectionState::Unknown})
            QVERIFY(isChinese(wordFor(state)));
    }
};

QTEST_MAIN(TestSentences)
#include "tst_sentences.moc"
