// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/poolrules.h"
#include "tests/support/sessiondesk.h"

#include <QTest>

#include <set>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

constexpr auto kDay = std::chrono::hours(24);
const PoolKey kPool{QStringLiteral("粤G"), PlateKind::SmallCar};

/// C5500–C5599 as a new segment, not the first of its kind.
QByteArray newSegment(const char* releasedAt)
{
    return QByteArray(R"({"authority": "粤G", "segments": [{"kind": "02", "from": "C5500", "to": "C5599",
        "releasedAt": ")") +
           releasedAt + R"(", "source": "湛车管公告3号"}]})";
}

SerialIndex index(const char* serial)
{
    return SerialRules::ordinary().indexOf(t(serial)).value();
}

Instant at(const char* iso)
{
    return instantFromIso(t(iso)).value();
}

} // namespace

/// E3 at the real server: what comes into the pool, what can be done with it when, what comes back.
class TestCentralPool : public QObject
{
    Q_OBJECT

private:
    struct Desk : SessionDesk
    {
        using SessionDesk::SessionDesk;

        /// Somebody new sits down to compose; tokens end after half a day.
        void compose(int person)
        {
            counter->token.clear();
            (void)counter->signIn(t("clerk1"));
            session = prepared(*counter, applicant(person));
            QVERIFY(act(EndpointId::StartCompose).isOk());
        }
        Answer verify(const char* serial) { return act(EndpointId::Verify, {{t("serial"), t(serial)}}); }
        bool isInCopy(const char* serial) { return copy().contains(index(serial)); }
        PoolIndex copy() { return counter->pool(PlateKind::SmallCar).pool; }
        void waitUntil(Instant instant) { harness.wait(instant - harness.clock.now()); }
        Instant instant(const char* sql) { return fromMilliseconds(harness.integer(sql)); }
        [[nodiscard]] std::int64_t free() const
        {
            return harness.integer("SELECT free_count FROM pool_version WHERE kind = 2");
        }
    };
    static constexpr const char* kComposeAt = "SELECT compose_at FROM segment WHERE source = '湛车管公告3号'";
    static constexpr const char* kReturnsAt = "SELECT max(returns_at) FROM claim WHERE ended_at IS NULL";

    static HarnessOptions with(const QByteArray& segments, Instant start)
    {
        HarnessOptions options = withoutCaptcha();
        options.segments = segments;
        options.start = start;
        return options;
    }

private Q_SLOTS:
    void newSegmentIsDrawnFromSevenDaysThenComposed_data()
    {
        QTest::addColumn<QByteArray>("releasedAt");
        QTest::newRow("any day") << QByteArray("2026-11-24T09:00:00+08:00");
        QTest::newRow("leap day") << QByteArray("2028-02-29T09:00:00+08:00");
        QTest::newRow("over the new year") << QByteArray("2026-12-21T23:59:59+08:00");
    }
    void newSegmentIsDrawnFromSevenDaysThenComposed()
    {
        QFETCH(QByteArray, releasedAt);
        const Instant opens = at(releasedAt.constData());
        Desk desk(with(newSegment(releasedAt.constData()), opens - 1s));
        const std::int64_t before = desk.free();
        desk.compose(1);
        QVERIFY(!desk.verify("C5511").view().lastVerify->isLocked); // not released: nobody can have it

        desk.harness.wait(1s);

        QCOMPARE(desk.free(), before + 100);
        QVERIFY(!desk.isInCopy("C5511")); // the keyboard does not offer it
        const Answer refused = desk.verify("C5511");
        QCOMPARE(refused.refusal(), t("drawOnly"));
        QCOMPARE(desk.act(EndpointId::ShowSession).view().quotas.verifications, 4); // nothing was spent
        const Instant composes = desk.instant(kComposeAt);
        QVERIFY(composes >= opens + 7 * kDay && composes < opens + 14 * kDay);
        desk.harness.restart(); // what chance has chosen stays
        desk.waitUntil(composes - 1ms);
        desk.compose(2);
        QCOMPARE(desk.verify("C5511").refusal(), t("drawOnly"));
        QVERIFY(!desk.isInCopy("C5511"));

        desk.harness.wait(1ms);

        QCOMPARE(desk.instant(kComposeAt), composes);
        QVERIFY(desk.isInCopy("C5511"));
        QVERIFY(desk.verify("C5511").view().lastVerify->isLocked);
        QCOMPARE(desk.recorded("segment.compose"), 1);
        QCOMPARE(desk.free(), before + 99);
    }

