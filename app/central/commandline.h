// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/central/config.h"
#include "core/base/systemclock.h"
#include "core/base/systemrandom.h"
#include "server/jobs/clockmemory.h"
#include "server/services/world.h"
#include "server/storage/database.h"

#include <QCommandLineParser>

#include <functional>
#include <memory>

namespace xuanhao {

/// One command's arguments. `parse` prints help or what is wrong and names the exit code, or says go on.
class CommandLine
{
public:
    /// `name` is the whole command, "staff add".
    CommandLine(const QString& name, const QString& description);

    void option(const QString& name, const QString& description, const QString& valueName = {},
                const QString& defaultValue = {});
    void positional(const QString& name, const QString& description);

    [[nodiscard]] std::optional<int> parse(const QStringList& arguments);
    [[nodiscard]] bool isSet(const QString& name) const { return m_parser->isSet(name); }
    [[nodiscard]] QString value(const QString& name) const { return m_parser->value(name); }
    [[nodiscard]] QStringList values(const QString& name) const { return m_parser->values(name); }
    [[nodiscard]] QStringList positionals() const { return m_parser->positionalArguments(); }
    /// Prints the sentence and answers kWrongUsage.
    [[nodiscard]] int wrongUsage(const QString& sentence) const;

private:
    QString m_name;
    int m_positionals = 0;
    std::unique_ptr<QCommandLineParser> m_parser = std::make_unique<QCommandLineParser>();
};

/// Prints "xuanhao-central: SENTENCE" and answers kFailed.
[[nodiscard]] int failed(const QString& sentence);
void say(const QString& line);
/// One line of standard input without its end.
[[nodiscard]] QString readLine();

/// The database of a configured server, opened by a command beside it.
struct Office
{
    explicit Office(CentralConfig settings)
        : config(std::move(settings))
        , clock(machineClock, ClockMemory(config.clockPath()).offset())
    {}

    const CentralConfig config;
    const SystemClock machineClock;
    const SteadyClock clock; ///< the server's, where it runs on this machine (F7)
    SystemRandom random;
    std::unique_ptr<SqlConnection> sql;
    std::optional<ServerSecret> secret;
    std::unique_ptr<World> world;

    static Expected<std::unique_ptr<Office>, QString> open(const QString& configPath);
    enum class Keep { Everything, Nothing };
    /// Runs something in one transaction; commits when it succeeds and is to be kept.
    template <typename T>
    Expected<T, QString> change(const std::function<Expected<T, QString>(World&, Instant)>& work,
                                Keep keep = Keep::Everything)
    {
        SqlTransaction unit(*sql);
        Expected<T, QString> result = work(*world, clock.now());
        if (sql->failure())
            return Unexpected{sql->failure()->text};
        if (!result || keep == Keep::Nothing)
            return result;
        if (const auto committed = unit.commit(); !committed)
            return Unexpected{committed.error().text};
        return result;
    }
};

[[nodiscard]] Expected<ServerSecret, QString> readSecret(const QString& path);
[[nodiscard]] Expected<QByteArray, QString> readWholeFile(const QString& path);

} // namespace xuanhao
