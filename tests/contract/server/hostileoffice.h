// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/invoicemessages.h"
#include "core/protocol/reportmessages.h"
#include "server/storage/journal.h"
#include "tests/contract/server/apidocument.h"
#include "tests/support/centralharness.h"
#include "tests/support/framedjpeg.h"
#include "tests/support/sheets.h"

namespace xuanhao::test {

/// An office in the middle of its morning: a session in every stage.
struct Office
{
    explicit Office(const HarnessOptions& options = withoutCaptcha())
        : harness(options)
        , counter(counterAt(harness, t("G01"), t("clerk1"), Role::Supervisor))
        , other(counterAt(harness, t("G02"), t("clerk2")))
    {
        harness.addStaff(t("victim"), Role::Clerk);
    }

    Answer act(EndpointId id, const QString& session, const QJsonObject& body = {})
    {
        const Answer answer = counter->session(id, session, body);
        if (!answer.isOk())
            qFatal("%s: %s", endpoint(id).operationId, answer.body.constData());
        return answer;
    }
    QString opened(int person)
    {
        account = counter->send(EndpointId::Register, {}, applicant(person).account).id();
        return counter->send(EndpointId::OpenSession, {{t("account"), account}}, division()).id();
    }
    QString chosen(int person)
    {
        const QString session = prepared(*counter, applicant(person));
        const SelectionSession drawn = act(EndpointId::Draw, session).view().session;
        act(EndpointId::ChooseDrawn, session,
            {{t("serial"), SerialRules::ordinary().serialAt(drawn.batch()->numbers.front())}});
        return session;
    }
    QString reserved(int person)
    {
        const QString session = chosen(person);
        act(EndpointId::SendCode, session);
        harness.server->tick();
        act(EndpointId::ConfirmCode, session, {{t("code"), harness.sms.lastCode(applicant(person).mobile)}});
        return session;
    }

    CentralHarness harness;
    std::unique_ptr<TestCounter> counter;
    std::unique_ptr<TestCounter> other;
    QString account;
};

/// Which session a request is for, so that it comes as far as it can.
struct Stages
{
    explicit Stages(Office& office)
        : reserved(office.reserved(1))
        , chosen(office.chosen(2))
        , drawn(prepared(*office.counter, applicant(3)))
        , composing(prepared(*office.counter, applicant(4)))
        , choosing(prepared(*office.counter, applicant(5)))
        , opened(office.opened(6))
    {
        sheet = office.counter->send(EndpointId::RecordSheet, {}, applicationSheet(reserved).toJson())
                    .object()
                    .value(t("sheet"))
                    .toString();
        batch = office.act(EndpointId::Draw, drawn).view().session.batch()->numbers;
        office.act(EndpointId::StartCompose, composing);
        (void)office.other->session(EndpointId::AskMove, choosing);
    }

    [[nodiscard]] QString sessionFor(EndpointId id) const
    {
        switch (id) {
        case EndpointId::Verify:
        case EndpointId::NewCaptcha:
        case EndpointId::Clear:
        case EndpointId::Submit:
            return composing;
        case EndpointId::KeepAside:
        case EndpointId::ChooseDrawn:
            return drawn;
        case EndpointId::SendCode:
        case EndpointId::ConfirmCode:
        case EndpointId::WitnessIdentity:
        case EndpointId::GiveUpChoice:
            return chosen;
        case EndpointId::StartCompose:
        case EndpointId::Draw:
        case EndpointId::DecideMove:
        case EndpointId::MoveByCode:
            return choosing;
        default:
            return opened;
        }
    }

