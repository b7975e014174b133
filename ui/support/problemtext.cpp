// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/accounttext.h"
#include "ui/support/datetext.h"
#include "ui/support/errortext.h"
#include "ui/support/invoicetext.h"
#include "ui/support/wordtext.h"

#include <QCoreApplication>
#include <QDate>

// What central's refusals are in the clerk's language.

namespace xuanhao {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Sentences", text);
}

/// Two sentences, one after the other; Chinese puts no space between them.
QString joined(const QString& first, const QString& second)
{
    return say(QT_TRANSLATE_NOOP("Sentences", "%1 %2")).arg(first, second);
}

QString fact(const Problem& problem, const char* key)
{
    return problem.facts.value(QLatin1String(key)).toVariant().toString();
}

/// A time in a fact as "11-23 10:42".
QString timeFact(const Problem& problem, const char* key)
{
    const auto instant = instantFromIso(fact(problem, key));
    return instant ? shortDateTime(*instant) : QString();
}

QString dateFact(const Problem& problem, const char* key)
{
    const QDate date = QDate::fromString(fact(problem, key), Qt::ISODate);
    return date.isValid() ? longDate(date) : QString();
}

QString listedSentence(const Problem& problem)
{
    const auto reason = listingReasonFromWire(fact(problem, "reason"));
    return say(QT_TRANSLATE_NOOP("Sentences", "This person can't pre-select until %2, because %1."))
        .arg(reason ? wordFor(*reason) : fact(problem, "reason"), dateFact(problem, "until"));
}

QString fieldSentence(const Problem& problem)
{
    const auto error = problem.inputError();
    const QString label = fieldWord(fact(problem, "field"));
    return error ? sentenceFor(*error, label)
                 : say(QT_TRANSLATE_NOOP("Sentences", "%1 is not right.")).arg(label);
}

QString accountSentence(const Problem& problem)
{
    QStringList differing;
    const QJsonArray fields = problem.facts.value(QLatin1String("differs")).toArray();
    for (const QJsonValue& field : fields)
        differing.append(fieldWord(field.toString()));
    const QString known = say(QT_TRANSLATE_NOOP("Sentences", "This document was registered on %1 at %2."))
                              .arg(timeFact(problem, "registeredAt"), fact(problem, "counter"));
    if (differing.isEmpty())
        return known;
    return joined(known, say(QT_TRANSLATE_NOOP("Sentences", "What differs from the record: %1."))
                             .arg(differing.join(say(QT_TRANSLATE_NOOP("Sentences", ", ")))));
}

QString transportSentence(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::UnknownCounter:
    case ProblemCode::BadSignature:
    case ProblemCode::BadEnrolCode:
        return say(QT_TRANSLATE_NOOP(
            "Sentences", "The central server does not know this counter. The administrator enrols it anew."));
    case ProblemCode::ClockSkew:
    case ProblemCode::Replayed:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "This PC's clock does not agree with the central server. Try again."));
    case ProblemCode::SignInFirst:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "The sign-in has ended. Sign in again; what was entered is kept."));
    case ProblemCode::WrongPassword:
        return say(QT_TRANSLATE_NOOP("Sentences", "Staff number or password is wrong. %1 tries left."))
            .arg(fact(problem, "attemptsLeft"));
    case ProblemCode::StaffLocked:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "Too many wrong passwords. Signing in is possible again at %1."))
            .arg(timeFact(problem, "until"));
    case ProblemCode::Forbidden:
        return say(QT_TRANSLATE_NOOP("Sentences", "Your role may not do this. A supervisor can."));
    case ProblemCode::OperationExpired:
        return say(QT_TRANSLATE_NOOP(
            "Sentences",
            "The central server can't tell any more whether the last change was done: it was made too long "
            "ago, or by a wrong clock. What was entered is kept."));
    case ProblemCode::Overloaded:
        return say(QT_TRANSLATE_NOOP(
            "Sentences", "The central server is busy. What was entered is kept; try again in a moment."));
    default:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "The central server could not do this (%1). What was entered is kept."))
            .arg(wireWord(problem.code));
    }
}

