// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/sessiondesk.h"

namespace xuanhao::test {

inline const QString kOwnPassword = QStringLiteral("meihua2026");

inline QJsonObject documentOf(const Applicant& person)
{
    return {{t("documentKind"), person.account.value(t("documentKind"))},
            {t("documentNumber"), person.account.value(t("documentNumber"))}};
}

inline QJsonObject with(QJsonObject object, const char* key, const QJsonValue& value)
{
    object.insert(QString::fromLatin1(key), value);
    return object;
}

/// A counter, and an applicant with a phone (A1).
struct AccessDesk : SessionDesk
{
    explicit AccessDesk(const HarnessOptions& options = withoutCaptcha())
        : SessionDesk(options)
        , phone(harness, t("nobody"))
    {}

    /// Registers somebody and delivers the SMS; the account's id.
    QString enter(const Applicant& person)
    {
        const QString id = counter->send(EndpointId::Register, {}, person.account).id();
        harness.server->tick();
        return id;
    }
    [[nodiscard]] QString codeOf(const Applicant& person)
    {
        return harness.sms.lastAccessCode(person.mobile);
    }
    Answer firstSignIn(const Applicant& person, const QString& code, const QString& password = kOwnPassword)
    {
        return phone.send(EndpointId::FirstSignIn, {},
                          with(with(documentOf(person), "code", code), "password", password));
    }
    Answer signIn(const Applicant& person, const QString& password = kOwnPassword)
    {
        return phone.send(EndpointId::ApplicantSignIn, {}, with(documentOf(person), "password", password));
    }
    Answer sendAgain(const QString& account)
    {
        const Answer answer = counter->send(EndpointId::SendAccessCode, {{t("account"), account}});
        harness.server->tick();
        return answer;
    }
    Answer correct(const QString& account, const QString& mobile)
    {
        return counter->send(EndpointId::CorrectAccount, {{t("account"), account}},
                             {{t("mobile"), mobile}, {t("reason"), t("录入有误")}});
    }
    [[nodiscard]] QJsonObject accessOf(const QString& account)
    {
        return counter->send(EndpointId::ShowAccount, {{t("account"), account}})
            .object()
            .value(t("access"))
            .toObject();
    }
    [[nodiscard]] QString stateOf(const QString& account)
    {
        return accessOf(account).value(t("state")).toString();
    }

    TestCounter phone; ///< of the applicant: never enrolled, proves nothing
};

} // namespace xuanhao::test
