// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0

/// ./dev bench counter: how fast the counter's window is there and answers, and how much memory it takes,
/// against a bare Qt window in the same run. Every start is a process of its own: this program calls itself
/// with the part that it shall play. What is measured as "counter" is the program's own composition
/// (runCounter), watched from inside by an event filter; the released program has no such door.
#include "app/counter/counterprogram.h"
#include "app/counter/heappolicy.h"
#include "app/counter/officeforms.h"
#include "core/base/systemclock.h"
#include "core/base/systemrandom.h"
#include "core/services/composemodel.h"
#include "tests/bench/benchreport.h"
#include "tests/support/centralharness.h"
#include "tests/support/countermorning.h"
#include "tests/support/seededrandom.h"
#include "ui/widgets/keypad.h"
#include "ui/widgets/plateslots.h"

#include <QApplication>
#include <QGridLayout>
#include <QLineEdit>
#include <QPainter>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <QTextStream>
#include <QTimer>

#include <algorithm>

using namespace xuanhao;
using namespace xuanhao::bench;

namespace {

constexpr int kPairs = 20;
constexpr int kPresses = 200; // in one round
constexpr int kPressRounds = 5;
constexpr qint64 kAllowedMemory = 20'000'000;
constexpr Milliseconds kSettle{5000};

void report(const QString& line)
{
    QTextStream out(stdout);
    out << line << '\n';
    out.flush();
}

/// Bytes that belong to this process alone.
qint64 uniqueSetSize()
{
    QFile file(QStringLiteral("/proc/self/smaps_rollup"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no smaps_rollup");
    qint64 kilobytes = 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("Private_Clean:") || line.startsWith("Private_Dirty:"))
            kilobytes += line.simplified().split(' ').value(1).toLongLong();
    }
    return kilobytes * 1024;
}

/// Tells when a line edit of this name has the focus and has been painted.
class FirstPaint final : public QObject
{
public:
    FirstPaint(QString name, std::function<void()> then)
        : m_name(std::move(name))
        , m_then(std::move(then))
    {
        qApp->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* edit = qobject_cast<QLineEdit*>(watched);
        if (event->type() == QEvent::Paint && edit && edit->objectName() == m_name && edit->hasFocus() &&
            m_then) {
            // Behind the painting, when the picture has gone to the display.
            QTimer::singleShot(0, this, [this] {
                if (const auto then = std::exchange(m_then, {}))
                    then();
            });
        }
        return false;
    }

private:
    QString m_name;
    std::function<void()> m_then;
};

/// Part "counter": the program as it is, until its sign-in page is there.
int playCounter(int argc, char** argv)
{
    std::unique_ptr<FirstPaint> paint;
    return runCounter(argc, argv, [&](const QString&) {
        paint = std::make_unique<FirstPaint>(QStringLiteral("staffLineEdit"),
                                             [] { report(QStringLiteral("ready")); });
        auto* nothing = new QWidget;
        nothing->setFixedHeight(0);
        return nothing;
    });
}

/// Part "bare": a window with one line edit.
int playBare(int argc, char** argv)
{
    QApplication application(argc, argv);
    QWidget window;
    QLineEdit edit(&window);
    edit.setObjectName(QStringLiteral("staffLineEdit"));
    window.resize(1366, 720);
    const FirstPaint paint(edit.objectName(), [] { report(QStringLiteral("ready")); });
    window.show();
    edit.setFocus();
    QTimer::singleShot(kSettle, [] { report(QString::number(uniqueSetSize())); });
    return QApplication::exec();
}

/// Parts "signed-in" and "park": the counter's own objects, signed in; with both pools loaded, or with nine
/// cases.
int playSignedIn(int argc, char** argv, bool isParking)
{
    keepHeapSmall();
    QApplication application(argc, argv);
    const QString file = application.arguments().value(2);
    const QSettings ini(file, QSettings::IniFormat);
    CounterConfig config;
    config.server = QUrl(ini.value(QStringLiteral("server-url")).toString());
    config.pins = {ini.value(QStringLiteral("key-pin")).toString().toLatin1()};
    config.counter = ini.value(QStringLiteral("counter-id")).toString();
    config.enrolCode = ini.value(QStringLiteral("enrol-code")).toString();
    config.dataDirectory = ini.value(QStringLiteral("data-dir")).toString();
    applyTheme();
    installLanguage(application, Language::Chinese);
    const auto core = CounterCore::openForProgram(config).value();
    const PlateFont font = test::shippedPlateFont();
    PrintDesk printDesk(core->services(), officeForms({}).value(),
                        {.printer = {}, .pdfFolder = config.dataDirectory});
    MainWindow window(UiContext{core->services(), printDesk, font});
    window.resize(1366, 720);
    window.show();
    core->start();
    const auto wait = [](const auto& condition) {
        if (!QTest::qWaitFor(condition, 30'000))
            qFatal("the counter does not come to where it is measured");
    };
    wait([&] { return core->services().office.reference() && core->enrolment().isEnrolled(); });
    core->services().staff.signIn(QStringLiteral("clerk1"), test::CentralHarness::kPassword,
                                  [](const auto&) {});
    wait([&] { return core->services().staff.current().has_value(); });
    if (isParking) {
        for (int i = 0; i < CaseDesk::kMaxCases; ++i) {
            ApplicantCase* item = core->services().cases.create();
            AccountDraft draft = item->accountDraft();
            draft.name = QStringLiteral("陈大文");
            draft.documentNumber = QStringLiteral("44080319900101%1").arg(i, 4, 10, QLatin1Char('0'));
            item->setAccountDraft(draft);
            item->keepDraft();
        }
        QTest::qWait(1000);
        report(QStringLiteral("ready"));
        return QApplication::exec(); // until it is killed
    }
    for (const PlateKind kind : {PlateKind::SmallCar, PlateKind::SmallNewEnergy}) {
        core->pools().watch(kind);
        wait([&] { return core->pools().version(kind) > 0; });
    }
    report(QStringLiteral("ready"));
    QTimer::singleShot(kSettle, [] { report(QString::number(uniqueSetSize())); });
    return QApplication::exec();
}

/// A process that plays a part.
class Player
{
public:
    explicit Player(const QStringList& arguments)
    {
        m_start = wallNanoseconds();
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), arguments);
    }
    ~Player()
    {
        m_process.kill(); // -9
        m_process.waitForFinished();
    }
    /// The next line it says.
    QByteArray line()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(60'000))
                qFatal("a part of the benchmark does not answer");
        }
        return m_process.readLine().trimmed();
    }
    /// Nanoseconds from the start of the process to "ready".
    double readyAfter()
    {
        if (line() != "ready")
            qFatal("a part of the benchmark says something else");
        return wallNanoseconds() - m_start;
    }

private:
    QProcess m_process;
    double m_start = 0;
};

