// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/commandline.h"
#include "app/central/commands.h"
#include "app/central/subcommands.h"
#include "server/services/administration.h"
#include "server/services/sheets.h"

#include <QFile>

namespace xuanhao {

namespace {

const QString kId = QStringLiteral("id");
const QString kReason = QStringLiteral("reason");

int staffAdd(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(QStringLiteral("staff add"), QStringLiteral("adds a member of staff"));
    line.option(kId, QStringLiteral("Id to sign in with."), QStringLiteral("ID"));
    line.option(QStringLiteral("name"), QStringLiteral("Name as it is shown."), QStringLiteral("NAME"));
    line.option(QStringLiteral("role"), QStringLiteral("clerk, supervisor or administrator."),
                QStringLiteral("ROLE"));
    line.option(QStringLiteral("password-stdin"),
                QStringLiteral("Reads the password from the first line of standard input."));
    if (const auto code = line.parse(arguments))
        return *code;
    const auto role = roleFromWire(line.value(QStringLiteral("role")));
    if (!role)
        return line.wrongUsage(QStringLiteral("--role must be clerk, supervisor or administrator"));
    if (!line.isSet(QStringLiteral("password-stdin")))
        return line.wrongUsage(
            QStringLiteral("--password-stdin is needed: a password never stands on a command line"));
    const Sensitive<QString> password(readLine());
    return change(
        line,
        [&](World& world, Instant now) {
            return addStaff(world, line.value(kId), line.value(QStringLiteral("name")), *role, password, now);
        },
        QStringLiteral("Added."));
}

int staffPassword(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(
        QStringLiteral("staff password"),
        QStringLiteral("sets a new password, read from standard input, and signs the member of staff out"));
    line.option(kId, QStringLiteral("Id of the member of staff."), QStringLiteral("ID"));
    line.option(QStringLiteral("password-stdin"),
                QStringLiteral("Reads the password from the first line of standard input."));
    if (const auto code = line.parse(arguments))
        return *code;
    if (!line.isSet(QStringLiteral("password-stdin")))
        return line.wrongUsage(
            QStringLiteral("--password-stdin is needed: a password never stands on a command line"));
    const Sensitive<QString> password(readLine());
    return change(
        line, [&](World& world, Instant now) { return setPassword(world, line.value(kId), password, now); },
        QStringLiteral("Set."));
}

int staffLock(const QStringList& arguments, Lock lock)
{
    CommandLine line =
        lineWithConfig(lock == Lock::Lock ? QStringLiteral("staff lock") : QStringLiteral("staff unlock"),
                       QStringLiteral("lets a member of staff sign in no more, or again"));
    line.option(kId, QStringLiteral("Id of the member of staff."), QStringLiteral("ID"));
    if (const auto code = line.parse(arguments))
        return *code;
    return change(
        line, [&](World& world, Instant now) { return lockStaff(world, line.value(kId), lock, now); },
        QStringLiteral("Done."));
}

int staffList(const QStringList& arguments)
{
    CommandLine line =
        lineWithConfig(QStringLiteral("staff list"), QStringLiteral("lists the members of staff"));
    if (const auto code = line.parse(arguments))
        return *code;
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    for (const StaffRow& staff : (*office)->world->stores.staff.allStaff())
        say(QStringLiteral("%1\t%2\t%3\t%4\tlast sign-in %5")
                .arg(staff.id.value(), staff.role,
                     staff.isLocked ? QStringLiteral("locked") : QStringLiteral("active"), staff.name,
                     instantText(staff.lastSignIn)));
    return kDone;
}

/// The one line an administrator pastes into the counter's settings.
int offer(const CommandLine& line, const std::function<Expected<EnrolOffer, QString>(World&, Instant)>& work)
{
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    const auto certificate = readWholeFile((*office)->config.tls.certificatePath);
    if (!certificate)
        return failed(certificate.error());
    const auto pin = spkiPin(*certificate);
    if (!pin)
        return failed(pin.error().detail);
    const auto made = (*office)->change<EnrolOffer>(work);
    if (!made)
        return failed(made.error());
    say(QStringLiteral("counter = server=%1 pin=%2 counter=%3 code=%4")
            .arg((*office)->config.url(), *pin, made->counter, made->code));
    return kDone;
}

int countersAdd(const QStringList& arguments, Enrolled what)
{
    const bool isSystem = what == Enrolled::System;
    CommandLine line = lineWithConfig(
        isSystem ? QStringLiteral("systems add") : QStringLiteral("counters add"),
        isSystem ? QStringLiteral("adds a system of others, such as test booking, and prints what it enrols "
                                  "with; the code works once, for a week")
                 : QStringLiteral("adds a counter and prints the line to paste into its settings; the code "
                                  "works once, for a week"));
    line.option(kId, QStringLiteral("Id, such as G07; default: the next free one."), QStringLiteral("ID"));
    line.positional(QStringLiteral("NAME"), QStringLiteral("Name as it is shown."));
    if (const auto code = line.parse(arguments))
        return *code;
    return offer(line, [&](World& world, Instant now) {
        return addCounter(world, line.value(kId), line.positionals().first(), now, what);
    });
}

int countersRenew(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(
        QStringLiteral("counters renew"),
        QStringLiteral("makes a new code for a counter whose PC was replaced; its old key stops working"));
    line.positional(QStringLiteral("ID"), QStringLiteral("Id of the counter."));
    if (const auto code = line.parse(arguments))
        return *code;
    return offer(line, [&](World& world, Instant now) {
        return renewCounter(world, line.positionals().first(), now);
    });
}

int countersLock(const QStringList& arguments, Lock lock)
{
    CommandLine line = lineWithConfig(lock == Lock::Lock ? QStringLiteral("counters lock")
                                                         : QStringLiteral("counters unlock"),
                                      QStringLiteral("refuses a counter's requests, or takes them again"));
    line.positional(QStringLiteral("ID"), QStringLiteral("Id of the counter."));
    if (const auto code = line.parse(arguments))
        return *code;
    return change(
        line,
        [&](World& world, Instant now) { return lockCounter(world, line.positionals().first(), lock, now); },
        QStringLiteral("Done."));
}

int countersList(const QStringList& arguments, Enrolled what)
{
    const bool isSystem = what == Enrolled::System;
    CommandLine line = lineWithConfig(
        isSystem ? QStringLiteral("systems list") : QStringLiteral("counters list"),
        isSystem ? QStringLiteral("lists the systems of others") : QStringLiteral("lists the counters"));
    if (const auto code = line.parse(arguments))
        return *code;
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    for (const CounterRow& counter : (*office)->world->stores.staff.allCounters()) {
        if (counter.isSystem != isSystem)
            continue;
        say(QStringLiteral("%1\t%2\t%3\tenrolled %4")
                .arg(counter.id.value(),
                     counter.isLocked ? QStringLiteral("locked") : QStringLiteral("active"), counter.name,
                     instantText(counter.enrolledAt)));
    }
    return kDone;
}

int blacklistList(const QStringList& arguments)
{
    CommandLine line =
        lineWithConfig(QStringLiteral("blacklist list"),
                       QStringLiteral("lists the entries with their evidence; people are not named"));
    if (const auto code = line.parse(arguments))
        return *code;
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    for (const ListingRow& row : (*office)->world->stores.listings.all())
        say(QStringLiteral("%1\t%2\t%3\tsince %4\tuntil %5\tdecide by %6\t%7")
                .arg(row.id.value(), wireWord(row.listing.reason), wireWord(row.listing.state),
                     toOfficeIso(row.listing.since), toIsoDate(row.listing.until),
                     toIsoDate(row.listing.decideBy), QString::fromUtf8(toCanonicalJson(row.evidence))));
    return kDone;
}

int blacklistConfirm(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(
        QStringLiteral("blacklist confirm"),
        QStringLiteral("a supervisor confirms an entry; the password comes on standard input"));
    line.option(QStringLiteral("staff"), QStringLiteral("The supervisor's id."), QStringLiteral("ID"));
    line.option(kReason, QStringLiteral("Why."), QStringLiteral("TEXT"));
    line.positional(QStringLiteral("ENTRY"), QStringLiteral("Id of the entry."));
    if (const auto code = line.parse(arguments))
        return *code;
    const Credentials supervisor{line.value(QStringLiteral("staff")), Sensitive<QString>(readLine())};
    return change(
        line,
        [&](World& world, Instant now) {
            return confirmListing(world, line.positionals().first(), supervisor, line.value(kReason), now);
        },
        QStringLiteral("Confirmed."));
}

int blacklistLift(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(
        QStringLiteral("blacklist lift"),
        QStringLiteral(
            "two supervisors lift an entry; their passwords come on standard input, one line each"));
    line.option(QStringLiteral("staff"), QStringLiteral("The first supervisor's id."), QStringLiteral("ID"));
    line.option(QStringLiteral("second-staff"), QStringLiteral("The second supervisor's id."),
                QStringLiteral("ID"));
    line.option(kReason, QStringLiteral("Why."), QStringLiteral("TEXT"));
    line.positional(QStringLiteral("ENTRY"), QStringLiteral("Id of the entry."));
    if (const auto code = line.parse(arguments))
        return *code;
    const Credentials first{line.value(QStringLiteral("staff")), Sensitive<QString>(readLine())};
    const Credentials second{line.value(QStringLiteral("second-staff")), Sensitive<QString>(readLine())};
    return change(
        line,
        [&](World& world, Instant now) {
            return liftListing(world, line.positionals().first(), first, second, line.value(kReason), now);
        },
        QStringLiteral("Lifted."));
}

/// Which recorded sheets say what a file of the archive says.
int auditPaper(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(
        QStringLiteral("audit paper"),
        QStringLiteral(
            "says when and where the paper of an archived .json file was printed; exit code 1 when no "
            "sheet on record says exactly that"));
    line.positional(QStringLiteral("FILE"), QStringLiteral("the .json file beside the paper's PDF"));
    if (const auto code = line.parse(arguments))
        return *code;
    QFile file(line.positionals().first());
    if (!file.open(QIODevice::ReadOnly))
        return failed(QStringLiteral("%1: %2").arg(file.fileName(), file.errorString()));
    const auto content = parseJsonObject(file.readAll());
    if (!content)
        return failed(QStringLiteral("%1: %2").arg(file.fileName(), content.error().text()));
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    World& world = *(*office)->world;
    const std::vector<SheetRow> sheets = sheetsSaying(world, *content);
    if ((*office)->sql->failure())
        return failed((*office)->sql->failure()->text);
    if (sheets.empty())
        return failed(QStringLiteral("no sheet on record says this"));
    for (const SheetRow& sheet : sheets)
        say(QStringLiteral("%1, copy %2: %3 at %4 by %5%6")
                .arg(wireWord(sheet.kind))
                .arg(sheet.nth)
                .arg(toOfficeIso(sheet.printed.at), sheet.printed.counter.value(),
                     sheet.printed.staff.value(),
                     sheet.toldBy && !(*sheet.toldBy == sheet.printed.staff)
                         ? QStringLiteral(", told later by %1").arg(sheet.toldBy->value())
                         : QString()));
    return kDone;
}

} // namespace

int runStaff(const QStringList& arguments)
{
    return runOneOf(QStringLiteral("staff"),
                    {{"add", staffAdd},
                     {"list", staffList},
                     {"lock", [](const QStringList& rest) { return staffLock(rest, Lock::Lock); }},
                     {"unlock", [](const QStringList& rest) { return staffLock(rest, Lock::Unlock); }},
                     {"password", staffPassword}},
                    arguments);
}

namespace {

int runEnrolled(const QString& command, Enrolled what, const QStringList& arguments)
{
    return runOneOf(command,
                    {{"add", [what](const QStringList& rest) { return countersAdd(rest, what); }},
                     {"list", [what](const QStringList& rest) { return countersList(rest, what); }},
                     {"renew", countersRenew},
                     {"lock", [](const QStringList& rest) { return countersLock(rest, Lock::Lock); }},
                     {"unlock", [](const QStringList& rest) { return countersLock(rest, Lock::Unlock); }}},
                    arguments);
}

} // namespace

int runCounters(const QStringList& arguments)
{
    return runEnrolled(QStringLiteral("counters"), Enrolled::Counter, arguments);
}

int runSystems(const QStringList& arguments)
{
    return runEnrolled(QStringLiteral("systems"), Enrolled::System, arguments);
}

int runBlacklist(const QStringList& arguments)
{
    return runOneOf(QStringLiteral("blacklist"),
                    {{"list", blacklistList}, {"confirm", blacklistConfirm}, {"lift", blacklistLift}},
                    arguments);
}

int runAudit(const QStringList& arguments)
{
    const auto verify = [](const QStringList& rest) {
        CommandLine line = lineWithConfig(
            QStringLiteral("audit verify"),
            QStringLiteral("recomputes the chain of the audit trail; exit code 1 when a row was changed"));
        if (const auto code = line.parse(rest))
            return *code;
        auto office = Office::open(line.value(kConfig));
        if (!office)
            return failed(office.error());
        const Journal::Verification result = (*office)->world->stores.journal.verify();
        if ((*office)->sql->failure())
            return failed((*office)->sql->failure()->text);
        if (result.brokenAt)
            return failed(QStringLiteral("the audit trail is broken at row %1").arg(*result.brokenAt));
        say(QStringLiteral("%1 rows are as they were written; the last hash is %2")
                .arg(result.rows)
                .arg(QString::fromLatin1(result.head.toHex())));
        return int{kDone};
    };
    return runOneOf(QStringLiteral("audit"), {{"verify", verify}, {"paper", auditPaper}}, arguments);
}

} // namespace xuanhao
