// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/profile.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace xuanhao {

namespace {

using std::chrono::seconds;

constexpr auto kRefuse = JsonReader::UnknownKeys::Refuse;
constexpr int kMinutesPerDay = 24 * 60;
constexpr std::array kAllSteps{Step::Notice, Step::Vehicle, Step::Contact,
                               Step::Choose, Step::Code,    Step::Result};
const QStringList kCommitWords{QStringLiteral("fixedAtDeadline"), QStringLiteral("minInterval")};
const QStringList kShuffleWords{QStringLiteral("perNumber"), QStringLiteral("perKey")};
const QStringList kDemandWords{QStringLiteral("required"), QStringLiteral("optional"), QStringLiteral("no")};
const QStringList kEffectWords{QStringLiteral("atOnce"), QStringLiteral("onReview")};

int number(JsonReader& reader, const char* key, int min, int max)
{
    return static_cast<int>(reader.integer(key, min, max));
}

seconds duration(JsonReader& reader, const char* key, int min, int max)
{
    return seconds(reader.integer(key, min, max));
}

QString minuteText(int minute)
{
    return QStringLiteral("%1:%2")
        .arg(minute / 60, 2, 10, QLatin1Char('0'))
        .arg(minute % 60, 2, 10, QLatin1Char('0'));
}

/// "09:00" as minutes since midnight; "24:00" is the end of the day.
int minuteOfDay(JsonReader& reader, const char* key)
{
    static const QRegularExpression kPattern(
        QStringLiteral(R"(^(?:([01][0-9]|2[0-3]):([0-5][0-9])|24:00)$)"));
    const QRegularExpressionMatch match = kPattern.match(reader.text(key, 1, 10));
    if (!match.hasMatch()) {
        reader.fail(key, QStringLiteral("must be a time of day like 09:00"));
        return 0;
    }
    if (match.capturedLength(1) == 0)
        return kMinutesPerDay;
    return match.captured(1).toInt() * 60 + match.captured(2).toInt();
}

QByteArray itemKey(const char* key, qsizetype index)
{
    return QByteArray(key) + '[' + QByteArray::number(index) + ']';
}

/// A list of words, each at most once and at least one of them.
template <typename T, typename Parse>
QList<T> wordList(JsonReader& reader, const char* key, Parse parse)
{
    QList<T> result;
    const QJsonArray items = reader.array(key, 20);
    for (qsizetype i = 0; i < items.size() && !reader.hasFailed(); ++i) {
        const std::optional<T> item = parse(items[i].toString());
        if (!item)
            reader.fail(itemKey(key, i).constData(), QStringLiteral("is no known word"));
        else if (result.contains(*item))
            reader.fail(itemKey(key, i).constData(), QStringLiteral("stands twice"));
        else
            result.append(*item);
    }
    if (result.isEmpty())
        reader.fail(key, QStringLiteral("must not be empty"));
    return result;
}

template <typename T>
QJsonArray toWords(const QList<T>& items)
{
    QJsonArray result;
    for (const T item : items)
        result.append(wireWord(item));
    return result;
}

std::optional<Step> stepFromWire(const QString& word)
{
    for (const Step step : kAllSteps) {
        if (wireWord(step) == word)
            return step;
    }
    return std::nullopt;
}

/// Every step once, in an order that can be walked: the code goes to the mobile of the contact step,
/// a choice needs the vehicle, nothing follows the result.
QList<Step> readSteps(JsonReader& reader)
{
    const QList<Step> steps = wordList<Step>(reader, "steps", stepFromWire);
    for (const Step step : kAllSteps) {
        if (!steps.contains(step))
            reader.fail("steps", QStringLiteral("lacks ") + wireWord(step));
    }
    const auto demand = [&](Step first, Step then) {
        const qsizetype at = steps.indexOf(then);
        if (at < steps.indexOf(first))
            reader.fail(itemKey("steps", at).constData(),
                        QStringLiteral("must come after ") + wireWord(first));
    };
    for (const Step step : {Step::Notice, Step::Vehicle, Step::Contact})
        demand(step, Step::Choose);
    demand(Step::Contact, Step::Code);
    for (const Step step : kAllSteps)
        demand(step, Step::Result);
    return steps;
}

Demand readDemand(JsonReader& reader, const char* key)
{
    return static_cast<Demand>(reader.word(key, kDemandWords));
}

void readInvoice(JsonReader& reader, Profile::Invoice& invoice)
{
    invoice.buyer = readDemand(reader, "buyer");
    invoice.picture = readDemand(reader, "picture");
}

void readCompose(JsonReader& reader, Profile::Compose& compose)
{
    compose.enabled = reader.boolean("enabled");
    compose.commit =
        reader.word("commit", kCommitWords) == 0 ? CommitMode::FixedAtDeadline : CommitMode::MinInterval;
    compose.window = duration(reader, "windowSeconds", 10, 3600);
    compose.minInterval = duration(reader, "minIntervalSeconds", 0, 3600);
    if (compose.minInterval > compose.window)
        reader.fail("minIntervalSeconds", QStringLiteral("must not be longer than windowSeconds"));
    compose.verificationsPerDay = number(reader, "verificationsPerDay", 0, 100);
    compose.locksPerDay = number(reader, "locksPerDay", 0, 100);
    compose.shuffle =
        reader.word("shuffle", kShuffleWords) == 0 ? KeyboardShuffle::PerNumber : KeyboardShuffle::PerKey;
    compose.needsCaptcha = reader.boolean("needsCaptcha");
    compose.nearNumbers = number(reader, "nearNumbers", 0, 100);
}

void readDraw(JsonReader& reader, Profile::Draw& draw)
{
    draw.enabled = reader.boolean("enabled");
    draw.drawsPerVehicle = number(reader, "drawsPerVehicle", 0, 100);
    draw.batchSize = number(reader, "batchSize", 1, 50);
    draw.batchLife = duration(reader, "batchLifeSeconds", 10, 3600);
    draw.backupLife = duration(reader, "backupLifeSeconds", 0, 3600);
}

void readOnSite(JsonReader& reader, Profile::OnSite& onSite)
{
    onSite.enabled = reader.boolean("enabled");
    if (reader.has("drawsPerVehicle")) // profiles stored by earlier versions have none
        onSite.drawsPerVehicle = number(reader, "drawsPerVehicle", 0, 100);
    onSite.batchSize = number(reader, "batchSize", 1, 100);
    onSite.life = duration(reader, "lifeSeconds", 10, 3600);
}

void readCode(JsonReader& reader, Profile::Code& code)
{
    code.digits = number(reader, "digits", 4, 8);
    code.life = duration(reader, "lifeSeconds", 60, 3600);
    code.resendWait = duration(reader, "resendWaitSeconds", 0, 600);
    code.perDay = number(reader, "perDay", 1, 50);
    code.attempts = number(reader, "attempts", 1, 50);
    code.hold = duration(reader, "holdSeconds", 60, 7200);
}

void readReservation(JsonReader& reader, Profile::Reservation& reservation)
{
    reservation.validityWorkdays = number(reader, "validityWorkdays", 1, 60);
    reservation.blacklistYears = number(reader, "blacklistYears", 1, 10);
    if (reader.has("remindDays")) // profiles stored by earlier versions have none
        reservation.remindDays = number(reader, "remindDays", 0, 30);
}

void readListing(JsonReader& reader, Profile::Listing& listing)
{
    listing.takesEffect =
        reader.word("takesEffect", kEffectWords) == 0 ? ListingEffect::AtOnce : ListingEffect::OnReview;
    listing.reviewWorkdays = number(reader, "reviewWorkdays", 1, 60);
}

void readOpeningHours(JsonReader& reader, Profile::OpeningHours& hours)
{
    hours.roundTheClock = reader.boolean("roundTheClock");
    hours.workdaysOnly = reader.boolean("workdaysOnly");
    hours.fromMinute = minuteOfDay(reader, "from");
    hours.toMinute = minuteOfDay(reader, "to");
    if (hours.fromMinute >= hours.toMinute)
        reader.fail("to", QStringLiteral("must be later than from"));
}

void readPool(JsonReader& reader, Profile::Pool& pool)
{
    pool.drawOnlyDays = number(reader, "drawOnlyDays", 0, 60);
    pool.composeSpreadDays = number(reader, "composeSpreadDays", 1, 60);
    pool.returnMin = std::chrono::hours(reader.integer("returnMinHours", 0, 720));
    pool.returnMax = std::chrono::hours(reader.integer("returnMaxHours", 1, 720));
    if (pool.returnMin >= pool.returnMax)
        reader.fail("returnMaxHours", QStringLiteral("must be more than returnMinHours"));
    pool.secondPersonPercent = number(reader, "secondPersonPercent", 0, 100);
}

void readAccount(JsonReader& reader, Profile::Account& account)
{
    account.idle = std::chrono::hours(reader.integer("idleHours", 1, 8760));
    account.isProlonged = reader.boolean("prolonged");
    account.barredDays = number(reader, "barredDays", 0, 3650);
}

QString readName(JsonReader& reader)
{
    static const QRegularExpression kPattern(QStringLiteral("^[a-z][a-zA-Z0-9-]{0,39}$"));
    const QString name = reader.text("name", 1, 40);
    if (!kPattern.match(name).hasMatch())
        reader.fail("name", QStringLiteral("must be 1 to 40 Latin letters, digits and hyphens"));
    return name;
}

QString readWords(JsonReader& reader, const char* key, int maxLength)
{
    const QString text = reader.text(key, 1, maxLength);
    if (text.trimmed().isEmpty())
        reader.fail(key, QStringLiteral("must not be blank"));
    return text;
}

/// What is missing has no line; then the line of the object that lacks it is named.
int nearestLine(const QByteArray& text, QString path)
{
    for (;;) {
        const int line = lineOfJsonPath(text, path);
        if (line > 0 || path.isEmpty())
            return line;
        path.truncate(
            std::max({path.lastIndexOf(QLatin1Char('.')), path.lastIndexOf(QLatin1Char('[')), qsizetype{0}}));
    }
}

} // namespace