/// Two starts in turns; the first pair warms the caches and does not count.
std::pair<double, double> inTurns(const QStringList& ours, const QStringList& theirs)
{
    std::vector<double> ourTimes;
    std::vector<double> theirTimes;
    for (int pair = -1; pair < kPairs; ++pair) {
        const double our = Player(ours).readyAfter();
        const double their = Player(theirs).readyAfter();
        if (pair < 0)
            continue;
        ourTimes.push_back(our);
        theirTimes.push_back(their);
    }
    return {median(ourTimes), median(theirTimes)};
}

/// Counts the paintings of the widgets it watches.
class Painted final : public QObject
{
public:
    explicit Painted(const QList<QWidget*>& widgets)
    {
        for (QWidget* widget : widgets)
            widget->installEventFilter(this);
    }
    QSet<QObject*> seen;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint)
            seen.insert(watched);
        return false;
    }
};

/// Nanoseconds from a press on the button until every watched widget has been painted anew.
double pressToPaint(QAbstractButton& button, Painted& painted, int wanted)
{
    painted.seen.clear();
    const double start = wallNanoseconds();
    QTest::mouseClick(&button, Qt::LeftButton);
    while (painted.seen.size() < wanted)
        QCoreApplication::processEvents(QEventLoop::AllEvents);
    return wallNanoseconds() - start;
}

double percentile99(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() * 99 / 100];
}

/// Part "keys": a press on the screen to the painted plate and keys, against 34 plain buttons that all
/// change.
int playKeys(int argc, char** argv)
{
    QApplication application(argc, argv);
    applyTheme();
    test::SeededRandom random(7);
    PoolIndex pool(SerialRules::ordinary());
    for (SerialIndex index = 0; index < SerialRules::ordinary().size(); ++index) {
        if (random.next() % 10 < 3)
            pool.insert(index);
    }
    const PlateFont font = test::shippedPlateFont();
    ComposeModel model(SerialRules::ordinary(), pool, KeyboardShuffle::PerKey, random);
    QWidget ours;
    auto* layout = new QHBoxLayout(&ours);
    auto* plate = new PlateSlots(font, PlateKind::SmallCar, QStringLiteral("粤G"), model);
    auto* pad = new KeyPad(model);
    plate->setFixedSize(340, plate->heightForWidth(340));
    pad->setFixedSize(640, 260);
    layout->addWidget(plate);
    layout->addWidget(pad);
    ours.show();

    QWidget theirs;
    auto* grid = new QGridLayout(&theirs);
    QList<QPushButton*> buttons;
    for (int i = 0; i < kSerialAlphabetSize; ++i) {
        buttons.append(new QPushButton(QString(QChar(u'A' + i))));
        grid->addWidget(buttons.last(), i / 9, i % 9);
    }
    theirs.setFixedSize(640, 260);
    int turn = 0;
    for (QPushButton* button : buttons) {
        QObject::connect(button, &QPushButton::clicked, &theirs, [&] {
            ++turn;
            for (int i = 0; i < buttons.size(); ++i)
                buttons[i]->setText(QString(QChar(u'A' + (i + turn) % 26)));
        });
    }
    theirs.show();
    QTest::qWait(300);

    QList<QWidget*> ourWidgets{plate};
    for (int place = 0; place < kSerialAlphabetSize; ++place)
        ourWidgets.append(pad->key(place));
    Painted ourPaint(ourWidgets);
    QList<QWidget*> theirWidgets;
    for (QPushButton* button : buttons)
        theirWidgets.append(button);
    Painted theirPaint(theirWidgets);
    std::vector<double> ourTimes;
    std::vector<double> theirTimes;
    for (int press = 0; press < kPresses * kPressRounds; ++press) {
        if (!model.characterAt(0) || model.characterAt(4))
            model.clear();
        QAbstractButton* key = nullptr;
        for (int place = 0; place < kSerialAlphabetSize && !key; ++place) {
            if (pad->key(place)->isEnabled())
                key = pad->key(place);
        }
        QCoreApplication::processEvents();
        // The plate is painted anew with every press; which keys change is up to the pool.
        ourTimes.push_back(pressToPaint(*key, ourPaint, 1 + kSerialAlphabetSize / 2));
        theirTimes.push_back(pressToPaint(*buttons[press % buttons.size()], theirPaint, kSerialAlphabetSize));
    }
    report(QString::number(percentile99(ourTimes), 'f', 0));
    report(QString::number(percentile99(theirTimes), 'f', 0));
    return 0;
}

