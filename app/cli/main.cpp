// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"
#include "app/cli/formtools.h"
#include "app/cli/selftest.h"
#include "app/cli/verifydraws.h"
#include "app/counter/configsentence.h"

#include <QCommandLineParser>
#include <QGuiApplication>

#include <cstdio>

using namespace xuanhao;

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("SelfTest", text);
}

/// Nobody looks at this program's windows: it has none, and needs no display.
void needNoDisplay()
{
#ifdef Q_OS_LINUX
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
#endif
}

int selfTest(const std::optional<CounterConfig>& server, const QString& formsFolder)
{
    const bool isAllPassed = runSelfTest(server, formsFolder, [](const SelfTestResult& result) {
        const QString mark = result.isPassed ? say(QT_TRANSLATE_NOOP("SelfTest", "passed"))
                                             : say(QT_TRANSLATE_NOOP("SelfTest", "FAILED"));
        printLine(QStringLiteral("[%1] %2: %3").arg(mark, result.name, result.detail));
    });
    printLine(isAllPassed ? say(QT_TRANSLATE_NOOP("SelfTest", "This PC is ready for the counter."))
                          : say(QT_TRANSLATE_NOOP("SelfTest",
                                                  "This PC is not ready; mend what failed and try again.")));
    return isAllPassed ? 0 : 1;
}

int verdictCode(RecordVerdict verdict)
{
    switch (verdict) {
    case RecordVerdict::Right:
        return 0;
    case RecordVerdict::Wrong:
        return 1;
    case RecordVerdict::NotChecked:
        return 2;
    }
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    needNoDisplay();
    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("xuanhao-cli"));
    QGuiApplication::setApplicationVersion(QStringLiteral(XUANHAO_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "The counter's twin for administrators. Commands:\n  self-test   tries everything a counter "
        "needs on this PC, and the line to central; exit code 1 when something fails\n  verify-draws FILE   "
        "recomputes the published record of a day's draws, without a server; exit code 1 when something in "
        "it is "
        "wrong, 2 when it can't be read\n  form check FILE…   tries templates of printed papers: right, or "
        "which line "
        "is wrong and why\n  form preview FILE --output PAGE.pdf|.png   paints a template with sample texts, "
        "or "
        "with those of --content"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption config(QStringLiteral("config"), QStringLiteral("The counter's ini file."),
                                    QStringLiteral("FILE"));
    const QCommandLineOption language(QStringLiteral("lang"), QStringLiteral("zh_CN (default) or en."),
                                      QStringLiteral("LANGUAGE"), QStringLiteral("zh_CN"));
    parser.addOption(config);
    parser.addOption(language);
    const QCommandLineOption commitment(
        QStringLiteral("commitment"),
        QStringLiteral("verify-draws: the commitment that was published before that day."),
        QStringLiteral("HEX"));
    parser.addOption(commitment);
    const QCommandLineOption content(
        QStringLiteral("content"), QStringLiteral("form preview: the JSON file of a printed paper's texts."),
        QStringLiteral("FILE"));
    const QCommandLineOption output(
        QStringLiteral("output"), QStringLiteral("form preview: the file to write."), QStringLiteral("FILE"));
    parser.addOptions({content, output});
    parser.addPositionalArgument(QStringLiteral("COMMAND"),
                                 QStringLiteral("self-test, verify-draws, form check or form preview"));
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 QStringLiteral("verify-draws: the record; form: the template."),
                                 QStringLiteral("[FILE…]"));
    parser.process(application);
    installLanguage(application, parser.value(language).startsWith(QLatin1String("en")) ? Language::English
                                                                                        : Language::Chinese);
    const QStringList arguments = parser.positionalArguments();
    if (arguments.size() == 2 && arguments.first() == QStringLiteral("verify-draws"))
        return verdictCode(verifyDraws(
            arguments.last(),
            parser.isSet(commitment) ? std::optional(parser.value(commitment)) : std::nullopt, printLine));
    if (arguments.size() > 2 &&
        arguments.mid(0, 2) == QStringList{QStringLiteral("form"), QStringLiteral("check")})
        return checkForms(arguments.mid(2), printLine) ? 0 : 1;
    if (arguments.size() == 3 && parser.isSet(output) &&
        arguments.mid(0, 2) == QStringList{QStringLiteral("form"), QStringLiteral("preview")})
        return previewForm(arguments.last(), parser.value(content), parser.value(output), printLine) ? 0 : 1;
    if (arguments != QStringList{QStringLiteral("self-test")}) {
        std::fputs(parser.helpText().toUtf8().constData(), stderr);
        return 2;
    }
    const QString file = configFile(parser.value(config));
    const auto settings = readCounterSettings(file);
    if (!settings && !(file.isEmpty() && settings.error().problem == ConfigProblem::Missing)) {
        printLine(sentenceFor(settings.error()));
        return 1;
    }
    return selfTest(settings ? std::optional(settings->core) : std::nullopt,
                    settings ? settings->formsFolder : QString());
}
