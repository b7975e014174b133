// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/benchreport.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>
#include <ctime>

namespace xuanhao::bench {

double usedNanoseconds()
{
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e9 + static_cast<double>(used.tv_nsec);
}

double wallNanoseconds()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

void BenchReport::add(const QString& name, double value, const QString& unit, double baseline,
                      const QString& baselineIs)
{
    // All values are costs (time, bytes): the smaller, the better.
    const double ratio = baseline / value;
    m_rows.append(QJsonObject{{QStringLiteral("name"), name},
                              {QStringLiteral("value"), value},
                              {QStringLiteral("unit"), unit},
                              {QStringLiteral("baseline"), baseline},
                              {QStringLiteral("baseline_is"), baselineIs},
                              {QStringLiteral("ratio"), ratio}});
    QTextStream(stdout) << QStringLiteral("%1 %2 %3, baseline %4, ratio %5  (%6)\n")
                               .arg(name, -18)
                               .arg(value, 0, 'g', 5)
                               .arg(unit)
                               .arg(baseline, 0, 'g', 5)
                               .arg(ratio, 0, 'g', 4)
                               .arg(baselineIs);
}

bool BenchReport::write(const QString& path) const
{
    QFile file(path);
    const QByteArray text = QJsonDocument(m_rows).toJson();
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size();
}

} // namespace xuanhao::bench