Expected<Profile, JsonError> Profile::fromJson(const QByteArray& text)
{
    const Expected<QJsonObject, JsonError> object = parseJsonObject(text);
    if (!object)
        return Unexpected{object.error()};
    JsonReader reader(*object);
    Profile profile;
    profile.name = readName(reader);
    profile.title = readWords(reader, "title", 100);
    profile.steps = readSteps(reader);
    profile.businessKinds = wordList<BusinessKind>(reader, "businessKinds", businessKindFromWire);
    profile.plateKinds = wordList<PlateKind>(reader, "plateKinds", plateKindFromWire);
    profile.otherPlace = readWords(reader, "otherPlace", 200);
    const auto section = [&](const char* key, auto read, auto& into) {
        reader.nested(
            key, [&](JsonReader& inner) { read(inner, into); }, kRefuse);
    };
    section("invoice", readInvoice, profile.invoice);
    section("compose", readCompose, profile.compose);
    section("draw", readDraw, profile.draw);
    section("onSite", readOnSite, profile.onSite);
    section("code", readCode, profile.code);
    section("reservation", readReservation, profile.reservation);
    section("listing", readListing, profile.listing);
    section("openingHours", readOpeningHours, profile.openingHours);
    if (reader.has("pool")) // profiles stored by earlier versions have none
        section("pool", readPool, profile.pool);
    if (reader.has("account")) // profiles stored by earlier versions have none
        section("account", readAccount, profile.account);
    profile.sessionIdle = duration(reader, "sessionIdleSeconds", 60, 86400);
    if (!profile.compose.enabled && !profile.draw.enabled && !profile.onSite.enabled)
        reader.fail("onSite",
                    QStringLiteral("leaves no way to a number: compose, draw and onSite are all off"));
    if (std::optional<JsonError> error = reader.finish(kRefuse)) {
        error->line = nearestLine(text, error->path);
        return Unexpected{*error};
    }
    return profile;
}

