// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0

/// xuanhao_fault_load SETTINGS.json: counters that work without a pause until they are told to end (SIGTERM).
/// A line of JSON a second says how far they are.
#include "core/base/json.h"
#include "core/base/systemclock.h"
#include "tests/faults/load.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <atomic>
#include <csignal>

using namespace xuanhao;
using namespace xuanhao::faults;

namespace {

std::atomic_bool isToldToEnd = false;

QStringList textsIn(const QJsonObject& object, QStringView key)
{
    QStringList texts;
    const QJsonArray array = object.value(key).toArray();
    for (const QJsonValue& value : array)
        texts.append(value.toString());
    return texts;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 2)
        qFatal("xuanhao_fault_load SETTINGS.json");
    QFile file(QString::fromLocal8Bit(argv[1]));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", argv[1]);
    const QJsonObject json = parseJsonObject(file.readAll()).value();
    LoadSettings settings{.nodes = {},
                          .pin = json.value(u"pin").toString().toLatin1(),
                          .folder = json.value(u"folder").toString(),
                          .password = json.value(u"password").toString(),
                          .desks = textsIn(json, u"desks"),
                          .codes = textsIn(json, u"codes"),
                          .seed = static_cast<std::uint64_t>(json.value(u"seed").toInteger()),
                          .casesAtOnce = json.value(u"casesAtOnce").toInt()};
    for (const QString& node : textsIn(json, u"nodes"))
        settings.nodes.append(node.toLatin1());
    std::signal(SIGTERM, [](int) { isToldToEnd = true; });
    std::signal(SIGPIPE, SIG_IGN);
    const SystemClock clock;
    Load(clock, settings).run([] { return isToldToEnd.load(); });
    return 0;
}
