// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/profile.h"

#include <QFile>
#include <QTest>

using namespace xuanhao;
using namespace std::chrono_literals;

namespace {

QByteArray shippedText(const char* name)
{
    QFile file(QStringLiteral(XUANHAO_SOURCE_DIR "/resources/profiles/%1.json").arg(QLatin1String(name)));
    XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

Profile shipped(const char* name)
{
    return Profile::fromJson(shippedText(name)).value();
}

Calendar calendar()
{
    return Calendar::fromJson(
               R"({"2026": {"holidays": ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06",
                                  "2026-10-07"], "workdays": ["2026-09-20", "2026-10-10"]}})")
        .value();
}

Instant at(const char* text)
{
    return instantFromIso(QLatin1String(text)).value();
}

} // namespace

class TestProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // B14
    void classicHasTheNumbersOfTheSource()
    {
        const Profile profile = shipped("classic");

        const QList<Step> steps{Step::Notice, Step::Vehicle, Step::Contact,
                                Step::Choose, Step::Code,    Step::Result};
        QCOMPARE(profile.steps, steps);
        QVERIFY(!profile.codeBeforeChoice());
        QCOMPARE(profile.compose.commit, CommitMode::FixedAtDeadline);
        QCOMPARE(profile.compose.window, 90s);
        QCOMPARE(profile.compose.verificationsPerDay, 5);
        QCOMPARE(profile.compose.locksPerDay, 2);
        QVERIFY(profile.compose.needsCaptcha);
        QCOMPARE(profile.draw.drawsPerVehicle * profile.draw.batchSize, 50);
        QCOMPARE(profile.draw.batchLife, 90s);
        QCOMPARE(profile.onSite.drawsPerVehicle, 1);
        QCOMPARE(profile.onSite.batchSize, 50);
        QCOMPARE(profile.onSite.life, 180s);
        QCOMPARE(profile.code.digits, 6);
        QCOMPARE(profile.code.life, 300s);
        QCOMPARE(profile.code.resendWait, 60s);
        QCOMPARE(profile.code.perDay, 5);
        QCOMPARE(profile.code.hold, 600s);
        QCOMPARE(profile.reservation.validityWorkdays, 15);
        QCOMPARE(profile.reservation.blacklistYears, 2);
        QCOMPARE(profile.reservation.remindDays, 3);
        QCOMPARE(profile.listing.takesEffect, ListingEffect::OnReview);
        QCOMPARE(profile.listing.reviewWorkdays, 5);
        QCOMPARE(profile.businessKinds, allBusinessKinds());
        const QList<PlateKind> kinds{PlateKind::SmallCar, PlateKind::SmallNewEnergy};
        QCOMPARE(profile.plateKinds, kinds);
    }
    void modernDiffersOnlyWhereItShould()
    {
        const Profile modern = shipped("modern");
        QVERIFY(modern.codeBeforeChoice());
        QCOMPARE(modern.compose.commit, CommitMode::MinInterval);
        QCOMPARE(modern.compose.minInterval, 8s);
        QCOMPARE(modern.compose.window, 1200s);
        QCOMPARE(modern.compose.verificationsPerDay, 20);
        QVERIFY(!modern.compose.needsCaptcha);
        QCOMPARE(modern.draw.backupLife, 180s);

        Profile asClassic = modern;
        const Profile classic = shipped("classic");
        asClassic.name = classic.name;
        asClassic.title = classic.title;
        asClassic.steps = classic.steps;
        asClassic.compose = classic.compose;
        asClassic.compose.minInterval = modern.compose.minInterval;
        asClassic.draw.backupLife = classic.draw.backupLife;

        QCOMPARE(asClassic.toJson(), classic.toJson());
    }
    void comesBackFromJson_data()
    {
        QTest::addColumn<Profile>("profile");
        QTest::newRow("classic") << shipped("classic");
        QTest::newRow("modern") << shipped("modern");
        Profile odd = shipped("classic");
        odd.compose.shuffle = KeyboardShuffle::PerKey;
        odd.listing.takesEffect = ListingEffect::AtOnce;
        odd.openingHours = {true, false, 0, 24 * 60};
        odd.invoice = {Demand::No, Demand::Required};
        odd.draw.enabled = false;
        odd.compose.enabled = false;
        odd.pool = {0, 60, std::chrono::hours(0), std::chrono::hours(720), 100};
        QTest::newRow("everything else") << odd;
    }
    void comesBackFromJson()
    {
        QFETCH(Profile, profile);

        const auto again = Profile::fromJson(toCanonicalJson(profile.toJson()));

        QVERIFY2(again.hasValue(), again ? "" : qPrintable(again.error().text()));
        QCOMPARE(again->toJson(), profile.toJson());
        QCOMPARE(again->openingHours.toMinute, profile.openingHours.toMinute);
        QCOMPARE(again->listing.takesEffect, profile.listing.takesEffect);
        QCOMPARE(again->compose.shuffle, profile.compose.shuffle);
    }

    void profileOfAnEarlierVersionHasTheUsualPool() // E3
    {
        QJsonObject stored = shipped("classic").toJson();
        stored.remove(QStringLiteral("pool"));

        const auto profile = Profile::fromJson(toCanonicalJson(stored));

        QVERIFY2(profile.hasValue(), profile ? "" : qPrintable(profile.error().text()));
        QCOMPARE(profile->pool.drawOnlyDays, 7);
        QCOMPARE(profile->toJson(), shipped("classic").toJson());
    }

    void saysLineAndReasonOfWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reasonPart");
        const auto row = [](const char* name, const char* from, const char* to, const char* path, int line,
                            const char* reason) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(path) << line
                                << QString::fromLatin1(reason);
        };
        row("missing key", "\"invoice\": {\"buyer\": \"required\", \"picture\": \"optional\"},", "",
            "invoice", 1, "missing");
        row("the old yes or no for the invoice",
            "\"invoice\":", "\"needsInvoice\": true, \"invoice\":", "needsInvoice", 8, "not known");
        row("half of the invoice", ", \"picture\": \"optional\"", "", "invoice.picture", 8, "missing");
        row("a truth for the buyer", "\"buyer\": \"required\"", "\"buyer\": true", "invoice.buyer", 8,
            "text");
        row("unknown word for the picture", "\"picture\": \"optional\"", "\"picture\": \"maybe\"",
            "invoice.picture", 8, "optional");
        row("missing key inside", "\"locksPerDay\": 2,", "", "compose.locksPerDay", 9, "missing");
        row("missing section", "\"reservation\":", "\"reservations\":", "reservation", 1, "missing");
        row("unknown key", "\"invoice\"", "\"invoices\": true, \"invoice\"", "invoices", 8, "not known");
        row("unknown key inside", "\"perDay\": 5", "\"perDay\": 5, \"perWeek\": 9", "code.perWeek", 37,
            "not known");
        row("key twice", "\"digits\": 6", "\"digits\": 6, \"digits\": 6", "code.digits", 34, "twice");
        row("text for a number", "\"digits\": 6", "\"digits\": \"6\"", "code.digits", 34, "whole number");
        row("fraction", "\"windowSeconds\": 90", "\"windowSeconds\": 90.5", "compose.windowSeconds", 12,
            "whole");
        row("number for a truth", "\"needsCaptcha\": true", "\"needsCaptcha\": 1", "compose.needsCaptcha", 17,
            "true");
        row("list for a section", "\"draw\": {", "\"draw\": [], \"x\": {", "draw", 20, "object");
        row("window too short", "\"windowSeconds\": 90", "\"windowSeconds\": 9", "compose.windowSeconds", 12,
            "10 to");
        row("interval longer than the window", "\"minIntervalSeconds\": 8", "\"minIntervalSeconds\": 91",
            "compose.minIntervalSeconds", 13, "longer");
        row("below zero", "\"verificationsPerDay\": 5", "\"verificationsPerDay\": -1",
            "compose.verificationsPerDay", 14, "0 to 100");
        row("empty batch", "\"batchSize\": 10", "\"batchSize\": 0", "draw.batchSize", 23, "1 to 50");
        row("validity of no day", "\"validityWorkdays\": 15", "\"validityWorkdays\": 0",
            "reservation.validityWorkdays", 42, "1 to 60");
        row("reminded too early", "\"remindDays\": 3", "\"remindDays\": 31", "reservation.remindDays", 44,
            "0 to 30");
        row("unknown word", "\"onReview\"", "\"never\"", "listing.takesEffect", 47, "atOnce");
        row("closes before it opens", "\"17:00\"", "\"09:00\"", "openingHours.to", 54, "later");
        row("no time of day", "\"09:00\"", "\"9:00\"", "openingHours.from", 53, "time of day");
        row("after midnight", "\"17:00\"", "\"24:01\"", "openingHours.to", 54, "time of day");
        row("numbers back at once", "\"returnMaxHours\": 72", "\"returnMaxHours\": 1", "pool.returnMaxHours",
            60, "more than");
        row("no chance in it", "\"composeSpreadDays\": 7", "\"composeSpreadDays\": 0",
            "pool.composeSpreadDays", 58, "1 to 60");
        row("half of the pool", "\"drawOnlyDays\": 7,", "", "pool.drawOnlyDays", 56, "missing");
        row("step twice", "\"contact\"", "\"vehicle\"", "steps[2]", 4, "twice");
        row("step missing", "\"contact\", ", "", "steps", 4, "contact");
        row("step unknown", "\"contact\"", "\"phone\"", "steps[2]", 4, "word");
        row("step no text", "\"contact\"", "3", "steps[2]", 4, "word");
        row("code after the result", "\"code\", \"result\"", "\"result\", \"code\"", "steps[4]", 4,
            "after code");
        row("choice before the vehicle", "\"vehicle\", \"contact\", \"choose\"",
            "\"contact\", \"choose\", \"vehicle\"", "steps[2]", 4, "after vehicle");
        row("code before the contact", "\"contact\", \"choose\", \"code\"",
            "\"code\", \"contact\", \"choose\"", "steps[2]", 4, "after contact");
        row("plate kind unknown", "\"52\"", "\"99\"", "plateKinds[1]", 6, "word");
        row("plate kind twice", "\"52\"", "\"02\"", "plateKinds[1]", 6, "twice");
        row("no business", "[\"newVehicle\", \"usedTransfer\", \"usedMoveIn\"]", "[]", "businessKinds", 5,
            "empty");
        row("name with a slash", "\"classic\"", "\"../classic\"", "name", 2, "letters");
        row("broken text", "\"draw\": {", "\"draw\": ", "", 20, "");
    }
    void saysLineAndReasonOfWhatIsWrong()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, path);
        QFETCH(int, line);
        QFETCH(QString, reasonPart);
        QByteArray text = shippedText("classic");
        QVERIFY(text.contains(from));
        text.replace(text.indexOf(from), from.size(), to);

        const auto result = Profile::fromJson(text);

        QVERIFY(!result.hasValue());
        if (!path.isEmpty())
            QCOMPARE(result.error().path, path);
        if (path.isEmpty())
            QVERIFY2(result.error().line >= line, qPrintable(result.error().text()));
        else
            QCOMPARE(result.error().line, line);
        QVERIFY2(result.error().reason.contains(reasonPart), qPrintable(result.error().text()));
    }
    void refusesAnOfficeWithoutAnyWayToANumber()
    {
        Profile profile = shipped("classic");
        profile.compose.enabled = profile.draw.enabled = profile.onSite.enabled = false;

        QVERIFY(!Profile::fromJson(toCanonicalJson(profile.toJson())).hasValue());
    }

    // B1
    void opensOnWorkdaysOnly_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("opensNext"); ///< empty: it is open
        const auto row = [](const char* name, const char* now, const char* next) {
            QTest::newRow(name) << QString::fromLatin1(now) << QString::fromLatin1(next);
        };
        row("first moment", "2026-09-21T09:00:00+08:00", "");
        row("last moment", "2026-09-21T16:59:59.999+08:00", "");
        row("closing time", "2026-09-21T17:00:00+08:00", "2026-09-22T09:00:00.000+08:00");
        row("before opening", "2026-09-21T08:59:59.999+08:00", "2026-09-21T09:00:00.000+08:00");
        row("midnight", "2026-09-22T00:00:00+08:00", "2026-09-22T09:00:00.000+08:00");
        row("Saturday, then a make-up Sunday", "2026-09-19T10:00:00+08:00", "2026-09-20T09:00:00.000+08:00");
        row("make-up Sunday", "2026-09-20T10:00:00+08:00", "");
        row("a week of holidays", "2026-09-30T18:00:00+08:00", "2026-10-08T09:00:00.000+08:00");
        row("another zone's morning", "2026-09-21T01:00:00Z", "");
    }
    void opensOnWorkdaysOnly()
    {
        QFETCH(QString, now);
        QFETCH(QString, opensNext);
        const Profile profile = shipped("classic");
        const Instant instant = instantFromIso(now).value();

        QCOMPARE(profile.isOpenAt(instant, calendar()), opensNext.isEmpty());

        const auto next = profile.opensNext(instant, calendar());
        QCOMPARE(next ? toOfficeIso(*next) : QString(), opensNext);
    }
    void roundTheClockKnowsNoHolidays()
    {
        Profile profile = shipped("classic");
        profile.openingHours.roundTheClock = true;

        QVERIFY(profile.isOpenAt(at("2026-10-01T03:00:00+08:00"), calendar()));
        QVERIFY(!profile.opensNext(at("2026-10-01T03:00:00+08:00"), calendar()));
    }
    void weekendsCountWhenEveryDayIsServed()
    {
        Profile profile = shipped("classic");
        profile.openingHours.workdaysOnly = false;

        QVERIFY(profile.isOpenAt(at("2026-10-03T12:00:00+08:00"), calendar()));
        QVERIFY(!profile.isOpenAt(at("2026-10-03T17:00:00+08:00"), calendar()));
    }
};

QTEST_APPLESS_MAIN(TestProfile)
#include "tst_profile.moc"
