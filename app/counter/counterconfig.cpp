// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/counter/counterconfig.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QSettings>
#include <QStandardPaths>

namespace xuanhao {

namespace {

const QString kFileName = QStringLiteral("xuanhao/counter.ini");
const QString kSheetPaper = QStringLiteral("A5");
const QString kRollPaper = QStringLiteral("80mm");
/// Of Orders 124 and 164.
const QStringList kTransferWords{QStringLiteral("转移"), QStringLiteral("转让")};
const QString kPinPrefix = QStringLiteral("sha256//");

/// A value as it stands in the file: QSettings makes lists of texts with commas.
QString valueOf(const QSettings& ini, const char* key)
{
    return ini.value(QLatin1String(key)).toStringList().join(QLatin1Char(',')).trimmed();
}

/// "server=https://… pin=… counter=… code=…" as words by their names.
QHash<QString, QString> wordsOf(const QString& line)
{
    QHash<QString, QString> words;
    const QStringList parts = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        const qsizetype equals = part.indexOf(QLatin1Char('='));
        if (equals > 0)
            words.insert(part.left(equals), part.mid(equals + 1));
    }
    return words;
}

/// "PDF" writes files.
QString printerOf(const QString& name)
{
    return name.compare(QLatin1String("PDF"), Qt::CaseInsensitive) == 0 ? QString() : name;
}

QByteArray pinOf(QString text)
{
    return (text.startsWith(kPinPrefix) ? text.mid(kPinPrefix.size()) : text).toLatin1();
}

} // namespace

QString configFile(const QString& given)
{
    if (!given.isEmpty())
        return given;
    return QStandardPaths::locate(QStandardPaths::GenericConfigLocation, kFileName);
}

Expected<CounterSettings, ConfigError> readCounterSettings(const QString& file)
{
    if (file.isEmpty() || !QFile::exists(file))
        return Unexpected{ConfigError{ConfigProblem::Missing, file, {}}};
    const QSettings ini(file, QSettings::IniFormat);
    const QHash<QString, QString> line = wordsOf(valueOf(ini, "counter"));
    const auto either = [&](const char* key, const char* word) {
        const QString own = valueOf(ini, key);
        return own.isEmpty() ? line.value(QLatin1String(word)) : own;
    };
    CounterSettings settings;
    settings.core.server = QUrl(either("server-url", "server"), QUrl::StrictMode);
    const QStringList pins = either("key-pin", "pin").split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString& pin : pins)
        settings.core.pins.append(pinOf(pin.trimmed()));
    settings.core.counter = either("counter-id", "counter");
    settings.core.enrolCode = either("enrol-code", "code");
    settings.core.dataDirectory = valueOf(ini, "data-dir");
    if (settings.core.dataDirectory.isEmpty())
        settings.core.dataDirectory = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                                      QStringLiteral("/xuanhao");
    settings.printer = printerOf(valueOf(ini, "printer"));
    settings.pdfFolder = valueOf(ini, "pdf-dir");
    if (settings.pdfFolder.isEmpty())
        settings.pdfFolder = settings.core.dataDirectory + QStringLiteral("/pdf");
    settings.language =
        valueOf(ini, "language").startsWith(QLatin1String("en")) ? Language::English : Language::Chinese;
    settings.formsFolder = valueOf(ini, "forms-dir");
    if (const QString printer = valueOf(ini, "receipt-printer"); !printer.isEmpty())
        settings.receiptPrinter = printerOf(printer);
    if (const QString word = valueOf(ini, "transfer-word"); !word.isEmpty())
        settings.words.transfer = word;
    const QString paper = valueOf(ini, "receipt-paper");
    if (paper == kRollPaper)
        settings.receiptPaper = ReceiptPaper::Roll80;
    if (settings.core.counter.isEmpty())
        return Unexpected{ConfigError{ConfigProblem::Incomplete, file, QStringLiteral("counter-id")}};
    if (settings.core.pins.isEmpty())
        return Unexpected{ConfigError{ConfigProblem::Incomplete, file, QStringLiteral("key-pin")}};
    if (settings.core.server.scheme() != QLatin1String("https") || settings.core.server.host().isEmpty())
        return Unexpected{ConfigError{ConfigProblem::BadAddress, file, QStringLiteral("server-url")}};
    // A backslash is an escape in this file: "C:\xuanhao" has become another, relative name (QSettings).
    if (!QDir::isAbsolutePath(settings.core.dataDirectory))
        return Unexpected{ConfigError{ConfigProblem::BadFolder, file, QStringLiteral("data-dir")}};
    if (!QDir::isAbsolutePath(settings.pdfFolder))
        return Unexpected{ConfigError{ConfigProblem::BadFolder, file, QStringLiteral("pdf-dir")}};
    if (!settings.formsFolder.isEmpty() && !QDir::isAbsolutePath(settings.formsFolder))
        return Unexpected{ConfigError{ConfigProblem::BadFolder, file, QStringLiteral("forms-dir")}};
    if (!kTransferWords.contains(settings.words.transfer))
        return Unexpected{ConfigError{ConfigProblem::BadWord, file, QStringLiteral("transfer-word")}};
    if (!paper.isEmpty() && paper != kRollPaper && paper != kSheetPaper)
        return Unexpected{ConfigError{ConfigProblem::BadWord, file, QStringLiteral("receipt-paper")}};
    return settings;
}

} // namespace xuanhao
