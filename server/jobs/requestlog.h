// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/protocol/endpoints.h"
#include "server/jobs/workqueue.h"
#include "server/services/secret.h"

#include <QByteArray>
#include <QJsonObject>

namespace xuanhao {

/// One answered request, as far as the log may know it.
struct RequestRecord
{
    Instant at{}; ///< of the answer
    QString id;
    const Endpoint* endpoint = nullptr; ///< none: nothing is at that path, which then is not named
    QByteArray method;
    int status = 0;
    QString code; ///< of a problem
    Milliseconds took{0};
    QByteArray counter;      ///< when it is one of this office
    QString address;         ///< of the client
    QString answeredAs = {}; ///< the id another node gave it, which answered it
};

/// Writes one line for each request, on a thread of its own: what counters ask again and again (GET) only
/// when it was refused. Paths stand in the log as templates, because ids and tokens may be parts of them;
/// bodies never do.
class RequestLog
{
public:
    /// `node` is this node's address, empty when it is the only one. The secret must outlive the log.
    RequestLog(QString node, const ServerSecret& secret);

    void write(RequestRecord record);
    [[nodiscard]] std::size_t waiting() { return m_lines.waiting(); }
    /// Writes what waits. Repeatable.
    void stop() { m_lines.stop(); }

    /// The fields of the line. An address is personal data when it is not a counter's: then a keyed hash
    /// stands for it, by which a row of requests can still be told to come from one place.
    [[nodiscard]] QJsonObject fields(const RequestRecord& record) const;

private:
    QString m_node;
    const ServerSecret& m_secret;
    WorkQueue m_lines;
};

} // namespace xuanhao
