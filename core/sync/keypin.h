// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace xuanhao {

/// The SubjectPublicKeyInfo inside an X.509 certificate (both DER, RFC 5280 §4.1).
///
/// Read by hand, because Qt's TLS backends give a public key back in different shapes.
[[nodiscard]] std::optional<QByteArray> subjectPublicKeyInfo(const QByteArray& certificate);

/// The pin of a certificate's key: base64 of the SHA-256 of its SubjectPublicKeyInfo; empty when the
/// certificate can't be read. A server may renew its certificate and keep its key.
[[nodiscard]] QByteArray keyPin(const QByteArray& certificate);

} // namespace xuanhao
