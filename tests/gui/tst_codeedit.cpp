// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/codeedit.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>

using namespace xuanhao;

class TestCodeEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsRightInsteadOfRefusing_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("kept");
        QTest::newRow("lower case") << "11010519491231002x"
                                    << "11010519491231002X";
        QTest::newRow("full width") << "ＬＳＶ１２"
                                    << "LSV12";
        QTest::newRow("spaces of a scanner") << " 1380 0138 000 "
                                             << "13800138000";
    }
    void putsRightInsteadOfRefusing() // ux: a validator that only refuses loses what was typed
    {
        QFETCH(QString, typed);
        QFETCH(QString, kept);
        CodeEdit edit;
        QApplication::clipboard()->setText(typed);

        edit.paste();

        QCOMPARE(edit.text(), kept);
    }
    void keepsTheCursorWhereOneTypes()
    {
        CodeEdit edit;
        edit.setText(QStringLiteral("AB12"));
        edit.setCursorPosition(2);

        QTest::keyClicks(&edit, QStringLiteral("c"));

        QCOMPARE(edit.text(), QStringLiteral("ABC12"));
        QCOMPARE(edit.cursorPosition(), 3);
    }
    void theInputMethodStaysOff() // a scanner must not type into a composition
    {
        CodeEdit edit;
        edit.setReadOnly(true);
        edit.setReadOnly(false);
        edit.show();
        edit.setFocus();
        QVERIFY(QTest::qWaitForWindowExposed(&edit));
        QApplication::setActiveWindow(&edit);
        QTRY_VERIFY(edit.hasFocus());

        QVERIFY(!edit.testAttribute(Qt::WA_InputMethodEnabled));
    }
};

QTEST_MAIN(TestCodeEdit)
#include "tst_codeedit.moc"
