// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/eventtext.h"

#include "core/protocol/sessionview.h"
#include "ui/support/wordtext.h"

#include <QCoreApplication>
#include <QHash>

namespace xuanhao {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Events", text);
}

const QHash<QString, const char*>& words()
{
    static const QHash<QString, const char*> known{
        {QStringLiteral("session.open"), QT_TRANSLATE_NOOP("Events", "Selection begun")},
        {QStringLiteral("session.notice"), QT_TRANSLATE_NOOP("Events", "Notice accepted")},
        {QStringLiteral("session.invoice"), QT_TRANSLATE_NOOP("Events", "Picture of the invoice taken")},
        {QStringLiteral("session.vehicle"), QT_TRANSLATE_NOOP("Events", "Vehicle entered")},
        {QStringLiteral("session.contact"), QT_TRANSLATE_NOOP("Events", "Contact confirmed")},
        {QStringLiteral("session.compose"), QT_TRANSLATE_NOOP("Events", "Compose window begun")},
        {QStringLiteral("captcha.make"), QT_TRANSLATE_NOOP("Events", "Picture with characters asked for")},
        {QStringLiteral("captcha.wrong"), QT_TRANSLATE_NOOP("Events", "Characters of the picture wrong")},
        {QStringLiteral("session.verify"), QT_TRANSLATE_NOOP("Events", "Number verified")},
        {QStringLiteral("session.clear"), QT_TRANSLATE_NOOP("Events", "Locked number released")},
        {QStringLiteral("session.submit"), QT_TRANSLATE_NOOP("Events", "Number submitted")},
        {QStringLiteral("session.draw"), QT_TRANSLATE_NOOP("Events", "Numbers drawn")},
        {QStringLiteral("session.drawOnSite"), QT_TRANSLATE_NOOP("Events", "Numbers drawn on site")},
        {QStringLiteral("session.keepAside"), QT_TRANSLATE_NOOP("Events", "Drawn number kept aside")},
        {QStringLiteral("session.choose"), QT_TRANSLATE_NOOP("Events", "Drawn number chosen")},
        {QStringLiteral("session.sendCode"), QT_TRANSLATE_NOOP("Events", "SMS code sent")},
        {QStringLiteral("session.wrongCode"), QT_TRANSLATE_NOOP("Events", "SMS code wrong")},
        {QStringLiteral("session.confirmCode"), QT_TRANSLATE_NOOP("Events", "SMS code confirmed")},
        {QStringLiteral("session.witness"),
         QT_TRANSLATE_NOOP("Events", "Identity witnessed by two members of staff")},
        {QStringLiteral("session.prolong"),
         QT_TRANSLATE_NOOP("Events", "No SMS can be sent: the choice is held on")},
        {QStringLiteral("session.reserve"), QT_TRANSLATE_NOOP("Events", "Number reserved")},
        {QStringLiteral("session.giveUp"), QT_TRANSLATE_NOOP("Events", "Choice given up")},
        {QStringLiteral("session.abandon"), QT_TRANSLATE_NOOP("Events", "Selection given up")},
        // Of the time before every sheet was recorded; the record keeps it.
        {QStringLiteral("session.print"), QT_TRANSLATE_NOOP("Events", "Form printed")},
        {QStringLiteral("sheet.record"), QT_TRANSLATE_NOOP("Events", "Sheet sent to the printer")},
        {QStringLiteral("sheet.outcome"), QT_TRANSLATE_NOOP("Events", "Said what came out of the printer")},
        {QStringLiteral("session.recount"), QT_TRANSLATE_NOOP("Events", "Last day counted again")},
        {QStringLiteral("session.remind"), QT_TRANSLATE_NOOP("Events", "Reminded of the last day by SMS")},
        {QStringLiteral("session.cannotRemind"),
         QT_TRANSLATE_NOOP("Events", "Could not be reminded of the last day")},
        {QStringLiteral("session.askMove"),
         QT_TRANSLATE_NOOP("Events", "Another counter asks for the selection")},
        {QStringLiteral("session.declineMove"), QT_TRANSLATE_NOOP("Events", "Handing over declined")},
        {QStringLiteral("session.move"), QT_TRANSLATE_NOOP("Events", "Selection handed over")},
        {QStringLiteral("session.sendMoveCode"), QT_TRANSLATE_NOOP("Events", "SMS code to hand over sent")},
        {QStringLiteral("session.wrongMoveCode"), QT_TRANSLATE_NOOP("Events", "SMS code to hand over wrong")},
        {QStringLiteral("session.secondTerminalRefused"),
         QT_TRANSLATE_NOOP("Events", "Second selection refused at another counter")},
        {QStringLiteral("session.formerTerminalRefused"),
         QT_TRANSLATE_NOOP("Events", "Act of the former counter refused")},
        {QStringLiteral("session.deadlineChose"),
         QT_TRANSLATE_NOOP("Events", "Deadline: the locked number became the choice")},
        {QStringLiteral("session.deadlineEmpty"),
         QT_TRANSLATE_NOOP("Events", "Deadline: nothing was locked")},
        {QStringLiteral("session.batchLapsed"), QT_TRANSLATE_NOOP("Events", "Drawn numbers lapsed")},
        {QStringLiteral("session.batchChose"),
         QT_TRANSLATE_NOOP("Events", "Time over: the first drawn number became the choice")},
        {QStringLiteral("session.asideLapsed"), QT_TRANSLATE_NOOP("Events", "Numbers kept aside lapsed")},
        {QStringLiteral("session.choiceLapsed"), QT_TRANSLATE_NOOP("Events", "Choice lapsed without a code")},
        {QStringLiteral("listing.add"), QT_TRANSLATE_NOOP("Events", "Entry on the blacklist made")},
        {QStringLiteral("listing.confirm"), QT_TRANSLATE_NOOP("Events", "Entry confirmed")},
        {QStringLiteral("listing.lift"), QT_TRANSLATE_NOOP("Events", "Entry lifted")},
        {QStringLiteral("listing.close"),
         QT_TRANSLATE_NOOP("Events", "Entry closed: nobody decided in time")},
        {QStringLiteral("session.wentIdle"), QT_TRANSLATE_NOOP("Events", "Ended: nobody went on")},
    };
    return known;
}

} // namespace

