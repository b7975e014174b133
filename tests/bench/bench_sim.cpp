// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchreport.h"
#include "tests/sim/simulation.h"

#include <QHashSeed>
#include <QLoggingCategory>
#include <QTextStream>

// How much faster than real time a day of a province is: 1,000 counters, at least 30 cases each, every fault
// at least ten times, and central does all of its work. Not of the figure: building the office before the day
// begins.

namespace {

using namespace xuanhao;
using namespace xuanhao::sim;

constexpr std::uint64_t kSeed = 1;
constexpr int kCases = 30'000;
constexpr std::int64_t kLeastOfEach = 10;

/// What is missing for the day to count; empty: nothing.
QString missing(const SimPlan& plan, const SimResult& result)
{
    if (!result.broken.isEmpty())
        return result.report;
    if (result.fewestCases < plan.casesEach || result.cases < kCases)
        return QStringLiteral("only %1 cases, %2 at one counter").arg(result.cases).arg(result.fewestCases);
    for (int i = 0; i < kFaults; ++i) {
        const auto fault = static_cast<Fault>(i);
        if (plan.of(fault) > 0 && result.fired.at(static_cast<std::size_t>(i)) < kLeastOfEach)
            return QStringLiteral("\"%1\" happened less than %2 times")
                .arg(QString::fromLatin1(nameOf(fault)))
                .arg(kLeastOfEach);
    }
    return {};
}

} // namespace

int main(int argc, char** argv)
{
    QHashSeed::setDeterministicGlobalSeed();
    QLoggingCategory::setFilterRules(QStringLiteral("xuanhao.*=false"));
    const SimPlan plan = SimPlan::day(kSeed);
    Simulation day(plan);
    const double begun = bench::usedNanoseconds();
    const SimResult result = day.run();
    const double seconds = (bench::usedNanoseconds() - begun) / 1e9;

    QTextStream out(stdout);
    out << result.cases << " cases, " << result.requests << " requests, " << result.commits << " commits, "
        << result.reserved << " reserved, " << result.answersLost << " lost answers noticed\n";
    for (int i = 0; i < kFaults; ++i)
        out << "  " << result.fired.at(static_cast<std::size_t>(i)) << " " << nameOf(static_cast<Fault>(i))
            << '\n';
    if (const QString what = missing(plan, result); !what.isEmpty()) {
        out << what << '\n';
        return 1;
    }
    out.flush();
    constexpr double kDay = 24 * 3600;
    bench::BenchReport report;
    report.add(QStringLiteral("sim"), seconds, QStringLiteral("s for a day"), kDay,
               QStringLiteral("real time, s"));
    report.add(QStringLiteral("sim operation"), seconds * 1e6 / static_cast<double>(result.requests),
               QStringLiteral("µs"), 1e6, QStringLiteral("one operation a second"));
    return argc < 2 || report.write(QString::fromLocal8Bit(argv[1])) ? 0 : 1;
}
