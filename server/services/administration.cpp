// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/administration.h"

#include "server/services/invoices.h"
#include "server/services/listings.h"
#include "server/services/staffdesk.h"

#include <QCryptographicHash>

#include <algorithm>

namespace xuanhao {

namespace {

Caller commandLine(Instant now)
{
    const Actor actor = commandLineAt(now);
    return {.counter = actor.counter,
            .counterName = {},
            .staff = actor.staff,
            .token = {},
            .now = now,
            .request = {}};
}

bool isId(const QString& id)
{
    return !id.isEmpty() && id.size() <= 40 && std::all_of(id.begin(), id.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
               c == u'-' || c == u'_' || c == u'.';
    });
}

bool isName(const QString& name)
{
    return !name.trimmed().isEmpty() && name.size() <= 60;
}

const QString kBadId = QStringLiteral("an id has 1 to 40 letters, digits, dots, hyphens or underscores");
const QString kBadName = QStringLiteral("a name has 1 to 60 characters");
constexpr int kMaxCounterName = 16; ///< with the clerk's number on the strip of every form (C1)

Expected<StaffRow, QString> knownStaff(World& world, const QString& id)
{
    auto staff = world.stores.staff.staff(StaffId(id));
    if (!staff)
        return Unexpected{QStringLiteral("there is no staff member \"%1\"").arg(id)};
    return *std::move(staff);
}

Expected<CounterRow, QString> knownCounter(World& world, const QString& id)
{
    auto counter = world.stores.staff.counter(CounterId(id));
    if (!counter)
        return Unexpected{QStringLiteral("there is no counter \"%1\"").arg(id)};
    return *std::move(counter);
}

QString hashOf(const QByteArray& text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

/// What of an office can change, by hash; texts by their version, too.
QMap<QString, QString> partsOf(const OfficeRow& office)
{
    QMap<QString, QString> parts{{QStringLiteral("office"), hashOf(office.document)},
                                 {QStringLiteral("profile"), hashOf(office.profile)},
                                 {QStringLiteral("calendar"), hashOf(office.calendar)}};
    for (const OfficeText& text : office.texts)
        parts.insert(text.id, text.version + QLatin1Char(' ') +
                                  hashOf((text.title + QLatin1Char('\n') + text.body).toUtf8()));
    return parts;
}

Expected<Done, QString> isProven(World& world, const Credentials& credentials)
{
    const auto staff = world.stores.staff.staff(StaffId(credentials.staff));
    if (!isPasswordOf(staff ? staff->passwordHash : QString(), credentials.password) || staff->isLocked)
        return Unexpected{QStringLiteral("%1: wrong staff id or password, or locked").arg(credentials.staff)};
    if (staff->role == wireWord(Role::Clerk))
        return Unexpected{
            QStringLiteral("%1 is not a supervisor or an administrator").arg(credentials.staff)};
    return Done{};
}

Expected<Done, QString> isSupervisor(World& world, const Credentials& credentials)
{
    if (const auto proof = isProven(world, credentials); !proof)
        return proof;
    if (world.stores.staff.staff(StaffId(credentials.staff))->role != wireWord(Role::Supervisor))
        return Unexpected{QStringLiteral("%1 is not a supervisor").arg(credentials.staff)};
    return Done{};
}

const QString kBadReason = QStringLiteral("a reason of 2 to 200 characters is needed");

bool isReason(const QString& reason)
{
    return reason.trimmed().size() >= 2 && reason.size() <= 200;
}

/// A decision at the command line, by supervisors who have proved who they are.
Expected<Done, QString> decideAbout(World& world, const QString& id, ListingState state, const QString& staff,
                                    const QString& second, const QString& reason, Instant now)
{
    Caller caller = commandLine(now);
    caller.staff = StaffId(staff);
    const auto done = decideListing(world, caller, ListingId(id), state, StaffId(second), reason);
    if (!done)
        return Unexpected{QStringLiteral("%1: %2").arg(id, done.error().detail)};
    return Done{};
}

QString noInvoice(const QString& id)
{
    return QStringLiteral("there is no picture \"%1\"; it may have been replaced by another one").arg(id);
}

QString nextCounterId(World& world, Enrolled what)
{
    const QString letter = what == Enrolled::System ? QStringLiteral("X") : world.office.authority.right(1);
    for (int number = 1;; ++number) {
        const QString id = letter + QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
        if (!world.stores.staff.counter(CounterId(id)))
            return id;
    }
}

} // namespace

Expected<TwoPersons, QString> provenTwo(World& world, const Signatures& signatures)
{
    const auto& [first, second] = signatures;
    if (first.staff == second.staff)
        return Unexpected{QStringLiteral("two different persons must sign")};
    for (const Credentials* one : {&first, &second}) {
        if (const auto proof = isProven(world, *one); !proof)
            return Unexpected{proof.error()};
    }
    return TwoPersons{first.staff, second.staff};
}

void importOffice(Stores& stores, const OfficeRow& office, Instant now)
{
    const auto known = stores.offices.office();
    const QMap<QString, QString> before = known ? partsOf(*known) : QMap<QString, QString>();
    const QMap<QString, QString> after = partsOf(office);
    stores.offices.save(office, now);
    QJsonObject changes;
    for (auto part = after.begin(); part != after.end(); ++part) {
        if (before.value(part.key()) != part.value())
            changes.insert(part.key(), QJsonObject{{QStringLiteral("from"), before.value(part.key())},
                                                   {QStringLiteral("to"), part.value()}});
    }
    stores.journal.record(
        {commandLine(now).actor(), QStringLiteral("office.import"), office.authority, changes});
}

Expected<Done, QString> addStaff(World& world, const QString& id, const QString& name, Role role,
                                 const Sensitive<QString>& password, Instant now)
{
    if (!isId(id))
        return Unexpected{kBadId};
    if (!isName(name))
        return Unexpected{kBadName};
    if (const auto problem = passwordProblem(password.clear()))
        return Unexpected{*problem};
    const StaffRow row{.id = StaffId(id),
                       .name = name.trimmed(),
                       .role = wireWord(role),
                       .passwordHash = hashPassword(password.clear()),
                       .isLocked = false,
                       .failures = 0,
                       .lockedUntil = {},
                       .lastSignIn = {}};
    if (!world.stores.staff.addStaff(row, now))
        return Unexpected{QStringLiteral("there is a staff member \"%1\" already").arg(id)};
    audit(world, commandLine(now), "staff.add", id, {{QStringLiteral("role"), wireWord(role)}});
    return Done{};
}

Expected<Done, QString> setPassword(World& world, const QString& id, const Sensitive<QString>& password,
                                    Instant now)
{
    auto staff = knownStaff(world, id);
    if (!staff)
        return Unexpected{staff.error()};
    if (const auto problem = passwordProblem(password.clear()))
        return Unexpected{*problem};
    staff->passwordHash = hashPassword(password.clear());
    staff->failures = 0;
    staff->lockedUntil.reset();
    world.stores.staff.updateStaff(*staff);
    world.stores.staff.dropTokensOf(staff->id);
    audit(world, commandLine(now), "staff.password", id);
    return Done{};
}

Expected<Done, QString> lockStaff(World& world, const QString& id, Lock lock, Instant now)
{
    auto staff = knownStaff(world, id);
    if (!staff)
        return Unexpected{staff.error()};
    staff->isLocked = lock == Lock::Lock;
    staff->failures = 0;
    staff->lockedUntil.reset();
    world.stores.staff.updateStaff(*staff);
    if (staff->isLocked)
        world.stores.staff.dropTokensOf(staff->id);
    audit(world, commandLine(now), lock == Lock::Lock ? "staff.lock" : "staff.unlock", id);
    return Done{};
}

Expected<EnrolOffer, QString> addCounter(World& world, QString id, const QString& name, Instant now,
                                         Enrolled what)
{
    if (id.isEmpty())
        id = nextCounterId(world, what);
    if (!isId(id))
        return Unexpected{kBadId};
    if (!isName(name))
        return Unexpected{kBadName};
    if (what == Enrolled::Counter && name.trimmed().size() > kMaxCounterName)
        return Unexpected{
            QStringLiteral("a counter's name has at most %1 characters: it stands on every form")
                .arg(kMaxCounterName)};
    NewCounter made = makeCounter(world, CounterId(id), name.trimmed(), now);
    made.row.isSystem = what == Enrolled::System;
    if (!world.stores.staff.addCounter(made.row, now))
        return Unexpected{QStringLiteral("there is a counter \"%1\" already").arg(id)};
    audit(world, commandLine(now), what == Enrolled::System ? "system.add" : "counter.add", id);
    return EnrolOffer{id, made.code};
}

Expected<EnrolOffer, QString> renewCounter(World& world, const QString& id, Instant now)
{
    auto counter = knownCounter(world, id);
    if (!counter)
        return Unexpected{counter.error()};
    const NewCounter made = makeCounter(world, counter->id, counter->name, now);
    CounterRow row = made.row;
    row.isLocked = counter->isLocked;
    world.stores.staff.updateCounter(row);
    audit(world, commandLine(now), "counter.renew", id);
    return EnrolOffer{id, made.code};
}

Expected<Done, QString> lockCounter(World& world, const QString& id, Lock lock, Instant now)
{
    auto counter = knownCounter(world, id);
    if (!counter)
        return Unexpected{counter.error()};
    counter->isLocked = lock == Lock::Lock;
    world.stores.staff.updateCounter(*counter);
    audit(world, commandLine(now), lock == Lock::Lock ? "counter.lock" : "counter.unlock", id);
    return Done{};
}

Expected<Done, QString> confirmListing(World& world, const QString& id, const Credentials& supervisor,
                                       const QString& reason, Instant now)
{
    if (!isReason(reason))
        return Unexpected{kBadReason};
    if (const auto proof = isSupervisor(world, supervisor); !proof)
        return proof;
    return decideAbout(world, id, ListingState::Effective, supervisor.staff, {}, reason, now);
}

Expected<Done, QString> liftListing(World& world, const QString& id, const Credentials& first,
                                    const Credentials& second, const QString& reason, Instant now)
{
    if (!isReason(reason))
        return Unexpected{kBadReason};
    if (first.staff == second.staff)
        return Unexpected{QStringLiteral("lifting takes two different supervisors")};
    for (const Credentials& supervisor : {first, second}) {
        if (const auto proof = isSupervisor(world, supervisor); !proof)
            return proof;
    }
    return decideAbout(world, id, ListingState::Lifted, first.staff, second.staff, reason, now);
}

Expected<QByteArray, QString> showInvoice(World& world, const QString& id, const Credentials& supervisor,
                                          const QString& reason, Instant now)
{
    const auto row = world.stores.invoices.invoice(InvoiceId(id));
    if (!row)
        return Unexpected{noInvoice(id)};
    if (!isReason(reason))
        return Unexpected{kBadReason};
    if (const auto proof = isSupervisor(world, supervisor); !proof)
        return Unexpected{proof.error()};
    const auto picture = clearPicture(world, row->id);
    if (!picture)
        return Unexpected{QStringLiteral("the picture was sealed with another secret, or is damaged")};
    audit(world, commandLine(now), "invoice.show", id,
          {{QStringLiteral("staff"), supervisor.staff}, {QStringLiteral("session"), row->session.value()}});
    return *picture;
}

Expected<Done, QString> decideInvoice(World& world, const QString& id, InvoiceState state,
                                      const Credentials& supervisor, const QString& reason, Instant now)
{
    const auto row = world.stores.invoices.invoice(InvoiceId(id));
    if (!row)
        return Unexpected{noInvoice(id)};
    if (row->decidedAt)
        return Unexpected{
            QStringLiteral("the picture is decided about already: %1").arg(wireWord(row->state))};
    const bool isReasonNeeded = state == InvoiceState::Rejected || !reason.isEmpty();
    if (isReasonNeeded && !isReason(reason))
        return Unexpected{kBadReason};
    if (const auto proof = isSupervisor(world, supervisor); !proof)
        return proof;
    world.stores.invoices.decide(row->id, state, StaffId(supervisor.staff), reason.trimmed(), now);
    audit(world, commandLine(now), state == InvoiceState::Accepted ? "invoice.accept" : "invoice.reject", id,
          {{QStringLiteral("staff"), supervisor.staff}, {QStringLiteral("session"), row->session.value()}});
    return Done{};
}

} // namespace xuanhao
