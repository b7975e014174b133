// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

/// The words of a selection session, stored and on the wire, in the order of the enumerators; never change
/// one.
namespace xuanhao::sessionwords {

inline const QStringList kStages{QStringLiteral("preparing"),    QStringLiteral("choosing"),
                                 QStringLiteral("composing"),    QStringLiteral("drawn"),
                                 QStringLiteral("awaitingCode"), QStringLiteral("reserved"),
                                 QStringLiteral("ended")};
inline const QStringList kEndReasons{QStringLiteral("givenUp"), QStringLiteral("idle"),
                                     QStringLiteral("earlySubmission"), QStringLiteral("secondTerminal")};
inline const QStringList kModes{QStringLiteral("composed"), QStringLiteral("drawn"),
                                QStringLiteral("drawnOnSite")};
inline const QStringList kWays{QStringLiteral("preselection"), QStringLiteral("onSite")};
inline const QStringList kDrawKinds{QStringLiteral("random"), QStringLiteral("onSite")};

} // namespace xuanhao::sessionwords