    QString reserved, chosen, drawn, composing, choosing, opened, sheet;
    std::vector<SerialIndex> batch;
};

/// A body that means something, without the operation.
inline QJsonObject meaningful(EndpointId id, const Stages& stages)
{
    const Applicant person = applicant(40);
    const QJsonObject document{{t("documentKind"), t("residentId")},
                               {t("documentNumber"), person.account.value(t("documentNumber"))}};
    const auto with = [&](QJsonObject object, const char* name, const char* value) {
        object.insert(t(name), t(value));
        return object;
    };
    switch (id) {
    case EndpointId::Enrol:
        return {{t("counter"), t("G09")},
                {t("code"), t("ABCD-EFGH")},
                {t("publicKey"), QString(43, u'A') + u'='}};
    case EndpointId::SignIn:
        return {{t("staff"), t("victim")}, {t("password"), t("falsch")}};
    case EndpointId::Register:
        return person.account;
    case EndpointId::FindAccount:
    case EndpointId::AskTestBooking:
        return document;
    case EndpointId::CancelAccount:
        return {{t("reason"), t("改办学员用户")}};
    case EndpointId::CorrectAccount:
        return {{t("mobile"), person.mobile}, {t("reason"), t("录入有误")}};
    case EndpointId::FirstSignIn:
        return with(with(document, "code", "40291736"), "password", "meihua2026");
    case EndpointId::ApplicantSignIn:
        return with(document, "password", "meihua2026");
    case EndpointId::Search:
        return {{t("by"), t("vin")}, {t("value"), t("3456")}};
    case EndpointId::OpenSession:
        return division();
    case EndpointId::AcceptNotice:
        return {{t("version"), t("2026-10")}};
    case EndpointId::SendInvoice:
        return InvoiceRequest{framedJpeg(1600, 900), Clarity::Clear}.toJson();
    case EndpointId::EnterVehicle:
        return applicant(6).vehicle;
    case EndpointId::ConfirmContact:
        return ContactDraft{}.toJson();
    case EndpointId::Verify:
        return {{t("serial"), t("A1205")}};
    case EndpointId::Draw:
        return {{t("withoutFour"), true}};
    case EndpointId::KeepAside:
    case EndpointId::ChooseDrawn:
        return {{t("serial"), SerialRules::ordinary().serialAt(stages.batch.front())}};
    case EndpointId::ConfirmCode:
    case EndpointId::MoveByCode:
        return {{t("code"), t("000000")}};
    case EndpointId::WitnessIdentity:
        return WitnessRequest{t("核对身份证原件"), t("victim"), t("falsch")}.toJson();
    case EndpointId::DecideMove:
        return {{t("decision"), t("decline")}, {t("counter"), t("G07")}};
    case EndpointId::RecordSheet:
        return applicationSheet(stages.reserved, t("卡纸")).toJson();
    case EndpointId::RecordSheetOutcome:
        return SheetOutcomeRequest{SheetOutcome::Printed}.toJson();
    case EndpointId::CounterReport:
        return CounterReportQuery{.from = fromMilliseconds(1'795'390'000'000LL),
                                  .to = fromMilliseconds(1'795'400'000'000LL)}
            .toJson();
    default:
        return {};
    }
}

/// What is wrong with an answer to a hostile request; empty when nothing is.
inline QString complaint(const ApiDocument& document, const Answer& answer)
{
    if (answer.status == 200)
        return {};
    if (answer.status < 400 || answer.status >= 500)
        return t("status %1").arg(answer.status);
    const QString misfit = document.misfit(document.problemSchema(), answer.object());
    if (!misfit.isEmpty())
        return t("is no problem of the document: ") + misfit;
    const auto problem = Problem::fromJson(answer.body);
    return problem ? QString() : t("is no problem");
}

/// Sends what may be refused in any way; the complaint names the case.
inline void expectRefusal(const ApiDocument& document, QStringList& findings, const QString& what,
                          const Answer& answer)
{
    const QString wrong = answer.isOk() ? t("was accepted") : complaint(document, answer);
    if (!wrong.isEmpty())
        findings.append(t("%1: %2 %3: %4")
                            .arg(what)
                            .arg(answer.status)
                            .arg(QString::fromUtf8(answer.body.left(200)), wrong));
}

inline QByteArray pathOf(EndpointId id, const Stages& stages, const QString& account)
{
    return pathFor(id, {{t("session"), stages.sessionFor(id)},
                        {t("account"), account},
                        {t("kind"), t("02")},
                        {t("listing"), t("5f1c8a52-3b0e-4f6d-9a77-0d2f1f0b8c11")},
                        {t("sheet"), stages.sheet},
                        {t("after"), t("0")},
                        {t("day"), t("2026-11-23")},
                        {t("sms"), t("5f1c8a52-3b0e-4f6d-9a77-0d2f1f0b8c11")},
                        {t("token"), QString(32, u'0')},
                        {t("status"), t("1")}});
}

/// Every number that is claimed is claimed by the session that shows it, and by no other; the record is
/// whole.
inline QString brokenRule(Office& office)
{
    const auto sql = office.harness.connect();
    QStringList sessions;
    sql->query("SELECT id FROM session", {}, [&](const SqlRow& row) { sessions.append(row.text(0)); });
    QStringList shown;
    for (const QString& id : sessions) {
        const Answer answer = office.counter->session(EndpointId::ShowSession, id);
        if (!answer.isOk())
            return t("session %1: %2").arg(id, QString::fromUtf8(answer.body));
        for (const SerialIndex number : answer.view().session.liveNumbers())
            shown.append(t("%1/%2").arg(id).arg(number));
    }
    QStringList claimed;
    sql->query("SELECT session, serial_index FROM claim WHERE ended_at IS NULL AND session IS NOT NULL AND "
               "returns_at IS NULL",
               {},
               [&](const SqlRow& row) { claimed.append(t("%1/%2").arg(row.text(0)).arg(row.integer(1))); });
    shown.sort();
    claimed.sort();
    if (shown != claimed)
        return t("claimed: %1; shown: %2").arg(claimed.join(u' '), shown.join(u' '));
    const auto verified = Journal(*sql, office.harness.secret().auditKey()).verify();
    return verified.brokenAt ? t("the record is broken at %1").arg(*verified.brokenAt) : QString();
}

} // namespace xuanhao::test
