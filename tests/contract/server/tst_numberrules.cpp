// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/poolrules.h"
#include "tests/support/sessiondesk.h"

#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;
using namespace std::chrono_literals;

namespace {

Credentials person(const char* id, const QString& password = CentralHarness::kPassword)
{
    return {t(id), Sensitive<QString>(password)};
}

} // namespace

/// E3: numbers kept back by pattern, under two persons' control.
class TestNumberRules : public QObject
{
    Q_OBJECT

private:
    struct Desk : SessionDesk
    {
        explicit Desk(const HarnessOptions& options = withoutCaptcha())
            : SessionDesk(options)
        {
            harness.addStaff(t("boss"), Role::Supervisor);
            harness.addStaff(t("admin"), Role::Administrator);
            harness.addStaff(t("clerk9"), Role::Clerk);
        }
        Expected<RuleOutcome, QString> block(const char* pattern, PlateKind kind = PlateKind::SmallCar,
                                             ClaimState state = ClaimState::Blocked,
                                             const Signatures& by = {person("boss"), person("admin")})
        {
            std::optional<Expected<RuleOutcome, QString>> outcome;
            harness.command([&](World& world, Instant now) {
                outcome =
                    addNumberRule(world, {kind, QString::fromUtf8(pattern), state, t("会议决定")}, by, now);
            });
            return *std::move(outcome);
        }
        Expected<int, QString> lift(const QString& rule)
        {
            std::optional<Expected<int, QString>> outcome;
            harness.command([&](World& world, Instant now) {
                outcome = liftNumberRule(world, rule, t("不再需要"), {person("boss"), person("admin")}, now);
            });
            return *std::move(outcome);
        }
        PoolIndex copy(PlateKind kind = PlateKind::SmallCar) { return counter->pool(kind).pool; }
        bool isInCopy(const char* serial)
        {
            return copy().contains(SerialRules::ordinary().indexOf(t(serial)).value());
        }
        SerialIndex matching(const char* pattern)
        {
            return copy().countMatching(*SerialPattern::parse(SerialRules::ordinary(), t(pattern)));
        }
        void compose(int nth)
        {
            counter->token.clear();
            (void)counter->signIn(t("clerk1"));
            session = prepared(*counter, applicant(nth));
            QVERIFY(act(EndpointId::StartCompose).isOk());
        }
        bool isLocked(const char* serial)
        {
            return act(EndpointId::Verify, {{t("serial"), t(serial)}}).view().lastVerify->isLocked;
        }
    };

private Q_SLOTS:
    void patternTakesWhatIsFree()
    {
        Desk desk;
        const SerialIndex before = desk.copy().count();
        QCOMPARE(desk.matching("A12?4"), SerialIndex{10});

        const auto outcome = desk.block("粤G·A12*4");

        QVERIFY2(outcome.hasValue(), outcome ? "" : qPrintable(outcome.error()));
        QCOMPARE(outcome->taken, 10);
        QVERIFY(outcome->spared.isEmpty());
        QCOMPARE(desk.matching("A12?4"), SerialIndex{0}); // gone from the counters' keyboards, too
        QCOMPARE(desk.copy().count(), before - 10);
        desk.compose(1);
        QVERIFY(!desk.isLocked("A1234"));
        QCOMPARE(desk.recorded("numbers.block"), 1);
        QCOMPARE(
            desk.harness.integer("SELECT count(*) FROM audit WHERE action = 'numbers.block' AND facts LIKE "
                                 "'%\"secondStaff\":\"admin\"%' AND facts LIKE '%\"staff\":\"boss\"%'"),
            1);
    }

    void patternsAreReadAsPeopleWriteThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("pattern");
        QTest::newRow("with office and stars") << t("粤G 4*4**") << t("4?4??");
        QTest::newRow("with a dot, lower case") << t("粤g·a12b?") << t("A12B?");
        QTest::newRow("full width") << t("ＡＡ＊＊＊") << t("AA???");
        QTest::newRow("one number") << t("A1234") << t("A1234");
        QTest::newRow("too short") << t("4*4*") << QString();
        QTest::newRow("too long") << t("4*4***") << QString();
        QTest::newRow("letter that is never used") << t("I****") << QString();
        QTest::newRow("another office") << t("粤A12345") << QString();
        QTest::newRow("another office with stars") << t("粤A·4*4**") << QString();
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("percent") << t("4%4%%") << QString();
    }
    void patternsAreReadAsPeopleWriteThem()
    {
        QFETCH(QString, text);
        QFETCH(QString, pattern);
        const auto read = rulePattern(t("粤G"), PlateKind::SmallCar, text);
        QCOMPARE(read.hasValue() ? *read : QString(), pattern);
    }

    void twoDifferentPersonsMustSign_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<bool>("isPasswordRight");
        QTest::newRow("the same twice") << QByteArray("boss") << QByteArray("boss") << true;
        QTest::newRow("a clerk") << QByteArray("boss") << QByteArray("clerk9") << true;
        QTest::newRow("a clerk first") << QByteArray("clerk9") << QByteArray("boss") << true;
        QTest::newRow("nobody") << QByteArray("boss") << QByteArray("") << true;
        QTest::newRow("a stranger") << QByteArray("boss") << QByteArray("stranger") << true;
        QTest::newRow("wrong password") << QByteArray("boss") << QByteArray("admin") << false;
    }
    void twoDifferentPersonsMustSign()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        QFETCH(bool, isPasswordRight);
        Desk desk;
        const SerialIndex before = desk.copy().count();
        const Credentials other =
            isPasswordRight ? person(second.constData()) : person(second.constData(), t("wrong-password-1"));

        const auto outcome = desk.block("A12*4", PlateKind::SmallCar, ClaimState::Withheld,
                                        {person(first.constData()), other});

        QVERIFY(!outcome.hasValue());
        QCOMPARE(desk.copy().count(), before);
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM number_rule WHERE reason <> 'test'"), 0);
    }

    void whoHasANumberKeepsIt()
    {
        Desk desk;
        const Applicant owner = applicant(1);
        desk.session = prepared(*desk.counter, owner);
        QVERIFY(desk.act(EndpointId::StartCompose).isOk());
        QVERIFY(desk.isLocked("A1234"));
        desk.harness.wait(90s);
        QVERIFY(desk.act(EndpointId::SendCode).isOk());
        QVERIFY(desk.act(EndpointId::ConfirmCode, {{t("code"), desk.lastCode(owner)}}).isOk());
        const auto other = counterAt(desk.harness, t("G02"), t("clerk2"));
        const QString second = prepared(*other, applicant(2));
        QVERIFY(other->session(EndpointId::StartCompose, second).isOk());
        QVERIFY(other->session(EndpointId::Verify, second, {{t("serial"), t("A1244")}}).isOk());

        const auto outcome = desk.block("A12*4");

        QCOMPARE(outcome->taken, 8);
        QCOMPARE(outcome->spared, (QStringList{t("粤G·A1234 reserved"), t("粤G·A1244 hold")}));
        QCOMPARE(desk.act(EndpointId::ShowSession).view().session.stage(), Stage::Reserved);
        // What is given back falls under the pattern.
        QVERIFY(other->session(EndpointId::Clear, second).isOk());
        QVERIFY(!desk.isInCopy("A1244"));
        QCOMPARE(other->session(EndpointId::Verify, second, {{t("serial"), t("A1244")}})
                     .view()
                     .lastVerify->isLocked,
                 false);
    }

    void numberThatComesBackLaterFallsUnderThePatternThen()
    {
        Desk desk;
        desk.compose(1);
        QVERIFY(desk.isLocked("A1234"));
        QVERIFY(desk.act(EndpointId::Abandon).isOk());
        const auto outcome = desk.block("A12*4");
        QCOMPARE(outcome->taken, 9);
        QVERIFY(outcome->spared.isEmpty()); // nobody has it
        desk.harness.wait(72h);
        QVERIFY(!desk.isInCopy("A1234"));
        QCOMPARE(desk.harness.integer("SELECT count(*) FROM claim WHERE rule = 'R1' AND ended_at IS NULL"),
                 10);
    }

    void segmentThatOpensLaterIsKeptBackAsWell()
    {
        HarnessOptions options = withoutCaptcha();
        options.start = *instantFromIso(t("2027-01-05T08:59:59.000+08:00"));
        Desk desk(options);
        QCOMPARE(desk.block("Z99*9")->taken, 0);
        const SerialIndex before = desk.copy().count();
        desk.harness.wait(1s);
        QCOMPARE(desk.copy().count(), before + 90);
    }

    void liftedNumbersComeBackOneByOne()
    {
        Desk desk;
        const SerialIndex before = desk.copy().count();
        const QString rule = desk.block("A12*4")->id;
        (void)desk.block("A123*");

        QCOMPARE(*desk.lift(rule), 9); // A1234 falls under the other one

        QCOMPARE(desk.copy().count(), before - 19); // not at once
        const std::int64_t times = desk.harness.integer(
            "SELECT count(DISTINCT returns_at) FROM claim WHERE ended_at IS NULL AND returns_at IS NOT NULL");
        QCOMPARE(times, 9);
        desk.harness.wait(72h);
        QCOMPARE(desk.copy().count(), before - 10);
        QVERIFY(!desk.isInCopy("A1234"));
        QVERIFY(desk.isInCopy("A1244"));
        QCOMPARE(desk.lift(rule).error(), t("R1 was lifted already"));
        QVERIFY(!desk.lift(t("R99")).hasValue());
        QCOMPARE(desk.recorded("numbers.lift"), 1);
    }

    void samePatternTwiceIsRefused()
    {
        Desk desk;
        QVERIFY(desk.block("A12*4").hasValue());
        QVERIFY(!desk.block("粤G A12?4").hasValue());
        QVERIFY(desk.lift(t("R1")).hasValue());
        QVERIFY(desk.block("A12*4").hasValue()); // its numbers are still on their way back
        desk.harness.wait(72h);
        QCOMPARE(desk.matching("A12?4"), SerialIndex{0});
    }

    void otherKindsAreNotTouched()
    {
        Desk desk;
        const SerialIndex small = desk.copy().count();
        QCOMPARE(desk.block("D123*4", PlateKind::SmallNewEnergy)->taken, 10);
        QCOMPARE(desk.copy().count(), small);
        QCOMPARE(desk.copy(PlateKind::SmallNewEnergy).count(), SerialIndex{90});
    }
};

QTEST_GUILESS_MAIN(TestNumberRules)
#include "tst_numberrules.moc"
