// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace xuanhao {

struct Gauges;

struct MetricLabel
{
    const char* name;
    QString value;
};
using MetricLabels = QList<MetricLabel>;

/// Writes the text format of Prometheus, version 0.0.4: families one after the other, their samples below.
class MetricsText
{
public:
    static constexpr const char* kContentType = "text/plain; version=0.0.4; charset=utf-8";

    void family(const char* name, const char* type, const char* help);
    void value(const MetricLabels& labels, double value);
    void values(const char* label, const std::map<QString, std::uint64_t>& values);
    /// `ranges`: upper bound and how many fell between it and the one before; `above`: how many beyond.
    void histogram(const MetricLabels& labels, const std::vector<std::pair<double, std::uint64_t>>& ranges,
                   std::uint64_t above, double sum);
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

private:
    void sample(const char* suffix, const MetricLabels& labels, double value);

    QByteArray m_name;
    QByteArray m_bytes;
};

/// How things stand, and what the process itself takes.
void writeGauges(MetricsText& out, const Gauges& gauges);

} // namespace xuanhao
