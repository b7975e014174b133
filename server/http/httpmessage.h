// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace xuanhao {

struct HttpHeader
{
    QByteArray name;
    QByteArray value;
};

/// A complete request whose framing, size and target have been checked.
struct HttpRequest
{
    QByteArray method;         ///< GET, POST, PUT, PATCH or DELETE; HEAD arrives as GET
    QByteArray path;           ///< begins with "/"; percent signs as sent, valid ones only
    QByteArray query;          ///< what follows "?", as sent
    QList<HttpHeader> headers; ///< as sent; fields of a chunked body's trailer are not among them
    QByteArray body;
    QString remoteAddress; ///< without the port; personal data when it is not a counter's

    /// The value of the field, empty when there is none. The name's case does not matter. A field sent
    /// several times gives its values joined by ", ", so that a doubled signature never verifies.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    /// The decoded value of the first "name=value" in the query ("+" is a space).
    [[nodiscard]] std::optional<QByteArray> queryValue(QByteArrayView name) const;
};

/// An answer. Length, connection and security fields are the server's work.
struct HttpResponse
{
    int status = 200;
    QByteArray contentType; ///< empty: no Content-Type field
    QByteArray body;
    QList<HttpHeader> headers; ///< further fields; a Cache-Control here replaces "no-store"

    [[nodiscard]] static HttpResponse json(int status, QByteArray body);
};

/// A refusal as RFC 9457 words it, of HTTP itself: no handler has seen the request.
struct HttpProblem
{
    int status = 400;
    QByteArray reason; ///< what exactly, for logs: "header-too-large"
    QByteArray detail; ///< English, for people
};

/// The problem as an application/problem+json document; its code follows from the status.
[[nodiscard]] HttpResponse toResponse(const HttpProblem& problem);

/// "Not Found" for 404; "Unknown" for a status that RFC 9110 does not list.
[[nodiscard]] QByteArray httpReason(int status);

} // namespace xuanhao
