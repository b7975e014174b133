// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/centralharness.h"

namespace xuanhao::test {

/// An office with one counter at which one session is worked on.
struct SessionDesk
{
    explicit SessionDesk(const HarnessOptions& options = withoutCaptcha());

    Answer act(EndpointId id, const QJsonObject& body = {}) { return counter->session(id, session, body); }
    /// A choice that waits for its code: the first number of a batch.
    void choose();
    /// The code of the last message to this person.
    QString lastCode(const Applicant& person);
    /// How many audit rows have this action.
    [[nodiscard]] std::int64_t recorded(const char* action) const;

    CentralHarness harness;
    std::unique_ptr<TestCounter> counter;
    QString session;
};

/// The text on the picture, by trying all: there is no door to it.
[[nodiscard]] QString solvedCaptcha(const CentralHarness& harness, const QString& captcha);

} // namespace xuanhao::test
