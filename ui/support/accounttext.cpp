// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/accounttext.h"

#include "ui/support/datetext.h"
#include "ui/support/wordtext.h"

#include <QCoreApplication>
#include <QDate>

namespace xuanhao {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Sentences", text);
}

QString listed(const QStringList& parts)
{
    return parts.join(say(QT_TRANSLATE_NOOP("Sentences", "; ")));
}

/// What is the matter when the condition is not met.
QString unmetWord(EntryCondition condition)
{
    switch (condition) {
    case EntryCondition::LocalVehicle:
        return say(QT_TRANSLATE_NOOP("Sentences", "no vehicle is registered here in this name"));
    case EntryCondition::VehicleMobile:
        return say(
            QT_TRANSLATE_NOOP("Sentences", "the mobile number is not the one on file with the vehicle"));
    case EntryCondition::LocalLicence:
        return say(QT_TRANSLATE_NOOP("Sentences", "no valid licence was issued here in this name"));
    case EntryCondition::LicenceMobile:
        return say(
            QT_TRANSLATE_NOOP("Sentences", "the mobile number is not the one on file with the licence"));
    case EntryCondition::NoVehicle:
        return say(QT_TRANSLATE_NOOP("Sentences", "a vehicle is registered in this name"));
    case EntryCondition::NoLicence:
        return say(QT_TRANSLATE_NOOP("Sentences", "a licence was issued in this name"));
    case EntryCondition::LocalApplication:
        return say(
            QT_TRANSLATE_NOOP("Sentences", "no first licence was applied for here, or the proof has ended"));
    }
    return {};
}

/// What nobody could check.
QString unknownWord(EntryCondition condition)
{
    switch (condition) {
    case EntryCondition::LocalVehicle:
        return say(QT_TRANSLATE_NOOP("Sentences", "vehicle registered here"));
    case EntryCondition::VehicleMobile:
        return say(QT_TRANSLATE_NOOP("Sentences", "mobile number on file with the vehicle"));
    case EntryCondition::LocalLicence:
        return say(QT_TRANSLATE_NOOP("Sentences", "licence issued here"));
    case EntryCondition::LicenceMobile:
        return say(QT_TRANSLATE_NOOP("Sentences", "mobile number on file with the licence"));
    case EntryCondition::NoVehicle:
        return say(QT_TRANSLATE_NOOP("Sentences", "no vehicle anywhere in the country"));
    case EntryCondition::NoLicence:
        return say(QT_TRANSLATE_NOOP("Sentences", "no licence anywhere in the country"));
    case EntryCondition::LocalApplication:
        return say(QT_TRANSLATE_NOOP("Sentences", "first licence applied for here"));
    }
    return {};
}

QString reasonWord(AccountEnd end)
{
    switch (end) {
    case AccountEnd::NoSelection:
        return say(QT_TRANSLATE_NOOP("Sentences", "nothing was pre-selected in time"));
    case AccountEnd::Lapsed:
        return say(QT_TRANSLATE_NOOP("Sentences", "the pre-selected number was not registered in time"));
    case AccountEnd::LearnerProof:
        return say(QT_TRANSLATE_NOOP("Sentences", "the learner's proof has ended without a licence"));
    case AccountEnd::AtTheCounter:
        return say(QT_TRANSLATE_NOOP("Sentences", "the applicant had it cancelled at the counter"));
    }
    return {};
}

QString fact(const Problem& problem, const char* key)
{
    return problem.facts.value(QLatin1String(key)).toString();
}

QString notEligibleSentence(const Problem& problem)
{
    QStringList unmet;
    for (const QJsonValue& word : problem.facts.value(QLatin1String("conditions")).toArray()) {
        const auto condition = entryConditionFromWire(word.toString());
        unmet.append(condition ? unmetWord(*condition) : word.toString());
    }
    const auto type = userTypeFromWire(fact(problem, "userType"));
    return say(QT_TRANSLATE_NOOP("Sentences", "This person can't be registered as %1: %2."))
        .arg(type ? wordFor(*type) : fact(problem, "userType"), listed(unmet));
}

QString barredSentence(const Problem& problem)
{
    const auto reason = accountEndFromWire(fact(problem, "reason"));
    const auto since = instantFromIso(fact(problem, "since"));
    const QDate until = QDate::fromString(fact(problem, "until"), Qt::ISODate);
    return say(QT_TRANSLATE_NOOP("Sentences",
                                 "An account with this document and this mobile number was cancelled on %1 "
                                 "because %2. Until %3 it can't be registered online as a new vehicle owner "
                                 "again; the counter may register it, with a reason that is recorded."))
        .arg(since ? dateTime(*since) : fact(problem, "since"),
             reason ? reasonWord(*reason) : fact(problem, "reason"),
             until.isValid() ? longDate(until) : fact(problem, "until"));
}

} // namespace

QString wordFor(FactStanding standing)
{
    switch (standing) {
    case FactStanding::NotNeeded:
        return say(QT_TRANSLATE_NOOP("Sentences", "not needed for a unit"));
    case FactStanding::Verified:
        return say(QT_TRANSLATE_NOOP("Sentences", "verified"));
    case FactStanding::Unverified:
        return say(QT_TRANSLATE_NOOP("Sentences", "not verified"));
    case FactStanding::Contradicted:
        return say(QT_TRANSLATE_NOOP("Sentences", "does not agree"));
    }
    return {};
}

QString sentenceFor(const FactsView& facts)
{
    QStringList unmet;
    QStringList unknown;
    for (const CheckedCondition& checked : facts.conditions) {
        if (checked.answer == FactAnswer::NotMet)
            unmet.append(unmetWord(checked.condition));
        if (checked.answer == FactAnswer::Unknown)
            unknown.append(unknownWord(checked.condition));
    }
    const QString word = wordFor(facts.standing);
    if (unmet.isEmpty() && unknown.isEmpty())
        return word;
    return say(QT_TRANSLATE_NOOP("Sentences", "%1: %2")).arg(word, listed(unmet.isEmpty() ? unknown : unmet));
}

QString markedName(const QString& maskedName, const QString& facts)
{
    const auto standing = factStandingFromWire(facts);
    if (!standing || *standing == FactStanding::Verified || *standing == FactStanding::NotNeeded)
        return maskedName;
    return say(QT_TRANSLATE_NOOP("Sentences", "%1 (%2)")).arg(maskedName, wordFor(*standing));
}

QString sentenceFor(const AccountEndView& end)
{
    return say(QT_TRANSLATE_NOOP("Sentences", "This account was cancelled on %1, because %2. Registering the "
                                              "applicant again makes it valid again."))
        .arg(dateTime(end.at), reasonWord(end.reason));
}

QString accountProblemSentence(const Problem& problem)
{
    if (problem.code == ProblemCode::NotEligible)
        return notEligibleSentence(problem);
    if (problem.code == ProblemCode::RegistrationBarred)
        return barredSentence(problem);
    const auto reason = accountEndFromWire(fact(problem, "reason"));
    return sentenceFor(AccountEndView{reason.value_or(AccountEnd::NoSelection),
                                      instantFromIso(fact(problem, "at")).value_or(Instant{})});
}

} // namespace xuanhao
