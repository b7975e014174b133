// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/poolrules.h"

#include "core/base/uuid.h"
#include "core/domain/plates/platenumber.h"
#include "core/domain/plates/serialpattern.h"
#include "server/services/poolwork.h"
#include "server/services/segmentfile.h"

#include <algorithm>

namespace xuanhao {

namespace {

constexpr std::chrono::hours kLongestMaintenance{72};

void record(World& world, Instant now, const char* action, const QString& object, const QJsonObject& facts)
{
    world.stores.journal.record({commandLineAt(now), QString::fromLatin1(action), object, facts});
}

QJsonObject signedFacts(const TwoPersons& signers, QJsonObject facts)
{
    facts.insert(QStringLiteral("staff"), signers.first);
    facts.insert(QStringLiteral("secondStaff"), signers.second);
    return facts;
}

/// "R1", "R2", …: people type them again to lift a rule.
template <typename Rows>
QString nextId(const QString& letter, const Rows& rows)
{
    int highest = 0;
    for (const auto& row : rows) {
        if (row.id.startsWith(letter))
            highest = std::max(highest, row.id.mid(letter.size()).toInt());
    }
    return letter + QString::number(highest + 1);
}

const QString kNoReason = QStringLiteral("a reason of 2 to 200 characters is needed");

bool isReason(const QString& reason)
{
    return reason.trimmed().size() >= 2 && reason.size() <= 200;
}

} // namespace

Expected<QString, QString> rulePattern(const QString& authority, PlateKind kind, const QString& text)
{
    QString pattern = text.normalized(QString::NormalizationForm_KC).toUpper();
    for (const QChar separator : QStringLiteral(" ·•・.-"))
        pattern.remove(separator);
    pattern.replace(QLatin1Char('*'), QLatin1Char('?'));
    if (pattern.startsWith(authority))
        pattern.remove(0, authority.size());
    const SerialRules& rules = SerialRules::of(kind);
    if (!SerialPattern::parse(rules, pattern))
        return Unexpected{QStringLiteral("\"%1\": a pattern has %2 serial characters or * for any of them")
                              .arg(text)
                              .arg(rules.length())};
    return pattern;
}

Expected<RuleOutcome, QString> addNumberRule(World& world, const NewRule& wish, const Signatures& signatures,
                                             Instant now)
{
    const auto pattern = rulePattern(world.office.authority, wish.kind, wish.pattern);
    if (!pattern)
        return Unexpected{pattern.error()};
    if (!isReason(wish.reason))
        return Unexpected{kNoReason};
    const auto signers = provenTwo(world, signatures);
    if (!signers)
        return Unexpected{signers.error()};
    const auto known = world.stores.numbers.rules();
    const NumberRule rule{.id = nextId(QStringLiteral("R"), known),
                          .pool = {world.office.authority, wish.kind},
                          .pattern = *pattern,
                          .state = wish.state,
                          .reason = wish.reason.trimmed(),
                          .addedAt = now,
                          .addedBy = *signers,
                          .liftedAt = {}};
    const bool isKnown = std::any_of(known.begin(), known.end(), [&](const NumberRule& other) {
        return other.pool == rule.pool && other.pattern == rule.pattern && !other.liftedAt;
    });
    if (isKnown)
        return Unexpected{QStringLiteral("%1: this pattern is in force already").arg(wish.pattern)};
    const RuleHits hits = world.stores.numbers.addRule(rule, now);
    RuleOutcome outcome{rule.id, hits.taken, {}};
    const auto authority = Authority::parse(world.office.authority);
    for (const Spared& spared : hits.spared)
        outcome.spared.append(PlateNumber::fromIndex(*authority, wish.kind, spared.number).display() +
                              QLatin1Char(' ') + wireWord(spared.state));
    record(world, now, wish.state == ClaimState::Blocked ? "numbers.block" : "numbers.withhold", rule.id,
           signedFacts(*signers, {{QStringLiteral("kind"), wireWord(wish.kind)},
                                  {QStringLiteral("pattern"), rule.pattern},
                                  {QStringLiteral("taken"), hits.taken},
                                  {QStringLiteral("spared"), static_cast<int>(hits.spared.size())}}));
    return outcome;
}

Expected<int, QString> liftNumberRule(World& world, const QString& id, const QString& reason,
                                      const Signatures& signatures, Instant now)
{
    const auto rule = world.stores.numbers.rule(world.office.authority, id);
    if (!rule)
        return Unexpected{QStringLiteral("there is no rule \"%1\"").arg(id)};
    if (rule->liftedAt)
        return Unexpected{QStringLiteral("%1 was lifted already").arg(id)};
    if (!isReason(reason))
        return Unexpected{kNoReason};
    const auto signers = provenTwo(world, signatures);
    if (!signers)
        return Unexpected{signers.error()};
    const int numbers = world.stores.numbers.liftRule(*rule, *signers, reason.trimmed(), now,
                                                      [&] { return returnInstant(world, now); });
    record(world, now, "numbers.lift", id, signedFacts(*signers, {{QStringLiteral("numbers"), numbers}}));
    return numbers;
}

Expected<Done, QString> setAnnouncement(World& world, const AnnouncementEdit& edit, Instant now)
{
    const QString& authority = world.office.authority;
    const QString number = edit.number.trimmed();
    if (number.isEmpty() || number.size() > 200 || edit.title.size() > 100 || edit.text.size() > 4000 ||
        edit.issuer.size() > 100)
        return Unexpected{QStringLiteral("at most: number 200, title 100, text 4000, issuer 100 characters")};
    const auto known = world.stores.announcements.announcement(authority, number);
    Announcement announcement = known.value_or(Announcement{.number = number,
                                                            .title = usualAnnouncementTitle(),
                                                            .text = {},
                                                            .issuer = world.office.name,
                                                            .announcedAt = now,
                                                            .segments = {}});
    for (const auto& [text, into] :
         {std::pair{&edit.title, &announcement.title}, std::pair{&edit.text, &announcement.text},
          std::pair{&edit.issuer, &announcement.issuer}}) {
        if (!text->trimmed().isEmpty())
            *into = text->trimmed();
    }
    announcement.announcedAt = edit.announcedAt.value_or(announcement.announcedAt);
    if (known)
        world.stores.announcements.change(authority, announcement);
    else if (!world.stores.announcements.add(authority, announcement, now))
        return Unexpected{QStringLiteral("the announcement could not be stored")};
    record(world, now, "announcement.set", number, {});
    return Done{};
}

Expected<QString, QString> planMaintenance(World& world, const MaintenanceWindow& window, Instant now)
{
    if (window.to <= window.from || window.to <= now)
        return Unexpected{QStringLiteral("maintenance must end after it begins, and not before now")};
    if (window.to - window.from > kLongestMaintenance)
        return Unexpected{
            QStringLiteral("maintenance lasts %1 hours at most").arg(kLongestMaintenance.count())};
    if (window.text.trimmed().isEmpty() || window.text.size() > 200)
        return Unexpected{QStringLiteral("a text of 1 to 200 characters is needed")};
    const QString& authority = world.office.authority;
    const auto known = world.stores.maintenance.all(authority);
    const bool isOverlapping = std::any_of(known.begin(), known.end(), [&](const MaintenanceRow& row) {
        return row.window.from < window.to && window.from < row.window.to;
    });
    if (isOverlapping)
        return Unexpected{QStringLiteral("there is maintenance at that time already")};
    const MaintenanceRow row{QStringLiteral("M%1").arg(toMilliseconds(window.from) / 1000),
                             {window.from, window.to, window.text.trimmed()}};
    world.stores.maintenance.add(authority, row, now);
    record(
        world, now, "maintenance.plan", row.id,
        {{QStringLiteral("from"), toOfficeIso(window.from)}, {QStringLiteral("to"), toOfficeIso(window.to)}});
    return row.id;
}

Expected<Done, QString> endMaintenance(World& world, const QString& id, Instant now)
{
    const QString& authority = world.office.authority;
    if (!world.stores.maintenance.end(authority, id, now) &&
        !world.stores.maintenance.cancel(authority, id, now))
        return Unexpected{QStringLiteral("there is no maintenance \"%1\" that runs or is to come").arg(id)};
    record(world, now, "maintenance.end", id, {});
    return Done{};
}

} // namespace xuanhao
