// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/endpoints.h"
#include "tests/sim/simview.h"

#include <QByteArray>
#include <QFile>

#include <functional>
#include <optional>
#include <vector>

namespace xuanhao::faults {

/// What one counter knows of one request: what it asked for, when, and what it was told. Times are the
/// machine's, in milliseconds since 1970; every program of a run is on one machine.
struct Entry
{
    QByteArray operation; ///< empty: a request that only reads
    EndpointId endpoint{};
    QByteArray counter;
    QByteArray subject;    ///< the session, or the account of one that registers
    std::int64_t sent = 0; ///< when it was sent for the first time
    std::int64_t answered = 0;
    int tries = 0;
    int status = 0;                      ///< 0: never answered
    QByteArray answerHash;               ///< see hashOfAnswer()
    QByteArray stage;                    ///< of the session in the answer
    std::optional<sim::Number> verified; ///< the number a verification was about
    bool isLocked = false;               ///< and whether it was free
    std::vector<sim::Holding> holdings;  ///< of the session in the answer

    /// Whether something was promised: a write that was answered with its result.
    [[nodiscard]] bool isAcknowledged() const { return !operation.isEmpty() && status == 200; }
};

/// 128 bits of the answer's SHA-256, in hex.
[[nodiscard]] QByteArray hashOfAnswer(const QByteArray& body);

/// Writes entries into a file of tab-separated lines, one after the other.
class Ledger
{
public:
    explicit Ledger(const QString& path);
    void write(const Entry& entry);

private:
    QFile m_file;
};

/// Reads a whole ledger. A last line that was cut off is left out.
void readLedger(const QString& path, const std::function<void(Entry)>& take);

} // namespace xuanhao::faults
