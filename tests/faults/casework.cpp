// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/casework.h"

#include "core/domain/plates/serialrules.h"
#include "core/protocol/messages.h"
#include "core/protocol/movemessages.h"
#include "core/protocol/sessionview.h"
#include "tests/support/centralharness.h"
#include "tests/support/sheets.h"

namespace xuanhao::faults {

namespace {

using namespace std::chrono_literals;

constexpr int kMostRefusals = 4;
constexpr int kMostWaits = 20; ///< for a code, a second each

Case::Twist twistOf(Floor& floor, Case::Kind kind)
{
    const int dice = floor.chance(100);
    if (dice < 3)
        return Case::Twist::Stranger;
    if (dice < 8)
        return Case::Twist::Moved;
    if (kind == Case::Kind::Composing && dice < 11)
        return Case::Twist::Early;
    if (kind == Case::Kind::Composing && dice < 16)
        return Case::Twist::LeftAlone;
    return Case::Twist::None;
}

} // namespace

Case::Case(Floor& floor, int desk, Kind kind, Visitor visitor)
    : m_floor(floor)
    , m_home(desk)
    , m_desk(desk)
    , m_otherDesk(floor.otherDesk(desk))
    , m_kind(kind)
    , m_twist(twistOf(floor, kind))
    , m_visitor(std::move(visitor))
    , m_vehicle(floor.newVehicle())
    , m_drawsWanted(1 + floor.chance(5))
{}

int Case::desk() const
{
    return m_isElsewhere ? m_otherDesk : m_desk;
}

std::optional<Visitor> Case::leaving() const
{
    return m_mayReturn && !m_visitor.account.isEmpty() ? std::optional(m_visitor) : std::nullopt;
}

void Case::end(bool mayReturn)
{
    m_isOver = true;
    m_mayReturn = mayReturn;
}

std::optional<Wish> Case::atSession(EndpointId endpoint, const QJsonObject& body)
{
    return Wish{endpoint, {{QStringLiteral("session"), m_session}}, body};
}

std::optional<Wish> Case::waitUntil(Instant at)
{
    m_wakeAt = at;
    return std::nullopt;
}

std::optional<Wish> Case::next()
{
    if (m_isOver)
        return std::nullopt;
    if (m_visitor.account.isEmpty())
        return Wish{EndpointId::Register, {}, test::applicant(m_visitor.number).account};
    if (m_session.isEmpty())
        return Wish{
            EndpointId::OpenSession, {{QStringLiteral("account"), m_visitor.account}}, test::division()};
    if (m_needsLook || !m_view)
        return atSession(EndpointId::ShowSession);
    return inSession();
}

std::optional<Wish> Case::inSession()
{
    const QString& stage = m_view->stage;
    if (stage == QLatin1String("reserved")) {
        if (m_view->prints == 0)
            return Wish{EndpointId::RecordSheet,
                        {{QStringLiteral("session"), m_session}}, // whose it is; the path has none
                        test::applicationSheet(m_session).toJson()};
        end(false);
        return std::nullopt;
    }
    if (stage == QLatin1String("ended")) {
        end(m_view->endReason == QLatin1String("givenUp"));
        return std::nullopt;
    }
    if (stage == QLatin1String("preparing"))
        return prepare();
    if (m_twist == Twist::Moved)
        return move();
    if (stage == QLatin1String("choosing"))
        return choose();
    if (stage == QLatin1String("composing"))
        return compose();
    if (stage == QLatin1String("drawn"))
        return drawn();
    return confirm();
}

std::optional<Wish> Case::prepare()
{
    if (!m_view->hasNotice)
        return atSession(EndpointId::AcceptNotice, NoticeRequest{QStringLiteral("2026-11")}.toJson());
    if (!m_view->hasVehicle)
        return atSession(EndpointId::EnterVehicle, test::applicant(m_vehicle).vehicle);
    return atSession(EndpointId::ConfirmContact, ContactDraft{}.toJson());
}

/// The other counter asks, this one agrees, and the case goes on there.
std::optional<Wish> Case::move()
{
    m_isElsewhere = m_moveStep == 0;
    if (m_moveStep == 0)
        return atSession(EndpointId::AskMove);
    if (m_moveStep == 1)
        return atSession(EndpointId::DecideMove,
                         MoveDecisionRequest{MoveDecision::Confirm, m_floor.deskName(m_otherDesk)}.toJson());
    m_twist = Twist::None;
    m_desk = m_otherDesk;
    return atSession(EndpointId::ShowSession);
}

std::optional<Wish> Case::choose()
{
    if (m_kind == Kind::Composing && !m_hasComposed && m_view->verifications > 0 && m_view->locks > 0) {
        m_hasComposed = true;
        return atSession(EndpointId::StartCompose);
    }
    if (m_view->draws > 0 && m_drawsWanted > 0) {
        --m_drawsWanted;
        return atSession(EndpointId::Draw, DrawRequest{DrawKind::Random, m_floor.chance(4) == 0}.toJson());
    }
    return atSession(EndpointId::Abandon);
}

std::optional<Wish> Case::verify()
{
    QString serial = m_floor.wantedSerial();
    if (!m_view->near.isEmpty() && m_floor.chance(3) == 0)
        serial = m_view->near.at(m_floor.chance(static_cast<int>(m_view->near.size())));
    return atSession(EndpointId::Verify, VerifyRequest{serial, {}, {}}.toJson());
}

std::optional<Wish> Case::compose()
{
    const Instant now = m_floor.now();
    if (now > *m_view->deadline + 200ms) {
        m_needsLook = true; // what has become of it is seen in the answer
        return atSession(m_view->locked ? EndpointId::Submit : EndpointId::ShowSession);
    }
    if (!m_view->locked) {
        if (m_view->verifications > 0 && m_view->locks > 0)
            return verify();
        if (m_view->draws > 0 && m_drawsWanted-- > 0)
            return atSession(EndpointId::Draw, DrawRequest{}.toJson());
        return waitUntil(*m_view->deadline + 500ms);
    }
    if (m_twist == Twist::Stranger) {
        m_isElsewhere = true;
        return verify();
    }
    if (m_twist == Twist::Early)
        return atSession(EndpointId::Submit);
    if (m_twist == Twist::LeftAlone) {
        m_twist = Twist::None;
        m_needsLook = true;
        return waitUntil(*m_view->deadline + 60s);
    }
    if (m_view->locks > 0 && m_view->verifications > 0 && m_floor.chance(3) == 0)
        return atSession(EndpointId::Clear);
    return waitUntil(*m_view->deadline + 250ms + Milliseconds(m_floor.chance(1'500)));
}

std::optional<Wish> Case::drawn()
{
    if (m_twist == Twist::Stranger) {
        m_isElsewhere = true;
        return atSession(EndpointId::Draw, DrawRequest{}.toJson());
    }
    if (m_view->draws > 0 && m_drawsWanted > 0 && m_floor.chance(3) == 0) {
        --m_drawsWanted;
        return atSession(EndpointId::Draw, DrawRequest{}.toJson());
    }
    const auto& batch = m_view->batch;
    const sim::Number number =
        batch.at(static_cast<std::size_t>(m_floor.chance(static_cast<int>(batch.size()))));
    return atSession(EndpointId::ChooseDrawn,
                     ChooseRequest{SerialRules::ordinary().serialAt(number)}.toJson());
}

std::optional<Wish> Case::confirm()
{
    const QString mobile = test::applicant(m_visitor.number).mobile;
    if (!m_wantsCode) {
        if (m_floor.chance(4) != 0 || !m_floor.mayConfirm())
            return atSession(EndpointId::GiveUpChoice);
        m_wantsCode = true;
    }
    if (!m_view->hasCode) {
        m_floor.forget(mobile);
        return atSession(EndpointId::SendCode);
    }
    if (const QString code = m_floor.codeFor(mobile); !code.isEmpty())
        return atSession(EndpointId::ConfirmCode, CodeRequest{code}.toJson());
    if (++m_waits > kMostWaits)
        return atSession(EndpointId::GiveUpChoice);
    return waitUntil(m_floor.now() + 1s);
}

void Case::heard(const Wish& wish, int status, const QJsonObject& answer)
{
    const EndpointId asked = wish.endpoint;
    m_isElsewhere = false;
    if (status != 200) {
        heardProblem(asked, answer);
        return;
    }
    m_refusals = 0;
    if (asked == EndpointId::Register) {
        m_visitor.account = answer.value(u"id").toString();
        return;
    }
    if (asked == EndpointId::AskMove || asked == EndpointId::DecideMove)
        ++m_moveStep;
    if (asked == EndpointId::RecordSheet)
        m_view->prints = answer.value(u"nth").toInt();
    if (auto view = sim::SimView::read(answer)) {
        if (m_session.isEmpty())
            m_session = view->id;
        m_view = std::move(view);
        m_needsLook = false;
        m_visitor.verifications = m_view->verifications;
        m_visitor.locks = m_view->locks;
    }
}

/// Nothing has happened; a look tells where the session stands.
void Case::heardProblem(EndpointId asked, const QJsonObject& problem)
{
    if (asked == EndpointId::Register) {
        m_visitor.account = problem.value(u"facts").toObject().value(u"account").toString();
        if (m_visitor.account.isEmpty())
            end(false);
        return;
    }
    const bool isHopeless = asked == EndpointId::OpenSession || asked == EndpointId::ShowSession;
    if (isHopeless || ++m_refusals > kMostRefusals) {
        end(false);
        return;
    }
    if (m_twist == Twist::Moved)
        m_twist = Twist::None;
    m_needsLook = true;
}

} // namespace xuanhao::faults