QString eventWord(const QString& action)
{
    const char* text = words().value(action);
    return text ? say(text) : action;
}

QString eventFacts(const QJsonObject& facts)
{
    QStringList texts;
    const auto isLocked = facts.constFind(QLatin1String("isLocked"));
    if (isLocked != facts.constEnd())
        texts.append(isLocked->toBool() ? say(QT_TRANSLATE_NOOP("Events", "free, locked"))
                                        : say(QT_TRANSLATE_NOOP("Events", "taken")));
    const auto end = endReasonFromWire(facts.value(QLatin1String("end")).toString());
    if (end == EndReason::SecondTerminal)
        texts.append(say(QT_TRANSLATE_NOOP("Events", "act from a second terminal: selection void")));
    else if (end == EndReason::EarlySubmission)
        texts.append(say(QT_TRANSLATE_NOOP("Events", "before the deadline: selection void")));
    else if (const auto stage = stageFromWire(facts.value(QLatin1String("stage")).toString()))
        texts.append(wordFor(*stage));
    const QString to = facts.value(QLatin1String("to")).toString();
    if (!to.isEmpty())
        texts.append(say(QT_TRANSLATE_NOOP("Events", "to %1")).arg(to));
    const int nth = facts.value(QLatin1String("nth")).toInt();
    if (nth > 0)
        texts.append(say(QT_TRANSLATE_NOOP("Events", "printing %1")).arg(nth));
    const QString second = facts.value(QLatin1String("secondStaff")).toString();
    if (!second.isEmpty())
        texts.append(say(QT_TRANSLATE_NOOP("Events", "with %1")).arg(second));
    const QString reason = facts.value(QLatin1String("reason")).toString();
    if (!second.isEmpty() && !reason.isEmpty())
        texts.append(reason);
    return texts.join(QStringLiteral(" · "));
}

} // namespace xuanhao
