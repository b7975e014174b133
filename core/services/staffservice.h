// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/messages.h"
#include "core/services/failure.h"

#include <QObject>

#include <functional>
#include <optional>

namespace xuanhao {

/// Who works at this counter.
class StaffService : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    using Answer = std::function<void(std::optional<Failure>)>;

    virtual void signIn(const QString& staff, const QString& password, Answer answer) = 0;
    virtual void signOut() = 0;
    /// Keeps the case and hides everything until the same person signs in again (F12).
    virtual void lock() = 0;
    [[nodiscard]] virtual std::optional<SignInReply> current() const = 0;
    [[nodiscard]] virtual bool isLocked() const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace xuanhao
