// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/commandline.h"
#include "app/central/commands.h"
#include "core/protocol/messages.h"

#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>

namespace xuanhao {

namespace {

struct Free
{
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    void operator()(BIO* bio) const { BIO_free_all(bio); }
    void operator()(X509* certificate) const { X509_free(certificate); }
};

/// The PEM text of the certificate the server shows.
QByteArray pemOf(X509* certificate)
{
    const std::unique_ptr<BIO, Free> memory(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(memory.get(), certificate);
    char* bytes = nullptr;
    const long size = BIO_ctrl(memory.get(), BIO_CTRL_INFO, 0, &bytes);
    return QByteArray(bytes, static_cast<qsizetype>(size));
}

/// Asks "hello" of the server whose key the configuration names.
Expected<HelloReply, QString> askHello(const CentralConfig& config)
{
    const auto ours = readWholeFile(config.tls.certificatePath);
    if (!ours)
        return Unexpected{ours.error()};
    const auto wanted = spkiPin(*ours);
    if (!wanted)
        return Unexpected{wanted.error().detail};
    const QString host = config.address == QStringLiteral("0.0.0.0") || config.address == QStringLiteral("::")
                             ? QStringLiteral("127.0.0.1")
                             : config.address;
    const QByteArray target =
        (host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
            .arg(host)
            .arg(config.port)
            .toLatin1();
    const std::unique_ptr<SSL_CTX, Free> context(SSL_CTX_new(TLS_client_method()));
    const std::unique_ptr<BIO, Free> connection(BIO_new_ssl_connect(context.get()));
    BIO_set_conn_hostname(connection.get(), target.constData());
    const auto noAnswer = QStringLiteral("nobody answers at %1").arg(QString::fromLatin1(target));
    if (BIO_do_connect(connection.get()) <= 0 || BIO_do_handshake(connection.get()) <= 0)
        return Unexpected{noAnswer};
    SSL* ssl = nullptr;
    BIO_get_ssl(connection.get(), &ssl);
    const std::unique_ptr<X509, Free> certificate(SSL_get1_peer_certificate(ssl));
    const auto shown = spkiPin(certificate ? pemOf(certificate.get()) : QByteArray());
    if (!shown || *shown != *wanted)
        return Unexpected{
            QStringLiteral("the server at %1 has another key").arg(QString::fromLatin1(target))};
    const QByteArray request = "GET /v1/hello HTTP/1.1\r\nHost: " + target + "\r\nConnection: close\r\n\r\n";
    BIO_write(connection.get(), request.constData(), static_cast<int>(request.size()));
    QByteArray answer;
    char buffer[4096];
    for (int size = 0; (size = BIO_read(connection.get(), buffer, sizeof buffer)) > 0;)
        answer.append(buffer, size);
    const auto object = parseJsonObject(answer.mid(answer.indexOf("\r\n\r\n") + 4));
    if (!answer.startsWith("HTTP/1.1 200") || !object)
        return Unexpected{noAnswer};
    JsonReader reader(*object);
    return HelloReply::read(reader);
}

} // namespace

int runStatus(const QStringList& arguments)
{
    CommandLine line(
        QStringLiteral("status"),
        QStringLiteral(
            "asks the running server and shows the office's figures; exit code 1 when it does not answer"));
    line.option(QStringLiteral("config"), QStringLiteral("The server's ini file."), QStringLiteral("FILE"));
    if (const auto code = line.parse(arguments))
        return *code;
    auto office = Office::open(line.value(QStringLiteral("config")));
    if (!office)
        return failed(office.error());
    const auto hello = askHello((*office)->config);
    if (!hello)
        return failed(hello.error());
    say(QStringLiteral("%1 (%2), version %3, server time %4")
            .arg(hello->officeName, hello->authority, hello->version, toOfficeIso(hello->serverTime)));
    Stores& stores = (*office)->world->stores;
    for (const PoolKey& pool : stores.numbers.pools()) {
        const PoolState state = stores.numbers.state(pool);
        say(QStringLiteral("pool %1 %2: %3 free numbers, version %4")
                .arg(pool.authority, wireWord(pool.kind))
                .arg(state.count)
                .arg(state.version));
    }
    say(QStringLiteral("%1 counters, %2 members of staff, %3 blacklist entries wait for a decision")
            .arg(stores.staff.allCounters().size())
            .arg(stores.staff.allStaff().size())
            .arg(stores.listings.counts(officeDate((*office)->clock.now())).underReview));
    for (const FactImportRow& import : stores.facts.imports()) {
        if (import.isCurrent)
            say(QStringLiteral("facts of %1: %2 lines (%3), as of %4, imported %5")
                    .arg(wireWord(import.kind))
                    .arg(import.rows)
                    .arg(wireWord(import.coverage),
                         import.asOf ? toOfficeIso(*import.asOf) : QStringLiteral("an unknown time"),
                         toOfficeIso(import.finishedAt.value_or(import.startedAt))));
    }
    const auto failure = stores.sms.lastFailure();
    say(QStringLiteral("%1 SMS wait, the last try %2")
            .arg(stores.sms.waitingCount())
            .arg(failure ? QStringLiteral("failed: %1").arg(*failure) : QStringLiteral("went well")));
    return kDone;
}

} // namespace xuanhao