QJsonObject Profile::toJson() const
{
    const auto secondsOf = [](seconds value) { return QJsonValue(qint64{value.count()}); };
    const auto key = [](const char* text) { return QString::fromLatin1(text); };
    const QJsonObject invoiceJson{{key("buyer"), kDemandWords[static_cast<int>(invoice.buyer)]},
                                  {key("picture"), kDemandWords[static_cast<int>(invoice.picture)]}};
    const QJsonObject composeJson{
        {key("enabled"), compose.enabled},
        {key("commit"), kCommitWords[compose.commit == CommitMode::FixedAtDeadline ? 0 : 1]},
        {key("windowSeconds"), secondsOf(compose.window)},
        {key("minIntervalSeconds"), secondsOf(compose.minInterval)},
        {key("verificationsPerDay"), compose.verificationsPerDay},
        {key("locksPerDay"), compose.locksPerDay},
        {key("shuffle"), kShuffleWords[compose.shuffle == KeyboardShuffle::PerNumber ? 0 : 1]},
        {key("needsCaptcha"), compose.needsCaptcha},
        {key("nearNumbers"), compose.nearNumbers},
    };
    const QJsonObject drawJson{
        {key("enabled"), draw.enabled},
        {key("drawsPerVehicle"), draw.drawsPerVehicle},
        {key("batchSize"), draw.batchSize},
        {key("batchLifeSeconds"), secondsOf(draw.batchLife)},
        {key("backupLifeSeconds"), secondsOf(draw.backupLife)},
    };
    const QJsonObject onSiteJson{{key("enabled"), onSite.enabled},
                                 {key("drawsPerVehicle"), onSite.drawsPerVehicle},
                                 {key("batchSize"), onSite.batchSize},
                                 {key("lifeSeconds"), secondsOf(onSite.life)}};
    const QJsonObject codeJson{
        {key("digits"), code.digits},
        {key("lifeSeconds"), secondsOf(code.life)},
        {key("resendWaitSeconds"), secondsOf(code.resendWait)},
        {key("perDay"), code.perDay},
        {key("attempts"), code.attempts},
        {key("holdSeconds"), secondsOf(code.hold)},
    };
    const QJsonObject reservationJson{{key("validityWorkdays"), reservation.validityWorkdays},
                                      {key("blacklistYears"), reservation.blacklistYears},
                                      {key("remindDays"), reservation.remindDays}};
    const QJsonObject listingJson{
        {key("takesEffect"), kEffectWords[listing.takesEffect == ListingEffect::AtOnce ? 0 : 1]},
        {key("reviewWorkdays"), listing.reviewWorkdays}};
    const QJsonObject hoursJson{{key("roundTheClock"), openingHours.roundTheClock},
                                {key("workdaysOnly"), openingHours.workdaysOnly},
                                {key("from"), minuteText(openingHours.fromMinute)},
                                {key("to"), minuteText(openingHours.toMinute)}};
    const QJsonObject poolJson{{key("drawOnlyDays"), pool.drawOnlyDays},
                               {key("composeSpreadDays"), pool.composeSpreadDays},
                               {key("returnMinHours"), qint64{pool.returnMin.count()}},
                               {key("returnMaxHours"), qint64{pool.returnMax.count()}},
                               {key("secondPersonPercent"), pool.secondPersonPercent}};
    const QJsonObject accountJson{{key("idleHours"), qint64{account.idle.count()}},
                                  {key("prolonged"), account.isProlonged},
                                  {key("barredDays"), account.barredDays}};
    return {{key("name"), name},
            {key("title"), title},
            {key("steps"), toWords(steps)},
            {key("businessKinds"), toWords(businessKinds)},
            {key("plateKinds"), toWords(plateKinds)},
            {key("otherPlace"), otherPlace},
            {key("invoice"), invoiceJson},
            {key("compose"), composeJson},
            {key("draw"), drawJson},
            {key("onSite"), onSiteJson},
            {key("code"), codeJson},
            {key("reservation"), reservationJson},
            {key("listing"), listingJson},
            {key("openingHours"), hoursJson},
            {key("pool"), poolJson},
            {key("account"), accountJson},
            {key("sessionIdleSeconds"), secondsOf(sessionIdle)}};
}

} // namespace xuanhao
