// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/faults/history.h"
#include "tests/faults/ledger.h"

#include <QHash>

#include <map>
#include <unordered_map>

namespace xuanhao::faults {

/// A number that a session was told it has, as its counter saw it come and go.
struct Held
{
    QByteArray session;
    sim::Number number = 0;
    Between taken;
    Between released; ///< the earliest: its promised end, or the act that may have ended it
    bool isSeenReleased = false;
    bool isReserved = false; ///< for good
};

/// A write as its counter knows it.
struct Act
{
    EndpointId endpoint{};
    int status = 0;
    QByteArray subject;
    QByteArray answerHash;
    QByteArray stage;
};

/// What all the answers of a ledger say together. Requests about one session follow each other: a session is
/// one case, and a case asks for one thing at a time, at whichever counter.
class Evidence
{
public:
    void add(const Entry& entry);
    /// After the last entry.
    void finish();

    [[nodiscard]] const QHash<QByteArray, Act>& acts() const { return m_acts; }
    /// In the order of the taking, within each number and session.
    [[nodiscard]] const std::map<sim::Number, std::vector<Held>>& held() const { return m_held; }
    [[nodiscard]] const std::map<sim::Number, std::vector<Verdict>>& verdicts() const { return m_verdicts; }
    [[nodiscard]] std::int64_t acknowledged() const { return m_acknowledged; }
    /// Sessions and accounts of writes that were never answered.
    [[nodiscard]] bool isInDoubt(const QByteArray& subject) const { return m_doubted.contains(subject); }
    /// Numbers that were gone before their promised end without an act of the session.
    [[nodiscard]] const QStringList& tooEarly() const { return m_tooEarly; }

private:
    struct Session
    {
        std::unordered_map<sim::Number, Held> has;
        std::int64_t lastSent = 0;
    };

    void release(Session& session, sim::Number number, const Entry& entry);

    QHash<QByteArray, Session> m_sessions;
    QHash<QByteArray, Act> m_acts;
    QHash<QByteArray, bool> m_doubted;
    std::map<sim::Number, std::vector<Held>> m_held;
    std::map<sim::Number, std::vector<Verdict>> m_verdicts;
    QStringList m_tooEarly;
    std::int64_t m_acknowledged = 0;
};

/// A line for people: when, who, what.
[[nodiscard]] QString toldOf(const Held& held);

} // namespace xuanhao::faults
