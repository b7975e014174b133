// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QString>

#include <vector>

namespace xuanhao::bench {

/// Nanoseconds of processor time that this thread has used: a busy machine does not count.
[[nodiscard]] double usedNanoseconds();

/// Nanoseconds of a clock that only goes forward: for what other processes or the display take part in.
[[nodiscard]] double wallNanoseconds();

/// Nanoseconds of one call of `work`, divided by `operations`.
template <typename Work>
[[nodiscard]] double nanosecondsPer(double operations, const Work& work)
{
    const double start = usedNanoseconds();
    work();
    return (usedNanoseconds() - start) / operations;
}

[[nodiscard]] double median(std::vector<double> values);

/// The rows of one build/bench/*.json; `ratio` above 1 is better than the baseline.
class BenchReport
{
public:
    void add(const QString& name, double value, const QString& unit, double baseline,
             const QString& baselineIs);
    /// Prints the rows and writes them to `path`; false when the file cannot be written.
    [[nodiscard]] bool write(const QString& path) const;

private:
    QJsonArray m_rows;
};

} // namespace xuanhao::bench
