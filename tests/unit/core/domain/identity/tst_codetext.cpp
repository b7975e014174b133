// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/identity/codetext.h"

#include "tests/support/generators.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

class TestCodeText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A1: what scanners, input methods and copying make of a code is put right.
    void putsTypedCodesRight_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("stored");
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("right already") << "11010519491231002X"
                                       << "11010519491231002X";
        QTest::newRow("lower case") << "lsvaa49j132047371"
                                    << "LSVAA49J132047371";
        QTest::newRow("full width") << QStringLiteral("１１０１ｘ") << "1101X";
        QTest::newRow("spaces and tabs") << " 1101 05\t1949 "
                                         << "1101051949";
        QTest::newRow("ideographic and no-break space") << QStringLiteral("1\u30002\u00A03") << "123";
        QTest::newRow("hyphens and dashes")
            << QStringLiteral("1-2\u20103\u20134\u20145\u22126\uFF0D7") << "1234567";
        QTest::newRow("scanner's line end") << "LSV123\r\n"
                                            << "LSV123";
        QTest::newRow("zero width") << QStringLiteral("1\u200B2\u200D3\uFEFF4\u00AD5") << "12345";
        QTest::newRow("direction marks") << QStringLiteral("\u202E12\u202C3\u200E") << "123";
        QTest::newRow("variation selector") << QStringLiteral("1\uFE0F2") << "12";
        QTest::newRow("circled digit") << QStringLiteral("①②") << "12";
        QTest::newRow("dots stay") << "A.1"
                                   << "A.1";
        QTest::newRow("dotless i is upper-cased") << QStringLiteral("\u0131") << "I";
        QTest::newRow("sharp s") << QStringLiteral("ß") << "SS";
        QTest::newRow("Han stays") << QStringLiteral("军字第 0123 号") << QStringLiteral("军字第0123号");
        QTest::newRow("beyond the BMP") << QStringLiteral("\U0002070E 1") << QStringLiteral("\U0002070E1");
        QTest::newRow("composes after dropping") << QStringLiteral("E\u200B\u0301") << QStringLiteral("É");
    }
    void putsTypedCodesRight()
    {
        QFETCH(QString, typed);
        QFETCH(QString, stored);

        QCOMPARE(normalizedCode(typed), stored);
    }
    void normalisingEveryCodePointTwiceEqualsOnce()
    {
        for (unsigned c = 0; c <= 0x10FFFF; ++c) {
            // With neighbours that compose, and alone.
            for (const std::vector<unsigned>& text :
                 {std::vector<unsigned>{c}, std::vector<unsigned>{0x61, c, 0x308, 0x301}}) {
                const QString once = normalizedCode(toText(text));
                if (normalizedCode(once) != once)
                    QFAIL(qPrintable(QStringLiteral("U+%1").arg(c, 4, 16)));
            }
        }
    }
    void loneSurrogatesNeverJoin()
    {
        const QString apart = QChar(0xD801) + QString(QChar(0x200B)) + QChar(0xDC28); // together U+10428

        QCOMPARE(normalizedCode(apart), QString(2, QChar(QChar::ReplacementCharacter)));
    }
    void normalisingTwiceEqualsOnce()
    {
        QVERIFY(rc::check("normalising twice equals once", [] {
            const QString once = normalizedCode(toText(*unicodeText(30)));
            RC_ASSERT(normalizedCode(once) == once);
        }));
    }
    void leavesNothingInvisible()
    {
        QVERIFY(rc::check("no space, control or format character is left", [] {
            const QString code = normalizedCode(toText(*unicodeText(30)));
            for (const char32_t c : code.toStdU32String()) {
                RC_ASSERT(!QChar::isSpace(c));
                RC_ASSERT(QChar::category(c) != QChar::Other_Control);
                RC_ASSERT(QChar::category(c) != QChar::Other_Format);
            }
        }));
    }
    void showsWhatCannotBeSeen_data()
    {
        QTest::addColumn<uint>("character");
        QTest::addColumn<QString>("shown");
        QTest::newRow("letter") << 0x41u << "A";
        QTest::newRow("beyond the BMP") << 0x20000u << QStringLiteral("\U00020000");
        QTest::newRow("zero-width space") << 0x200Bu << "U+200B";
        QTest::newRow("new line") << 0x0Au << "U+000A";
        QTest::newRow("ideographic space") << 0x3000u << "U+3000";
        QTest::newRow("lone surrogate") << 0xD800u << "U+D800";
        QTest::newRow("private use") << 0xF0000u << "U+F0000";
    }
    void showsWhatCannotBeSeen()
    {
        QFETCH(uint, character);
        QFETCH(QString, shown);

        QCOMPARE(shownCharacter(character), shown);
    }
};

QTEST_APPLESS_MAIN(TestCodeText)
#include "tst_codetext.moc"
