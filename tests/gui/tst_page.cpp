// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/page.h"
#include "ui/widgets/codeedit.h"

#include <QApplication>
#include <QComboBox>
#include <QGridLayout>
#include <QTest>
#include <QWheelEvent>

using namespace xuanhao;

namespace {

class SamplePage final : public Page
{
public:
    SamplePage()
        : Page(QStringLiteral("Sample"))
    {
        QGridLayout* form = addForm();
        first = new CodeEdit;
        second = new QComboBox;
        second->addItems({QStringLiteral("a"), QStringLiteral("b")});
        third = new QLineEdit;
        addField(form, QStringLiteral("first"), QStringLiteral("First"), first);
        addField(form, QStringLiteral("second"), QStringLiteral("Second"), second);
        addField(form, QStringLiteral("third"), QStringLiteral("Third"), third);
    }
    QList<PageCommand> commands() override
    {
        return {{.id = QStringLiteral("primary"),
                 .text = QStringLiteral("Go"),
                 .key = {},
                 .kind = PageCommand::Kind::Primary,
                 .isEnabled = true,
                 .run = [this] { ++runs; }}};
    }
    void recheck(FieldRow& changed) override
    {
        if (wanted.isEmpty() || first->text() == wanted)
            changed.clearMessage();
        else
            changed.setMessage(Tone::Error, QStringLiteral("still wrong: ") + first->text());
    }
    using Page::reportErrors;
    using Page::row;

    QString wanted; ///< of the first field; empty: anything is right

    CodeEdit* first;
    QComboBox* second;
    QLineEdit* third;
    int runs = 0;
};

} // namespace

class TestPage : public QObject
{
    Q_OBJECT

private:
    static void show(SamplePage& page)
    {
        page.resize(900, 500);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QApplication::setActiveWindow(&page);
        page.activate();
        QTRY_VERIFY(page.first->hasFocus());
    }

private Q_SLOTS:
    void enterGoesThroughTheFieldsThenActs()
    {
        SamplePage page;
        show(page);

        QTest::keyClick(page.first, Qt::Key_Return);
        QVERIFY(page.second->hasFocus());
        QTest::keyClick(page.second, Qt::Key_Enter);
        QVERIFY(page.third->hasFocus());
        QCOMPARE(page.runs, 0);
        QTest::keyClick(page.third, Qt::Key_Return);

        QCOMPARE(page.runs, 1);
    }
    void errorsAreListedAndReached() // F7 key
    {
        SamplePage page;
        show(page);
        page.row(QStringLiteral("first"))->setMessage(Tone::Error, QStringLiteral("wrong one"));
        page.row(QStringLiteral("third"))->setMessage(Tone::Error, QStringLiteral("wrong three"));

        QVERIFY(!page.reportErrors());
        QVERIFY(page.first->hasFocus());
        const auto* banner = page.findChild<Banner*>();
        QVERIFY(banner->text().contains(QStringLiteral("wrong one")));
        QVERIFY(banner->text().contains(QStringLiteral("wrong three")));
        page.focusNextError();
        QVERIFY(page.third->hasFocus());
        page.focusNextError();
        QVERIFY(page.first->hasFocus());

        page.row(QStringLiteral("first"))->clearMessage();
        page.row(QStringLiteral("third"))->clearMessage();
        QVERIFY(page.reportErrors());
        QVERIFY(banner->isHidden());
    }
    void aProblemOfCentralMarksItsField()
    {
        SamplePage page;
        show(page);
        Failure failure;
        failure.kind = Failure::Kind::Problem;
        failure.problem =
            Problem::invalidField(QStringLiteral("third"), {InputProblem::Empty, 0, 0, 0, {}, {}});

        page.showFailure(failure);

        QVERIFY(page.row(QStringLiteral("third"))->hasError());
        QVERIFY(page.third->hasFocus());
    }
    void aMendedFieldLeavesTheList()
    {
        SamplePage page;
        show(page);
        page.row(QStringLiteral("first"))->setMessage(Tone::Error, QStringLiteral("wrong one"));
        page.row(QStringLiteral("third"))->setMessage(Tone::Error, QStringLiteral("wrong three"));
        QVERIFY(!page.reportErrors());
        const auto* banner = page.findChild<Banner*>();

        QTest::keyClicks(page.first, QStringLiteral("A"));

        QVERIFY(!page.row(QStringLiteral("first"))->hasError());
        QVERIFY(!banner->text().contains(QStringLiteral("wrong one")));
        QVERIFY(banner->text().contains(QStringLiteral("wrong three")));
        QVERIFY(page.first->hasFocus());
        QTest::keyClicks(page.third, QStringLiteral("b"));
        QVERIFY(banner->isHidden());
    }
    void aFieldIsCheckedAgainWhileItIsMended()
    {
        SamplePage page;
        page.wanted = QStringLiteral("AB");
        show(page);
        page.row(QStringLiteral("first"))->setMessage(Tone::Error, QStringLiteral("wrong"));
        QVERIFY(!page.reportErrors());

        QTest::keyClicks(page.first, QStringLiteral("A"));

        QCOMPARE(page.row(QStringLiteral("first"))->message(), QStringLiteral("still wrong: A"));
        QVERIFY(page.findChild<Banner*>()->isHidden()); // the field itself says it
        QTest::keyClicks(page.first, QStringLiteral("B"));
        QVERIFY(!page.row(QStringLiteral("first"))->hasError());
    }
    void aRefusalGoesWithTheNextChange()
    {
        SamplePage page;
        show(page);
        Failure failure;
        failure.kind = Failure::Kind::Problem;
        failure.problem = Problem{ProblemCode::CodeExpired, {}, {}};
        page.showFailure(failure);
        auto* banner = page.findChild<Banner*>();
        QVERIFY(banner->isVisible());

        page.second->setCurrentIndex(1);

        QVERIFY(banner->isHidden());
        banner->showMessage(Tone::Ok, QStringLiteral("a state that stays"));
        page.second->setCurrentIndex(0);
        QVERIFY(banner->isVisible());
    }
    void scrollingChangesNoValue()
    {
        SamplePage page;
        show(page);
        QWheelEvent wheel(QPointF(5, 5), page.second->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);

        QApplication::sendEvent(page.second, &wheel);

        QCOMPARE(page.second->currentIndex(), 0);
    }
};

QTEST_MAIN(TestPage)
#include "tst_page.moc"
