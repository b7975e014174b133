// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/expected.h"
#include "core/base/randomsource.h"
#include "core/base/sensitive.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace xuanhao {

/// Where the server finds its certificate (chain) and its private key, both PEM.
struct TlsFiles
{
    QString certificatePath;
    QString keyPath;
};

struct TlsMaterial
{
    QByteArray certificatePem;
    Sensitive<QByteArray> keyPem;
};

/// An English sentence for administrators and the log.
struct TlsError
{
    QString detail;
};

/// Makes an EC P-256 key and a certificate signed by itself for a TLS server.
///
/// `names` are 1…50 DNS names and IP addresses; the first is the common name. The certificate begins a
/// day before `clock` says, because counters' clocks may be slow, and ends 3650 days after. The serial
/// (127 bits) comes from `random`; the key itself from OpenSSL's own generator.
[[nodiscard]] Expected<TlsMaterial, TlsError> makeSelfSigned(const QStringList& names, const Clock& clock,
                                                             RandomSource& random);

/// Writes both files with mode 0600, each either wholly or not at all. Refuses to replace a file.
[[nodiscard]] Expected<Done, TlsError> writeTlsFiles(const TlsMaterial& material, const TlsFiles& files);

/// When the first certificate in a PEM text expires; nullopt when there is none.
[[nodiscard]] std::optional<Instant> certificateEnd(const QByteArray& pem);

/// The key pin of the first certificate or public key in a PEM text: base64 of SHA-256 of its
/// SubjectPublicKeyInfo (RFC 7469 §2.4), 44 characters. It stays when a certificate is renewed with its key.
[[nodiscard]] Expected<QString, TlsError> spkiPin(const QByteArray& pem);

} // namespace xuanhao
