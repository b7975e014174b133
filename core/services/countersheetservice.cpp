// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/services/countersheetservice.h"

#include "core/services/keptresults.h"
#include "core/services/replies.h"

namespace xuanhao {

namespace {

const QString kScope = QStringLiteral("sheet:");
constexpr std::chrono::seconds kAgain{30};
constexpr std::chrono::seconds kClockSlack{5}; ///< between the server's time and what is known of it here

} // namespace

CounterSheetService::CounterSheetService(DbThread& storage, CentralClient& client, OperationSender& sender,
                                         const ServerClock& serverClock, const StaffService& staff,
                                         QObject* parent)
    : SheetService(parent)
    , m_storage(storage)
    , m_client(client)
    , m_sender(sender)
    , m_serverClock(serverClock)
    , m_staff(staff)
{
    m_retry.setInterval(kAgain);
    m_retry.callOnTimeout(this, &CounterSheetService::sendWaiting);
    m_retry.start();
}

void CounterSheetService::load()
{
    const auto stored = m_sender.allWaiting(kScope);
    if (!stored) {
        m_unreadable.reset();
        qCritical("Records of sheets cannot be read: %s", qUtf8Printable(stored.error().detail));
        return;
    }
    QStringList damaged = stored->unreadable;
    for (const PreparedWrite& write : stored->readable) {
        JsonReader reader(write.write.body);
        const SheetRequest request = SheetRequest::read(reader);
        if (reader.finish(JsonReader::UnknownKeys::Ignore) || !request.printedAt)
            damaged.append(write.operation);
        else
            m_waiting.append({write, request});
    }
    for (const QString& operation : std::as_const(damaged))
        qCritical("The record of a sheet, %s, cannot be read", qUtf8Printable(operation));
    m_unreadable = static_cast<int>(damaged.size());
}

QList<WaitingSheet> CounterSheetService::waiting() const
{
    QList<WaitingSheet> all;
    for (const Waiting& sheet : m_waiting)
        all.append({sheet.request, sheet.refusal});
    return all;
}

void CounterSheetService::record(const SheetRequest& request, int printed, Answer<RecordedSheet> answer)
{
    SheetRequest sheet = request;
    sheet.printedAt = m_serverClock.now();
    if (const auto clerk = m_staff.current())
        sheet.printedBy = clerk->staff;
    // A scope of its own: one that waits must not stand for another.
    const auto prepared =
        m_sender.prepare(kScope + m_client.newOperation(), {EndpointId::RecordSheet, {}, sheet.toJson()});
    if (!prepared) {
        const Failure failure = toFailure(prepared.error());
        QMetaObject::invokeMethod(
            this, [answer = std::move(answer), failure] { answer(Unexpected{failure}); },
            Qt::QueuedConnection);
        return;
    }
    const auto wait = [this, write = *prepared, sheet, printed] {
        const int nth = printed + copiesWaiting(sheet.kind, sheet.subject) + 1;
        m_waiting.append({write, sheet});
        Q_EMIT waitingChanged();
        return RecordedSheet{write.operation, {}, nth, *sheet.printedAt};
    };
    if (copiesWaiting(sheet.kind, sheet.subject) > 0) { // central would count this one before those
        QMetaObject::invokeMethod(
            this, [answer = std::move(answer), wait] { answer(wait()); }, Qt::QueuedConnection);
        return;
    }
    m_sender.send(*prepared, this,
                  [this, operation = prepared->operation, sheet, wait,
                   answer = std::move(answer)](const Expected<CentralAnswer, CallFailure>& result) {
                      const auto reply = readReply<SheetReply>(result);
                      if (reply) {
                          finish(operation);
                          note(sheet, reply->nth);
                          answer(RecordedSheet{operation, reply->sheet, reply->nth, reply->recordedAt});
                          sendWaiting();
                      } else if (!reply.error().isWithoutAnswer()) {
                          finish(operation);
                          answer(Unexpected{reply.error()});
                      } else {
                          answer(wait());
                      }
                  });
}

int CounterSheetService::copiesWaiting(SheetKind kind, const QString& subject) const
{
    int copies = 0;
    for (const Waiting& sheet : m_waiting) {
        if (!subject.isEmpty() && sheet.request.kind == kind && sheet.request.subject == subject)
            copies += sheet.request.copies;
    }
    return copies;
}

void CounterSheetService::sendWaiting()
{
    if (!m_isSending && m_staff.current() && !m_staff.isLocked())
        sendFrom(0);
}

void CounterSheetService::sendFrom(qsizetype index)
{
    const Instant ripe = m_serverClock.now() - SheetRequest::kPrompt - kClockSlack;
    while (index < m_waiting.size() && *m_waiting[index].request.printedAt > ripe)
        ++index;
    m_isSending = index < m_waiting.size();
    if (m_isSending) // others may be added meanwhile, behind it
        m_sender.send(
            m_waiting[index].write, this,
            [this, index](const Expected<CentralAnswer, CallFailure>& result) { take(index, result); });
}

void CounterSheetService::take(qsizetype index, const Expected<CentralAnswer, CallFailure>& result)
{
    const auto reply = readReply<SheetReply>(result);
    if (reply) {
        const Waiting sheet = m_waiting.takeAt(index);
        const QString& mark = sheet.write.operation;
        finish(mark);
        note(sheet.request, reply->nth);
        Q_EMIT wentUp(mark, reply->sheet);
        Q_EMIT waitingChanged();
        sendFrom(index);
    } else if (result || result.error().leavesOutcomeOpen()) {
        m_isSending = false; // the line's return, the next sheet or the timer tries again
    } else if (result.error().problem->code == ProblemCode::OperationExpired && renew(m_waiting[index])) {
        sendFrom(index);
    } else {
        m_waiting[index].refusal = reply.error();
        qWarning("Central refused the record of a sheet: %s", qUtf8Printable(reply.error().detail));
        Q_EMIT waitingChanged();
        sendFrom(index + 1);
    }
}

bool CounterSheetService::renew(Waiting& sheet)
{
    if (sheet.isRenewed) // this PC's clock may be far behind: every new one would be too old
        return false;
    const auto prepared = m_sender.prepare(kScope + m_client.newOperation(), sheet.write.write);
    if (!prepared)
        return false;
    finish(sheet.write.operation);
    sheet.write = *prepared;
    sheet.isRenewed = true;
    return true;
}

void CounterSheetService::finish(const QString& operation)
{
    if (const auto finished = m_sender.finish(operation); !finished)
        qWarning("Forgetting an answered change failed: %s", qUtf8Printable(finished.error().detail));
}

void CounterSheetService::note(const SheetRequest& sheet, int nth)
{
    if (!needsReservation(sheet.kind))
        return;
    const int last = nth + sheet.copies - 1;
    m_storage.post(
        this,
        [kind = sheet.kind, session = sheet.subject, last](LocalStore& store) {
            return kind == SheetKind::Receipt ? store.prints().noteReceipts(session, last)
                                              : store.prints().notePrints(session, last);
        },
        [](const Expected<Done, StorageError>& noted) {
            if (!noted)
                qWarning("Counting a printing failed: %s", qUtf8Printable(noted.error().detail));
        });
}

// Does not wait for the line: a word that waits could come after one that was said later.
void CounterSheetService::recordOutcome(const QString& sheet, SheetOutcome outcome,
                                        Answer<SheetOutcomeReply> answer)
{
    m_client.send({EndpointId::RecordSheetOutcome,
                   {{QStringLiteral("sheet"), sheet}},
                   SheetOutcomeRequest{outcome}.toJson(),
                   m_client.newOperation()},
                  this, [answer = std::move(answer)](const Expected<CentralAnswer, CallFailure>& result) {
                      answer(readReply<SheetOutcomeReply>(result));
                  });
}

void CounterSheetService::find(const SheetQuery& query, Answer<SheetPage> answer)
{
    m_client.send({EndpointId::FindSheets, {}, query.toJson()}, this,
                  [answer = std::move(answer)](const Expected<CentralAnswer, CallFailure>& result) {
                      answer(readReply<SheetPage>(result));
                  });
}

void CounterSheetService::findKept(const QString& text, const QString& after, Answer<KeptSheets> answer)
{
    m_storage.post(
        this,
        [text, after](LocalStore& store) -> Expected<KeptPage, StorageError> {
            const auto all = store.prints().all();
            if (!all)
                return Unexpected{all.error()};
            return keptPage(*all, text, after);
        },
        [this, answer = std::move(answer)](const Expected<KeptPage, StorageError>& page) {
            if (!page)
                return answer(Unexpected{toFailure(page.error())});
            KeptSheets sheets{.page = {.lines = {}, .next = page->next}, .unreadable = page->unreadable};
            for (const KeptPage::Item& item : page->items) {
                const auto add = [&](SheetKind kind, int atCentral) {
                    const int printed = atCentral + copiesWaiting(kind, item.content.session.id);
                    sheets.page.lines.append(keptLine(item.content, kind, printed, item.storedAt));
                };
                add(SheetKind::Application, item.prints);
                add(SheetKind::Receipt, item.receipts);
            }
            answer(sheets);
        });
}

void CounterSheetService::openKept(const QString& session, SheetKind kind,
                                   Answer<std::optional<KeptResult>> answer)
{
    m_storage.post(
        this, [session](LocalStore& store) { return store.prints().find(session); },
        [this, session, kind,
         answer = std::move(answer)](const Expected<std::optional<PrintStore::Kept>, StorageError>& kept) {
            if (!kept)
                return answer(Unexpected{toFailure(kept.error())});
            const auto content = *kept ? readKept(**kept) : std::nullopt;
            if (!content)
                return answer(std::optional<KeptResult>());
            // Central, which records who sees an applicant in clear (E5), can't be told.
            qInfo("The result of session %s is opened from this counter's own by %s", qUtf8Printable(session),
                  m_staff.current() ? qUtf8Printable(m_staff.current()->staff) : "nobody");
            const int atCentral = kind == SheetKind::Receipt ? (*kept)->receipts : (*kept)->prints;
            KeptResult result{content->account, content->session, atCentral,
                              atCentral + copiesWaiting(kind, session)};
            result.session.prints = (*kept)->prints;
            answer(std::optional(std::move(result)));
        });
}

void CounterSheetService::endOldResults()
{
    const Instant now = m_serverClock.now();
    // This PC's clock alone must not take anything away.
    if (!m_serverClock.sample() || officeDate(now) == m_endedOn)
        return;
    m_endedOn = officeDate(now);
    m_storage.post(
        this, [now](LocalStore& store) { return store.prints().removeEnded(now); },
        [](const Expected<Done, StorageError>& removed) {
            if (!removed)
                qWarning("Ending old results failed: %s", qUtf8Printable(removed.error().detail));
        });
}

void CounterSheetService::report(const CounterReportQuery& query, Answer<CounterReport> answer)
{
    m_client.send({EndpointId::CounterReport, {}, query.toJson()}, this,
                  [answer = std::move(answer)](const Expected<CentralAnswer, CallFailure>& result) {
                      answer(readReply<CounterReport>(result));
                  });
}

} // namespace xuanhao
