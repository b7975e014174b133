// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/errortext.h"

#include "ui/support/wordtext.h"

#include <QCoreApplication>

namespace xuanhao {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Sentences", text);
}

/// Two sentences, one after the other; Chinese puts no space between them.

} // namespace

QString sentenceFor(const InputError& error, const QString& label)
{
    switch (error.problem) {
    case InputProblem::Empty:
        return say(QT_TRANSLATE_NOOP("Sentences", "%1 is empty.")).arg(label);
    case InputProblem::TooLong:
        return say(QT_TRANSLATE_NOOP("Sentences", "%1 has at most %2 characters, now %3."))
            .arg(label)
            .arg(error.limit)
            .arg(error.actual);
    case InputProblem::TooShort:
        return say(QT_TRANSLATE_NOOP("Sentences", "%1 has at least %2 characters, now %3."))
            .arg(label)
            .arg(error.limit)
            .arg(error.actual);
    case InputProblem::WrongLength:
        return say(QT_TRANSLATE_NOOP("Sentences", "%1 has %2 characters, now %3."))
            .arg(label)
            .arg(error.limit)
            .arg(error.actual);
    case InputProblem::BadCharacter:
        if (!error.expected.isEmpty())
            return say(QT_TRANSLATE_NOOP("Sentences", "%1 has no “%2”; character %3 should be “%4”."))
                .arg(label, error.found)
                .arg(error.position)
                .arg(error.expected);
        return say(QT_TRANSLATE_NOOP("Sentences", "%1: character %2, “%3”, does not belong there."))
            .arg(label)
            .arg(error.position)
            .arg(error.found);
    case InputProblem::BadFormat:
        return say(QT_TRANSLATE_NOOP("Sentences", "%1 does not have the form of this document.")).arg(label);
    case InputProblem::BadCheckCharacter:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "%1: character %2 does not fit; by the others it should be %3."))
            .arg(label)
            .arg(error.position)
            .arg(error.expected);
    case InputProblem::NoSuchDate:
        return say(QT_TRANSLATE_NOOP("Sentences", "%1: the date in it does not exist.")).arg(label);
    case InputProblem::NoSuchArea:
        return say(QT_TRANSLATE_NOOP("Sentences", "%1: the first digits name no province.")).arg(label);
    case InputProblem::UnusualAge:
        return say(QT_TRANSLATE_NOOP("Sentences", "%1: the person would be older than 120 years."))
            .arg(label);
    case InputProblem::UnusualPrefix:
        return say(QT_TRANSLATE_NOOP("Sentences", "%1: this prefix is not known. Compare it once more."))
            .arg(label);
    case InputProblem::AllSame:
        return say(QT_TRANSLATE_NOOP("Sentences", "%1 is the same character throughout.")).arg(label);
    case InputProblem::UnknownValue:
        return say(QT_TRANSLATE_NOOP("Sentences", "%1: choose one of the list.")).arg(label);
    }
    return {};
}

QString sentenceFor(Refusal refusal)
{
    switch (refusal) {
    case Refusal::SessionOver:
        return say(QT_TRANSLATE_NOOP("Sentences", "This selection is over."));
    case Refusal::WrongStage:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "The selection has moved on; the page now shows where it stands."));
    case Refusal::OtherTerminal:
        return say(QT_TRANSLATE_NOOP("Sentences", "This selection belongs to another counter."));
    case Refusal::StepMissing:
        return say(QT_TRANSLATE_NOOP("Sentences", "An earlier step is not finished yet."));
    case Refusal::ComposeNotOffered:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "This office does not offer self-composing. Random draw is possible."));
    case Refusal::DrawNotOffered:
        return say(QT_TRANSLATE_NOOP("Sentences", "This office does not offer the random draw."));
    case Refusal::OnSiteNotOffered:
        return say(QT_TRANSLATE_NOOP("Sentences", "This office does not offer the on-site draw."));
    case Refusal::AsideNotOffered:
        return say(QT_TRANSLATE_NOOP("Sentences", "By this office's rules no number is kept aside."));
    case Refusal::OnSiteOnly:
        return say(QT_TRANSLATE_NOOP("Sentences", "This selection is for the on-site draw only."));
    case Refusal::NoVerificationsLeft:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "Today's verifications are used up. Random draw, or tomorrow again."));
    case Refusal::NoLocksLeft:
        return say(QT_TRANSLATE_NOOP(
            "Sentences", "Today's chances to lock a number are used up. Random draw, or tomorrow again."));
    case Refusal::NoDrawsLeft:
        return say(QT_TRANSLATE_NOOP("Sentences", "The random draws for this vehicle are used up."));
    case Refusal::NoOnSiteDrawsLeft:
        return say(QT_TRANSLATE_NOOP("Sentences", "The on-site draw for this vehicle is used up."));
    case Refusal::KeyboardClosed:
        return say(QT_TRANSLATE_NOOP("Sentences", "A number is locked. Press Clear to compose another one."));
    case Refusal::NothingToClear:
        return say(QT_TRANSLATE_NOOP("Sentences", "No number is locked."));
    case Refusal::NothingLocked:
        return say(QT_TRANSLATE_NOOP("Sentences", "The window ended without a locked number."));
    case Refusal::PoolTooSmall:
        return say(QT_TRANSLATE_NOOP("Sentences", "No free number fits this wish now."));
    case Refusal::NotInBatch:
        return say(QT_TRANSLATE_NOOP("Sentences", "This number is not in the batch any more. Draw again."));
    case Refusal::AsideTaken:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "One number of this batch is kept aside already; one is allowed."));
    case Refusal::DrawOnly:
        return say(QT_TRANSLATE_NOOP("Sentences", "This number is of a new segment: for now its numbers are "
                                                  "only drawn at random. Nothing was used up."));
    case Refusal::NoChoice:
        return say(
            QT_TRANSLATE_NOOP("Sentences", "No number is waiting for the code; the time for it is over."));
    }
    return {};
}

