// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/desk.h"

#include "core/base/uuid.h"
#include "core/domain/plates/serialrules.h"
#include "core/protocol/messages.h"

#include <QJsonDocument>

#include <algorithm>

namespace xuanhao::faults {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kFirstWait = 100ms;
constexpr Milliseconds kLongestWait = 1'500ms;
constexpr int kRepeatsOfAHundred = 3;

QString codeOf(const QJsonObject& problem)
{
    return problem.value(u"code").toString();
}

/// Nothing has happened, or nobody knows: the same is asked again.
bool saysAgain(int status, const QString& code)
{
    return status == 0 || status >= 500 || code == QLatin1String("clockSkew") ||
           code == QLatin1String("replayed");
}

} // namespace

Desk::Desk(Surroundings& surroundings, int index, const QString& name, const QString& enrolmentCode,
           const QString& password)
    : m_surroundings(surroundings)
    , m_index(index)
    , m_name(name)
    , m_enrolmentCode(enrolmentCode)
    , m_password(password)
    , m_random(qHash(name, 77) + static_cast<std::uint64_t>(toMilliseconds(surroundings.floor().now())))
    , m_key(CounterKey::create(m_random))
    , m_node(index % static_cast<int>(surroundings.nodes().size()))
{}

void Desk::start()
{
    m_isBusy = true;
    enrol();
}

/// Not in the ledger: what the run needs before it begins.
void Desk::enrol()
{
    QJsonObject body = EnrolRequest{m_name, m_enrolmentCode, m_key.publicKey}.toJson();
    body.insert(QStringLiteral("operation"), timedUuid(m_surroundings.floor().now(), m_random));
    m_surroundings.lines().ask(m_surroundings.nodes().at(m_node) + pathFor(EndpointId::Enrol), {},
                               toCanonicalJson(body), [this](const HttpAnswer& answer) {
                                   if (answer.status == 200)
                                       signIn();
                                   else
                                       m_surroundings.later(1s, [this] { enrol(); });
                               });
}

void Desk::signIn()
{
    m_isSigningIn = true;
    m_path = pathFor(EndpointId::SignIn);
    m_body = toCanonicalJson(SignInRequest{QStringLiteral("clerk1"), m_password}.toJson());
    m_surroundings.lines().ask(m_surroundings.nodes().at(m_node) + m_path, signedHeaders(), m_body,
                               [this](const HttpAnswer& answer) {
                                   const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
                                   m_token = object.value(u"token").toString().toLatin1();
                                   if (m_token.isEmpty()) {
                                       m_surroundings.later(1s, [this] { signIn(); });
                                       return;
                                   }
                                   m_isSigningIn = false;
                                   m_isBusy = false;
                               });
}

void Desk::give(Job job)
{
    m_jobs.push_back(std::move(job));
}

void Desk::work()
{
    if (m_isBusy || m_jobs.empty())
        return;
    m_job = std::move(m_jobs.front());
    m_jobs.pop_front();
    m_isBusy = true;
    begin(m_job);
}

void Desk::begin(const Job& job)
{
    m_entry = {};
    m_entry.counter = m_name.toLatin1();
    m_entry.sent = toMilliseconds(m_surroundings.floor().now());
    if (job.repeat) {
        m_path = job.repeat->path;
        m_body = job.repeat->body;
        m_entry.endpoint = job.repeat->endpoint;
    } else {
        const Endpoint& target = endpoint(job.wish.endpoint);
        QJsonObject body = job.wish.body;
        if (target.isWrite) {
            m_entry.operation = timedUuid(m_surroundings.floor().now(), m_random).toLatin1();
            body.insert(QStringLiteral("operation"), QString::fromLatin1(m_entry.operation));
        }
        m_entry.endpoint = job.wish.endpoint;
        m_entry.subject = job.wish.variables.value(QStringLiteral("session")).toLatin1();
        m_path = pathFor(job.wish.endpoint, job.wish.variables);
        m_body = target.method == HttpMethod::Post ? toCanonicalJson(body) : QByteArray();
    }
    send();
}

