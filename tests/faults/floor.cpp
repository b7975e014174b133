// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/floor.h"

#include <QRegularExpression>

#include <algorithm>

namespace xuanhao::faults {

namespace {

using namespace std::chrono_literals;

// Every registration and every confirmation is a message, and each message two commits of its own.
constexpr double kRegistrations = 4;
constexpr double kFirstRegistrations = 300;
constexpr double kConfirmations = 2;
constexpr int kWanted = 400;
constexpr Milliseconds kFashion = 3s; ///< so long everybody wants the same numbers
constexpr int kInFashion = 6;

} // namespace

bool Floor::Pace::take(Instant now)
{
    const double passed = since == Instant{} ? 0 : std::chrono::duration<double>(now - since).count();
    since = now;
    saved = std::min(saved + passed * perSecond, std::max(saved, perSecond * 10));
    if (saved < 1)
        return false;
    saved -= 1;
    return true;
}

Floor::Floor(const Clock& clock, std::uint64_t seed, QStringList desks, const QString& messages)
    : m_clock(clock)
    , m_random(seed)
    , m_desks(std::move(desks))
    , m_messages(messages)
    , m_registering{kRegistrations, kFirstRegistrations}
    , m_confirming{kConfirmations, kConfirmations}
{}

int Floor::chance(int below)
{
    return static_cast<int>(uniformBelow(m_random, static_cast<std::uint64_t>(below)));
}

int Floor::otherDesk(int desk)
{
    const int all = static_cast<int>(m_desks.size());
    return all == 1 ? desk : (desk + 1 + chance(all - 1)) % all;
}

std::optional<Visitor> Floor::visitor(bool mayVerify)
{
    auto& known = mayVerify || m_others.empty() ? m_fresh : m_others;
    const auto first = [](std::deque<Visitor>& from) {
        const Visitor visitor = from.front();
        from.pop_front();
        return visitor;
    };
    if (!known.empty())
        return first(known);
    if (m_registering.take(now()))
        return Visitor{m_people++, {}};
    return std::nullopt;
}

void Floor::leave(Visitor visitor)
{
    (visitor.verifications > 2 && visitor.locks > 0 ? m_fresh : m_others).push_back(std::move(visitor));
}

QString Floor::wantedSerial()
{
    const auto fashion = now().time_since_epoch() / kFashion;
    const int place = static_cast<int>((fashion * kInFashion + chance(kInFashion)) % kWanted);
    return QStringLiteral("A%1").arg(place, 4, 10, QLatin1Char('0'));
}

bool Floor::mayConfirm()
{
    return m_confirming.take(now());
}

void Floor::readMessages()
{
    // It is made with the first message.
    if (!m_messages.isOpen() && !m_messages.open(QIODevice::ReadOnly))
        return;
    static const QRegularExpression code(QStringLiteral("^(\\d+)\\t.*验证码 ([0-9]+)"));
    for (;;) {
        const qint64 before = m_messages.pos();
        const QByteArray line = m_messages.readLine();
        if (!line.endsWith('\n')) {
            m_messages.seek(before);
            return;
        }
        if (const auto match = code.match(QString::fromUtf8(line)); match.hasMatch())
            m_codes.insert(match.captured(1), match.captured(2));
    }
}

} // namespace xuanhao::faults
