// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/protocol/problem.h"

#include <QSet>
#include <QTest>

using namespace xuanhao;

class TestProblem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsWordAndStatus()
    {
        QSet<QString> words;
        for (int value = 0; value <= static_cast<int>(ProblemCode::CodeReachable); ++value) {
            const auto code = static_cast<ProblemCode>(value);
            words.insert(wireWord(code));
            QCOMPARE(problemCodeFromWire(wireWord(code)), code);
            QVERIFY(httpStatus(code) >= 400 && httpStatus(code) < 600);
        }
        QCOMPARE(words.size(), static_cast<int>(ProblemCode::CodeReachable) + 1);
        QVERIFY(!problemCodeFromWire(QStringLiteral("nonsense")));
    }
    void everyRefusalHasItsWord()
    {
        for (int value = 0; value <= static_cast<int>(Refusal::NoChoice); ++value) {
            const auto refusal = static_cast<Refusal>(value);
            QCOMPARE(refusalFromWire(wireWord(refusal)), refusal);
        }
    }
    void inputErrorsTravel()
    {
        const InputError error{
            InputProblem::BadCheckCharacter, 18, 0, 0, QStringLiteral("3"), QStringLiteral("X")};

        const auto read = Problem::fromJson(
            Problem::invalidField(QStringLiteral("documentNumber"), error).toJson(QStringLiteral("r-1")));

        QVERIFY(read);
        QCOMPARE(read->code, ProblemCode::InvalidField);
        QCOMPARE(read->facts.value(QLatin1String("field")).toString(), QStringLiteral("documentNumber"));
        QVERIFY(read->inputError() == error);
    }
    void whatIsNoProblemIsNotRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("HTML of a proxy") << QByteArray("<html>502</html>");
        QTest::newRow("JSON without code") << QByteArray(R"({"status":500})");
        QTest::newRow("unknown code") << QByteArray(R"({"code":"somethingNew"})");
        QTest::newRow("code of another type") << QByteArray(R"({"code":7})");
    }
    void whatIsNoProblemIsNotRead()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!Problem::fromJson(body));
    }
};

QTEST_APPLESS_MAIN(TestProblem)
#include "tst_problem.moc"