int play(const QByteArray& part, int argc, char** argv)
{
    if (part == "counter") {
        QByteArray option("--config");
        char* arguments[] = {argv[0], option.data(), argv[2], nullptr};
        return playCounter(3, arguments);
    }
    if (part == "bare")
        return playBare(argc, argv);
    if (part == "keys")
        return playKeys(argc, argv);
    return playSignedIn(argc, argv, part == "park");
}

QString settings(const QTemporaryDir& folder, const QString& name, test::CentralHarness& central,
                 const QString& id)
{
    const QString file = folder.filePath(name + QStringLiteral(".ini"));
    QSettings ini(file, QSettings::IniFormat);
    ini.setValue(QStringLiteral("server-url"), central.url());
    ini.setValue(QStringLiteral("key-pin"), QString::fromLatin1(central.pin()));
    ini.setValue(QStringLiteral("counter-id"), id);
    ini.setValue(QStringLiteral("enrol-code"), central.addCounter(id, id));
    ini.setValue(QStringLiteral("data-dir"), folder.filePath(name));
    return file;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 2 || (argc == 2 && !QByteArray(argv[1]).endsWith(".json")))
        return play(argv[1], argc, argv);
    if (argc != 2)
        return 2;
    QCoreApplication application(argc, argv);
    test::HarnessOptions options;
    options.start = SystemClock().now(); // the counters' clocks are the PC's
    test::CentralHarness central(options);
    central.addStaff(QStringLiteral("clerk1"), Role::Clerk);
    const QTemporaryDir folder;
    const QString plain = settings(folder, QStringLiteral("plain"), central, QStringLiteral("G01"));
    const QString parked = settings(folder, QStringLiteral("parked"), central, QStringLiteral("G02"));
    BenchReport figures;

    // Once with somebody signed in: enrolled, with the office and both pools in the local database.
    const double memory = [&] {
        Player player({QStringLiteral("signed-in"), plain});
        (void)player.line();
        return player.line().toDouble();
    }();
    const double bareMemory = [&] {
        Player player({QStringLiteral("bare"), plain});
        (void)player.line();
        return player.line().toDouble();
    }();
    {
        Player player({QStringLiteral("park"), parked});
        (void)player.line();
    }
    const auto [cold, bareCold] =
        inTurns({QStringLiteral("counter"), plain}, {QStringLiteral("bare"), plain});
    figures.add(QStringLiteral("cold-start"), cold, QStringLiteral("ns"), bareCold,
                QStringLiteral("bare window with one line edit"));
    figures.add(QStringLiteral("memory"), memory, QStringLiteral("bytes"),
                bareMemory + double(kAllowedMemory),
                QStringLiteral("bare window (%1) + 20 MB").arg(bareMemory, 0, 'g', 4));
    const auto [press, barePress] = [] {
        Player player({QStringLiteral("keys"), QStringLiteral("-")});
        const double our = player.line().toDouble();
        return std::pair(our, player.line().toDouble());
    }();
    figures.add(QStringLiteral("key-to-paint"), press, QStringLiteral("ns"), barePress,
                QStringLiteral("34 plain buttons that all change, 99th percentile"));
    const auto [restored, empty] =
        inTurns({QStringLiteral("counter"), parked}, {QStringLiteral("counter"), plain});
    figures.add(QStringLiteral("case-restore"), restored, QStringLiteral("ns"), empty,
                QStringLiteral("start without cases"));
    return figures.write(QString::fromLocal8Bit(argv[1])) ? 0 : 1;
}
