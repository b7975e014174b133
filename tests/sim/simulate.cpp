// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simulation.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QHashSeed>
#include <QLoggingCategory>
#include <QTextStream>

// ./dev sim: as many seeds as somebody has time for.

namespace {

using namespace xuanhao::sim;

QString lineOf(const SimPlan& plan, const SimResult& result)
{
    QString line = QStringLiteral("seed %1: %2 requests, %3 commits, %4 cases, %5 reserved, %6 min")
                       .arg(plan.seed)
                       .arg(result.requests)
                       .arg(result.commits)
                       .arg(result.cases)
                       .arg(result.reserved)
                       .arg(std::chrono::duration_cast<std::chrono::minutes>(result.lasted).count());
    for (int i = 0; i < kFaults; ++i) {
        const auto count = result.fired.at(static_cast<std::size_t>(i));
        if (count > 0)
            line +=
                QStringLiteral(", %1 %2").arg(count).arg(QString::fromLatin1(nameOf(static_cast<Fault>(i))));
    }
    return line;
}

} // namespace

int main(int argc, char** argv)
{
    // The order of a hash must be the same in every run.
    QHashSeed::setDeterministicGlobalSeed();
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption seeds(QStringLiteral("seeds"), QStringLiteral("How many seeds."),
                                   QStringLiteral("N"), QStringLiteral("100"));
    const QCommandLineOption from(QStringLiteral("from"), QStringLiteral("The first seed."),
                                  QStringLiteral("SEED"), QStringLiteral("1"));
    const QCommandLineOption talk(QStringLiteral("log"), QStringLiteral("Central's log, too."));
    parser.addOptions({seeds, from, talk});
    parser.process(application);
    if (!parser.isSet(talk))
        QLoggingCategory::setFilterRules(QStringLiteral("xuanhao.*=false"));

    QTextStream out(stdout);
    const std::uint64_t first = parser.value(from).toULongLong();
    const std::uint64_t count = parser.value(seeds).toULongLong();
    int broken = 0;
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        const SimPlan plan = SimPlan::of(seed);
        const SimResult result = Simulation(plan).run();
        out << lineOf(plan, result) << '\n';
        if (!result.broken.isEmpty()) {
            ++broken;
            out << "BROKEN " << result.report;
        }
        out.flush();
    }
    out << count << " seeds, " << broken << " broken\n";
    return broken == 0 ? 0 : 1;
}