QList<QByteArray> Desk::signedHeaders()
{
    const Instant now = m_surroundings.floor().now();
    const QByteArray nonce = randomBytes(m_random, 12).toHex();
    const QByteArray text = signedText(m_body.isEmpty() ? "GET" : "POST", m_path, now, nonce, m_body);
    const auto line = [](const char* name, const QByteArray& value) {
        return QByteArray(name) + ": " + value;
    };
    QList<QByteArray> headers{line(kCounterHeader, m_name.toLatin1()),
                              line(kTimeHeader, QByteArray::number(qint64{toMilliseconds(now)})),
                              line(kNonceHeader, nonce),
                              line(kSignatureHeader, sign(text, m_key).toBase64())};
    if (!m_token.isEmpty())
        headers.append("Authorization: Bearer " + m_token);
    return headers;
}

void Desk::send()
{
    ++m_entry.tries;
    m_surroundings.lines().ask(m_surroundings.nodes().at(m_node) + m_path, signedHeaders(), m_body,
                               [this](const HttpAnswer& answer) { hear(answer); });
}

void Desk::tryAgain()
{
    m_surroundings.retried();
    m_node = (m_node + 1) % static_cast<int>(m_surroundings.nodes().size());
    const Milliseconds wait = std::min(kFirstWait * m_entry.tries, kLongestWait);
    m_surroundings.later(wait + Milliseconds(uniformBelow(m_random, 100)), [this] {
        if (m_isBusy)
            send();
    });
}

void Desk::hear(const HttpAnswer& answer)
{
    if (!m_isBusy) // given up
        return;
    const QJsonObject object =
        answer.status == 0 ? QJsonObject() : QJsonDocument::fromJson(answer.body).object();
    if (saysAgain(answer.status, answer.status == 200 ? QString() : codeOf(object))) {
        tryAgain();
        return;
    }
    if (m_job.repeat) {
        heardRepeat(answer);
        return;
    }
    m_entry.answered = toMilliseconds(m_surroundings.floor().now());
    m_entry.status = answer.status;
    const Wish& wish = m_job.wish;
    if (answer.status == 200) {
        m_entry.answerHash = hashOfAnswer(answer.body);
        if (m_entry.subject.isEmpty())
            m_entry.subject = object.value(u"id").toString().toLatin1();
        if (const auto view = sim::SimView::read(object)) {
            m_entry.stage = view->stage.toLatin1();
            m_entry.holdings = view->holdings;
            if (wish.endpoint == EndpointId::Verify && !view->verified.isEmpty()) {
                m_entry.verified = SerialRules::ordinary().indexOf(view->verified);
                m_entry.isLocked = view->isVerifiedLocked;
            }
        }
    }
    m_surroundings.done(m_entry);
    const std::shared_ptr<Case> served = std::exchange(m_job.served, nullptr);
    const bool isAcknowledged = m_entry.isAcknowledged();
    const Repeat repeat{m_entry.endpoint, m_path, m_body, m_entry.answerHash};
    m_isBusy = false;
    // As after an answer that was lost on the way.
    if (isAcknowledged && static_cast<int>(uniformBelow(m_random, 100)) < kRepeatsOfAHundred)
        m_jobs.push_front({nullptr, {}, repeat});
    if (isAcknowledged)
        m_surroundings.offer(m_index, repeat);
    served->heard(wish, answer.status, object);
    m_surroundings.takeBack(served);
}

void Desk::heardRepeat(const HttpAnswer& answer)
{
    if (answer.status != 200 || hashOfAnswer(answer.body) != m_job.repeat->answerHash)
        m_surroundings.differed(*m_job.repeat, answer);
    m_job = {};
    m_isBusy = false;
}

void Desk::giveUp()
{
    if (m_isBusy && !m_isSigningIn && !m_job.repeat)
        m_surroundings.done(m_entry);
    m_isBusy = false;
    m_jobs.clear();
}

} // namespace xuanhao::faults