/// A division's state has no end; planned maintenance has one.
QString maintenanceSentence(const Problem& problem)
{
    if (!problem.facts.contains(QLatin1String("until")))
        return say(QT_TRANSLATE_NOOP("Sentences", "The system of %1 is under maintenance: %2"))
            .arg(fact(problem, "division"), fact(problem, "text"));
    const QString until = timeFact(problem, "until");
    const QString opens = timeFact(problem, "opensAt");
    const QString sentence =
        say(QT_TRANSLATE_NOOP("Sentences", "The system is under maintenance until %1: %2."))
            .arg(until, fact(problem, "text"));
    if (opens.isEmpty() || opens == until)
        return sentence;
    return joined(sentence,
                  say(QT_TRANSLATE_NOOP("Sentences", "Pre-selection opens again at %1.")).arg(opens));
}

QString eligibilitySentence(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::SessionLive:
        return say(QT_TRANSLATE_NOOP(
                       "Sentences",
                       "This person is choosing at %1 since %2. A person chooses at one counter only."))
            .arg(fact(problem, "counter"), timeFact(problem, "openedAt"));
    case ProblemCode::AlreadyReserved:
        return say(QT_TRANSLATE_NOOP("Sentences", "This person already holds a valid pre-selected number."));
    case ProblemCode::Listed:
        return listedSentence(problem);
    case ProblemCode::ServiceNotOffered:
        return say(
            QT_TRANSLATE_NOOP("Sentences", "Accounts of this user type can't pre-select a plate number."));
    case ProblemCode::DivisionClosed:
        return say(QT_TRANSLATE_NOOP("Sentences", "%1 does not take pre-selections now: %2"))
            .arg(fact(problem, "division"), fact(problem, "text"));
    case ProblemCode::Maintenance:
        return maintenanceSentence(problem);
    case ProblemCode::NotOpenYet:
        return say(QT_TRANSLATE_NOOP("Sentences", "Pre-selection is not open now. It opens at %1."))
            .arg(timeFact(problem, "opensAt"));
    case ProblemCode::BusinessNotOffered:
        return say(QT_TRANSLATE_NOOP("Sentences", "This office does not offer this kind of business."));
    case ProblemCode::ClockUntrusted:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "The central server's clock is not exact enough for the timed window. "
                                     "Random draw is possible."));
    case ProblemCode::VinUsed:
        return say(
            QT_TRANSLATE_NOOP("Sentences", "A number has already been pre-selected for this vehicle."));
    case ProblemCode::PlateKindNotServed:
        return say(QT_TRANSLATE_NOOP("Sentences", "This office does not give %1. Apply at: %2"))
            .arg(plateKindFromWire(fact(problem, "kind")) ? wordFor(*plateKindFromWire(fact(problem, "kind")))
                                                          : fact(problem, "kind"),
                 fact(problem, "place"));
    case ProblemCode::InvoiceNameDiffers:
        return say(QT_TRANSLATE_NOOP("Sentences", "The invoice is made out to “%2”, the account to “%1”. "
                                                  "The names must be the same."))
            .arg(fact(problem, "name"), fact(problem, "invoiceName"));
    default:
        return transportSentence(problem);
    }
}

} // namespace

