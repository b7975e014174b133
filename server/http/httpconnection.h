// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/connectiontable.h"
#include "server/http/httplimits.h"
#include "server/http/httpserver.h"
#include "server/http/requestparser.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace xuanhao {

/// Answers pass through here; once it is shut nobody touches the io context any more.
struct AnswerGate
{
    std::mutex mutex;
    bool isOpen = true;
};

/// What all connections of a server share. Outlives them.
struct HttpShared
{
    HttpLimits limits;
    HttpServer::Handler handler;
    boost::asio::ssl::context tls{boost::asio::ssl::context::tls_server};
    ConnectionTable table{limits.connections, limits.connectionsPerAddress};
    std::shared_ptr<AnswerGate> gate = std::make_shared<AnswerGate>();
    std::atomic<bool> isStopping{false}; ///< the next answer of every connection is its last
    std::atomic<std::uint64_t> accepted{0};
    std::atomic<std::uint64_t> turnedAway{0};
    std::atomic<std::uint64_t> failedHandshakes{0};
    std::atomic<std::uint64_t> requests{0};
    std::atomic<std::uint64_t> refused{0};
    std::atomic<std::uint64_t> timeouts{0};
};

/// One client: handshake, requests one after the other, a patient close. Runs on its socket's strand;
/// at most one read or write is under way, and one timer watches it.
class HttpConnection : public std::enable_shared_from_this<HttpConnection>
{
public:
    /// What comes first: a proxy names its client before the handshake.
    enum class Opening { Handshake, ProxyLine };

    /// `origin` is the key under which the table admitted this connection.
    HttpConnection(boost::asio::ip::tcp::socket socket, HttpShared& shared, QString remoteAddress,
                   std::string origin, Opening opening);
    ~HttpConnection();
    HttpConnection(const HttpConnection&) = delete;
    HttpConnection& operator=(const HttpConnection&) = delete;

    /// These three may be called from any thread.
    void start();
    /// Closes unless a request is being answered; that answer is the last one.
    void drain();
    void abandon();

private:
    enum class Phase { Handshake, Idle, Receiving, Continuing, Answering, Sending, Closing, Closed };

    void enterPhase(Phase phase, Milliseconds limit);
    void onDeadline();
    void open();
    void readProxyLine();
    void takeProxyLine();
    void shakeHands();
    void awaitRequest();
    void readMore();
    void onRead(const boost::system::error_code& error, std::size_t size);
    void parse();
    void sendContinue();
    void callHandler();
    void onAnswer(std::uint64_t requestNumber, const HttpResponse& response);
    void refuse(const HttpProblem& problem);
    void send(const HttpResponse& response);
    void onSent();
    void closePatiently();
    void discardInput(std::size_t left);
    void closeNow();
    [[nodiscard]] Responder makeResponder();

    boost::asio::ssl::stream<boost::asio::ip::tcp::socket> m_stream;
    boost::asio::steady_timer m_timer;
    HttpShared& m_shared;
    QString m_remoteAddress;
    std::string m_origin;
    const Opening m_opening;

    Phase m_phase = Phase::Handshake;
    std::uint64_t m_timerNumber = 0; ///< tells a cancelled timer that has already fired from the current one
    std::uint64_t m_requestNumber = 0; ///< tells a late answer from the awaited one
    bool m_isTimedOut = false;
    bool m_isKeptAlive = false;
    std::optional<RequestParser> m_parser;
    std::array<char, 16 * 1024> m_piece; ///< one TLS record
    QByteArray m_input;                  ///< received, not parsed yet
    QByteArray m_output;
};

} // namespace xuanhao
