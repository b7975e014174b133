// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/serialrules.h"
#include "core/protocol/listingmessages.h"
#include "core/protocol/messages.h"
#include "core/protocol/sessionview.h"
#include "tests/sim/simcounter.h"
#include "tests/support/sheets.h"

#include <QJsonArray>

// What the clerk does next: the script of a counter, and of a supervisor.

namespace xuanhao::sim {

namespace {

using namespace std::chrono_literals;

constexpr int kMostActs = 70; ///< of one case; then the clerk closes it
constexpr int kMostWindows = 3;

QJsonObject serialBody(const QString& serial)
{
    return {{QStringLiteral("serial"), serial}};
}

} // namespace

void SimCounter::askSession(EndpointId id, const QJsonObject& body)
{
    ask(id, {{QStringLiteral("session"), m_session}}, body);
}

void SimCounter::act()
{
    if (!isSignedIn())
        signIn();
    else if (!m_session.isEmpty())
        actInSession();
    else if (!m_account.isEmpty())
        ask(EndpointId::OpenSession, {{QStringLiteral("account"), m_account}}, test::division());
    else if (!m_asked.isEmpty())
        ask(m_moveLooks == 0 ? EndpointId::AskMove : EndpointId::ShowMove,
            {{QStringLiteral("session"), m_asked}});
    else if (m_casesBegun == m_surroundings.plan().casesEach)
        finish();
    else if (chance(40) == 0)
        disturb();
    else
        beginCase();
}

void SimCounter::beginCase()
{
    ++m_casesBegun;
    m_acts = 0;
    m_windows = 0;
    m_waits = 0;
    m_moveLooks = 0;
    // Now and then somebody comes back, or stands at two counters at once.
    const int person = m_surroundings.nextPerson();
    const int back = 1 + chance(20);
    m_person = test::applicant(chance(15) == 0 && person > back ? person - back : person);
    m_surroundings.clearCode(m_person.mobile);
    ask(EndpointId::Register, {}, m_person.account);
}

void SimCounter::endCase()
{
    ++m_casesDone;
    m_account.clear();
    m_session.clear();
    m_view.reset();
    m_needsLook = false;
}

/// Until the clerk does the next thing, or calls the next applicant.
void SimCounter::rest()
{
    const bool isBetweenCases = m_session.isEmpty() && m_account.isEmpty() && m_asked.isEmpty();
    pause(isBetweenCases ? m_surroundings.plan().pause : 4s);
}

/// An act upon somebody else's session: it voids that one (B10).
void SimCounter::disturb()
{
    const QString session = m_surroundings.strangersSession(*this);
    if (session.isEmpty()) {
        beginCase();
        return;
    }
    m_isStrangers = true;
    const QHash<QString, QString> variables{{QStringLiteral("session"), session}};
    if (chance(2) == 0)
        ask(EndpointId::Verify, variables, VerifyRequest{wishedSerial(), {}, {}}.toJson());
    else
        ask(EndpointId::Draw, variables, DrawRequest{}.toJson());
}

void SimCounter::actInSession()
{
    if (m_needsLook || !m_view) {
        askSession(EndpointId::ShowSession);
        return;
    }
    const QString& stage = m_view->stage;
    if (stage == QLatin1String("reserved"))
        askSession(EndpointId::RecordSheet, // the path has no session, but it is about one
                   test::applicationSheet(m_session, m_view->prints > 0 ? QStringLiteral("again") : QString())
                       .toJson());
    else if (stage == QLatin1String("ended") || m_view->counter != desk().counter) {
        endCase();
        rest();
    } else if (!m_view->moveAskedBy.isEmpty())
        askSession(EndpointId::DecideMove,
                   {{QStringLiteral("decision"),
                     chance(3) > 0 ? QStringLiteral("confirm") : QStringLiteral("decline")},
                    {QStringLiteral("counter"), m_view->moveAskedBy}});
    else if (++m_acts > kMostActs)
        askSession(EndpointId::Abandon);
    else if (stage == QLatin1String("preparing"))
        prepare();
    else if (stage == QLatin1String("choosing"))
        chooseWay();
    else if (stage == QLatin1String("composing"))
        compose();
    else if (stage == QLatin1String("awaitingCode"))
        confirm();
    else if (chance(12) == 0) // nobody chooses: the batch lapses
        m_needsLook = true, pause(100s);
    else
        askSession(EndpointId::ChooseDrawn,
                   serialBody(SerialRules::ordinary().serialAt(m_view->batch.at(
                       static_cast<std::size_t>(chance(static_cast<int>(m_view->batch.size())))))));
}

void SimCounter::prepare()
{
    if (!m_view->hasNotice)
        askSession(EndpointId::AcceptNotice, NoticeRequest{QStringLiteral("2026-11")}.toJson());
    else if (!m_view->hasVehicle)
        askSession(EndpointId::EnterVehicle, m_person.vehicle);
    else
        askSession(EndpointId::ConfirmContact, ContactDraft{}.toJson());
}

void SimCounter::chooseWay()
{
    const bool mayCompose = m_view->verifications > 0 && m_view->locks > 0 && m_windows < kMostWindows;
    if (chance(30) == 0 || (!mayCompose && m_view->draws == 0)) {
        askSession(EndpointId::Abandon);
    } else if (mayCompose && chance(2) == 0) {
        ++m_windows;
        askSession(EndpointId::StartCompose);
    } else if (m_view->draws > 0) {
        askSession(EndpointId::Draw, DrawRequest{DrawKind::Random, chance(4) == 0}.toJson());
    } else {
        askSession(EndpointId::Abandon);
    }
}

void SimCounter::compose()
{
    const Milliseconds left = *m_view->deadline - serverTime();
    if (left <= 0ms) {
        // A counter waits some time more, because its idea of central's clock is not exact.
        if (left > -500ms)
            pause(1s);
        else
            askSession(m_view->locked ? EndpointId::Submit : EndpointId::ShowSession);
    } else if (m_view->locked) {
        if (chance(60) == 0)
            askSession(EndpointId::Submit); // early: void (B9)
        else if (chance(8) == 0)
            askSession(EndpointId::Clear);
        else if (chance(12) == 0)
            m_needsLook = true, pause(left + 700'000ms); // the counter is dead until the choice has lapsed
        else
            wait(left + 600ms);
    } else if (m_view->verifications > 0 && m_view->locks > 0) {
        askSession(EndpointId::Verify, VerifyRequest{wishedSerial(), {}, {}}.toJson());
    } else if (m_view->draws > 0 && chance(2) == 0) {
        askSession(EndpointId::Draw, DrawRequest{}.toJson());
    } else {
        pause(left + 2s);
    }
}

void SimCounter::confirm()
{
    const QString code = m_surroundings.codeAt(m_person.mobile);
    if (!m_view->hasCode) {
        if (chance(40) == 0)
            askSession(EndpointId::GiveUpChoice);
        else
            askSession(EndpointId::SendCode);
    } else if (!code.isEmpty()) {
        const bool isMistyped = chance(15) == 0;
        askSession(EndpointId::ConfirmCode,
                   CodeRequest{isMistyped ? QStringLiteral("000000") : code}.toJson());
    } else if (++m_waits > 5 && serverTime() > m_view->resendAt) {
        m_waits = 0;
        askSession(EndpointId::SendCode);
    } else if (m_acts % 8 == 7) {
        m_needsLook = true;
        pause(1s);
    } else {
        pause(12s);
    }
}

/// Many want the same few numbers; who was told that his is taken takes a near one.
QString SimCounter::wishedSerial()
{
    constexpr int kPopular = 12;
    if (m_view && !m_view->near.isEmpty() && chance(2) == 0)
        return m_view->near.at(chance(static_cast<int>(m_view->near.size())));
    const QString letters = QStringLiteral("ABCDEFGHJKLMNPQRSTUVWXYZ");
    const int segments = m_surroundings.plan().numbers / 100;
    const int segment = chance(2) == 0 ? 0 : chance(segments);
    const int number = chance(2) == 0 ? 11 * chance(kPopular) % 100 : chance(100);
    return letters.at(segment % letters.size()) + QStringLiteral("%1%2")
                                                      .arg(segment / letters.size(), 2, 10, QLatin1Char('0'))
                                                      .arg(number, 2, 10, QLatin1Char('0'));
}

void SimSupervisor::act()
{
    if (!isSignedIn()) {
        signIn();
    } else if (m_open.isEmpty()) {
        ListingQuery open;
        open.standing = ListingStanding::UnderReview;
        open.limit = 5;
        ask(EndpointId::FindListings, {}, open.toJson());
    } else {
        const QString reason = QStringLiteral("as the record says");
        const bool isLifted = !m_colleague.isEmpty() && chance(2) == 0;
        const QHash<QString, QString> variables{{QStringLiteral("listing"), m_open.takeFirst()}};
        if (isLifted)
            ask(EndpointId::LiftListing, variables,
                LiftListingRequest{reason, m_colleague, QStringLiteral("simulated-1")}.toJson());
        else
            ask(EndpointId::ConfirmListing, variables, ConfirmListingRequest{reason}.toJson());
    }
}

void SimSupervisor::heard(EndpointId asked, const SimAnswer& answer)
{
    if (asked == EndpointId::FindListings && answer.isOk()) {
        const QJsonArray lines = answer.object.value(u"lines").toArray();
        for (const QJsonValue& line : lines)
            m_open.append(line.toObject().value(u"id").toString());
    }
    pause(m_open.isEmpty() ? 90s : 5s);
}

void SimWatcher::act()
{
    const QString kind = wireWord(PlateKind::SmallCar);
    if (!m_copy->isLoaded())
        ask(EndpointId::PoolSnapshot, {{QStringLiteral("kind"), kind}});
    else
        ask(EndpointId::PoolChanges,
            {{QStringLiteral("kind"), kind}, {QStringLiteral("after"), QString::number(m_copy->version())}});
}

void SimWatcher::heard(EndpointId asked, const SimAnswer& answer)
{
    if (!answer.isOk())
        m_copy->drop();
    else if (asked == EndpointId::PoolSnapshot)
        m_copy->load(answer.body);
    else
        m_copy->change(answer.body);
    if (m_copy->isLoaded())
        m_surroundings.copyChanged(*m_copy);
    pause(5s);
}

} // namespace xuanhao::sim