QString sentenceFor(const Problem& problem)
{
    switch (problem.code) {
    case ProblemCode::InvalidField:
        return fieldSentence(problem);
    case ProblemCode::WarningNotOverridden:
        return joined(
            fieldSentence(problem),
            say(QT_TRANSLATE_NOOP("Sentences",
                                  "If it is right on the document, state the reason and go on (Ctrl+L).")));
    case ProblemCode::ConsentMissing:
        return say(QT_TRANSLATE_NOOP(
            "Sentences", "The applicant has not yet signed the present agreement and privacy notice."));
    case ProblemCode::AgentMissing:
        return say(
            QT_TRANSLATE_NOOP("Sentences", "A unit is represented by an agent: enter the agent's document."));
    case ProblemCode::AccountExists:
        return accountSentence(problem);
    case ProblemCode::NotEligible:
    case ProblemCode::RegistrationBarred:
    case ProblemCode::AccountEnded:
        return accountProblemSentence(problem);
    case ProblemCode::SelectionBegun:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "The selection has begun; this can only be changed by a cancellation."));
    case ProblemCode::PasswordAlreadySet:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "The applicant has set a password already; no sign-in code is needed."));
    case ProblemCode::RecordDamaged:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "The central server can't read this person's record. Nothing was "
                                     "changed; tell the administrator."));
    case ProblemCode::Refused: {
        const auto refusal = refusalFromWire(fact(problem, "refusal"));
        return refusal ? sentenceFor(*refusal) : transportSentence(problem);
    }
    case ProblemCode::NoticeOutdated:
        return say(
            QT_TRANSLATE_NOOP("Sentences", "The notice has been changed meanwhile. Show the new one."));
    case ProblemCode::InvoiceMissing:
        return say(QT_TRANSLATE_NOOP("Sentences", "Enter the buyer's name as it stands on the invoice."));
    case ProblemCode::InvoicePictureMissing:
    case ProblemCode::InvoicePictureRefused:
        return pictureSentenceFor(problem);
    case ProblemCode::CaptchaWrong:
        return say(QT_TRANSLATE_NOOP(
            "Sentences",
            "The characters of the picture were not right. Here is a new one; nothing was used up."));
    case ProblemCode::CaptchaExpired:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "The picture is too old. Here is a new one; nothing was used up."));
    case ProblemCode::CodeWrong:
        return say(QT_TRANSLATE_NOOP("Sentences", "The SMS code is not right. %1 tries left."))
            .arg(fact(problem, "attemptsLeft"));
    case ProblemCode::CodeExpired:
        return say(QT_TRANSLATE_NOOP("Sentences", "The SMS code is too old. Send a new one."));
    case ProblemCode::CodeTooSoon:
        return say(QT_TRANSLATE_NOOP("Sentences", "A new code can be sent in %1 seconds."))
            .arg(fact(problem, "waitSeconds"));
    case ProblemCode::CodeLimit:
        return say(QT_TRANSLATE_NOOP("Sentences", "Today's %1 codes for this mobile number have been sent."))
            .arg(fact(problem, "limit"));
    case ProblemCode::MoveNotAsked:
        return say(QT_TRANSLATE_NOOP("Sentences", "The question for this selection is over. Ask again."));
    case ProblemCode::MoveNeedsCounter:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "%1 is working: the selection is handed over there, no code is needed."))
            .arg(fact(problem, "counter"));
    case ProblemCode::ListingDecided:
        return say(QT_TRANSLATE_NOOP("Sentences", "The entry has been decided about or is over already."));
    case ProblemCode::SecondPersonUnfit:
        return fact(problem, "problem") == QLatin1String("same")
                   ? say(QT_TRANSLATE_NOOP("Sentences",
                                           "A second person signs: not the one who is signed in."))
                   : say(QT_TRANSLATE_NOOP("Sentences", "The second person has not the role for this."));
    case ProblemCode::CodeReachable:
        return say(QT_TRANSLATE_NOOP("Sentences", "A code can reach the applicant again: send one."));
    case ProblemCode::CodeAttemptsUsed:
        return say(QT_TRANSLATE_NOOP("Sentences", "Too many wrong codes. Send a new one."));
    case ProblemCode::SmsUnavailable:
        return say(
            QT_TRANSLATE_NOOP("Sentences", "The SMS could not be handed over. Send it again in a moment."));
    default:
        return eligibilitySentence(problem);
    }
}

} // namespace xuanhao
