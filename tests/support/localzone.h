// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QtGlobal>

#include <ctime>

namespace xuanhao::test {

/// The PC's time zone for the life of the object (F7).
class LocalZone
{
public:
    explicit LocalZone(const QByteArray& zone)
        : m_before(qgetenv("TZ"))
    {
        set(zone);
    }
    ~LocalZone() { set(m_before); }
    LocalZone(const LocalZone&) = delete;
    LocalZone& operator=(const LocalZone&) = delete;

private:
    static void set(const QByteArray& zone)
    {
        if (zone.isEmpty())
            qunsetenv("TZ");
        else
            qputenv("TZ", zone);
#ifdef Q_OS_WIN
        _tzset();
#else
        tzset();
#endif
    }

    QByteArray m_before;
};

} // namespace xuanhao::test
