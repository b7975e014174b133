// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/httpconnection.h"

#include "server/http/clientaddress.h"
#include "server/http/responsewriter.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <exception>
#include <utility>

namespace xuanhao {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

/// What a client may still send after its last answer before the line is cut.
constexpr std::size_t kLingerBytes = 1024 * 1024;
constexpr const char* kMethods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

} // namespace

HttpConnection::HttpConnection(asio::ip::tcp::socket socket, HttpShared& shared, QString remoteAddress,
                               std::string origin, Opening opening)
    : m_stream(std::move(socket), shared.tls)
    , m_timer(m_stream.get_executor())
    , m_shared(shared)
    , m_remoteAddress(std::move(remoteAddress))
    , m_origin(std::move(origin))
    , m_opening(opening)
{}

HttpConnection::~HttpConnection()
{
    m_shared.table.leave(this, m_origin);
}

void HttpConnection::start()
{
    asio::dispatch(m_stream.get_executor(), [self = shared_from_this()] { self->open(); });
}

void HttpConnection::drain()
{
    asio::post(m_stream.get_executor(), [self = shared_from_this()] {
        switch (self->m_phase) {
        case Phase::Handshake:
        case Phase::Idle:
        case Phase::Receiving:
        case Phase::Continuing:
            self->closeNow();
            break;
        case Phase::Answering:
        case Phase::Sending:
        case Phase::Closing:
        case Phase::Closed:
            break;
        }
    });
}

void HttpConnection::abandon()
{
    asio::post(m_stream.get_executor(), [self = shared_from_this()] { self->closeNow(); });
}

void HttpConnection::enterPhase(Phase phase, Milliseconds limit)
{
    m_phase = phase;
    const std::uint64_t number = ++m_timerNumber;
    m_timer.expires_after(limit);
    // The waiting timer is also what keeps a connection alive while its handler works.
    m_timer.async_wait([self = shared_from_this(), number](const error_code& error) {
        if (!error && self->m_timerNumber == number)
            self->onDeadline();
    });
}

void HttpConnection::onDeadline()
{
    if (m_phase != Phase::Idle && m_phase != Phase::Closing)
        ++m_shared.timeouts;
    switch (m_phase) {
    case Phase::Receiving: {
        m_isTimedOut = true; // onRead() answers, because a read is under way
        error_code ignored;
        m_stream.next_layer().cancel(ignored);
        break;
    }
    case Phase::Answering:
        m_isKeptAlive = false;
        ++m_requestNumber; // the handler's answer comes too late
        send(toResponse(
            {503, "answer-timeout", "The server took too long. Try again with the same operation id."}));
        break;
    case Phase::Handshake:
        ++m_shared.failedHandshakes;
        closeNow();
        break;
    case Phase::Idle:
    case Phase::Continuing:
    case Phase::Sending:
    case Phase::Closing:
    case Phase::Closed:
        closeNow();
        break;
    }
}

void HttpConnection::open()
{
    if (m_phase == Phase::Closed)
        return;
    enterPhase(Phase::Handshake, m_shared.limits.handshakeTime);
    if (m_opening == Opening::ProxyLine)
        readProxyLine();
    else
        shakeHands();
}

/// Byte by byte: what follows the line is the client's, and TLS reads it from the socket itself.
void HttpConnection::readProxyLine()
{
    m_stream.next_layer().async_read_some(
        asio::buffer(m_piece.data(), 1),
        [self = shared_from_this()](const error_code& error, std::size_t size) {
            if (self->m_phase == Phase::Closed)
                return;
            self->m_input.append(self->m_piece.data(), static_cast<qsizetype>(size));
            if (error || (self->m_input.size() >= kLongestProxyLine && !self->m_input.endsWith('\n'))) {
                ++self->m_shared.failedHandshakes;
                self->closeNow();
            } else if (self->m_input.endsWith("\r\n")) {
                self->takeProxyLine();
            } else {
                self->readProxyLine();
            }
        });
}

void HttpConnection::takeProxyLine()
{
    const auto client = proxiedAddress(m_input.chopped(2));
    m_input.clear();
    const std::string origin = client ? originOf(*client).toStdString() : std::string();
    const bool isKnown = client && !client->isEmpty();
    if (!client || (isKnown && !m_shared.table.move(m_origin, origin))) {
        ++(client ? m_shared.turnedAway : m_shared.failedHandshakes);
        closeNow();
        return;
    }
    if (isKnown) {
        m_remoteAddress = *client;
        m_origin = origin;
    }
    shakeHands();
}

void HttpConnection::shakeHands()
{
    m_stream.async_handshake(
        asio::ssl::stream_base::server, [self = shared_from_this()](const error_code& error) {
            if (self->m_phase == Phase::Closed)
                return;
            if (error) {
                ++self->m_shared.failedHandshakes;
                self->closeNow();
                return;
            }
            self->awaitRequest();
            // A client that only shakes hands gets no more time than one that sends half a request.
            self->enterPhase(Phase::Idle,
                             std::min(self->m_shared.limits.idleTime, self->m_shared.limits.requestTime));
        });
}

void HttpConnection::awaitRequest()
{
    m_parser.emplace(m_shared.limits);
    enterPhase(Phase::Idle, m_shared.limits.idleTime);
    if (m_input.isEmpty())
        readMore();
    else
        parse();
}

void HttpConnection::readMore()
{
    m_stream.async_read_some(asio::buffer(m_piece),
                             [self = shared_from_this()](const error_code& error, std::size_t size) {
                                 self->onRead(error, size);
                             });
}

