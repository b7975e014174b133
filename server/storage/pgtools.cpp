// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/storage/pgtools.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <libpq-fe.h>

#include <memory>

namespace xuanhao {

namespace {

const QString kDatabaseName = QStringLiteral("{database}");

struct FreeOptions
{
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

/// libpq itself knows what each part of an address is called in the environment.
std::optional<QProcessEnvironment> environmentFor(const QString& address)
{
    const std::unique_ptr<PQconninfoOption, FreeOptions> options(
        PQconninfoParse(address.toUtf8().constData(), nullptr));
    if (!options)
        return std::nullopt;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const PQconninfoOption* option = options.get(); option->keyword; ++option) {
        if (option->envvar && option->val)
            environment.insert(QString::fromLatin1(option->envvar), QString::fromUtf8(option->val));
    }
    // The one that takes writes, as central's own connections do.
    if (!environment.contains(QStringLiteral("PGTARGETSESSIONATTRS")))
        environment.insert(QStringLiteral("PGTARGETSESSIONATTRS"), QStringLiteral("read-write"));
    return environment;
}

} // namespace

Expected<Done, QString> runPgTool(const QString& name, int major, const QString& address,
                                  const QStringList& arguments)
{
    const QString ofVersion = QStringLiteral("/usr/lib/postgresql/%1/bin/%2").arg(major).arg(name);
    const QString program =
        QFileInfo(ofVersion).isExecutable() ? ofVersion : QStandardPaths::findExecutable(name);
    if (program.isEmpty())
        return Unexpected{
            QStringLiteral("%1 is not installed; it belongs to postgresql-client-%2").arg(name).arg(major)};
    const auto environment = environmentFor(address);
    if (!environment)
        return Unexpected{QStringLiteral("the database's address cannot be read")};
    QStringList completed = arguments;
    completed.replaceInStrings(kDatabaseName, environment->value(QStringLiteral("PGDATABASE")));
    QProcess process;
    process.setProcessEnvironment(*environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(program, completed);
    process.closeWriteChannel();
    const bool isEnded = process.waitForFinished(-1);
    if (isEnded && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return Done{};
    const QString said = QString::fromUtf8(process.readAllStandardError()).simplified();
    return Unexpected{
        QStringLiteral("%1 failed: %2").arg(name, said.isEmpty() ? process.errorString() : said)};
}

} // namespace xuanhao
