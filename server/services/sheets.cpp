// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/sheets.h"

#include "core/base/uuid.h"
#include "server/services/accounts.h"
#include "server/services/guard.h"
#include "server/services/lookup.h"
#include "server/services/numbertext.h"
#include "server/services/paging.h"
#include "server/services/sessionwork.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace xuanhao {

namespace {

/// A day longer than operation ids are taken for sure: a sheet of the last such day may still be told of.
constexpr std::chrono::days kOldest{31};

Unexpected<Refused> invalid(const char* field, InputProblem problem)
{
    return Unexpected{Refused{Problem::invalidField(QLatin1String(field), {.problem = problem})}};
}

/// Nobody who reads it can try out what a paper said.
QString keyedHash(const World& world, const QString& contentHash)
{
    return contentHash.isEmpty() ? QString()
                                 : QString::fromLatin1(world.secret.hashOf("sheet", contentHash).toHex());
}

/// What a subject turned out to be.
enum class SubjectIs { Session, SomethingElse };

Expected<SubjectIs, Refused> reservedSession(World& world, const Caller& caller, const SessionId& id)
{
    const auto work = SessionWork::load(world, id, caller);
    if (!work)
        return notLoaded(world, id);
    if (work->state().stage() != Stage::Reserved)
        return Unexpected{Refused{Problem::refused(Refusal::WrongStage)}};
    return SubjectIs::Session;
}

/// Whether it may be printed; of what was printed without a line only whether there is such a thing.
Expected<SubjectIs, Refused> lookAtSubject(World& world, const Caller& caller, const SheetRequest& request,
                                           bool isPrompt)
{
    const QString& text = request.subject;
    if (needsReservation(request.kind) && isPrompt)
        return reservedSession(world, caller, SessionId(text));
    if (text.isEmpty())
        return SubjectIs::SomethingElse;
    switch (subjectOf(request.kind)) {
    case SheetSubject::Session:
    case SheetSubject::SessionOrAccount:
        if (world.stores.sessions.has(SessionId(text)))
            return SubjectIs::Session;
        if (subjectOf(request.kind) == SheetSubject::SessionOrAccount &&
            world.stores.people.account(AccountId(text)))
            return SubjectIs::SomethingElse;
        break;
    case SheetSubject::ConsentText: // of whichever text: the office may have another one by now
        if (world.stores.people.account(AccountId(accountOfConsent(text))))
            return SubjectIs::SomethingElse;
        break;
    case SheetSubject::Listing:
        if (world.stores.listings.listing(ListingId(text)))
            return SubjectIs::SomethingElse;
        break;
    case SheetSubject::Announcement:
        if (world.stores.announcements.announcement(world.office.authority, text))
            return SubjectIs::SomethingElse;
        break;
    case SheetSubject::CounterDay:
        if (QDate::fromString(text, Qt::ISODate) > officeDate(caller.now))
            return invalid("subject", InputProblem::NoSuchDate);
        return SubjectIs::SomethingElse;
    case SheetSubject::CounterShift:
        if (instantFromIso(text).value_or(caller.now) > caller.now + kMaxSkew)
            return invalid("subject", InputProblem::NoSuchDate);
        return SubjectIs::SomethingElse;
    case SheetSubject::Nothing:
        return SubjectIs::SomethingElse;
    }
    return refuse(ProblemCode::NotFound, QStringLiteral("there is nothing that this sheet could be about"));
}

/// Whose paper it is, when it is about no session.
std::optional<AccountId> accountOf(World& world, const SheetRow& sheet)
{
    if (sheet.isOfSession || sheet.subject.isEmpty())
        return std::nullopt;
    switch (subjectOf(sheet.kind)) {
    case SheetSubject::ConsentText:
        return AccountId(accountOfConsent(sheet.subject));
    case SheetSubject::SessionOrAccount:
        return AccountId(sheet.subject);
    case SheetSubject::Listing: {
        const auto entry = world.stores.listings.listing(ListingId(sheet.subject));
        const auto account = entry ? world.stores.people.accountOf(entry->person) : std::nullopt;
        return account ? std::optional(account->id) : std::nullopt;
    }
    case SheetSubject::Session:
    case SheetSubject::Announcement:
    case SheetSubject::CounterDay:
    case SheetSubject::CounterShift:
    case SheetSubject::Nothing:
        return std::nullopt;
    }
    checkFailed("a known subject", __FILE__, __LINE__);
}

/// What was done for a session or an account is found by it in the record.
QString objectOf(World& world, const SheetRow& sheet)
{
    if (sheet.isOfSession)
        return sheet.subject;
    const auto account = accountOf(world, sheet);
    return account ? account->value() : sheet.id.value();
}

/// The number the session has or waits for.
QString numberOf(const SessionRow& session)
{
    if (const auto& reservation = session.state.reservation())
        return numberText(session.authority, *session.kind, reservation->number);
    if (const auto& choice = session.state.choice())
        return numberText(session.authority, *session.kind, choice->number);
    return {};
}

/// Makes the lines of one answer; the same person's name is opened once.
class LineWriter
{
public:
    explicit LineWriter(World& world)
        : m_world(world)
    {}

    SheetLine operator()(const SheetRow& row)
    {
        const auto session =
            row.isOfSession ? m_world.stores.sessions.session(SessionId(row.subject)) : std::nullopt;
        const auto account = session ? std::optional(session->account) : accountOf(m_world, row);
        return {.sheet = row.id.value(),
                .kind = row.kind,
                .subject = row.subject,
                .caseNumber = session ? session->caseNumber : QString(),
                .number = session ? numberOf(*session) : QString(),
                .maskedName = account ? nameOf(*account) : QString(),
                .nth = row.nth,
                .copies = row.copies,
                .at = row.printed.at,
                .counterName = m_world.stores.staff.counterName(row.printed.counter),
                .staffName = m_world.stores.staff.staffName(row.printed.staff),
                .printer = row.printer,
                .reason = row.reason,
                .recordedAt = row.recordedAt,
                .toldByName = row.toldBy ? m_world.stores.staff.staffName(*row.toldBy) : QString(),
                .outcome = row.outcome};
    }

private:
    const QString& nameOf(const AccountId& account)
    {
        const auto [place, isNew] = m_names.try_emplace(account.value());
        if (isNew)
            place->second = maskedName(m_world, account);
        return place->second;
    }

