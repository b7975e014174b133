// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/printstall.h"

#include "tests/bench/benchreport.h"
#include "tests/support/cupsserver.h"
#include "tests/support/samplesheets.h"
#include "ui/print/spooler.h"

#include <QTcpServer>
#include <QTest>
#include <QTimer>
#include <QWidget>

namespace xuanhao::bench {

namespace {

constexpr int kPapers = 10;
constexpr int kFrame = 4; ///< milliseconds from one frame to the next at best
constexpr int kIdleFrames = 600;
constexpr int kPatience = 120'000;

/// Paints all the time and remembers the longest time between two frames.
class FrameWatch final : public QWidget
{
public:
    FrameWatch()
    {
        resize(600, 400);
        m_timer.callOnTimeout(this, qOverload<>(&QWidget::update));
        m_timer.start(kFrame);
    }
    void restart()
    {
        m_last = m_longest = 0;
        m_frames = 0;
    }
    [[nodiscard]] int frames() const { return m_frames; }
    [[nodiscard]] double longest() const { return m_longest / 1e6; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const double now = wallNanoseconds();
        if (m_last > 0)
            m_longest = qMax(m_longest, now - m_last);
        m_last = now;
        ++m_frames;
    }

private:
    QTimer m_timer;
    double m_last = 0;
    double m_longest = 0;
    int m_frames = 0;
};

} // namespace

PrintStall measurePrintStall()
{
    const QString name = QStringLiteral("nobody-there");
    test::CupsServer cups;
    QTcpServer silent;
    if (!silent.listen(QHostAddress::LocalHost))
        qFatal("no port");
    cups.addNetworkPrinter(name, silent.serverPort());
    const auto fonts = std::make_shared<const FormFonts>(test::testFonts());
    const Printout form =
        applicationPrintout(test::shippedForms(), test::sampleContent(), true, Stock::Blank, *fonts);
    FrameWatch watch;
    watch.show();
    if (!QTest::qWaitForWindowExposed(&watch))
        qFatal("no window");
    PrintStall stall;
    watch.restart();
    if (!QTest::qWaitFor([&] { return watch.frames() >= kIdleFrames; }, kPatience))
        qFatal("nothing is painted");
    stall.idle = watch.longest();

    Spooler spooler;
    int done = 0;
    watch.restart();
    spooler.findPrinters([](const std::optional<QStringList>&) {});
    for (int i = 0; i < kPapers; ++i)
        spooler.spool(form, {name, {}}, {}, fonts, [&done](const Spooled& spooled) {
            if (!spooled.isDone())
                qFatal("the queue did not take the paper");
            ++done;
        });
    if (!QTest::qWaitFor([&] { return done == kPapers; }, kPatience))
        qFatal("the papers were not handed over");
    stall.printing = watch.longest();
    return stall;
}

} // namespace xuanhao::bench
