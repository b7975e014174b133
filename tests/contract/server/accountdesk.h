// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/contract/server/factdesk.h"

namespace xuanhao::test {

/// Open on working days from 09:00 to 17:00; it is Monday, 23 November 2026.
[[nodiscard]] inline HarnessOptions ordinaryHours(const char* start = "2026-11-23T10:00:00.000+08:00")
{
    HarnessOptions options = withoutCaptcha();
    options.openingHours = {};
    options.start = *instantFromIso(t(start));
    return options;
}

/// An office with its ordinary hours, and what ends accounts.
struct AccountDesk : FactDesk
{
    explicit AccountDesk(const HarnessOptions& options = ordinaryHours())
        : FactDesk(options)
    {}

    Answer open(const QString& account)
    {
        return counter->send(EndpointId::OpenSession, {{t("account"), account}}, division());
    }
    Answer cancel(const QString& account, const char* reason = "改办学员用户")
    {
        return counter->send(EndpointId::CancelAccount, {{t("account"), account}},
                             {{t("reason"), t(reason)}});
    }
    /// A selection that is reserved; the account's id.
    QString reserve(const Applicant& person)
    {
        session = prepared(*counter, person);
        choose();
        act(EndpointId::SendCode);
        const Answer reserved = act(EndpointId::ConfirmCode, {{t("code"), lastCode(person)}});
        if (reserved.view().session.stage() != Stage::Reserved)
            qFatal("reserve: %s", reserved.body.constData());
        return reserved.object().value(t("account")).toString();
    }
    /// Long enough that the server looks at the office again.
    void tickAMinute()
    {
        for (int i = 0; i < 60; ++i)
            harness.server->tick();
    }
};

} // namespace xuanhao::test