    void nobodyIsToldWhenASegmentOpensForComposing()
    {
        Desk desk(with(newSegment("2026-11-23T08:00:00+08:00"), at("2026-11-23T10:00:00+08:00")));
        const Instant composes = desk.instant(kComposeAt);
        for (const EndpointId id : {EndpointId::Announcements, EndpointId::Reference}) {
            const QByteArray body = desk.counter->send(id).body;
            QVERIFY(!body.contains(toOfficeIso(composes).toUtf8()));
            QVERIFY(!body.contains(QByteArray::number(toMilliseconds(composes))));
        }
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM audit WHERE facts LIKE $1",
                                      {t("%") + QString::number(toMilliseconds(composes)) + t("%")}),
                 0);
    }

    void segmentThatIsImportedLateIsComposedAtOnce() // its days are over
    {
        Desk desk(with(newSegment("2026-10-01T09:00:00+08:00"), at("2026-11-23T10:00:00+08:00")));
        QVERIFY(desk.isInCopy("C5511"));
    }

    void officeWithoutDrawOnlyDaysComposesAtOnce()
    {
        HarnessOptions options =
            with(newSegment("2026-11-23T10:00:00+08:00"), at("2026-11-23T10:00:00+08:00"));
        options.pool = {{t("drawOnlyDays"), 0}};
        Desk desk(options);
        desk.compose(1);
        QVERIFY(desk.verify("C5511").view().lastVerify->isLocked);
    }

    void numbersOfANewSegmentAreDrawn()
    {
        Desk desk(with(newSegment("2026-11-23T09:00:00+08:00"), at("2026-11-23T10:00:00+08:00")));
        desk.harness.command([](World& world, Instant now) {
            int nth = 0;
            for (const char* pattern : {"A????", "B????", "12A??"})
                (void)world.stores.numbers.addRule({.id = t("T%1").arg(++nth),
                                                    .pool = kPool,
                                                    .pattern = t(pattern),
                                                    .state = ClaimState::Blocked,
                                                    .reason = {},
                                                    .addedAt = now,
                                                    .addedBy = {},
                                                    .liftedAt = {}},
                                                   now);
        });
        QCOMPARE(desk.copy().count(), SerialIndex{0});
        desk.session = prepared(*desk.counter, applicant(1));

        const SessionView drawn = desk.act(EndpointId::Draw).view();

        QCOMPARE(drawn.session.batch()->numbers.size(), std::size_t{10});
        for (const SerialIndex number : drawn.session.batch()->numbers)
            QVERIFY(number >= index("C5500") && number <= index("C5599"));
        // One of them is chosen, and comes back into a segment that is drawn from only.
        const QString first = SerialRules::ordinary().serialAt(drawn.session.batch()->numbers.front());
        QVERIFY(desk.act(EndpointId::ChooseDrawn, {{t("serial"), first}}).isOk());
        QVERIFY(desk.act(EndpointId::GiveUpChoice).isOk());
        QCOMPARE(desk.free(), 99);
        desk.harness.wait(72h);
        QCOMPARE(desk.free(), 100);
        QCOMPARE(desk.copy().count(), SerialIndex{0});
    }

    void numberThatWasGivenUpComesBackByChance_data()
    {
        QTest::addColumn<bool>("isAbandoned");
        QTest::newRow("choice given up") << false;
        QTest::newRow("session abandoned with a locked number") << true;
    }
    void numberThatWasGivenUpComesBackByChance() // domain.md §2.4
    {
        QFETCH(bool, isAbandoned);
        Desk desk;
        desk.compose(1);
        QVERIFY(desk.verify("A1234").view().lastVerify->isLocked);
        if (!isAbandoned) {
            desk.harness.wait(90s);
            QVERIFY(desk.act(EndpointId::GiveUpChoice).isOk());
        } else {
            QVERIFY(desk.act(EndpointId::Abandon).isOk());
        }
        const Instant given = desk.harness.clock.now();
        const Instant returns = desk.instant(kReturnsAt);
        QVERIFY(returns >= given + 1h && returns < given + 72h);
        desk.harness.restart();
        desk.waitUntil(returns - 1ms);
        desk.compose(2);
        QVERIFY(!desk.verify("A1234").view().lastVerify->isLocked);
        QVERIFY(!desk.isInCopy("A1234"));

        desk.harness.wait(1ms);

        QVERIFY(desk.isInCopy("A1234"));
        QVERIFY(desk.verify("A1234").view().lastVerify->isLocked);
        QCOMPARE(desk.recorded("pool.return"), 1);
    }

    void numberThatLapsesComesBackByChance()
    {
        Desk desk;
        desk.session = prepared(*desk.counter, applicant(1));
        desk.choose();
        const std::int64_t before = desk.free();
        desk.harness.wait(600s);
        QCOMPARE(desk.act(EndpointId::ShowSession).view().session.stage(), Stage::Choosing);
        QCOMPARE(desk.free(), before);
        desk.harness.wait(72h);
        QCOMPARE(desk.free(), before + 1);
    }

    void clearedNumberIsFreeAtOnce() // B7
    {
        Desk desk;
        desk.compose(1);
        QVERIFY(desk.verify("A1234").view().lastVerify->isLocked);
        QVERIFY(desk.act(EndpointId::Clear).isOk());
        QVERIFY(desk.isInCopy("A1234"));
    }

    void numbersComeBackAtTimesOfTheirOwn()
    {
        Desk desk;
        for (int person = 1; person <= 6; ++person) {
            desk.session = prepared(*desk.counter, applicant(person));
            desk.choose();
            QVERIFY(desk.act(EndpointId::GiveUpChoice).isOk());
        }
        std::set<std::int64_t> times;
        desk.harness.connect()->query("SELECT returns_at FROM claim WHERE returns_at IS NOT NULL", {},
                                      [&](const SqlRow& row) { times.insert(row.integer(0)); });
        QCOMPARE(times.size(), std::size_t{6});
    }

    void announcementsNameWhatWasReleased()
    {
        Desk desk(with(newSegment("2026-11-24T09:00:00+08:00"), at("2026-11-23T10:00:00+08:00")));
        desk.harness.command([](World& world, Instant now) {
            const auto imported =
                importSegments(world,
                               QByteArray("authority,kind,from,to,releasedAt,source\n"
                                          "粤G,02,E1000,E1049,2026-11-25 09:00,湛车管公告4号\n"
                                          "粤G,02,E1050,E1099,2026-11-25 09:00,湛车管公告4号\n"
                                          "粤G,52,D55500,D55509,2026-11-25 09:30,湛车管公告4号\n"),
                               now, {}, ImportMode::DryRun);
            QVERIFY2(imported.hasValue(), imported ? "" : qPrintable(imported.error()));
            QCOMPARE(imported->announcements, 1);
            QVERIFY(setAnnouncement(world,
                                    {.number = t("湛车管公告4号"),
                                     .title = t("关于投放号段的公告"),
                                     .text = t("第一段。\n第二段。"),
                                     .issuer = t("湛江市公安局"),
                                     .announcedAt = now + 1h},
                                    now)
                        .hasValue());
        });

        const Answer answer = desk.counter->send(EndpointId::Announcements);
        JsonReader reader(answer.object());
        const AnnouncementsReply reply = AnnouncementsReply::read(reader);

        QVERIFY(!reader.finish(JsonReader::UnknownKeys::Refuse));
        QVERIFY(reply.isComplete);
        QCOMPARE(reply.announcements.first().number, t("湛车管公告4号"));
        QCOMPARE(reply.announcements.first().issuer, t("湛江市公安局"));
        QCOMPARE(reply.announcements.first().text, t("第一段。\n第二段。"));
        const QList<AnnouncedSegment>& segments = reply.announcements.first().segments;
        QCOMPARE(segments.size(), 2); // the two halves are one row
        QCOMPARE(segments.first().from, t("E1000"));
        QCOMPARE(segments.first().to, t("E1099"));
        QCOMPARE(segments.first().count, 100);
        QCOMPARE(segments.first().opensAt, at("2026-11-25T09:00:00+08:00"));
        QCOMPARE(segments.first().state, SegmentState::Announced);
        QCOMPARE(segments.last().kind, PlateKind::SmallNewEnergy);
        desk.waitUntil(at("2026-11-25T09:00:00+08:00"));
        const QJsonArray later = desk.counter->send(EndpointId::Announcements)
                                     .object()
                                     .value(t("announcements"))
                                     .toArray()
                                     .first()
                                     .toObject()
                                     .value(t("segments"))
                                     .toArray();
        QCOMPARE(later.first().toObject().value(t("state")).toString(), t("drawOnly"));
        QCOMPARE(later.last().toObject().value(t("state")).toString(), t("announced"));
    }
};

QTEST_GUILESS_MAIN(TestCentralPool)
#include "tst_centralpool.moc"
