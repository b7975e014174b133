// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/selectionsession.h"
#include "tests/support/fakenumberdesk.h"

#include <QFile>
#include <QTest>

#include <array>

namespace xuanhao::test {

/// Monday, 5 January 2026, 10:00 at the office.
inline constexpr Instant kStart = fromMilliseconds(1'767'578'400'000);
inline const CounterId kHere(QStringLiteral("G03"));
inline const CounterId kElsewhere(QStringLiteral("G04"));
inline constexpr SerialIndex kFree = 7;
inline constexpr SerialIndex kTaken = 1000;

inline Calendar testCalendar()
{
    return Calendar::fromJson(
               R"({"2026": {"holidays": ["2026-01-01", "2026-01-02"], "workdays": ["2026-01-04"]}})")
        .value();
}

inline Profile shippedProfile(const char* name)
{
    QFile file(QStringLiteral(XUANHAO_SOURCE_DIR "/resources/profiles/%1.json").arg(QLatin1String(name)));
    XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
    return Profile::fromJson(file.readAll()).value();
}

inline std::set<SerialIndex> firstNumbers(SerialIndex count)
{
    std::set<SerialIndex> numbers;
    for (SerialIndex number = 0; number < count; ++number)
        numbers.insert(number);
    return numbers;
}

/// A session with everything around it.
struct Scene
{
    Profile profile;
    Calendar calendar = testCalendar();
    Instant now = kStart;
    Quotas quotas{5, 2, 5, 1};
    FakeNumberDesk desk{firstNumbers(40)};
    SelectionSession session{kHere, kStart};

    explicit Scene(Profile rules)
        : profile(std::move(rules))
    {}

    Expected<Outcome, Refusal> handle(const Command& command, const CounterId& terminal = kHere)
    {
        SelectionSession::Context context{profile, calendar, now, terminal, quotas, desk};
        return session.handle(command, context);
    }
    Passing advance()
    {
        SelectionSession::Context context{profile, calendar, now, kHere, quotas, desk};
        return session.advance(context);
    }
    /// Moves time and lets everything that is due happen.
    void wait(Milliseconds time)
    {
        now += time;
        while (advance() != Passing::Nothing) {
        }
    }
    /// Does what must be accepted.
    Outcome must(const Command& command) { return handle(command).value(); }
    void prepare()
    {
        must(command::AcceptNotice{});
        must(command::EnterVehicle{});
        must(command::ConfirmContact{});
        if (profile.codeBeforeChoice())
            must(command::ConfirmCode{});
    }
    void compose()
    {
        prepare();
        must(command::StartCompose{});
    }
    void lock()
    {
        compose();
        must(command::Verify{kFree});
    }
    void waitForTheDeadline()
    {
        lock();
        wait(std::chrono::seconds(90));
    }
    void draw(DrawKind kind = DrawKind::Random)
    {
        prepare();
        must(command::Draw{kind, false});
    }
    [[nodiscard]] std::set<SerialIndex> liveNumbers() const
    {
        const std::vector<SerialIndex> numbers = session.liveNumbers();
        return {numbers.begin(), numbers.end()};
    }
};

} // namespace xuanhao::test
