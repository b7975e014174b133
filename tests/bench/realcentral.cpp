// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/realcentral.h"

#include "core/base/systemclock.h"
#include "tests/contract/server/processoffice.h"

#include <csignal>
#include <sys/prctl.h>

namespace xuanhao::bench {

namespace {

using namespace xuanhao::test;

/// The windows outlive the benchmark, as they do where the clock stands still.
QJsonObject longWindows()
{
    return {{t("windowSeconds"), 3600}, {t("needsCaptcha"), false}};
}

QString done(const QStringList& arguments, const QByteArray& input = {})
{
    const Run result = run(arguments, input);
    if (result.code != 0)
        qFatal("%s", qPrintable(result.errors));
    return result.output;
}

} // namespace

struct RealCentral::Private
{
    [[nodiscard]] QString process(const char* file) const
    {
        return t("/proc/%1/%2").arg(server.processId()).arg(t(file));
    }
    void append(const char* name, const QByteArray& text) const
    {
        QFile file(office.path(name));
        XUANHAO_CHECK(file.open(QIODevice::WriteOnly | QIODevice::Append) && file.write(text) == text.size());
    }

    Office office{longWindows()};
    SystemClock clock;
    QProcess server;
};

RealCentral::RealCentral(const QString& database)
    : d(std::make_unique<Private>())
{
    if (!database.isEmpty())
        d->office.database = database;
    done(d->office.initArguments());
    // On a machine that has more to do, nobody is sent away either: the pace is measured.
    d->append("central.ini", "busy-after-seconds = 60\n");
    const QString segments = d->office.path("segments.json");
    d->append("segments.json", lockSegments());
    done(d->office.with({t("import-segments")}, {segments}));
    done(d->office.with({t("staff"), t("add")}, {t("--id"), t("clerk1"), t("--name"), t("民警"), t("--role"),
                                                 t("clerk"), t("--password-stdin")}),
         kStaffPassword.toUtf8() + '\n');
    // It ends with this process, whatever happens to that.
    d->server.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    d->server.setStandardErrorFile(d->office.path("log"));
    startServer(d->server, d->office);
}

RealCentral::~RealCentral()
{
    d->server.terminate();
    d->server.waitForFinished();
}

std::uint16_t RealCentral::port() const
{
    return d->office.port;
}

LockMessages::Counters RealCentral::addCounters(int count)
{
    static const QRegularExpression words(t("counter=(\\S+) code=(\\S+)"));
    LockMessages::Counters counters;
    for (int i = 1; i <= count; ++i) {
        const auto said = words.match(
            done(d->office.with({t("counters"), t("add")}, {t("%1号窗口").arg(i, 3, 10, QLatin1Char('0'))})));
        auto counter = std::make_unique<TestCounter>(
            d->clock, [this] { return t("https://127.0.0.1:%1").arg(port()); }, said.captured(1));
        if (!counter->enrol(said.captured(2)).isOk() || !counter->signIn(t("clerk1")).isOk())
            qFatal("no counter");
        counters.push_back(std::move(counter));
    }
    return counters;
}

void RealCentral::forgetPeak() const
{
    QFile file(d->process("clear_refs"));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || file.write("5") != 1)
        qFatal("no peak of memory");
}

double RealCentral::megabytes(const char* field) const
{
    QFile file(d->process("status"));
    file.open(QIODevice::ReadOnly);
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.mid(static_cast<qsizetype>(qstrlen(field))).chopped(2).trimmed().toDouble() * 1024 /
                   1e6;
    }
    qFatal("the server has ended");
}

} // namespace xuanhao::bench
