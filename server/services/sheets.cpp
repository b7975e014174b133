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

#include <chrono>

namespace xuanhao {

namespace {

/// A day longer than operation ids are taken for sure: a sheet of the last such day may still be told of.
constexpr std::chrono::days kOldest{31};

Unexpected<Refused> invalid(const char* field, InputProblem problem)
{
    return Unexpected{Refused{Problem::invalidField(QLatin1String(field), {.problem = problem})}};
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

Expected<SubjectIs, Refused> lookAtSubject(World& world, const Caller& caller, const SheetRequest& request)
{
    const QString& text = request.subject;
    if (needsReservation(request.kind))
        return reservedSession(world, caller, SessionId(text));
    const SheetSubject subject = subjectOf(request.kind);
    const bool mayBeSession = subject == SheetSubject::SessionOrAccount;
    if (text.isEmpty() || (!mayBeSession && subject != SheetSubject::Account))
        return SubjectIs::SomethingElse;
    if (mayBeSession && world.stores.sessions.has(SessionId(text)))
        return SubjectIs::Session;
    if (world.stores.people.account(AccountId(text)))
        return SubjectIs::SomethingElse;
    return refuse(ProblemCode::NotFound, QStringLiteral("there is no such session or account"));
}

/// The account of a sheet that is about one and about no session.
std::optional<AccountId> accountOf(const SheetRow& sheet)
{
    const SheetSubject subject = subjectOf(sheet.kind);
    const bool mayBeAccount = subject == SheetSubject::Account || subject == SheetSubject::SessionOrAccount;
    if (!mayBeAccount || sheet.isOfSession || sheet.subject.isEmpty())
        return std::nullopt;
    return AccountId(sheet.subject);
}

/// What was done for a session or an account is found by it in the record.
QString objectOf(const SheetRow& sheet)
{
    return sheet.isOfSession || accountOf(sheet) ? sheet.subject : sheet.id.value();
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

SheetLine lineOf(World& world, const SheetRow& row, Instant now)
{
    const auto session =
        row.isOfSession ? world.stores.sessions.session(SessionId(row.subject)) : std::nullopt;
    const auto account = session ? std::optional(session->account) : accountOf(row);
    return {.sheet = row.id.value(),
            .kind = row.kind,
            .subject = row.subject,
            .caseNumber = session ? session->caseNumber : QString(),
            .number = session ? numberOf(*session) : QString(),
            .maskedName = account ? maskedPerson(world, *account, now).name : QString(),
            .nth = row.nth,
            .copies = row.copies,
            .at = row.printed.at,
            .counterName = world.stores.staff.counterName(row.printed.counter),
            .staffName = world.stores.staff.staffName(row.printed.staff),
            .printer = row.printer,
            .reason = row.reason,
            .contentHash = row.contentHash,
            .outcome = row.outcome};
}

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
    const auto found = lookAtSubject(world, caller, request);
    if (!found)
        return Unexpected{found.error()};
    const Instant at = request.printedAt.value_or(caller.now);
    if (at > caller.now + kMaxSkew || at < caller.now - kOldest)
        return invalid("printedAt", InputProblem::NoSuchDate);
    SheetStore& sheets = world.stores.sheets;
    const int before = sheets.copies(request.kind, request.subject, caller.counter);
    if (before > 0 && needsReasonForMore(request.kind) && request.reason.trimmed().size() < 2)
        return invalid("reason", InputProblem::Empty);
    const SheetRow sheet{.id = SheetId(timedUuid(caller.now, world.random)),
                         .kind = request.kind,
                         .subject = request.subject,
                         .isOfSession = *found == SubjectIs::Session,
                         .nth = before + 1,
                         .copies = request.copies,
                         .recordedAt = caller.now,
                         .printed = {caller.counter, caller.staff, at},
                         .printer = request.printer,
                         .reason = request.reason,
                         .contentHash = request.contentHash};
    sheets.add(sheet);
    audit(world, caller, "sheet.record", objectOf(sheet),
          {{QStringLiteral("sheet"), sheet.id.value()},
           {QStringLiteral("kind"), wireWord(sheet.kind)},
           {QStringLiteral("nth"), sheet.nth}});
    return SheetReply{sheet.id.value(), sheet.nth, sheet.recordedAt}.toJson();
}

Reply recordSheetOutcome(World& world, const Caller& caller, const SheetId& id,
                         const SheetOutcomeRequest& request)
{
    const auto sheet = world.stores.sheets.sheet(id);
    if (!sheet)
        return refuse(ProblemCode::NotFound, QStringLiteral("there is no such sheet"));
    world.stores.sheets.setOutcome(id, request.outcome, caller.actor());
    audit(world, caller, "sheet.outcome", objectOf(*sheet),
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
                                    .session = {}};
    std::vector<SheetRow> rows = query.text.trimmed().isEmpty()
                                     ? world.stores.sheets.page(filter, *after, query.limit + 1)
                                     : rowsNamed(world, query.text, filter, *after, query.limit + 1);
    SheetPage page;
    page.next = takeNext(rows, query.limit, SheetStore::markOf);
    for (const SheetRow& row : rows)
        page.lines.append(lineOf(world, row, caller.now));
    return page.toJson();
}

} // namespace xuanhao
