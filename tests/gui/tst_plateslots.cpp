// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/plateslots.h"

#include "core/services/composemodel.h"
#include "tests/support/seededrandom.h"
#include "tests/support/shippedfonts.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QInputMethodEvent>
#include <QLineEdit>
#include <QMetaMethod>
#include <QMimeData>
#include <QTest>

using namespace xuanhao;

namespace {

PoolIndex somePool()
{
    PoolIndex pool(SerialRules::ordinary());
    for (SerialIndex index = 0; index < SerialRules::ordinary().size(); index += 101)
        pool.insert(index);
    return pool;
}

/// Everything a hostile program or a clever clerk could send at a widget.
void attack(QWidget& target)
{
    for (const int key : {Qt::Key_1, Qt::Key_A, Qt::Key_Z, Qt::Key_Space, Qt::Key_Return}) {
        QTest::keyClick(&target, static_cast<Qt::Key>(key));
        QTest::keyClick(&target, static_cast<Qt::Key>(key), Qt::ControlModifier);
    }
    QTest::keyClicks(&target, QStringLiteral("12345A"));
    QApplication::clipboard()->setText(QStringLiteral("12345"));
    QKeyEvent pasteKey(QEvent::KeyPress, Qt::Key_Paste, Qt::NoModifier, QStringLiteral("12345"));
    QApplication::sendEvent(&target, &pasteKey);
    QTest::keyClick(&target, Qt::Key_V, Qt::ControlModifier);
    QTest::keyClick(&target, Qt::Key_Insert, Qt::ShiftModifier);
    QTest::mouseClick(&target, Qt::MiddleButton);
    QInputMethodEvent composition;
    composition.setCommitString(QStringLiteral("12345"));
    QApplication::sendEvent(&target, &composition);
    QMimeData mime;
    mime.setText(QStringLiteral("12345"));
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&target, &drop);
}

} // namespace

class TestPlateSlots : public QObject
{
    Q_OBJECT

private:
    PlateFont m_font = test::shippedPlateFont();
    PoolIndex m_pool = somePool();
    test::SeededRandom m_random{7};

private Q_SLOTS:
    void takeNothingButOnScreenKeys() // B4
    {
        ComposeModel model(SerialRules::ordinary(), m_pool, KeyboardShuffle::PerNumber, m_random);
        PlateSlots plate(m_font, PlateKind::SmallCar, QStringLiteral("粤G"), model);
        plate.resize(440, 150);
        plate.show();
        QVERIFY(QTest::qWaitForWindowExposed(&plate));

        attack(plate);

        for (int position = 0; position < model.length(); ++position)
            QVERIFY(!model.characterAt(position));
    }
    void offerNoTextInterface() // B4: AT-SPI and UI Automation write through these
    {
        ComposeModel model(SerialRules::ordinary(), m_pool, KeyboardShuffle::PerNumber, m_random);
        PlateSlots plate(m_font, PlateKind::SmallCar, QStringLiteral("粤G"), model);
        QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(&plate);

        QVERIFY(accessible);
        QVERIFY(!accessible->textInterface());
        QVERIFY(!accessible->editableTextInterface());
        QVERIFY(!accessible->valueInterface());
        accessible->setText(QAccessible::Value, QStringLiteral("12345"));
        accessible->setText(QAccessible::Name, QStringLiteral("12345"));
        QVERIFY(!model.characterAt(0));
        QVERIFY(!accessible->state().editable);
        QVERIFY(!plate.testAttribute(Qt::WA_InputMethodEnabled));
        QVERIFY(!plate.acceptDrops());
        QCOMPARE(plate.focusPolicy(), Qt::NoFocus);
    }
    void haveNoInvokableThatTakesText() // D-Bus adaptors and scripts reach invokables
    {
        const QMetaObject& meta = PlateSlots::staticMetaObject;
        for (int i = meta.methodOffset(); i < meta.methodCount(); ++i)
            QCOMPARE(meta.method(i).methodType(), QMetaMethod::Signal);
        for (int i = 0; i < ComposeModel::staticMetaObject.methodCount(); ++i) {
            const QMetaMethod method = ComposeModel::staticMetaObject.method(i);
            QVERIFY2(method.enclosingMetaObject() != &ComposeModel::staticMetaObject ||
                         method.methodType() == QMetaMethod::Signal,
                     method.methodSignature().constData());
        }
    }
    void aReadOnlyLineEditWouldNotHaveHeld() // the reason why the plate is no line edit
    {
        QLineEdit edit;
        edit.setReadOnly(true);
        QAccessible::queryAccessibleInterface(&edit)->setText(QAccessible::Value, QStringLiteral("12345"));

        QCOMPARE(edit.text(), QStringLiteral("12345"));
    }
    void aClickPicksAPosition()
    {
        ComposeModel model(SerialRules::ordinary(), m_pool, KeyboardShuffle::PerNumber, m_random);
        PlateSlots plate(m_font, PlateKind::SmallCar, QStringLiteral("粤G"), model);
        plate.resize(440, plate.heightForWidth(440));
        const QRectF slot =
            slotRect(PlateKind::SmallCar, PlateSide::Front, 3, QRectF(plate.rect()).adjusted(3, 3, -3, -3));

        QTest::mouseClick(&plate, Qt::LeftButton, Qt::NoModifier, slot.center().toPoint());

        QCOMPARE(model.position(), 3);
    }
};

QTEST_MAIN(TestPlateSlots)
#include "tst_plateslots.moc"
