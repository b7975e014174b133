// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/tlscontext.h"

#include <QFile>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <cstring>

namespace xuanhao {

namespace {

constexpr const char* kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL:!PSK";
constexpr const char* kSuites = "TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256";
constexpr const char* kGroups = "X25519:P-256:P-384";

/// Answers "http/1.1" to clients that offer it beside h2, and nothing to the others.
int chooseProtocol(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered,
                   unsigned int offeredLength, void*)
{
    static constexpr unsigned char kHttp11[] = {'h', 't', 't', 'p', '/', '1', '.', '1'};
    for (unsigned int at = 0; at + 1 + offered[at] <= offeredLength; at += 1U + offered[at]) {
        if (offered[at] == sizeof kHttp11 && std::memcmp(offered + at + 1, kHttp11, sizeof kHttp11) == 0) {
            *chosen = offered + at + 1;
            *length = offered[at];
            return SSL_TLSEXT_ERR_OK;
        }
        if (at + 1U + offered[at] >= offeredLength)
            break;
    }
    return SSL_TLSEXT_ERR_NOACK;
}

} // namespace

Expected<Done, QString> setUpTls(boost::asio::ssl::context& context, const TlsFiles& files)
{
    SSL_CTX* native = context.native_handle();
    SSL_CTX_set_options(native, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                    SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
    SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_alpn_select_cb(native, chooseProtocol, nullptr);
    static constexpr unsigned char kSessionName[] = "xuanhao";
    const bool isSet = SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION) == 1 &&
                       SSL_CTX_set_cipher_list(native, kCiphers) == 1 &&
                       SSL_CTX_set_ciphersuites(native, kSuites) == 1 &&
                       SSL_CTX_set1_groups_list(native, kGroups) == 1 &&
                       SSL_CTX_set_session_id_context(native, kSessionName, sizeof kSessionName - 1) == 1;
    if (!isSet)
        return Unexpected{
            QStringLiteral("OpenSSL does not offer the protocols and ciphers this server needs.")};

    boost::system::error_code error;
    context.use_certificate_chain_file(QFile::encodeName(files.certificatePath).toStdString(), error);
    if (error)
        return Unexpected{QStringLiteral("The certificate %1 cannot be read.").arg(files.certificatePath)};
    context.use_private_key_file(QFile::encodeName(files.keyPath).toStdString(), context.pem, error);
    if (error || SSL_CTX_check_private_key(native) != 1) {
        ERR_clear_error();
        return Unexpected{
            QStringLiteral("The private key %1 cannot be read or does not belong to the certificate %2.")
                .arg(files.keyPath, files.certificatePath)};
    }
    return Done{};
}

} // namespace xuanhao
