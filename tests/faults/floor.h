// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "tests/support/seededrandom.h"

#include <QFile>
#include <QHash>
#include <QString>
#include <QStringList>

#include <deque>
#include <optional>

namespace xuanhao::faults {

/// Somebody with an account; nobody is at two counters at once.
struct Visitor
{
    int number = 0;  ///< of test::applicant()
    QString account; ///< empty: not registered yet
    int verifications = 5;
    int locks = 2;
};

/// What all counters of a run share: people, vehicles, wanted numbers, mobile phones.
class Floor
{
public:
    /// `messages`: the file the SMS command appends to, a line "NUMBER\tTEXT" each.
    Floor(const Clock& clock, std::uint64_t seed, QStringList desks, const QString& messages);

    [[nodiscard]] Instant now() const { return m_clock.now(); }
    [[nodiscard]] int chance(int below);
    [[nodiscard]] const QString& deskName(int desk) const { return m_desks.at(desk); }
    [[nodiscard]] int otherDesk(int desk);
    /// Who comes next: somebody who has been here before and may still verify when that is asked for, or,
    /// when registering has not been too quick lately, somebody new. Nobody when neither is there.
    [[nodiscard]] std::optional<Visitor> visitor(bool mayVerify);
    void leave(Visitor visitor);
    /// One that nobody had before.
    [[nodiscard]] int newVehicle() { return m_vehicles++; }
    /// The numbers everybody wants at this moment are the same few.
    [[nodiscard]] QString wantedSerial();
    /// Whether one more choice may be confirmed: messages are few.
    [[nodiscard]] bool mayConfirm();
    /// The last code sent to a mobile since forget(); empty when there is none.
    [[nodiscard]] QString codeFor(const QString& mobile) const { return m_codes.value(mobile); }
    void forget(const QString& mobile) { m_codes.remove(mobile); }
    /// Reads what was sent since.
    void readMessages();

private:
    /// Whether something that happens so often may happen now.
    struct Pace
    {
        double perSecond;
        double saved;
        Instant since{};
        [[nodiscard]] bool take(Instant now);
    };

    const Clock& m_clock;
    test::SeededRandom m_random;
    QStringList m_desks; ///< the counters' ids
    QFile m_messages;
    QHash<QString, QString> m_codes;
    std::deque<Visitor> m_fresh; ///< may verify today
    std::deque<Visitor> m_others;
    int m_people = 1;
    int m_vehicles = 1;
    Pace m_registering;
    Pace m_confirming;
};

} // namespace xuanhao::faults
