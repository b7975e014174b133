// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/print/queuestate.h"

#include <QByteArray>

#include <cups/cups.h>

#include <memory>

namespace xuanhao {

namespace {

constexpr int kStopped = 5; ///< printer-state of RFC 8011

struct FreeDest
{
    void operator()(cups_dest_t* dest) const { cupsFreeDests(1, dest); }
};

QByteArray option(const cups_dest_t& dest, const char* name)
{
    return QByteArray(cupsGetOption(name, dest.num_options, dest.options));
}

} // namespace

QueueState queueState(const QString& printer)
{
    // Somebody's own options for a printer are an instance of it: "HP/draft".
    const QByteArray name = printer.section(QLatin1Char('/'), 0, 0).toUtf8();
    const QByteArray instance = printer.section(QLatin1Char('/'), 1).toUtf8();
    const std::unique_ptr<cups_dest_t, FreeDest> dest(cupsGetNamedDest(
        CUPS_HTTP_DEFAULT, name.constData(), instance.isEmpty() ? nullptr : instance.constData()));
    if (!dest)
        return {.isThere = false};
    const QByteArray reasons = option(*dest, "printer-state-reasons");
    return {.isAccepting = option(*dest, "printer-is-accepting-jobs") != "false",
            .isStopped = option(*dest, "printer-state").toInt() == kStopped,
            .lacksPaper = reasons.contains("media-empty") || reasons.contains("media-needed")};
}

} // namespace xuanhao
