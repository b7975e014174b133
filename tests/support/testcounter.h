// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/domain/plates/poolfeed.h"
#include "core/protocol/endpoints.h"
#include "core/protocol/problem.h"
#include "core/protocol/sessionview.h"
#include "core/protocol/signing.h"
#include "tests/support/seededrandom.h"

#include <QNetworkAccessManager>

#include <functional>

namespace xuanhao::test {

inline const QString kStaffPassword = QStringLiteral("pruefung-2026");

class CentralHarness;

struct Answer
{
    int status = 0;
    QByteArray body;
    QByteArray retryAfter = {}; ///< of its header
    QByteArray requestId = {};

    [[nodiscard]] QJsonObject object() const;
    [[nodiscard]] bool isOk() const { return status == 200; }
    /// The problem's code; empty for an answer.
    [[nodiscard]] QString code() const;
    [[nodiscard]] QJsonObject facts() const;
    /// The reason inside a "refused" problem.
    [[nodiscard]] QString refusal() const { return facts().value(QStringLiteral("refusal")).toString(); }
    [[nodiscard]] SessionView view() const;
    [[nodiscard]] QString id() const { return object().value(QStringLiteral("id")).toString(); }
};

/// An enrolled counter that speaks HTTPS.
class TestCounter
{
public:
    TestCounter(CentralHarness& harness, const QString& id);
    /// Of a server that runs elsewhere, such as in a process of its own.
    TestCounter(const Clock& clock, std::function<QString()> url, const QString& id);

    virtual ~TestCounter() = default;

    [[nodiscard]] QJsonObject enrolment(const QString& code) const;
    [[nodiscard]] Answer enrol(const QString& code) { return send(EndpointId::Enrol, {}, enrolment(code)); }
    [[nodiscard]] Answer signIn(const QString& staff, const QString& password = kStaffPassword);

    using Variables = QHash<QString, QString>;
    /// A signed request; writes get a fresh operation id unless the body has one.
    Answer send(EndpointId id, const Variables& variables = {}, QJsonObject body = {});
    /// A snapshot of central's.
    [[nodiscard]] LoadedPool pool(PlateKind kind);
    Answer session(EndpointId endpoint, const QString& session, const QJsonObject& body = {})
    {
        return send(endpoint, {{QStringLiteral("session"), session}}, body);
    }
    /// Exactly these bytes, signed unless the signature is given.
    virtual Answer raw(const QByteArray& method, const QByteArray& target, const QByteArray& body,
                       QHash<QByteArray, QByteArray> headers = {});
    /// Asks as a load balancer does; "ready" at "/readyz".
    Answer probe(const char* operationId, const QByteArray& path);
    [[nodiscard]] QHash<QByteArray, QByteArray>
    signedHeaders(const QByteArray& method, const QByteArray& target, const QByteArray& body);

    [[nodiscard]] QString newOperation();
    [[nodiscard]] const CounterKey& key() const { return m_key; }
    QString token;

private:
    const Clock& m_clock;
    std::function<QString()> m_url;
    QString m_id;
    SeededRandom m_random;
    CounterKey m_key;
    QNetworkAccessManager m_network;
};

} // namespace xuanhao::test
