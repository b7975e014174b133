// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/expected.h"
#include "core/base/randomsource.h"
#include "core/protocol/endpoints.h"
#include "core/protocol/problem.h"
#include "core/protocol/signing.h"
#include "core/sync/serverclock.h"

#include <QHash>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace xuanhao {

/// Why a call to central brought no result.
struct CallFailure
{
    enum class Kind {
        NoAnswer,  ///< no line, too late, cut off before an answer
        WrongKey,  ///< the server's key is not a pinned one; nothing was sent to it
        BadAnswer, ///< an answer that is no answer of central
        Problem,   ///< central says no
    };

    Kind kind = Kind::NoAnswer;
    std::optional<Problem> problem;
    QString requestId;
    QString detail; ///< English, for the log

    /// Whether central may have done what was asked; then the operation must be sent again with its id.
    [[nodiscard]] bool leavesOutcomeOpen() const;
};

struct CentralRequest
{
    EndpointId endpoint;
    QHash<QString, QString> variables = {};
    QJsonObject body = {};
    QString operation = {}; ///< of writes; goes into the body as "operation"
    /// How long central may keep the request when it has nothing to say; PoolChanges only. It travels on a
    /// connection of its own, so that others need not wait behind it.
    std::chrono::seconds wait{0};
};

struct CentralAnswer
{
    QJsonObject body;
    QByteArray frame; ///< instead of the body where the endpoint answers with one
    MonotonicInstant sentAt;
    MonotonicInstant receivedAt;
    QString requestId;
};

/// How long a call may take in all, from sending to the last byte.
struct CallDeadlines
{
    Milliseconds hello{4'000};
    Milliseconds session{6'000};   ///< everything an applicant waits for
    Milliseconds transfer{60'000}; ///< snapshots, reference data
    Milliseconds upload{20'000};   ///< a picture: 250 kB pass a line of 128 kbit/s in 16 s
};

struct CentralAddress
{
    QUrl server;            ///< https only
    QList<QByteArray> pins; ///< keyPin() of the server's key and of its successor
    QString counter;        ///< this counter's id
};

/// The line to central: one HTTPS request per call, no redirects, cookies, cache or proxy, the key of the
/// server pinned, every request of an enrolled counter signed.
///
/// When central is busy and says when to come again, the request is sent again by itself, three times at most
/// and with some jitter; what does not come through then is answered as the problem it is.
///
/// Lives on one thread. Answers come later, never from inside send().
class CentralClient : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(Expected<CentralAnswer, CallFailure>)>;

    CentralClient(CentralAddress address, const Clock& clock, RandomSource& random, ServerClock& serverClock,
                  CallDeadlines deadlines = {}, QObject* parent = nullptr);
    ~CentralClient() override;

    void setKey(CounterKey key) { m_key = std::move(key); }
    [[nodiscard]] bool hasKey() const { return m_key.has_value(); }
    void setToken(const QString& token) { m_token = Sensitive<QString>(token); }
    [[nodiscard]] bool hasToken() const { return !m_token.clear().isEmpty(); }
    [[nodiscard]] const QString& counter() const { return m_address.counter; }
    /// An id for a new change: by central's clock as this counter knows it, and of a time central still
    /// takes.
    [[nodiscard]] QString newOperation();

    /// `answer` is called once, unless `context` is gone by then.
    void send(const CentralRequest& request, QObject* context, Answer answer);

Q_SIGNALS:
    /// A sound answer of central came, be it a problem; not to a request that may wait.
    void answered(xuanhao::EndpointId endpoint, xuanhao::Milliseconds roundTrip);
    void failed(const xuanhao::CallFailure& failure);
    /// Central is busy; the request is sent again after this time.
    void postponed(xuanhao::Milliseconds wait);

private:
    struct Call;

    void start(const std::shared_ptr<Call>& call);
    void finish(const std::shared_ptr<Call>& call);
    void deliver(const std::shared_ptr<Call>& call, Expected<CentralAnswer, CallFailure> result);
    [[nodiscard]] Expected<CentralAnswer, CallFailure> read(const Call& call);
    [[nodiscard]] bool mustSignAnew(Call& call, const CallFailure& failure);
    [[nodiscard]] std::optional<Milliseconds> pauseBeforeRepeat(const Call& call, const CallFailure& failure);
    [[nodiscard]] bool isPinned(const QNetworkReply& reply) const;
    void setUp(QNetworkAccessManager& network);
    void checkKey(QNetworkReply* reply);
    [[nodiscard]] QNetworkRequest prepared(const Call& call, const QByteArray& target,
                                           const QByteArray& body);

    CentralAddress m_address;
    const Clock& m_clock;
    RandomSource& m_random;
    ServerClock& m_serverClock;
    CallDeadlines m_deadlines;
    QNetworkAccessManager m_network;
    QNetworkAccessManager
        m_waiting; ///< requests that wait: six at a time are all that Qt sends to one server
    std::optional<CounterKey> m_key;
    Sensitive<QString> m_token;
    Instant m_operationsFrom{}; ///< central takes no earlier ids any more, whatever its clock says
};

} // namespace xuanhao
