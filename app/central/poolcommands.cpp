// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/commandline.h"
#include "app/central/commands.h"
#include "app/central/subcommands.h"
#include "server/services/announcements.h"
#include "server/services/csvtable.h"
#include "server/services/poolrules.h"
#include "server/services/segmentfile.h"

// The pool: what comes into it, what is kept back, what is announced, when nothing is begun (E3).

namespace xuanhao {

namespace {

const QString kStaff = QStringLiteral("staff");
const QString kSecondStaff = QStringLiteral("second-staff");
const QString kReason = QStringLiteral("reason");
const QString kDryRun = QStringLiteral("dry-run");

void signatureOptions(CommandLine& line)
{
    line.option(kStaff, QStringLiteral("Id of a supervisor or administrator who signs."),
                QStringLiteral("ID"));
    line.option(kSecondStaff, QStringLiteral("Id of another one who signs as well."), QStringLiteral("ID"));
}

/// The passwords come on standard input, one line each: the first person's, then the second one's.
Signatures readSignatures(const CommandLine& line)
{
    const Sensitive<QString> first(readLine());
    const Sensitive<QString> second(readLine());
    return {{line.value(kStaff), first}, {line.value(kSecondStaff), second}};
}

void sayChange(const SegmentImport& change)
{
    for (const auto& kind : change.kinds)
        say(QStringLiteral(
                "Kind %1: %2 segments with %3 numbers, %4 taken and %5 that were given out before; it "
                "had %6 numbers.")
                .arg(wireWord(kind.kind))
                .arg(kind.segments)
                .arg(kind.numbers)
                .arg(kind.taken)
                .arg(kind.wereGiven)
                .arg(kind.before));
    say(QStringLiteral("New announcements: %1.").arg(change.announcements));
    for (const QString& number : change.keptAnnouncements)
        say(QStringLiteral("%1 is on record with other words, which stay; announcements set changes them.")
                .arg(number));
}

int numbersAdd(const QStringList& arguments, ClaimState state)
{
    const bool isBlock = state == ClaimState::Blocked;
    CommandLine line = lineWithConfig(
        isBlock ? QStringLiteral("numbers block") : QStringLiteral("numbers withhold"),
        QStringLiteral(
            "keeps numbers that fit a pattern from being given out; two supervisors or administrators "
            "sign, their passwords come on standard input, one line each"));
    line.option(QStringLiteral("kind"), QStringLiteral("Plate kind, such as 02."), QStringLiteral("KIND"));
    line.option(kReason, QStringLiteral("Why."), QStringLiteral("TEXT"));
    line.option(kDryRun, QStringLiteral("Says what it would do, and does nothing."));
    signatureOptions(line);
    line.positional(QStringLiteral("PATTERN"),
                    QStringLiteral("Such as \"粤G 4*4**\"; * stands for any character."));
    if (const auto code = line.parse(arguments))
        return *code;
    const auto kind = plateKindFromWire(line.value(QStringLiteral("kind")));
    if (!kind)
        return line.wrongUsage(QStringLiteral("--kind must be a plate kind, such as 02"));
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    const Signatures signatures = readSignatures(line);
    const NewRule rule{*kind, line.positionals().first(), state, line.value(kReason)};
    const bool isDryRun = line.isSet(kDryRun);
    const auto done = (*office)->change<RuleOutcome>(
        [&](World& world, Instant now) { return addNumberRule(world, rule, signatures, now); },
        isDryRun ? Office::Keep::Nothing : Office::Keep::Everything);
    if (!done)
        return failed(done.error());
    say(QStringLiteral("%1: %2 free numbers are kept back%3.")
            .arg(done->id)
            .arg(done->taken)
            .arg(isDryRun ? QStringLiteral(" (dry run: nothing was done)") : QString()));
    if (!done->spared.isEmpty())
        say(QStringLiteral("%1 numbers stay with those who have them:").arg(done->spared.size()));
    for (const QString& number : done->spared)
        say(QStringLiteral("  ") + number);
    return kDone;
}

int numbersLift(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(
        QStringLiteral("numbers lift"),
        QStringLiteral(
            "ends a rule; its numbers come back one by one, each after a time of chance. Two persons "
            "sign, their passwords come on standard input, one line each"));
    line.option(kReason, QStringLiteral("Why."), QStringLiteral("TEXT"));
    signatureOptions(line);
    line.positional(QStringLiteral("RULE"), QStringLiteral("Id of the rule, such as R3."));
    if (const auto code = line.parse(arguments))
        return *code;
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    const Signatures signatures = readSignatures(line);
    const auto done = (*office)->change<int>([&](World& world, Instant now) {
        return liftNumberRule(world, line.positionals().first(), line.value(kReason), signatures, now);
    });
    if (!done)
        return failed(done.error());
    say(QStringLiteral("Lifted; %1 numbers come back.").arg(*done));
    return kDone;
}

int numbersRules(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(QStringLiteral("numbers rules"),
                                      QStringLiteral("lists the rules that keep numbers back"));
    if (const auto code = line.parse(arguments))
        return *code;
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    for (const NumberRule& rule : (*office)->world->stores.numbers.rules())
        say(QStringLiteral("%1\t%2\t%3\t%4\t%5\tsince %6 by %7, %8\tlifted %9")
                .arg(rule.id, wireWord(rule.pool.kind), rule.pattern, wireWord(rule.state), rule.reason,
                     toOfficeIso(rule.addedAt), rule.addedBy.first, rule.addedBy.second,
                     instantText(rule.liftedAt)));
    return kDone;
}

int announcementsList(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(QStringLiteral("announcements list"),
                                      QStringLiteral("lists the announcements and their segments"));
    if (const auto code = line.parse(arguments))
        return *code;
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    World& world = *(*office)->world;
    for (const Announcement& one :
         world.stores.announcements.newest(world.office.authority, AnnouncementsReply::kMost)) {
        say(QStringLiteral("%1\t%2\t%3\t%4")
                .arg(one.number, toOfficeIso(one.announcedAt), one.title, one.issuer));
        for (const AnnouncedSegment& segment : announcedSegments(world, one.number))
            say(QStringLiteral("  %1\t%2–%3\t%4 numbers\topens %5")
                    .arg(wireWord(segment.kind), segment.from, segment.to)
                    .arg(segment.count)
                    .arg(toOfficeIso(segment.opensAt)));
    }
    return kDone;
}

int announcementsSet(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(
        QStringLiteral("announcements set"),
        QStringLiteral("says what counters show and print of an announcement; makes it when there is none"));
    line.option(QStringLiteral("title"), QStringLiteral("Its title."), QStringLiteral("TEXT"));
    line.option(QStringLiteral("text-file"), QStringLiteral("A file in UTF-8 with its text."),
                QStringLiteral("FILE"));
    line.option(QStringLiteral("issuer"), QStringLiteral("Who publishes it; default: the office."),
                QStringLiteral("NAME"));
    line.option(QStringLiteral("date"),
                QStringLiteral("When it was published, such as \"2026-12-01 09:00\"."),
                QStringLiteral("TIME"));
    line.positional(QStringLiteral("NUMBER"), QStringLiteral("As the segments name it in \"source\"."));
    if (const auto code = line.parse(arguments))
        return *code;
    AnnouncementEdit edit{.number = line.positionals().first(),
                          .title = line.value(QStringLiteral("title")),
                          .text = {},
                          .issuer = line.value(QStringLiteral("issuer")),
                          .announcedAt = {}};
    if (line.isSet(QStringLiteral("date"))) {
        edit.announcedAt = officeInstantFrom(line.value(QStringLiteral("date")));
        if (!edit.announcedAt)
            return line.wrongUsage(QStringLiteral("--date must be a time like \"2026-12-01 09:00\""));
    }
    if (line.isSet(QStringLiteral("text-file"))) {
        const auto bytes = readWholeFile(line.value(QStringLiteral("text-file")));
        if (!bytes)
            return failed(bytes.error());
        const auto text = utf8Text(*bytes);
        if (!text || text->contains(QChar::Null))
            return failed(
                QStringLiteral("%1: is no text in UTF-8").arg(line.value(QStringLiteral("text-file"))));
        edit.text = *text;
    }
    return change(
        line, [&](World& world, Instant now) { return setAnnouncement(world, edit, now); },
        QStringLiteral("Stored."));
}

int maintenancePlan(const QStringList& arguments)
{
    CommandLine line =
        lineWithConfig(QStringLiteral("maintenance plan"),
                       QStringLiteral("plans a time in which no selection begins; times are the office's"));
    line.option(QStringLiteral("from"), QStringLiteral("\"2026-12-01 18:00\""), QStringLiteral("TIME"));
    line.option(QStringLiteral("to"), QStringLiteral("\"2026-12-01 20:00\", at most 72 hours later."),
                QStringLiteral("TIME"));
    line.option(QStringLiteral("text"), QStringLiteral("What clerks are told."), QStringLiteral("TEXT"));
    if (const auto code = line.parse(arguments))
        return *code;
    const auto from = officeInstantFrom(line.value(QStringLiteral("from")));
    const auto to = officeInstantFrom(line.value(QStringLiteral("to")));
    if (!from || !to)
        return line.wrongUsage(QStringLiteral("--from and --to must be times like \"2026-12-01 18:00\""));
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    const MaintenanceWindow window{*from, *to, line.value(QStringLiteral("text"))};
    const auto id = (*office)->change<QString>(
        [&](World& world, Instant now) { return planMaintenance(world, window, now); });
    if (!id)
        return failed(id.error());
    say(QStringLiteral("%1: from %2 to %3").arg(*id, toOfficeIso(*from), toOfficeIso(*to)));
    return kDone;
}

int maintenanceList(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(QStringLiteral("maintenance list"),
                                      QStringLiteral("lists what was planned and not cancelled"));
    if (const auto code = line.parse(arguments))
        return *code;
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    World& world = *(*office)->world;
    for (const MaintenanceRow& row : world.stores.maintenance.all(world.office.authority))
        say(QStringLiteral("%1\tfrom %2\tto %3\t%4")
                .arg(row.id, toOfficeIso(row.window.from), toOfficeIso(row.window.to), row.window.text));
    return kDone;
}

int maintenanceEnd(const QStringList& arguments)
{
    CommandLine line =
        lineWithConfig(QStringLiteral("maintenance end"),
                       QStringLiteral("ends maintenance that runs, or cancels some that has not begun"));
    line.positional(QStringLiteral("ID"), QStringLiteral("As \"maintenance list\" names it."));
    if (const auto code = line.parse(arguments))
        return *code;
    return change(
        line,
        [&](World& world, Instant now) { return endMaintenance(world, line.positionals().first(), now); },
        QStringLiteral("Ended."));
}

} // namespace

int runImportSegments(const QStringList& arguments)
{
    CommandLine line = lineWithConfig(
        QStringLiteral("import-segments"),
        QStringLiteral(
            "imports released segments and numbers already taken; all or nothing. A large change needs "
            "two supervisors or administrators, whose passwords come on standard input, one line each"));
    line.option(kDryRun, QStringLiteral("Says what it would change, and changes nothing."));
    signatureOptions(line);
    line.positional(QStringLiteral("FILE"), QStringLiteral("CSV or JSON in UTF-8; see the manual."));
    if (const auto code = line.parse(arguments))
        return *code;
    const QString path = line.positionals().first();
    const auto text = readWholeFile(path);
    if (!text)
        return failed(text.error());
    if (line.isSet(kStaff) != line.isSet(kSecondStaff))
        return line.wrongUsage(QStringLiteral("--staff and --second-staff go together"));
    auto office = Office::open(line.value(kConfig));
    if (!office)
        return failed(office.error());
    std::optional<Signatures> signatures;
    if (line.isSet(kStaff))
        signatures = readSignatures(line);
    const bool isDryRun = line.isSet(kDryRun);
    const auto result = (*office)->change<SegmentImport>(
        [&](World& world, Instant now) {
            return importSegments(world, *text, now, signatures,
                                  isDryRun ? ImportMode::DryRun : ImportMode::Import);
        },
        isDryRun ? Office::Keep::Nothing : Office::Keep::Everything);
    if (!result)
        return failed(QStringLiteral("%1: %2").arg(path, result.error()));
    sayChange(*result);
    if (isDryRun) {
        say(result->needsTwoPersons ? QStringLiteral("Two persons must sign for it.")
                                    : QStringLiteral("Nobody has to sign for it."));
        say(QStringLiteral("Dry run: nothing was changed."));
        return kDone;
    }
    say(QStringLiteral("Imported %1 segments with %2 numbers, %3 of them not to be given out.")
            .arg(result->segments)
            .arg(result->numbers)
            .arg(result->taken));
    return kDone;
}

int runNumbers(const QStringList& arguments)
{
    return runOneOf(
        QStringLiteral("numbers"),
        {{"rules", numbersRules},
         {"block", [](const QStringList& rest) { return numbersAdd(rest, ClaimState::Blocked); }},
         {"withhold", [](const QStringList& rest) { return numbersAdd(rest, ClaimState::Withheld); }},
         {"lift", numbersLift}},
        arguments);
}

int runAnnouncements(const QStringList& arguments)
{
    return runOneOf(QStringLiteral("announcements"), {{"list", announcementsList}, {"set", announcementsSet}},
                    arguments);
}

int runMaintenance(const QStringList& arguments)
{
    return runOneOf(QStringLiteral("maintenance"),
                    {{"plan", maintenancePlan}, {"list", maintenanceList}, {"end", maintenanceEnd}},
                    arguments);
}

} // namespace xuanhao
