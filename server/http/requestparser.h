// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/httplimits.h"
#include "server/http/httpmessage.h"

#include <cstddef>
#include <memory>
#include <span>

namespace xuanhao {

/// Reads one request from bytes that arrive in pieces and holds it against the limits.
///
/// Beast does the grammar. This class adds what Beast 1.74 leaves open: a limit for the whole header
/// (Beast's starts again with every piece), one Host, no transfer coding but "chunked", the form of the
/// target, and no trailer fields among the headers.
class RequestParser
{
public:
    enum class Step {
        NeedsMore,     ///< feed again with the unused bytes and new ones
        WantsContinue, ///< the client waits for "100 Continue"; then feed again
        Complete,      ///< request() is ready; unused bytes belong to the next request
        Failed,        ///< problem() is the answer; the connection can't go on
    };
    struct Fed
    {
        Step step;
        std::size_t used; ///< bytes that need not be fed again
    };

    explicit RequestParser(const HttpLimits& limits);
    ~RequestParser();
    RequestParser(const RequestParser&) = delete;
    RequestParser& operator=(const RequestParser&) = delete;

    [[nodiscard]] Fed feed(std::span<const char> bytes);

    /// A byte of a request has arrived (empty lines before it do not count).
    [[nodiscard]] bool hasBegun() const;
    [[nodiscard]] bool isHead() const;
    [[nodiscard]] bool isOptions() const;
    /// The client lets the connection live on after this request.
    [[nodiscard]] bool isKeptAlive() const;
    [[nodiscard]] const HttpProblem& problem() const;
    /// The complete request; call once. remoteAddress is empty.
    [[nodiscard]] HttpRequest takeRequest();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace xuanhao
