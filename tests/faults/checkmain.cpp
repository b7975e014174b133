// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0

/// xuanhao_fault_check --database ADDRESS --secret FILE --folder FOLDER: holds the ledger of a run against
/// the database that has survived it, and prints what it found as JSON. Exit code 1 when something is broken.
#include "core/base/json.h"
#include "server/storage/database.h"
#include "tests/faults/check.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QTextStream>

using namespace xuanhao;
using namespace xuanhao::faults;

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    for (const char* name : {"database", "secret", "folder"})
        parser.addOption({QString::fromLatin1(name), QString(), QStringLiteral("VALUE")});
    parser.process(application);

    QFile file(parser.value(QStringLiteral("secret")));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the secret cannot be read");
    const auto secret = ServerSecret::fromBytes(QByteArray::fromBase64(file.readAll().trimmed()));
    const auto address = DatabaseAddress::parse(parser.value(QStringLiteral("database")));
    if (!secret || !address)
        qFatal("the secret or the database's address cannot be understood");
    const auto sql = openDatabase(*address, OpenMode::OpenExisting);
    if (!sql)
        qFatal("%s", qPrintable(sql.error().text));

    Evidence evidence;
    readLedger(QDir(parser.value(QStringLiteral("folder"))).filePath(QStringLiteral("ledger")),
               [&](const Entry& entry) { evidence.add(entry); });
    evidence.finish();
    Check check(**sql, *secret, evidence);
    check.run();
    const QJsonObject report = check.report();
    QTextStream(stdout) << QString::fromUtf8(toCanonicalJson(report)) << Qt::endl;
    const bool isWhole = report.value(u"findings").toArray().isEmpty();
    return isWhole ? 0 : 1;
}
