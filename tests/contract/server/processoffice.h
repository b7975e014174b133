// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/centralharness.h"
#include "tests/support/freeport.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace xuanhao::test {

// The real program in a process of its own.

inline const QString kProgram = QStringLiteral(XUANHAO_CENTRAL);
inline const QString kSource = QStringLiteral(XUANHAO_SOURCE_DIR);

struct Run
{
    int code = -1;
    QString output;
    QString errors;
};

inline Run run(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(kProgram, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished();
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

struct Office
{
    /// `compose` replaces members of the profile's.
    explicit Office(const QJsonObject& compose = {})
    {
        port = freePort();
        QFile file(kSource + t("/resources/profiles/classic.json"));
        XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
        QJsonObject profile = QJsonDocument::fromJson(file.readAll()).object();
        profile.insert(t("openingHours"), QJsonObject{{t("roundTheClock"), true},
                                                      {t("workdaysOnly"), false},
                                                      {t("from"), t("09:00")},
                                                      {t("to"), t("17:00")}});
        QJsonObject rules = profile.value(t("compose")).toObject();
        for (auto member = compose.begin(); member != compose.end(); ++member)
            rules.insert(member.key(), member.value());
        profile.insert(t("compose"), rules);
        QFile target(path("profile.json"));
        XUANHAO_CHECK(target.open(QIODevice::WriteOnly) && target.write(QJsonDocument(profile).toJson()) > 0);
    }
    [[nodiscard]] QString path(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] QStringList initArguments() const
    {
        return {t("init"),
                t("--database"),
                database,
                t("--folder"),
                folder.path(),
                t("--office"),
                kSource + t("/resources/offices/zhanjiang.json"),
                t("--profile"),
                path("profile.json"),
                t("--calendar"),
                kSource + t("/resources/calendars/china.json"),
                t("--texts"),
                kSource + t("/resources/texts/zhanjiang"),
                t("--port"),
                QString::number(port)};
    }
    [[nodiscard]] QStringList with(QStringList command, const QStringList& rest = {}) const
    {
        return command + QStringList{t("--config"), path("central.ini")} + rest;
    }

    [[nodiscard]] std::unique_ptr<SqlConnection> connect() const
    {
        return openDatabase(DatabaseAddress::parse(database).value(), OpenMode::OpenExisting).value();
    }

    QTemporaryDir folder;
    QString database = isOnPostgres() ? PgCluster::shared().createDatabase()
                                      : t("sqlite:") + folder.filePath(t("central.db"));
    quint16 port = 0;
};

/// Everything but the server, through commands an administrator has.
inline QString openOffice(const Office& office)
{
    const auto done = [](const Run& result) {
        if (result.code != 0)
            qFatal("%s", qPrintable(result.errors));
        return result.output;
    };
    done(run(office.initArguments()));
    done(run(office.with({t("import-segments")}, {kSource + t("/resources/demo/segments.json")})));
    done(run(office.with({t("staff"), t("add")}, {t("--id"), t("clerk1"), t("--name"), t("民警"), t("--role"),
                                                  t("clerk"), t("--password-stdin")}),
             CentralHarness::kPassword.toUtf8() + '\n'));
    const QString line = done(run(office.with({t("counters"), t("add")}, {t("示范窗口")})));
    static const QRegularExpression code(t("counter=(G01) code=([A-Z0-9]+)\n$"));
    return code.match(line).captured(2);
}

inline void startServer(QProcess& server, const Office& office)
{
    server.start(kProgram, office.with({t("serve")}));
    while (!server.readAllStandardOutput().contains("Listening")) {
        if (!server.waitForReadyRead(20'000))
            qFatal("central does not listen: %s", server.readAllStandardError().constData());
    }
}

} // namespace xuanhao::test
