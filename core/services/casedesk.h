// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/applicantcase.h"

#include <QList>
#include <QObject>

namespace xuanhao {

/// The cases of this counter: at most nine, one of them in front.
class CaseDesk : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxCases = 9;

    using QObject::QObject;

    [[nodiscard]] virtual QList<ApplicantCase*> cases() const = 0;
    /// The case in front, or nullptr.
    [[nodiscard]] virtual ApplicantCase* current() const = 0;
    virtual void setCurrent(ApplicantCase* applicantCase) = 0;
    /// A new case on the register page; nullptr when nine are open.
    virtual ApplicantCase* create() = 0;
    /// A case for an account that central has; opens where it stands (look-up, B13).
    virtual ApplicantCase* createFor(const AccountView& account) = 0;
    /// Leaves the current case as it is; none is in front then.
    virtual void park() = 0;
    /// Forgets a case locally: after its result has been printed, or when it has come to nothing.
    virtual void close(ApplicantCase* applicantCase) = 0;

Q_SIGNALS:
    void changed();
};

} // namespace xuanhao
