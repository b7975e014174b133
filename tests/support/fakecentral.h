// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/protocol/endpoints.h"
#include "core/protocol/problem.h"
#include "server/http/httpserver.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QTemporaryDir>
#include <QUrl>

#include <functional>
#include <memory>

namespace xuanhao::test {

/// One request as it arrived, proofs checked.
struct SeenRequest
{
    EndpointId endpoint;
    QHash<QString, QString> variables;
    QJsonObject body;
    QString operation;
    QByteArray query = {};
};

/// What can go wrong with an answer.
enum class Fault {
    None,
    Silence,         ///< nothing is done and nothing is answered
    LostAnswer,      ///< it is done, but the answer never comes
    Html,            ///< a proxy's page with status 200
    ServerErrorHtml, ///< a proxy's page with status 502
    BrokenJson,
    WrongTypes, ///< sound JSON that means nothing
    Internal,   ///< a problem document with status 500; nothing is done
    Redirect,
};

/// Central over real HTTPS with scripted answers: checks signatures, nonces, clock and operation ids as
/// central does, and answers from the thread of the test.
class FakeCentral : public QObject
{
    Q_OBJECT

public:
    using Result = Expected<QJsonObject, Problem>;
    using Script = std::function<Result(const SeenRequest&)>;
    using FrameScript = std::function<Expected<QByteArray, Problem>(const SeenRequest&)>;

    FakeCentral(const Clock& clock, RandomSource& random);
    ~FakeCentral() override;

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QByteArray pin() const { return m_pin; }
    /// Stops listening; the line is cut.
    void cutLine();
    /// Listens again on the same port.
    void mendLine();

    void on(EndpointId endpoint, Script script) { m_scripts[static_cast<int>(endpoint)] = std::move(script); }
    /// For endpoints that answer with a frame.
    void onFrame(EndpointId endpoint, FrameScript script)
    {
        m_frames[static_cast<int>(endpoint)] = std::move(script);
    }
    /// The next request to the endpoint goes wrong.
    void failNext(EndpointId endpoint, Fault fault) { m_faults[static_cast<int>(endpoint)].append(fault); }
    /// Called before the request is handled and after its answer was made: lets a test move its clock.
    std::function<void(EndpointId)> beforeHandling;
    std::function<void(EndpointId)> afterHandling;

    /// The server's clock minus the test's clock.
    Milliseconds skew{0};
    /// Operations of an earlier time are refused as forgotten.
    Instant operationsFrom{};
    bool knowsCounter = true; ///< otherwise UnknownCounter until it enrols
    QByteArray counterKey;    ///< empty: the first key that comes is taken
    QString enrolCode = QStringLiteral("CODE-1");

    [[nodiscard]] Instant now() const { return m_clock.now() + skew; }
    [[nodiscard]] const QList<SeenRequest>& seen() const { return m_seen; }
    [[nodiscard]] int seenCount(EndpointId endpoint) const;
    /// Changes whose operation id came for the first time.
    [[nodiscard]] int effectCount(EndpointId endpoint) const
    {
        return m_effects.value(static_cast<int>(endpoint));
    }
    [[nodiscard]] QStringList protocolBreaches() const { return m_breaches; }
    [[nodiscard]] HttpCounts counts() const { return m_server->counts(); }

private:
    void begin();
    void handle(const HttpRequest& request, const Responder& respond);
    [[nodiscard]] std::optional<Problem> checkProof(const Endpoint& endpoint, const HttpRequest& request);
    [[nodiscard]] Result act(const SeenRequest& seen, const HttpRequest& request);
    [[nodiscard]] Result enrol(const SeenRequest& seen);

    const Clock& m_clock;
    RandomSource& m_random;
    QTemporaryDir m_folder;
    TlsFiles m_files;
    QByteArray m_pin;
    std::uint16_t m_port = 0;
    std::unique_ptr<HttpServer> m_server;
    QHash<int, Script> m_scripts;
    QHash<int, FrameScript> m_frames;
    QHash<int, QList<Fault>> m_faults;
    QHash<int, int> m_effects;
    QList<SeenRequest> m_seen;
    QSet<QByteArray> m_nonces;
    QHash<QString, QPair<QByteArray, Result>> m_operations;
    QList<Responder> m_silent; ///< kept, so that they stay unanswered
    QStringList m_breaches;
};

} // namespace xuanhao::test
