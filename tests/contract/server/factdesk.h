// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/sessiondesk.h"

namespace xuanhao::test {

/// An office that is told facts of vehicles and licences as `import-facts` does.
struct FactDesk : SessionDesk
{
    using SessionDesk::SessionDesk;

    static inline const QByteArray kVehicleNames = "documentKind,documentNumber,mobile,authority,vin\n";
    static inline const QByteArray kLicenceNames =
        "documentKind,documentNumber,mobile,authority,state,validUntil\n";

    FactImportReport importFile(FactKind kind, const QByteArray& text,
                                FactCoverage coverage = FactCoverage::Local)
    {
        return harness.importFacts(kind, text, coverage);
    }
    /// Nobody in the whole country has anything, but for these.
    void knowTheCountry(const QByteArray& vehicles = {}, const QByteArray& licences = {})
    {
        const QByteArray stranger = lineOf(applicant(50'000), {});
        importFile(FactKind::Vehicles, kVehicleNames + stranger + ",粤B,OTHER\n" + vehicles,
                   FactCoverage::Country);
        importFile(FactKind::Licences, kLicenceNames + stranger + ",粤B,licensed,\n" + licences,
                   FactCoverage::Country);
    }

    /// The columns about the person: "residentId,4408…,13800138001"
    static QByteArray lineOf(const Applicant& person, const QString& mobile)
    {
        return "residentId," + person.account.value(t("documentNumber")).toString().toUtf8() + ',' +
               mobile.toUtf8();
    }
    static QByteArray lineOf(const Applicant& person) { return lineOf(person, person.mobile); }

    static QJsonObject documentOf(const Applicant& person)
    {
        return {{t("documentKind"), t("residentId")},
                {t("documentNumber"), person.account.value(t("documentNumber"))}};
    }

    Answer enter(const Applicant& person, UserType type = UserType::NewVehicleOwner,
                 const QJsonArray& overrides = {})
    {
        QJsonObject account = person.account;
        account.insert(t("userType"), wireWord(type));
        account.insert(t("overrides"), overrides);
        return counter->send(EndpointId::Register, {}, account);
    }
    Answer show(const QString& account)
    {
        return counter->send(EndpointId::ShowAccount, {{t("account"), account}});
    }
    /// Time passes; who was signed in before still is.
    void wait(Milliseconds time)
    {
        harness.wait(time);
        (void)counter->signIn(t("clerk1"));
    }
    void waitUntil(const char* time) { wait(*instantFromIso(t(time)) - harness.clock.now()); }
};

[[nodiscard]] inline QString standing(const Answer& account)
{
    return account.object().value(t("facts")).toObject().value(t("standing")).toString();
}

[[nodiscard]] inline QString endReason(const Answer& account)
{
    return account.object().value(t("ended")).toObject().value(t("reason")).toString();
}

/// "noVehicle,noLicence"
[[nodiscard]] inline QString unmet(const Answer& refusal)
{
    QStringList words;
    for (const QJsonValue& word : refusal.facts().value(t("conditions")).toArray())
        words.append(word.toString());
    return words.join(QLatin1Char(','));
}

} // namespace xuanhao::test
