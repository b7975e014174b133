// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/idchecksum.h"

#include "tests/support/generators.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

bool hasRightCheck(const QString& number)
{
    return number[17] == residentCheckCharacter(QStringView(number).left(17));
}

QString validNumber()
{
    const QString first = toText(*textOf("0123456789", 17, 17));
    return first + residentCheckCharacter(first);
}

} // namespace

class TestIdChecksum : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPublishedNumbers_data()
    {
        QTest::addColumn<QString>("number");
        for (const char* number :
             {"11010519491231002X", "440524188001010014", "34052419800101001X", "440308199901101512",
              "110101199003070054", "440803198512120032", "810000199408230021", "830000199201300022",
              "932682198501010017", "911124198108030024"})
            QTest::newRow(number) << QString::fromLatin1(number);
    }
    void agreesWithPublishedNumbers()
    {
        QFETCH(QString, number);

        QVERIFY(hasRightCheck(number));
    }
    void catchesEverySubstitution()
    {
        QVERIFY(rc::check("every single substitution is caught", [] {
            const QString number = validNumber();
            for (int i = 0; i < 18; ++i) {
                const QString alphabet =
                    i == 17 ? QStringLiteral("0123456789X") : QStringLiteral("0123456789");
                for (const QChar c : alphabet) {
                    QString changed = number;
                    changed[i] = c;
                    RC_ASSERT(hasRightCheck(changed) == (changed == number));
                }
            }
        }));
    }
    void catchesEveryExchangeOfNeighbours()
    {
        QVERIFY(rc::check("every exchange of two neighbours is caught", [] {
            const QString number = validNumber();
            for (int i = 0; i < 17; ++i) {
                QString changed = number;
                std::swap(changed[i], changed[i + 1]);
                if (changed == number || changed[16] == u'X') // X elsewhere than last is no number at all
                    continue;
                RC_ASSERT(!hasRightCheck(changed));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestIdChecksum)
#include "tst_idchecksum.moc"
