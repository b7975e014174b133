// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/clockmemory.h"

#include <QFile>
#include <QSaveFile>

namespace xuanhao {

namespace {

constexpr qint64 kLongest = 100;

/// A UUID, another one after each start of the machine; random(4).
QByteArray bootName()
{
    QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return file.open(QIODevice::ReadOnly) ? file.read(kLongest).trimmed() : QByteArray();
}

} // namespace

std::optional<SteadyClock::Offset> ClockMemory::offset() const
{
    QFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QList<QByteArray> words = file.read(kLongest).trimmed().split(' ');
    bool isNumber = false;
    const qlonglong milliseconds = words.size() == 2 ? words.at(1).toLongLong(&isNumber) : 0;
    if (!isNumber || words.at(0).isEmpty() || words.at(0) != bootName())
        return std::nullopt;
    return SteadyClock::Offset(milliseconds);
}

bool ClockMemory::remember(SteadyClock::Offset offset) const
{
    if (m_path.isEmpty())
        return true;
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(bootName() + ' ' + QByteArray::number(qlonglong{offset.count()}) + '\n');
    return file.commit();
}

} // namespace xuanhao