void HttpConnection::onRead(const error_code& error, std::size_t size)
{
    if (m_phase == Phase::Closed)
        return;
    if (m_isTimedOut) {
        refuse({408, "request-timeout", "The request did not arrive in time."});
        return;
    }
    if (error) {
        closeNow();
        return;
    }
    m_input.append(m_piece.data(), static_cast<qsizetype>(size));
    parse();
}

void HttpConnection::parse()
{
    const auto fed = m_parser->feed({m_input.constData(), static_cast<std::size_t>(m_input.size())});
    m_input.remove(0, static_cast<qsizetype>(fed.used));
    // The time for the whole request runs from its first byte and is not prolonged by later ones.
    if (m_phase == Phase::Idle && m_parser->hasBegun())
        enterPhase(Phase::Receiving, m_shared.limits.requestTime);
    switch (fed.step) {
    case RequestParser::Step::NeedsMore:
        readMore();
        break;
    case RequestParser::Step::WantsContinue:
        sendContinue();
        break;
    case RequestParser::Step::Complete:
        callHandler();
        break;
    case RequestParser::Step::Failed:
        refuse(m_parser->problem());
        break;
    }
}

void HttpConnection::sendContinue()
{
    if (!m_input.isEmpty()) { // the client did not wait
        parse();
        return;
    }
    m_phase = Phase::Continuing; // the request's timer runs on
    m_output = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(m_stream, asio::buffer(m_output.constData(), static_cast<std::size_t>(m_output.size())),
                      [self = shared_from_this()](const error_code& error, std::size_t) {
                          if (self->m_phase == Phase::Closed)
                              return;
                          if (error) {
                              self->closeNow();
                              return;
                          }
                          self->m_phase = Phase::Receiving;
                          self->readMore();
                      });
}

Responder HttpConnection::makeResponder()
{
    return Responder(
        [weak = weak_from_this(), gate = m_shared.gate, number = m_requestNumber](HttpResponse response) {
            // The gate keeps the io context alive while the answer is posted. The connection goes into the
            // posted function, so that it never ends on the caller's thread.
            const std::lock_guard lock(gate->mutex);
            if (!gate->isOpen)
                return;
            auto self = weak.lock();
            if (!self)
                return;
            const auto executor = self->m_stream.get_executor();
            asio::post(executor, [self = std::move(self), number, response = std::move(response)] {
                self->onAnswer(number, response);
            });
        });
}

void HttpConnection::callHandler()
{
    m_isKeptAlive = m_parser->isKeptAlive();
    ++m_requestNumber;
    enterPhase(Phase::Answering, m_shared.limits.answerTime);
    if (m_parser->isOptions()) {
        send({.status = 204, .contentType = {}, .body = {}, .headers = {{"Allow", kMethods}}});
        return;
    }
    ++m_shared.requests;
    HttpRequest request = m_parser->takeRequest();
    request.remoteAddress = m_remoteAddress;
    try {
        m_shared.handler(std::move(request), makeResponder()); // unused on a throw: the client gets 500
    } catch (const std::exception& exception) {
        qWarning("The handler of a request failed: %s", exception.what());
    }
}

void HttpConnection::onAnswer(std::uint64_t requestNumber, const HttpResponse& response)
{
    if (m_phase == Phase::Answering && m_requestNumber == requestNumber)
        send(response);
}

void HttpConnection::refuse(const HttpProblem& problem)
{
    ++m_shared.refused;
    m_isKeptAlive = false;
    HttpResponse response = toResponse(problem);
    if (problem.status == 405)
        response.headers.push_back({"Allow", kMethods});
    send(response);
}

void HttpConnection::send(const HttpResponse& response)
{
    enterPhase(Phase::Sending, m_shared.limits.sendTime);
    m_isKeptAlive = m_isKeptAlive && !m_shared.isStopping;
    m_output = toBytes(response, m_parser->isHead() ? AnswerBody::LeftOut : AnswerBody::Sent,
                       m_isKeptAlive ? AfterAnswer::KeepAlive : AfterAnswer::Close);
    asio::async_write(m_stream, asio::buffer(m_output.constData(), static_cast<std::size_t>(m_output.size())),
                      [self = shared_from_this()](const error_code& error, std::size_t) {
                          if (self->m_phase == Phase::Closed)
                              return;
                          if (error)
                              self->closeNow();
                          else
                              self->onSent();
                      });
}

void HttpConnection::onSent()
{
    m_output.clear();
    if (!m_isKeptAlive || m_shared.isStopping)
        closePatiently();
    else
        awaitRequest();
}

/// A socket closed with unread input sends RST, which can destroy the last answer on its way. So: say
/// goodbye, then read what still comes, for a while.
void HttpConnection::closePatiently()
{
    enterPhase(Phase::Closing, m_shared.limits.lingerTime);
    m_stream.async_shutdown([self = shared_from_this()](const error_code&) {
        if (self->m_phase == Phase::Closed)
            return;
        error_code ignored;
        self->m_stream.next_layer().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        self->discardInput(kLingerBytes);
    });
}

void HttpConnection::discardInput(std::size_t left)
{
    m_stream.next_layer().async_read_some(
        asio::buffer(m_piece), [self = shared_from_this(), left](const error_code& error, std::size_t size) {
            if (self->m_phase == Phase::Closed)
                return;
            if (error || size >= left)
                self->closeNow();
            else
                self->discardInput(left - size);
        });
}

void HttpConnection::closeNow()
{
    m_phase = Phase::Closed;
    ++m_timerNumber;
    m_timer.cancel();
    error_code ignored;
    m_stream.next_layer().close(ignored);
}

} // namespace xuanhao
