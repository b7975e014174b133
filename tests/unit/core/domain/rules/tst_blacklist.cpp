// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/blacklist.h"

#include <QTest>

using namespace xuanhao;
using namespace std::chrono_literals;

namespace {

Calendar springCalendar()
{
    return Calendar::fromJson(
               R"({"2026": {"holidays": ["2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19",
                                  "2026-02-20", "2026-02-23"], "workdays": ["2026-02-14", "2026-02-28"]}})")
        .value();
}

Profile profileWith(ListingEffect effect)
{
    Profile profile;
    profile.listing.takesEffect = effect;
    return profile;
}

Instant at(const char* text)
{
    return instantFromIso(QLatin1String(text)).value();
}

} // namespace

class TestBlacklist : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsYears_data()
    {
        QTest::addColumn<QDate>("from");
        QTest::addColumn<int>("years");
        QTest::addColumn<QDate>("expected");
        QTest::newRow("ordinary day") << QDate(2026, 11, 23) << 2 << QDate(2028, 11, 23);
        QTest::newRow("leap day becomes the 28th") << QDate(2024, 2, 29) << 2 << QDate(2026, 2, 28);
        QTest::newRow("leap day to a leap year") << QDate(2024, 2, 29) << 4 << QDate(2028, 2, 29);
        QTest::newRow("the 28th stays") << QDate(2026, 2, 28) << 2 << QDate(2028, 2, 28);
    }
    void addsYears()
    {
        QFETCH(QDate, from);
        QFETCH(int, years);
        QFETCH(QDate, expected);

        QCOMPARE(addYears(from, years), expected);
    }
    // D2
    void lapseBarsAtOnceForTwoYears()
    {
        const Listing listing = newListing(ListingReason::Lapsed, at("2026-02-10T23:59:59+08:00"),
                                           profileWith(ListingEffect::OnReview), springCalendar());

        QCOMPARE(listing.state, ListingState::Effective);
        QVERIFY(!listing.decideBy.isValid());
        QVERIFY(isBarring(listing, listing.since));
        QVERIFY(isBarring(listing, at("2028-02-09T23:59:59.999+08:00")));
        QVERIFY(!isBarring(listing, at("2028-02-10T00:00:00+08:00")));
    }
    // B9, B10
    void reviewBarsOnlyWhereTheOfficeSaysSo_data()
    {
        QTest::addColumn<ListingReason>("reason");
        QTest::addColumn<ListingEffect>("effect");
        QTest::addColumn<bool>("bars");
        QTest::newRow("early, at once") << ListingReason::EarlySubmission << ListingEffect::AtOnce << true;
        QTest::newRow("early, on review")
            << ListingReason::EarlySubmission << ListingEffect::OnReview << false;
        QTest::newRow("second terminal, at once")
            << ListingReason::SecondTerminal << ListingEffect::AtOnce << true;
        QTest::newRow("second terminal, on review")
            << ListingReason::SecondTerminal << ListingEffect::OnReview << false;
    }
    void reviewBarsOnlyWhereTheOfficeSaysSo()
    {
        QFETCH(ListingReason, reason);
        QFETCH(ListingEffect, effect);
        QFETCH(bool, bars);
        Listing listing =
            newListing(reason, at("2026-02-10T10:00:00+08:00"), profileWith(effect), springCalendar());

        QCOMPARE(listing.state, ListingState::UnderReview);
        QCOMPARE(isBarring(listing, listing.since), bars);
        listing.state = ListingState::Effective;
        QVERIFY(isBarring(listing, listing.since));
        listing.state = ListingState::Lifted;
        QVERIFY(!isBarring(listing, listing.since));
    }
    // B10: five working days, across the Spring Festival and a make-up Saturday.
    void undecidedEntryClosesAtTheEndOfTheFifthWorkingDay()
    {
        Listing listing = newListing(ListingReason::EarlySubmission, at("2026-02-11T10:00:00+08:00"),
                                     profileWith(ListingEffect::AtOnce), springCalendar());
        QCOMPARE(listing.decideBy, QDate(2026, 2, 25)); // 12, 13, 14 (Saturday), 24, 25
        const Instant lastMoment = at("2026-02-25T23:59:59.999+08:00");
        QVERIFY(!advance(listing, lastMoment));
        QVERIFY(isBarring(listing, lastMoment));
        QVERIFY(!isBarring(listing, lastMoment + 1ms));

        QVERIFY(advance(listing, lastMoment + 1ms));

        QCOMPARE(listing.state, ListingState::Closed);
        QVERIFY(!advance(listing, lastMoment + 1ms));
        QVERIFY(!isBarring(listing, listing.since));
    }
    void decidedEntriesDoNotClose()
    {
        for (const ListingState state : {ListingState::Effective, ListingState::Lifted}) {
            Listing listing = newListing(ListingReason::SecondTerminal, at("2026-02-11T10:00:00+08:00"),
                                         profileWith(ListingEffect::OnReview), springCalendar());
            listing.state = state;

            QVERIFY(!advance(listing, at("2027-01-01T00:00:00+08:00")));
            QCOMPARE(listing.state, state);
        }
    }
    void wordsComeBack()
    {
        for (const ListingReason reason :
             {ListingReason::EarlySubmission, ListingReason::SecondTerminal, ListingReason::Lapsed})
            QCOMPARE(listingReasonFromWire(wireWord(reason)), std::optional(reason));
        for (const ListingState state :
             {ListingState::UnderReview, ListingState::Effective, ListingState::Lifted, ListingState::Closed})
            QCOMPARE(listingStateFromWire(wireWord(state)), std::optional(state));
        QVERIFY(!listingReasonFromWire(QString()));
        QVERIFY(!listingStateFromWire(QStringLiteral("lapsed")));
    }
};

QTEST_APPLESS_MAIN(TestBlacklist)
#include "tst_blacklist.moc"
