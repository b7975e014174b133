// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/counter/counterprogram.h"

#include "app/counter/configsentence.h"
#include "app/counter/heappolicy.h"
#include "app/counter/officeforms.h"
#include "printing/platefont.h"
#include "printing/rarefonts.h"
#include "ui/print/printdesk.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/startproblem.h"
#include "ui/theme/xuanhaostyle.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QIcon>
#include <QLockFile>
#include <QScreen>
#include <QTimer>

namespace xuanhao {

namespace {

/// The first page is painted then, and nobody has signed in yet.
constexpr std::chrono::milliseconds kRareFontsAfter(300);

QByteArray resource(const QString& path)
{
    QFile file(path);
    XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QString sentenceFor(const StorageError& error, const QString& folder)
{
    switch (error.code) {
    case StorageError::Code::CannotOpen:
        return StartProblem::tr(
                   "The counter can't read or write its data in %1. Check that the folder belongs to "
                   "this user and that the disk works. Nothing was changed.")
            .arg(folder);
    case StorageError::Code::Damaged:
        return StartProblem::tr(
                   "The counter's own database in %1 is damaged. It was left as it is. The "
                   "administrator moves the folder away; cases that reached the server are found "
                   "again with the look-up.")
            .arg(folder);
    case StorageError::Code::NewerSchema:
        return StartProblem::tr(
                   "The counter's data in %1 was written by a newer version of the program. Install "
                   "that version; nothing was changed.")
            .arg(folder);
    case StorageError::Code::KeyMissing:
        return StartProblem::tr(
                   "The key of the counter's data (station.key in %1) is missing or another one. The "
                   "administrator puts it back from the copy; nothing was changed.")
            .arg(folder);
    case StorageError::Code::Failed:
        return StartProblem::tr(
                   "The counter's data in %1 can't be used now: the disk is full, or another program "
                   "holds the file. Mend that and start again; nothing was changed.")
            .arg(folder);
    }
    return {};
}

int showProblem(const QString& sentence, const QString& detail)
{
    qCritical("%s %s", qUtf8Printable(sentence), qUtf8Printable(detail));
    StartProblem window(sentence, detail);
    window.show();
    QApplication::exec();
    return 1;
}

QIcon programIcon()
{
    QIcon icon;
    for (const int size : {16, 24, 32, 48, 64, 128, 256})
        icon.addFile(QStringLiteral(":/app/xuanhao-%1.png").arg(size));
    return icon;
}

} // namespace

int runCounter(int argc, char** argv, const std::function<QWidget*(const QString&)>& makeTopBar)
{
    keepHeapSmall();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("xuanhao"));
    QApplication::setApplicationVersion(QStringLiteral(XUANHAO_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("Counter of a vehicle office: plate number pre-selection"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption configOption(QStringLiteral("config"), QStringLiteral("The counter's ini file."),
                                          QStringLiteral("file"));
    parser.addOption(configOption);
    parser.process(application);

    registerProgramFonts();
    applyTheme();
    QApplication::setWindowIcon(programIcon());
    const QString file = configFile(parser.value(configOption));
    const auto settings = readCounterSettings(file);
    installLanguage(application, settings ? settings->language : Language::Chinese);
    if (!settings)
        return showProblem(sentenceFor(settings.error()), {});

    const QString folder = QDir::toNativeSeparators(settings->core.dataDirectory);
    QDir().mkpath(settings->core.dataDirectory);
    QLockFile lock(settings->core.dataDirectory + QStringLiteral("/counter.lock"));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0)) {
        if (lock.error() == QLockFile::LockFailedError)
            return showProblem(StartProblem::tr("The counter is already open on this PC."), {});
        const StorageError error{StorageError::Code::CannotOpen,
                                 QStringLiteral("the lock file can't be made")};
        return showProblem(sentenceFor(error, folder), error.detail);
    }
    auto core = CounterCore::openForProgram(settings->core);
    if (!core)
        return showProblem(sentenceFor(core.error(), folder), core.error().detail);
    auto plateFont = PlateFont::fromData(resource(QStringLiteral(":/fonts/plate-han.otf")),
                                         resource(QStringLiteral(":/fonts/plate-latin.ttf")));
    XUANHAO_CHECK(plateFont.hasValue());
    auto forms = officeForms(settings->formsFolder, settings->words);
    if (!forms)
        return showProblem(sentenceFor(forms.error(), settings->formsFolder), {});

    PrintDesk printDesk((*core)->services(), *std::move(forms),
                        {.printer = settings->printer,
                         .pdfFolder = settings->pdfFolder,
                         .receiptPrinter = settings->receiptPrinter,
                         .receiptPaper = settings->receiptPaper,
                         .settingsFile = settings->core.dataDirectory + QStringLiteral("/printers.ini")});
    MainWindow window({(*core)->services(), printDesk, *plateFont});
    if (makeTopBar)
        window.setTopBar(makeTopBar(file));
    // At 150 % a common screen has 1280x720 logical pixels: a window that does not fit takes all of it. Not
    // every window manager maximises at once, or at all; then its frame needs room, too.
    const QSize wanted(1366, 720);
    const QSize frame(16, 40);
    const QSize fitting = wanted.boundedTo(window.screen()->availableSize() - frame);
    window.resize(fitting);
    if (fitting == wanted)
        window.show();
    else
        window.showMaximized();
    (*core)->start();
    qInfo("The counter is open: %s, %s", qUtf8Printable(settings->core.counter),
          qUtf8Printable(settings->core.server.toString()));
    printDesk.findPrinters();
    QTimer::singleShot(kRareFontsAfter, &window, registerRareFonts);
    return QApplication::exec();
}

} // namespace xuanhao
