// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/eligibility.h"

#include <QTest>

using namespace xuanhao;

namespace {

using Mobile = PersonFacts::Mobile;
using Vehicle = PersonFacts::Vehicle;
using Licence = PersonFacts::Licence;

const QDate kToday(2026, 11, 23);

PersonFacts facts(FactCoverage coverage, const QList<Vehicle>& vehicles = {},
                  const QList<Licence>& licences = {})
{
    return {.vehicleCoverage = coverage,
            .licenceCoverage = coverage,
            .vehiclesAsOf = {},
            .licencesAsOf = {},
            .vehicles = vehicles,
            .licences = licences};
}

Vehicle here(Mobile mobile)
{
    return {true, mobile};
}

Licence licence(Mobile mobile, QDate validUntil = {})
{
    return {.isLearner = false, .isLocal = true, .mobile = mobile, .validUntil = validUntil};
}

Licence learner(QDate validUntil = {})
{
    return {.isLearner = true, .isLocal = true, .mobile = Mobile::NotOnFile, .validUntil = validUntil};
}

/// "noVehicle met, noLicence unknown"
QString answers(UserType type, const PersonFacts& known)
{
    QStringList words;
    for (const CheckedCondition& checked : checkEntry(type, known, kToday))
        words.append(wireWord(checked.condition) + QLatin1Char(' ') + wireWord(checked.answer));
    return words.join(QStringLiteral(", "));
}

} // namespace

Q_DECLARE_METATYPE(PersonFacts)

class TestEligibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conditionsOfTheUserTypes_data() // A2
    {
        QTest::addColumn<UserType>("type");
        QTest::addColumn<PersonFacts>("known");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, UserType type, const PersonFacts& known, const char* expected) {
            QTest::newRow(name) << type << known << QString::fromLatin1(expected);
        };
        using enum UserType;
        using enum FactCoverage;
        const Vehicle elsewhere{false, Mobile::Equal};
        const Licence licenceElsewhere{false, false, Mobile::Equal, {}};
        const Licence learnerElsewhere{true, false, Mobile::NotOnFile, {}};

        row("owner: nobody can say", VehicleOwner, facts(None),
            "localVehicle unknown, vehicleMobile unknown");
        row("owner: a vehicle here, the same mobile", VehicleOwner, facts(Local, {here(Mobile::Equal)}),
            "localVehicle met, vehicleMobile met");
        row("owner: another mobile", VehicleOwner, facts(Local, {here(Mobile::Differs)}),
            "localVehicle met, vehicleMobile notMet");
        row("owner: no mobile on file", VehicleOwner, facts(Local, {here(Mobile::NotOnFile)}),
            "localVehicle met, vehicleMobile unknown");
        row("owner: one of two vehicles has the mobile", VehicleOwner,
            facts(Local, {here(Mobile::Differs), here(Mobile::Equal)}),
            "localVehicle met, vehicleMobile met");
        row("owner: one of two has no mobile on file", VehicleOwner,
            facts(Local, {here(Mobile::Differs), here(Mobile::NotOnFile)}),
            "localVehicle met, vehicleMobile unknown");
        row("owner: no vehicle here", VehicleOwner, facts(Local),
            "localVehicle notMet, vehicleMobile unknown");
        row("owner: a vehicle elsewhere is none here", VehicleOwner, facts(Country, {elsewhere}),
            "localVehicle notMet, vehicleMobile unknown");

        row("driver: nobody can say", Driver, facts(None), "localLicence unknown, licenceMobile unknown");
        row("driver: a licence here, the same mobile", Driver, facts(Local, {}, {licence(Mobile::Equal)}),
            "localLicence met, licenceMobile met");
        row("driver: another mobile", Driver, facts(Local, {}, {licence(Mobile::Differs)}),
            "localLicence met, licenceMobile notMet");
        row("driver: a licence elsewhere", Driver, facts(Local, {}, {licenceElsewhere}),
            "localLicence notMet, licenceMobile unknown");
        row("driver: who learns has none", Driver, facts(Local, {}, {learner()}),
            "localLicence notMet, licenceMobile unknown");
        row("driver: valid until today", Driver, facts(Local, {}, {licence(Mobile::Equal, kToday)}),
            "localLicence met, licenceMobile met");
        row("driver: valid until yesterday", Driver,
            facts(Local, {}, {licence(Mobile::Equal, kToday.addDays(-1))}),
            "localLicence notMet, licenceMobile unknown");

        row("learner: nobody can say", FirstLicenceLearner, facts(None),
            "noVehicle unknown, noLicence unknown, localApplication unknown");
        row("learner: applied here", FirstLicenceLearner, facts(Country, {}, {learner()}),
            "noVehicle met, noLicence met, localApplication met");
        row("learner: the office's own file does not see the country", FirstLicenceLearner,
            facts(Local, {}, {learner()}), "noVehicle unknown, noLicence unknown, localApplication met");
        row("learner: owns a vehicle", FirstLicenceLearner, facts(Local, {here(Mobile::Equal)}, {learner()}),
            "noVehicle notMet, noLicence unknown, localApplication met");
        row("learner: has a licence already", FirstLicenceLearner,
            facts(Country, {}, {learner(), licenceElsewhere}),
            "noVehicle met, noLicence notMet, localApplication met");
        row("learner: applied elsewhere", FirstLicenceLearner, facts(Country, {}, {learnerElsewhere}),
            "noVehicle met, noLicence met, localApplication notMet");
        row("learner: the proof has ended", FirstLicenceLearner,
            facts(Country, {}, {learner(kToday.addDays(-1))}),
            "noVehicle met, noLicence met, localApplication notMet");

        row("new owner: nobody can say", NewVehicleOwner, facts(None),
            "noVehicle unknown, noLicence unknown");
        row("new owner: nothing in the country", NewVehicleOwner, facts(Country),
            "noVehicle met, noLicence met");
        row("new owner: nothing here is not nothing anywhere", NewVehicleOwner, facts(Local),
            "noVehicle unknown, noLicence unknown");
        row("new owner: a vehicle elsewhere", NewVehicleOwner, facts(Country, {elsewhere}),
            "noVehicle notMet, noLicence met");
        row("new owner: both", NewVehicleOwner, facts(Local, {elsewhere}, {licenceElsewhere}),
            "noVehicle notMet, noLicence notMet");
        row("new owner: who learns has no licence", NewVehicleOwner, facts(Country, {}, {learner()}),
            "noVehicle met, noLicence met");
    }
    void conditionsOfTheUserTypes()
    {
        QFETCH(UserType, type);
        QFETCH(PersonFacts, known);
        QFETCH(QString, expected);

        QCOMPARE(answers(type, known), expected);
    }

    void oneUnmetConditionContradicts() // A2
    {
        const auto standing = [](FactAnswer first, FactAnswer second) {
            return standingOf({{EntryCondition::NoVehicle, first}, {EntryCondition::NoLicence, second}});
        };

        QCOMPARE(standing(FactAnswer::Met, FactAnswer::Met), FactStanding::Verified);
        QCOMPARE(standing(FactAnswer::Met, FactAnswer::Unknown), FactStanding::Unverified);
        QCOMPARE(standing(FactAnswer::Unknown, FactAnswer::NotMet), FactStanding::Contradicted);
    }

    void factsChangeTheType() // A4
    {
        using enum FactCoverage;
        const auto byNow = [](UserType type, const PersonFacts& known) {
            return typeByNow(type, known, kToday);
        };

        QCOMPARE(byNow(UserType::FirstLicenceLearner, facts(Local, {}, {licence(Mobile::Differs)})),
                 UserType::Driver);
        QCOMPARE(byNow(UserType::FirstLicenceLearner, facts(Local, {}, {learner()})),
                 UserType::FirstLicenceLearner);
        QCOMPARE(byNow(UserType::NewVehicleOwner, facts(Local, {here(Mobile::Differs)})),
                 UserType::VehicleOwner);
        QCOMPARE(byNow(UserType::NewVehicleOwner, facts(Country, {{false, Mobile::Equal}})),
                 UserType::NewVehicleOwner);
        QCOMPARE(byNow(UserType::Driver, facts(Local)), UserType::Driver);
    }

    void proofOfALearnerEndsOnlyWhereTheFactsSaySo() // A4
    {
        using enum FactCoverage;
        const QDate last = kToday.addDays(-1);

        QCOMPARE(lastDayOfLearner(facts(Local, {}, {learner(last)}), kToday), last);
        QCOMPARE(lastDayOfLearner(facts(Local, {}, {learner(last), learner(kToday)}), kToday), kToday);
        QVERIFY(!lastDayOfLearner(facts(Local, {}, {learner(last), learner()}), kToday).isValid());
        QVERIFY(!lastDayOfLearner(facts(Local), kToday).isValid());
        QVERIFY(!lastDayOfLearner(facts(Local, {here(Mobile::Differs)}, {learner(last)}), kToday).isValid());
        QVERIFY(
            !lastDayOfLearner(facts(Local, {}, {learner(last), licence(Mobile::Differs)}), kToday).isValid());
    }

    void silenceCountsOnlyUpToTheFactsOwnTime() // A4
    {
        const Instant then = officeMidnight(kToday);
        PersonFacts known = facts(FactCoverage::Local);
        QVERIFY(!knowVehiclesUpTo(known, then) && !knowLicencesUpTo(known, then)); // of an unknown time
        known.vehiclesAsOf = then - Milliseconds(1);
        known.licencesAsOf = then;
        QVERIFY(!knowVehiclesUpTo(known, then));
        QVERIFY(knowLicencesUpTo(known, then));
        known.licenceCoverage = FactCoverage::None;
        QVERIFY(!knowLicencesUpTo(known, then));
    }

    void wordsComeBack()
    {
        for (int i = 0; i <= static_cast<int>(EntryCondition::LocalApplication); ++i) {
            const auto condition = static_cast<EntryCondition>(i);
            QCOMPARE(entryConditionFromWire(wireWord(condition)), std::optional(condition));
        }
        for (int i = 0; i <= static_cast<int>(FactStanding::Contradicted); ++i) {
            const auto standing = static_cast<FactStanding>(i);
            QCOMPARE(factStandingFromWire(wireWord(standing)), std::optional(standing));
        }
        QVERIFY(!factAnswerFromWire(QStringLiteral("perhaps")));
    }
};

QTEST_APPLESS_MAIN(TestEligibility)
#include "tst_eligibility.moc"
