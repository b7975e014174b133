// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <cstdint>
#include <memory>

namespace xuanhao::bench {

/// One TLS connection to this machine that sends exactly the bytes it is told to. Any certificate will do.
class TlsLine
{
public:
    /// Shakes hands at once.
    explicit TlsLine(std::uint16_t port);
    ~TlsLine();
    TlsLine(TlsLine&&) noexcept;
    TlsLine& operator=(TlsLine&&) noexcept;

    /// From now on neither sending nor receiving waits.
    void stopWaiting();
    /// Whether all of it has been taken.
    bool send(const QByteArray& bytes);
    enum class Heard { Something, NothingYet, TheEnd };
    /// Appends what has come.
    [[nodiscard]] Heard hear(QByteArray& bytes);
    [[nodiscard]] int socket() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace xuanhao::bench