QString sentenceFor(EndReason reason)
{
    switch (reason) {
    case EndReason::GivenUp:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "The selection was ended at the applicant's wish. No number is held."));
    case EndReason::Idle:
        return say(QT_TRANSLATE_NOOP(
            "Sentences",
            "The selection ended because nothing happened for a long time. Nothing is held; start again."));
    case EndReason::EarlySubmission:
        return say(QT_TRANSLATE_NOOP("Sentences", "A number was submitted before its time. It is void and an "
                                                  "entry waits for a supervisor's review."));
    case EndReason::SecondTerminal:
        return say(QT_TRANSLATE_NOOP("Sentences", "The person was served from a second computer. The number "
                                                  "is void and an entry waits for a supervisor's review."));
    }
    return {};
}

QString sentenceFor(const Failure& failure)
{
    switch (failure.kind) {
    case Failure::Kind::NoAnswer:
        return say(QT_TRANSLATE_NOOP("Sentences", "The central server does not answer. What was entered is "
                                                  "kept; try again when the line is back."));
    case Failure::Kind::WrongKey:
        return say(QT_TRANSLATE_NOOP("Sentences", "Another server answers in the central server's place. "
                                                  "Nothing was sent. Tell the administrator."));
    case Failure::Kind::BadAnswer:
        return say(QT_TRANSLATE_NOOP(
            "Sentences",
            "The answer of the central server could not be read. What was entered is kept; try again."));
    case Failure::Kind::Storage:
        return say(QT_TRANSLATE_NOOP(
            "Sentences",
            "This PC could not save the case. Free disk space or tell the administrator before going on."));
    case Failure::Kind::Problem:
        return failure.problem ? sentenceFor(*failure.problem) : QString();
    }
    return {};
}

QStringList waysOut(const Failure& failure)
{
    if (!failure.problem)
        return {};
    switch (failure.problem->code) {
    case ProblemCode::Listed: {
        QStringList ways{say(QT_TRANSLATE_NOOP("Sentences", "Appeal to the supervisor")),
                         say(QT_TRANSLATE_NOOP("Sentences", "Come back after the date named above"))};
        if (failure.problem->facts.value(QLatin1String("onSite")).toBool())
            ways.prepend(say(QT_TRANSLATE_NOOP("Sentences", "On-site draw, here and now (Ctrl+O)")));
        return ways;
    }
    case ProblemCode::Maintenance:
        if (failure.problem->facts.contains(QLatin1String("until"))) // the whole office
            return {say(QT_TRANSLATE_NOOP("Sentences", "Park the case and try again later"))};
        [[fallthrough]];
    case ProblemCode::DivisionClosed:
        return {say(QT_TRANSLATE_NOOP("Sentences", "Choose another division")),
                say(QT_TRANSLATE_NOOP("Sentences", "Park the case and try again later"))};
    case ProblemCode::NotOpenYet:
        return {say(QT_TRANSLATE_NOOP("Sentences", "Park the case and go on when it opens"))};
    case ProblemCode::VinUsed:
        return {say(QT_TRANSLATE_NOOP("Sentences", "Look the vehicle up (F3) and print the form again"))};
    case ProblemCode::InvoiceNameDiffers:
        return {say(QT_TRANSLATE_NOOP("Sentences", "Correct the name typed from the invoice")),
                say(QT_TRANSLATE_NOOP("Sentences", "Have the invoice made out anew by the seller"))};
    case ProblemCode::OperationExpired:
        return {say(QT_TRANSLATE_NOOP("Sentences", "Go back and look at what the case shows now")),
                say(QT_TRANSLATE_NOOP("Sentences", "Look the person up (F3)")),
                say(QT_TRANSLATE_NOOP("Sentences", "Do it once more if it is missing"))};
    case ProblemCode::PlateKindNotServed:
        return {say(QT_TRANSLATE_NOOP("Sentences", "Send the applicant to the place named above"))};
    case ProblemCode::ServiceNotOffered:
        return {say(QT_TRANSLATE_NOOP(
            "Sentences", "Register the person anew as a new-vehicle owner after cancelling the account"))};
    default:
        return {};
    }
}

QString wordFor(ConnectionState state)
{
    switch (state) {
    case ConnectionState::Connecting:
        return say(QT_TRANSLATE_NOOP("Sentences", "Connecting"));
    case ConnectionState::Online:
        return say(QT_TRANSLATE_NOOP("Sentences", "Online"));
    case ConnectionState::Busy:
        return say(QT_TRANSLATE_NOOP("Sentences", "Central is busy; it is tried again by itself"));
    case ConnectionState::Unstable:
        return say(QT_TRANSLATE_NOOP("Sentences", "Unstable"));
    case ConnectionState::Offline:
        return say(QT_TRANSLATE_NOOP("Sentences", "Offline"));
    case ConnectionState::WrongKey:
        return say(QT_TRANSLATE_NOOP("Sentences", "Wrong server key"));
    case ConnectionState::Unknown:
        return say(QT_TRANSLATE_NOOP("Sentences", "Counter not enrolled"));
    }
    return {};
}

} // namespace xuanhao
