// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/lookup.h"

#include "core/domain/identity/codetext.h"
#include "core/domain/plates/platenumber.h"
#include "server/services/accounts.h"
#include "server/services/numbertext.h"
#include "server/services/sessionwork.h"

#include <algorithm>
#include <set>

namespace xuanhao {

namespace {

constexpr int kMaxHits = 50;
constexpr int kMaxSubjects = 1000;

class Search
{
public:
    Search(World& world, const Caller& caller)
        : m_world(world)
        , m_caller(caller)
    {}

    void addSession(const SessionId& id)
    {
        if (!m_seen.insert(id.value()).second)
            return;
        auto work = SessionWork::load(m_world, id, m_caller);
        if (!work)
            return;
        const SessionRow& row = work->row();
        SearchHit hit = hitOf(row.account);
        hit.session = id.value();
        hit.caseNumber = row.caseNumber;
        hit.stage = wireWord(row.state.stage());
        hit.prints = m_world.stores.sheets.applicationCopies(id);
        if (const auto invoice = m_world.stores.invoices.ofSession(id))
            hit.invoice = wireWord(invoice->state);
        hit.changedAt = row.changedAt;
        if (work->vehicle()) {
            const auto vin = Vin::parse(work->vehicle()->vin);
            hit.shortVin = vin ? vin->shortened() : QString();
        }
        if (const auto& reservation = row.state.reservation()) {
            hit.number = numberText(row.authority, *row.kind, reservation->number);
            hit.lastDay = reservation->lastDay.date;
        } else if (const auto& choice = row.state.choice()) {
            hit.number = numberText(row.authority, *row.kind, choice->number);
        }
        m_hits.append(hit);
    }
    void addAccount(const AccountId& id)
    {
        const auto sessions = m_world.stores.sessions.sessionsOf(id);
        for (const SessionId& session : sessions)
            addSession(session);
        if (sessions.empty() && m_seen.insert(id.value()).second)
            m_hits.append(hitOf(id));
    }
    [[nodiscard]] QJsonObject reply()
    {
        std::stable_sort(m_hits.begin(), m_hits.end(),
                         [](const SearchHit& a, const SearchHit& b) { return a.changedAt > b.changedAt; });
        SearchReply reply{m_hits, m_hits.size() <= kMaxHits};
        reply.hits = reply.hits.mid(0, kMaxHits);
        return reply.toJson();
    }

private:
    [[nodiscard]] SearchHit hitOf(const AccountId& id)
    {
        SearchHit hit;
        hit.account = id.value();
        const auto account = m_world.stores.people.account(id);
        if (!account)
            return hit;
        hit.changedAt = account->registeredAt;
        const MaskedPerson person = maskedPerson(m_world, id, m_caller.now);
        hit.maskedName = person.name;
        hit.maskedDocument = person.document;
        hit.maskedMobile = person.mobile;
        hit.facts = person.facts;
        hit.isEnded = account->endedAt.has_value();
        return hit;
    }

    World& m_world;
    const Caller& m_caller;
    std::set<QString> m_seen;
    QList<SearchHit> m_hits;
};

QString fieldOf(SearchBy by)
{
    switch (by) {
    case SearchBy::Mobile:
        return QStringLiteral("mobile");
    case SearchBy::Vin:
        return QStringLiteral("vin");
    case SearchBy::Document:
    case SearchBy::Number:
    case SearchBy::Case:
        return QStringLiteral("document");
    }
    checkFailed("a known field", __FILE__, __LINE__);
}

std::vector<PeopleStore::Subject> subjectsByTerm(World& world, SearchBy by, const QString& value, int limit)
{
    QString plain = normalizedCode(value);
    if (by == SearchBy::Mobile) {
        if (const auto mobile = MobileNumber::parse(value))
            plain = mobile->text();
    }
    const TermHash term = world.secret.termHash(fieldOf(by), plain);
    return world.stores.people.find(term, limit);
}

std::vector<SessionId> sessionsByNumber(World& world, const QString& value)
{
    std::vector<SessionId> sessions;
    const auto authority = Authority::parse(world.office.authority);
    for (const PlateKind kind : world.office.profile.plateKinds) {
        auto number = PlateNumber::parse(kind, value);
        if (!number)
            number = PlateNumber::fromSerial(*authority, kind, normalizedCode(value));
        if (!number)
            continue;
        for (const SessionId& id :
             world.stores.sessions.withNumber({number->authority().text(), kind}, number->index()))
            sessions.push_back(id);
    }
    return sessions;
}

std::optional<SessionId> sessionByCase(World& world, const QString& value)
{
    return world.stores.sessions.withCase(value.trimmed().toUpper());
}

/// Calls `add` with whom a text leads to as document, mobile or VIN; false when there were more than that.
template <typename Add>
bool eachSubject(World& world, const QString& text, const Add& add)
{
    bool isComplete = true;
    for (const SearchBy by : {SearchBy::Document, SearchBy::Mobile, SearchBy::Vin}) {
        std::vector<PeopleStore::Subject> subjects = subjectsByTerm(world, by, text, kMaxSubjects + 1);
        if (subjects.size() > kMaxSubjects) {
            subjects.pop_back();
            isComplete = false;
        }
        std::for_each(subjects.begin(), subjects.end(), add);
    }
    return isComplete;
}

} // namespace

Reply search(World& world, const Caller& caller, const SearchRequest& request)
{
    Search found(world, caller);
    switch (request.by) {
    case SearchBy::Document:
    case SearchBy::Mobile:
    case SearchBy::Vin:
        for (const PeopleStore::Subject& subject :
             subjectsByTerm(world, request.by, request.value, kMaxHits * 2)) {
            if (subject.session.isEmpty())
                found.addAccount(subject.account);
            else
                found.addSession(SessionId(subject.session));
        }
        break;
    case SearchBy::Number:
        for (const SessionId& id : sessionsByNumber(world, request.value))
            found.addSession(id);
        break;
    case SearchBy::Case:
        if (const auto session = sessionByCase(world, request.value))
            found.addSession(*session);
        break;
    }
    return found.reply();
}

std::vector<SessionId> sessionsNamed(World& world, const QString& text)
{
    std::vector<SessionId> sessions = sessionsByNumber(world, text);
    if (const auto session = sessionByCase(world, text))
        sessions.push_back(*session);
    return sessions;
}

Found<SessionId> sessionsFor(World& world, const QString& text)
{
    std::set<QString> ids;
    for (const SessionId& id : sessionsNamed(world, text))
        ids.insert(id.value());
    Found<SessionId> found;
    found.isComplete = eachSubject(world, text, [&](const PeopleStore::Subject& subject) {
        if (!subject.session.isEmpty()) {
            ids.insert(subject.session);
            return;
        }
        for (const SessionId& session : world.stores.sessions.sessionsOf(subject.account))
            ids.insert(session.value());
    });
    for (const QString& id : ids)
        found.ids.emplace_back(id);
    return found;
}

Found<PersonHash> peopleFor(World& world, const QString& text)
{
    std::set<QByteArray> hashes;
    for (const SessionId& id : sessionsNamed(world, text)) {
        if (const auto session = world.stores.sessions.session(id))
            hashes.insert(session->person.value());
    }
    Found<PersonHash> found;
    found.isComplete = eachSubject(world, text, [&](const PeopleStore::Subject& subject) {
        if (const auto account = world.stores.people.account(subject.account))
            hashes.insert(account->person.value());
    });
    for (const QByteArray& hash : hashes)
        found.ids.emplace_back(hash);
    return found;
}

} // namespace xuanhao
