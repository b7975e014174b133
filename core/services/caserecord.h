// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/applicantcase.h"

#include <QJsonObject>

namespace xuanhao {

/// All of a case that survives the program.
struct CaseRecord
{
    QString id;
    std::optional<CasePage> shownPage; ///< an earlier page that the clerk went back to
    AccountDraft accountDraft;
    OpenSessionRequest officeDraft;
    VehicleDraft vehicleDraft;
    ContactDraft contactDraft;
    std::optional<AccountView> account;
    std::optional<SessionView> session;
    std::optional<Failure> obstacle; ///< always a problem of central
    Passing lapsed = Passing::Nothing;

    [[nodiscard]] QJsonObject toJson() const;
    /// Reads leniently: a part that an older or newer program wrote differently is left out, because
    /// central knows it, and the rest of the case is kept.
    [[nodiscard]] static CaseRecord fromJson(const QString& id, const QJsonObject& stored);
};

/// What is entered for an account as it is. Whoever registers again after its end signs again, and what a
/// clerk answered for then is asked anew.
[[nodiscard]] AccountDraft draftFor(const AccountView& account);

} // namespace xuanhao
