// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/sim/simcounter.h"

#include "core/base/uuid.h"
#include "core/protocol/messages.h"

namespace xuanhao::sim {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kPatience = 10s;
constexpr Milliseconds kLongestWait = 40s;
constexpr int kMostMoveLooks = 10;

} // namespace

SimCounter::SimCounter(SimSurroundings& surroundings, Desk desk, std::uint64_t seed)
    : m_surroundings(surroundings)
    , m_desk(std::move(desk))
    , m_random(seed)
    , m_key(keyOf(seed))
{
    m_offset = m_surroundings.plan().start.time_since_epoch() - m_surroundings.now().time_since_epoch();
}

CounterKey SimCounter::keyOf(std::uint64_t seed)
{
    test::SeededRandom random(seed ^ 0x5eedULL);
    return CounterKey::create(random);
}

int SimCounter::chance(int below)
{
    return static_cast<int>(uniformBelow(m_random, static_cast<std::uint64_t>(below)));
}

void SimCounter::start()
{
    pause(m_surroundings.plan().pause);
}

void SimCounter::wait(Milliseconds exactly)
{
    m_surroundings.later(exactly, [this] {
        if (!m_intent)
            act();
    });
}

void SimCounter::pause(Milliseconds about)
{
    wait(about / 2 + Milliseconds(chance(static_cast<int>(about.count()) + 1)));
}

Instant SimCounter::serverTime() const
{
    return Instant(m_surroundings.now().time_since_epoch() + m_offset);
}

QString SimCounter::standing() const
{
    return m_view ? m_view->stage : QStringLiteral("-");
}

Letter SimCounter::letter(const Intent& intent) const
{
    const Endpoint& target = endpoint(intent.endpoint);
    const bool isPost = target.method == HttpMethod::Post;
    Letter letter;
    letter.endpoint = intent.endpoint;
    letter.intent = intent.id;
    letter.operation = intent.body.value(u"operation").toString().toLatin1();
    letter.session = intent.variables.value(QStringLiteral("session"));
    letter.request.id = (target.isWrite ? QStringLiteral("w%1-%2") : QStringLiteral("r%1-%2"))
                            .arg(intent.id)
                            .arg(intent.tries);
    letter.request.method = isPost ? "POST" : "GET";
    letter.request.path = pathFor(intent.endpoint, intent.variables);
    letter.request.target = letter.request.path;
    letter.request.body = isPost && !intent.body.isEmpty() ? toCanonicalJson(intent.body) : QByteArray();
    return letter;
}

Letter SimCounter::signedAnew(Letter letter)
{
    letter.from = this;
    ApiRequest& request = letter.request;
    const Instant now = serverTime();
    request.counter = m_desk.counter.toLatin1();
    request.time = QByteArray::number(qint64{toMilliseconds(now)});
    request.nonce = randomBytes(m_random, 12).toHex();
    request.signature =
        sign(signedText(request.method, request.target, now, request.nonce, request.body), m_key).toBase64();
    if (!m_token.isEmpty())
        request.authorization = "Bearer " + m_token.toLatin1();
    return letter;
}

void SimCounter::ask(EndpointId id, const QHash<QString, QString>& variables, QJsonObject body)
{
    if (endpoint(id).isWrite)
        body.insert(QStringLiteral("operation"), timedUuid(serverTime(), m_random));
    m_intent = Intent{m_surroundings.nextIntent(), id, variables, std::move(body)};
    tryNow();
}

void SimCounter::tryNow()
{
    Intent& intent = *m_intent;
    ++intent.tries;
    if (m_retry == Retry::NewOperation && intent.tries > 1 && endpoint(intent.endpoint).isWrite)
        intent.body.insert(QStringLiteral("operation"), timedUuid(serverTime(), m_random));
    m_surroundings.post(signedAnew(letter(intent)));
    tryAgainAfter(std::min<Milliseconds>(kPatience * intent.tries, kLongestWait));
}

/// Unless there is an answer by then, or another try.
void SimCounter::tryAgainAfter(Milliseconds wait)
{
    m_surroundings.later(wait, [this, id = m_intent->id, tries = m_intent->tries] {
        if (m_intent && m_intent->id == id && m_intent->tries == tries)
            tryNow();
    });
}

void SimCounter::signIn()
{
    m_token.clear();
    ask(EndpointId::SignIn, {}, SignInRequest{m_desk.staff, QStringLiteral("simulated-1")}.toJson());
}

void SimCounter::hear(std::uint64_t id, const SimAnswer& answer)
{
    if (!m_intent || m_intent->id != id)
        return;
    const QString problem = answer.problem();
    if (problem == QLatin1String("clockSkew")) {
        const auto time = instantFromIso(answer.facts().value(u"serverTime").toString());
        m_offset = time->time_since_epoch() - m_surroundings.now().time_since_epoch();
        tryAgainAfter(m_intent->tries == 1 ? 50ms : 5s);
        return;
    }
    // Nothing has happened, or nobody knows: the same is asked again.
    if (answer.status >= 500 || problem == QLatin1String("replayed")) {
        tryAgainAfter(2s);
        return;
    }
    if (problem == QLatin1String("signInFirst")) {
        m_parked = std::exchange(m_intent, std::nullopt);
        signIn();
        return;
    }
    const EndpointId asked = m_intent->endpoint;
    m_intent.reset();
    if (asked == EndpointId::SignIn)
        signedIn(answer);
    else
        heard(asked, answer);
}

void SimCounter::signedIn(const SimAnswer& answer)
{
    if (answer.isOk())
        m_token = answer.object.value(u"token").toString();
    if (!m_parked || !answer.isOk()) {
        pause(1s);
        return;
    }
    m_intent = std::exchange(m_parked, std::nullopt);
    tryNow();
}

void SimCounter::heard(EndpointId asked, const SimAnswer& answer)
{
    const QJsonObject& object = answer.object;
    switch (asked) {
    case EndpointId::Register:
        m_account =
            answer.isOk() ? object.value(u"id").toString() : answer.facts().value(u"account").toString();
        if (m_account.isEmpty())
            endCase();
        break;
    case EndpointId::OpenSession:
        if (answer.isOk()) {
            m_view = SimView::read(object);
            m_session = m_view->id;
        } else {
            if (answer.problem() == QLatin1String("sessionLive") && chance(2) == 0)
                m_asked = answer.facts().value(u"session").toString();
            endCase();
        }
        break;
    case EndpointId::AskMove:
    case EndpointId::ShowMove:
        ++m_moveLooks;
        if (answer.isOk() && object.value(u"isHere").toBool()) {
            m_session = std::exchange(m_asked, QString());
            m_needsLook = true;
        } else if (!answer.isOk() || m_moveLooks > kMostMoveLooks) {
            m_asked.clear();
        }
        break;
    case EndpointId::RecordSheet:
        endCase();
        break;
    default:
        heardSession(asked, answer);
    }
    rest();
}

void SimCounter::heardSession(EndpointId asked, const SimAnswer& answer)
{
    if (std::exchange(m_isStrangers, false))
        return;
    if (answer.isOk()) {
        m_view = SimView::read(answer.object);
        m_needsLook = false;
        return;
    }
    // A fail-over has lost it, or nothing can be done about it.
    const bool isGone = answer.problem() == QLatin1String("notFound") || asked == EndpointId::ShowSession;
    m_needsLook = !isGone;
    if (isGone)
        endCase();
}

} // namespace xuanhao::sim
