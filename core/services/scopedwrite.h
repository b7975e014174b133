// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/operationsender.h"
#include "core/services/replies.h"

#include <QObject>

#include <functional>

namespace xuanhao {

/// Sends a change that belongs to no case. One that got no answer waits in the scope and stands for this one,
/// too. `answer` is called once, later, unless `context` is gone by then.
template <typename T>
void sendInScope(OperationSender& sender, const QString& scope, const OutgoingWrite& write, QObject* context,
                 std::function<void(Expected<T, Failure>)> answer)
{
    const auto prepared = sender.prepare(scope, write);
    if (!prepared) {
        const Failure failure = toFailure(prepared.error());
        QMetaObject::invokeMethod(
            context, [answer, failure] { answer(Unexpected{failure}); }, Qt::QueuedConnection);
        return;
    }
    sender.send(*prepared, context,
                [&sender, operation = prepared->operation,
                 answer = std::move(answer)](const Expected<CentralAnswer, CallFailure>& result) {
                    const auto reply = readReply<T>(result);
                    if (reply || (!result && !result.error().leavesOutcomeOpen())) {
                        const auto finished = sender.finish(operation);
                        if (!finished)
                            qWarning("Forgetting an answered change failed: %s",
                                     qUtf8Printable(finished.error().detail));
                    }
                    answer(reply);
                });
}

} // namespace xuanhao