    World& m_world;
    std::map<QString, QString> m_names;
};

/// The sheets of every session that the text names.
std::vector<SheetRow> rowsNamed(World& world, const QString& text, SheetStore::Filter filter,
                                const std::optional<PageMark>& after, int limit)
{
    std::vector<SheetRow> rows;
    for (const SessionId& session : sessionsNamed(world, text)) {
        filter.session = session;
        for (SheetRow& row : world.stores.sheets.page(filter, after, limit))
            rows.push_back(std::move(row));
    }
    keepPage(rows, SheetStore::order(), after, limit, SheetStore::markOf);
    return rows;
}

} // namespace

Reply recordSheet(World& world, const Caller& caller, const SheetRequest& request)
{
    // What is printed cannot be refused for a clock that was wrong.
    const Instant at =
        std::clamp(request.printedAt.value_or(caller.now), caller.now - kOldest, caller.now + kMaxSkew);
    const bool isPrompt = at >= caller.now - SheetRequest::kPrompt;
    const StaffId by = request.printedBy.isEmpty() ? caller.staff : StaffId(request.printedBy);
    if (by != caller.staff && (isPrompt || !world.stores.staff.staff(by)))
        return invalid("printedBy", InputProblem::UnknownValue);
    const auto found = lookAtSubject(world, caller, request, isPrompt);
    if (!found)
        return Unexpected{found.error()};
    SheetStore& sheets = world.stores.sheets;
    const int before = sheets.copies(request.kind, request.subject, caller.counter);
    if (isPrompt && before > 0 && needsReasonForMore(request.kind) && request.reason.trimmed().size() < 2)
        return invalid("reason", InputProblem::Empty);
    const SheetRow sheet{.id = SheetId(timedUuid(caller.now, world.random)),
                         .kind = request.kind,
                         .subject = request.subject,
                         .isOfSession = *found == SubjectIs::Session,
                         .nth = before + 1,
                         .copies = request.copies,
                         .recordedAt = caller.now,
                         .toldBy = caller.staff,
                         .printed = {caller.counter, by, at},
                         .printer = request.printer,
                         .reason = request.reason,
                         .contentHash = keyedHash(world, request.contentHash)};
    sheets.add(sheet);
    QJsonObject facts{{QStringLiteral("sheet"), sheet.id.value()},
                      {QStringLiteral("kind"), wireWord(sheet.kind)},
                      {QStringLiteral("nth"), sheet.nth},
                      {QStringLiteral("copies"), sheet.copies},
                      {QStringLiteral("content"), sheet.contentHash}};
    if (!isPrompt) {
        facts.insert(QStringLiteral("printedAt"), toOfficeIso(*request.printedAt));
        facts.insert(QStringLiteral("printedBy"), by.value());
    }
    audit(world, caller, "sheet.record", objectOf(world, sheet), facts);
    return SheetReply{sheet.id.value(), sheet.nth, sheet.recordedAt}.toJson();
}

Reply recordSheetOutcome(World& world, const Caller& caller, const SheetId& id,
                         const SheetOutcomeRequest& request)
{
    const auto sheet = world.stores.sheets.sheet(id);
    if (!sheet)
        return refuse(ProblemCode::NotFound, QStringLiteral("there is no such sheet"));
    world.stores.sheets.setOutcome(id, request.outcome, caller.actor());
    audit(world, caller, "sheet.outcome", objectOf(world, *sheet),
          {{QStringLiteral("sheet"), id.value()}, {QStringLiteral("outcome"), wireWord(request.outcome)}});
    return SheetOutcomeReply{id.value(), request.outcome}.toJson();
}

Reply findSheets(World& world, const Caller& caller, const SheetQuery& query)
{
    const auto after = readMark(query.after, SheetStore::order());
    if (!after)
        return Unexpected{after.error()};
    const bool isNamed = !query.subject.isEmpty() || !query.text.trimmed().isEmpty();
    const bool isOwnOnly = !isNamed && !isSupervisor(world, caller);
    if (isOwnOnly && !query.counter.isEmpty() && query.counter != caller.counter.value())
        return refuse(ProblemCode::Forbidden, QStringLiteral("other counters' sheets are for supervisors"));
    const SheetStore::Filter filter{.day = query.day,
                                    .counter = isOwnOnly ? caller.counter.value() : query.counter,
                                    .kind = query.kind,
                                    .subject = query.subject,
                                    .session = {},
                                    .ownDaysOf =
                                        isSupervisor(world, caller) ? QString() : caller.counter.value()};
    std::vector<SheetRow> rows = query.text.trimmed().isEmpty()
                                     ? world.stores.sheets.page(filter, *after, query.limit + 1)
                                     : rowsNamed(world, query.text, filter, *after, query.limit + 1);
    SheetPage page;
    page.next = takeNext(rows, query.limit, SheetStore::markOf);
    LineWriter lineOf(world);
    for (const SheetRow& row : rows)
        page.lines.append(lineOf(row));
    return page.toJson();
}

std::vector<SheetRow> sheetsSaying(World& world, const QJsonObject& content)
{
    return world.stores.sheets.saying(keyedHash(world, contentHashOf(content)));
}

} // namespace xuanhao
