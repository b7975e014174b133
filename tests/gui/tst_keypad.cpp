// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/keypad.h"

#include "core/services/composemodel.h"
#include "tests/support/seededrandom.h"

#include <QAbstractButton>
#include <QInputMethodEvent>
#include <QTest>

using namespace xuanhao;

class TestKeyPad : public QObject
{
    Q_OBJECT

private:
    test::SeededRandom m_random{11};
    PoolIndex m_pool{SerialRules::ordinary()};

    QAbstractButton* keyOf(const KeyPad& pad, QChar character) const
    {
        for (int place = 0; place < kSerialAlphabetSize; ++place) {
            if (pad.key(place)->text() == QString(character))
                return pad.key(place);
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* serial : {"A12B3", "A12B4", "99999"})
            m_pool.insert(*SerialRules::ordinary().indexOf(QString::fromLatin1(serial)));
    }
    void onlyPossibleKeysCanBePressed() // B5
    {
        ComposeModel model(SerialRules::ordinary(), m_pool, KeyboardShuffle::PerNumber, m_random);
        KeyPad pad(model);
        pad.show();

        QStringList enabled;
        for (int place = 0; place < kSerialAlphabetSize; ++place) {
            if (pad.key(place)->isEnabled())
                enabled.append(pad.key(place)->text());
        }
        enabled.sort();

        QCOMPARE(enabled, QStringList({QStringLiteral("9"), QStringLiteral("A")}));
        QTest::mouseClick(keyOf(pad, u'7'), Qt::LeftButton);
        QVERIFY(!model.characterAt(0));
    }
    void clicksComposeTheNumberInAnyOrder() // B5
    {
        ComposeModel model(SerialRules::ordinary(), m_pool, KeyboardShuffle::PerNumber, m_random);
        KeyPad pad(model);
        pad.show();
        model.setPosition(4);
        QTest::mouseClick(keyOf(pad, u'4'), Qt::LeftButton);
        model.setPosition(0);
        QVERIFY(!keyOf(pad, u'9')->isEnabled());
        for (const char16_t character : u"A12B") {
            if (character != 0)
                QTest::mouseClick(keyOf(pad, QChar(character)), Qt::LeftButton);
        }

        QCOMPARE(model.serial(), QStringLiteral("A12B4"));
        QCOMPARE(model.matchCount(), 1u);
    }
    void hardwareKeysPressNothing() // B4
    {
        ComposeModel model(SerialRules::ordinary(), m_pool, KeyboardShuffle::PerNumber, m_random);
        KeyPad pad(model);
        pad.show();
        for (int place = 0; place < kSerialAlphabetSize; ++place) {
            QAbstractButton* key = pad.key(place);
            QCOMPARE(key->focusPolicy(), Qt::NoFocus);
            QTest::keyClick(key, Qt::Key_Space);
            QTest::keyClick(key, Qt::Key_Return);
            QTest::keyClick(key, Qt::Key_A);
            QInputMethodEvent composition;
            composition.setCommitString(QStringLiteral("A"));
            QApplication::sendEvent(key, &composition);
        }
        QTest::keyClicks(&pad, QStringLiteral("A12B3"));

        QVERIFY(!model.characterAt(0));
    }
    void aClosedKeyboardPressesNothing() // B7
    {
        ComposeModel model(SerialRules::ordinary(), m_pool, KeyboardShuffle::PerNumber, m_random);
        KeyPad pad(model);
        pad.show();
        model.setOpen(false);

        for (int place = 0; place < kSerialAlphabetSize; ++place)
            QVERIFY(!pad.key(place)->isEnabled());
        QVERIFY(!model.keyAt(0));
    }
    void everyKeySaysWhetherItCanBePressed() // G9
    {
        ComposeModel model(SerialRules::ordinary(), m_pool, KeyboardShuffle::PerNumber, m_random);
        KeyPad pad(model);

        QVERIFY(keyOf(pad, u'A')->accessibleName() != keyOf(pad, u'B')->accessibleName());
        QVERIFY(keyOf(pad, u'B')->accessibleName().contains(QStringLiteral("not available")));
    }
};

QTEST_MAIN(TestKeyPad)
#include "tst_keypad.moc"
