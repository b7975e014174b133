// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/server/hostileoffice.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSslSocket>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

/// Lines that are hardly HTTP, paths that lead nowhere, and good requests in any order (F1, F3, F4).
class TestHostileCalls : public QObject
{
    Q_OBJECT

    ApiDocument m_document;

    /// The bytes as they are, on a connection of their own.
    static Answer rawly(const CentralHarness& harness, const QByteArray& bytes)
    {
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(t("127.0.0.1"), harness.server->port());
        if (!socket.waitForEncrypted())
            return {};
        socket.write(bytes);
        QByteArray received;
        qsizetype whole = -1; // of the answer; the connection may live a little longer
        while (whole < 0 || received.size() < whole) {
            if (!socket.waitForReadyRead(20'000))
                return {};
            received += socket.readAll();
            static const QRegularExpression length(t("Content-Length: ([0-9]+)"));
            const qsizetype end = received.indexOf("\r\n\r\n");
            const auto match = length.match(QString::fromLatin1(received.left(end)));
            if (end >= 0)
                whole = end + 4 + match.captured(1).toLongLong();
        }
        return {received.mid(9, 3).toInt(), received.mid(received.indexOf("\r\n\r\n") + 4)};
    }

    static QByteArray head(const QByteArray& method, const QByteArray& target,
                           const QHash<QByteArray, QByteArray>& headers, qsizetype length)
    {
        QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
        for (auto header = headers.begin(); header != headers.end(); ++header)
            text += header.key() + ": " + header.value() + "\r\n";
        return text + "Content-Length: " + QByteArray::number(length) + "\r\n\r\n";
    }

    /// Sends the bytes and demands a problem of the document with one of the statuses.
    void demand(QStringList& findings, const Office& office, const QString& what, const QByteArray& bytes,
                const QList<int>& statuses) const
    {
        const Answer answer = rawly(office.harness, bytes);
        const QString misfit = m_document.misfit(m_document.problemSchema(), answer.object());
        if (!statuses.contains(answer.status) || !misfit.isEmpty())
            findings.append(t("%1: %2 %3 %4")
                                .arg(what)
                                .arg(answer.status)
                                .arg(QString::fromUtf8(answer.body.left(200)), misfit));
    }

    /// A request in its right form, for somebody's turn.
    static QJsonObject bodyFor(EndpointId id, const Stages& stages, const Answer& seen, int turn)
    {
        const auto& batch = seen.isOk() ? seen.view().session.batch() : std::nullopt;
        switch (id) {
        case EndpointId::AcceptNotice:
            return {{t("version"), t("2026-11")}};
        case EndpointId::EnterVehicle:
            return applicant(1 + turn % 9).vehicle;
        case EndpointId::Register:
            return applicant(1 + turn % 12).account;
        case EndpointId::Verify:
            return {{t("serial"), t("A12%1").arg(turn % 100, 2, 10, QLatin1Char('0'))}};
        case EndpointId::KeepAside:
        case EndpointId::ChooseDrawn:
            if (batch) {
                const auto& numbers = batch->numbers;
                const SerialIndex number = numbers[static_cast<std::size_t>(turn) % numbers.size()];
                return {{t("serial"), SerialRules::ordinary().serialAt(number)}};
            }
            return meaningful(id, stages);
        default:
            return meaningful(id, stages);
        }
    }

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(t("xuanhao.*.info=false")); }

    void methodsAndPathsMayBeAnything() // F1
    {
        Office office;
        const Stages stages(office);
        QStringList findings;
        for (const Endpoint& target : allEndpoints()) {
            const QByteArray path = pathOf(target.id, stages, office.account);
            for (const char* method : {"PUT", "DELETE", "TRACE", "BREW", "get"})
                demand(findings, office, t(target.operationId) + t(method), head(method, path, {}, 0),
                       {400, 405, 501});
            if (!path.startsWith("/v1/accounts") &&
                !path.startsWith("/v1/listings")) // elsewhere no path has both
                demand(findings, office, t(target.operationId) + t(" other method"),
                       head(target.method == HttpMethod::Post ? "GET" : "POST", path, {}, 0), {405});
        }
        for (const QByteArray& path :
             {QByteArray("/v1/accounts/%00"), QByteArray("/v1/accounts/%zz"), QByteArray("/v1/accounts/\xff"),
              QByteArray("/v1/../v1/hello"), QByteArray("//v1/hello"), QByteArray("/v1/accounts/x/"),
              QByteArray("/v1/hello/"), QByteArray("/V1/HELLO"), QByteArray("v1/hello"), QByteArray("*"),
              "/v1/accounts/" + QByteArray(65, 'a'), "/v1/accounts/" + QByteArray(7000, 'a'),
              "/" + QByteArray(20'000, 'a'), QByteArray("/v1/pools/02/changes/-1/x")})
            demand(findings, office, QString::fromLatin1(path.left(40)), head("GET", path, {}, 0),
                   {400, 404, 431});

        QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
        QCOMPARE(brokenRule(office), QString());
    }

    void framesMayBeAnything() // F1
    {
        Office office;
        QStringList findings;
        const QByteArray target = "/v1/search";
        const QByteArray valid = R"({"by":"vin","value":"3456"})";
        const auto headers = [&] { return office.counter->signedHeaders("POST", target, valid); };
        const auto send = [&](const char* what, const QByteArray& bytes, const QList<int>& statuses) {
            demand(findings, office, t(what), bytes, statuses);
        };
        const auto framed = [&](const char* length) {
            QByteArray text = head("POST", target, headers(), valid.size());
            return text.replace("Content-Length: " + QByteArray::number(valid.size()), length) + valid;
        };
        for (const char* doubled : {kCounterHeader, kTimeHeader, kNonceHeader, kSignatureHeader}) {
            const auto once = headers();
            QByteArray text = head("POST", target, once, valid.size());
            text.insert(text.indexOf("Content-Length"), doubled + (": " + once.value(doubled)) + "\r\n");
            send(doubled, text + valid, {401});
        }
        send("shorter length", framed("Content-Length: 5"), {401});
        send("negative length", framed("Content-Length: -5"), {400});
        send("no number", framed("Content-Length: 5x"), {400});
        send("two lengths", framed("Content-Length: 5\r\nContent-Length: 6"), {400});
        send("length and chunks", framed("Content-Length: 5\r\nTransfer-Encoding: chunked"), {400});
        send("gzip", framed("Transfer-Encoding: gzip"), {501});
        send("bad chunks", framed("Transfer-Encoding: chunked") + "\r\n", {400});
        send("huge length", framed("Content-Length: 99999999999999999999"), {400, 413});
        send("1 MB", head("POST", target, headers(), 1'000'000) + QByteArray(1'000'000, 'x'), {413});
        send("no host", framed("Content-Length: 27").replace("Host: a\r\n", ""), {400});
        send("HTTP/9.9", framed("Content-Length: 27").replace("HTTP/1.1", "HTTP/9.9"), {400, 505});
        {
            // A body that ends in the middle: the server waits, the client goes away, nothing has happened.
            QSslSocket socket;
            socket.setPeerVerifyMode(QSslSocket::VerifyNone);
            socket.connectToHostEncrypted(t("127.0.0.1"), office.harness.server->port());
            QVERIFY(socket.waitForEncrypted());
            socket.write(framed("Content-Length: 28"));
            QVERIFY(socket.waitForBytesWritten());
            socket.abort();
        }

        QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
        QCOMPARE(rawly(office.harness, framed("Content-Length: 27")).status, 200);
        QCOMPARE(brokenRule(office), QString());
    }

    void callsMayComeInAnyOrder() // B6-B13, F4
    {
        HarnessOptions options = withoutCaptcha();
        options.draw = {{t("backupLifeSeconds"), 180}};
        Office office(options);
        const Stages stages(office);
        const QStringList sessions{stages.reserved, stages.chosen, stages.drawn, stages.composing,
                                   stages.choosing, stages.opened, t("none")};
        SeededRandom chance(20261127);
        const auto below = [&](auto count) {
            return static_cast<int>(uniformBelow(chance, static_cast<std::uint64_t>(count)));
        };
        QStringList findings;
        int accepted = 0;
        for (int step = 0; step < 1500 && findings.size() < 20; ++step) {
            const Endpoint& target = allEndpoints()[static_cast<std::size_t>(below(allEndpoints().size()))];
            // Signing in and out has an end of its own; a lock would end the walk.
            if (target.id == EndpointId::SignOut || target.id == EndpointId::SignIn ||
                target.id == EndpointId::FirstSignIn || target.id == EndpointId::ApplicantSignIn)
                continue;
            TestCounter& counter = below(4) == 0 ? *office.other : *office.counter;
            const int turn = below(sessions.size());
            const QString& session = sessions.at(turn);
            QJsonObject body =
                bodyFor(target.id, stages, counter.session(EndpointId::ShowSession, session), below(1000));
            if (target.id == EndpointId::ConfirmCode || target.id == EndpointId::MoveByCode) {
                const QString code = office.harness.sms.lastCode(applicant(turn + 1).mobile);
                body.insert(t("code"), code.isEmpty() ? t("1") : code);
            }
            const Answer answer = counter.send(target.id,
                                               {{t("session"), session},
                                                {t("account"), office.account},
                                                {t("kind"), t("02")},
                                                {t("listing"), office.account},
                                                {t("after"), t("0")}},
                                               body);
            accepted += answer.isOk() ? 1 : 0;
            const QString wrong = complaint(m_document, answer);
            if (!wrong.isEmpty())
                findings.append(t("step %1 %2: %3 %4: %5")
                                    .arg(step)
                                    .arg(t(target.operationId))
                                    .arg(answer.status)
                                    .arg(QString::fromUtf8(answer.body.left(200)), wrong));
            if (below(10) == 0)
                office.harness.wait(std::chrono::seconds(1 + below(60)));
            if (below(100) == 0) {
                const QString broken = brokenRule(office);
                if (!broken.isEmpty())
                    findings.append(t("step %1: %2").arg(step).arg(broken));
            }
        }

        QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
        QVERIFY(accepted > 100);
        QCOMPARE(brokenRule(office), QString());
        QVERIFY(!office.reserved(60).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestHostileCalls)
#include "tst_hostilecalls.moc"
