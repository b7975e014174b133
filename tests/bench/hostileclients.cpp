// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/hostileclients.h"

#include <chrono>

namespace xuanhao::bench {

namespace {

constexpr std::chrono::milliseconds kPause{1'000}; ///< of one client
constexpr int kFloods = 3;
constexpr qsizetype kMegabyte = 1'000'000;
const QByteArray kBegin = "POST /v1/accounts HTTP/1.1\r\nHost: 127.0.0.1\r\n";

/// How many megabytes the server took.
int flood(const RealCentral& central, const QByteArray& begin, const QByteArray& piece, int pieces)
{
    TlsLine line(central.port());
    if (!line.send(begin))
        return 0;
    int taken = 0;
    while (taken < pieces && line.send(piece))
        ++taken;
    return taken;
}

void floodInThreeWays(const RealCentral& central, int headerPieces, int bodyPieces, qsizetype pieceSize)
{
    const QByteArray piece(pieceSize, 'a');
    const int header = flood(central, kBegin + "X-Long: ", piece, headerPieces);
    const int body =
        flood(central, kBegin + "Content-Length: " + QByteArray::number(bodyPieces * pieceSize) + "\r\n\r\n",
              piece, bodyPieces);
    const int chunks = flood(central, kBegin + "Transfer-Encoding: chunked\r\n\r\n",
                             QByteArray::number(pieceSize, 16) + "\r\n" + piece + "\r\n", bodyPieces);
    std::fprintf(stderr, "taken of %d pieces of a header: %d; of %d of a body: %d, in chunks: %d\n",
                 headerPieces, header, bodyPieces, body, chunks);
}

/// Refused as well, but small: afterwards everything has been used once.
void refuseSmallOnes(const RealCentral& central)
{
    constexpr int kTimes = 20;
    for (int i = 0; i < kTimes; ++i) {
        TlsLine line(central.port());
        QByteArray answer;
        line.send("GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        (void)line.hear(answer);
        line.send(kBegin + "Content-Length: 1000000\r\n\r\n");
        (void)line.hear(answer);
    }
}

} // namespace

SlowClients::SlowClients(std::uint16_t port, int count)
{
    for (int i = 0; i < count; ++i)
        m_lines.emplace_back(port).stopWaiting();
    // All are in the middle of a header before anybody measures.
    for (int i = 0; i < count; ++i)
        sendNextByte();
    m_thread = std::thread([this] { dawdle(); });
}

SlowClients::~SlowClients()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_ends.notify_one();
    m_thread.join();
}

void SlowClients::dawdle()
{
    std::unique_lock lock(m_mutex);
    const auto pause = kPause / static_cast<int>(m_lines.size());
    while (!m_ends.wait_for(lock, pause, [this] { return m_isEnding; }))
        sendNextByte();
}

/// Line by line; what each of them sends becomes a header that does not end.
void SlowClients::sendNextByte()
{
    const auto at = static_cast<qsizetype>(m_sent / m_lines.size());
    const QByteArray begun = kBegin + "X-Slow: ";
    (void)m_lines.at(m_sent % m_lines.size()).send(at < begun.size() ? begun.mid(at, 1) : "a");
    ++m_sent;
}

void SlowClients::checkAllHang()
{
    const std::lock_guard lock(m_mutex);
    QByteArray said;
    for (TlsLine& line : m_lines) {
        if (line.hear(said) != TlsLine::Heard::NothingYet)
            qFatal("a slow client does not hang any more: %s", said.constData());
    }
}

double growthUnderFloods(const RealCentral& central)
{
    refuseSmallOnes(central);
    const double before = central.residentMegabytes();
    central.forgetPeak();
    for (int i = 0; i < kFloods; ++i)
        floodInThreeWays(central, 100, 200, kMegabyte);
    std::fprintf(stderr, "memory: %.2f MB before, %.2f MB at the peak, %.2f MB at last\n", before,
                 central.peakMegabytes(), central.residentMegabytes());
    return central.peakMegabytes() - before;
}

} // namespace xuanhao::bench
