// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/rules/profile.h"
#include "core/domain/rules/selectionsession.h"
#include "tests/fuzz/fuzztarget.h"

#include <set>

// A stored session, as it comes out of central's database, and what can be done to it.

namespace xuanhao::fuzz {

namespace {

/// Holds what the session holds, and notices when it touches what it does not hold or forgets what it holds.
class WatchfulDesk final : public NumberDesk
{
public:
    explicit WatchfulDesk(const std::vector<SerialIndex>& held)
        : m_held(held.begin(), held.end())
    {}

    [[nodiscard]] bool hold(SerialIndex number, Instant) override { return m_held.insert(number).second; }
    void prolong(SerialIndex number, Instant) override { XUANHAO_CHECK(m_held.contains(number)); }
    void choose(SerialIndex number, Instant) override { XUANHAO_CHECK(m_held.contains(number)); }
    void release(SerialIndex number) override { XUANHAO_CHECK(m_held.erase(number) == 1); }
    void releaseLater(SerialIndex number) override { release(number); }
    [[nodiscard]] std::vector<SerialIndex> draw(int count, bool, Instant until) override
    {
        std::vector<SerialIndex> drawn;
        for (; static_cast<int>(drawn.size()) < count && m_next < 90; ++m_next) {
            if (hold(m_next, until))
                drawn.push_back(m_next);
        }
        return drawn;
    }
    void reserve(SerialIndex number) override { XUANHAO_CHECK(m_held.contains(number)); }

    [[nodiscard]] const std::set<SerialIndex>& held() const { return m_held; }

private:
    std::set<SerialIndex> m_held;
    SerialIndex m_next = 10;
};

Command commandOf(char letter, SerialIndex number)
{
    switch (letter) {
    case 'n':
        return command::AcceptNotice{};
    case 'v':
        return command::EnterVehicle{};
    case 'c':
        return command::ConfirmContact{};
    case 's':
        return command::StartCompose{};
    case 'x':
        return command::Clear{};
    case 'S':
        return command::Submit{};
    case 'd':
        return command::Draw{DrawKind::Random, false};
    case 'o':
        return command::Draw{DrawKind::OnSite, false};
    case 'a':
        return command::KeepAside{number};
    case 'h':
        return command::ChooseDrawn{number};
    case 'k':
        return command::ConfirmCode{};
    case 'g':
        return command::GiveUpChoice{};
    case 'q':
        return command::Abandon{};
    default:
        return command::Verify{number};
    }
}

SelectionSession sessionOf(const QByteArray& line)
{
    const auto object = parseJsonObject(line);
    const auto stored = object ? SelectionSession::fromJson(*object)
                               : Expected<SelectionSession, JsonError>(Unexpected{object.error()});
    return stored ? *stored
                  : SelectionSession(CounterId(QStringLiteral("G01")), fromMilliseconds(1'795'400'000'000LL));
}

} // namespace

/// The first line is the stored session, every later one a command: a letter, a number and the seconds that
/// pass before. The session holds exactly what the desk says, writing and reading keep it, and what is over
/// stays over.
void fuzzSession(const QByteArray& bytes)
{
    static const Profile profile = Profile::fromJson(sourceFile("resources/profiles/modern.json")).value();
    static const Calendar calendar = Calendar::fromJson(sourceFile("resources/calendars/china.json")).value();
    const QList<QByteArray> lines = bytes.split('\n');
    SelectionSession session = sessionOf(lines.first());
    const std::vector<SerialIndex> before = session.liveNumbers();
    WatchfulDesk desk(before);
    Quotas quotas{5, 2, 5, 1};
    Instant now = fromMilliseconds(1'795'400'000'000LL);
    const CounterId here = session.terminal();
    for (qsizetype i = 1; i < lines.size() && i < 200; ++i) {
        const QList<QByteArray> words = lines.at(i).split(' ');
        now += std::chrono::seconds(words.value(2).toUShort());
        SelectionSession::Context context{
            profile, calendar, now, words.size() > 3 ? CounterId(QStringLiteral("G99")) : here, quotas, desk};
        const bool wasLive = session.isLive();
        for (int passings = 0; session.advance(context) != Passing::Nothing; ++passings)
            XUANHAO_CHECK(passings < 10);
        const SelectionSession unchanged = session;
        const Quotas left = quotas;
        const auto outcome = session.handle(
            commandOf(words.first().isEmpty() ? ' ' : words.first().front(), words.value(1).toUShort()),
            context);
        XUANHAO_CHECK(outcome || (session == unchanged && quotas == left));
        XUANHAO_CHECK(wasLive || session == unchanged);
        XUANHAO_CHECK(quotas.verifications >= 0 && quotas.locks >= 0 && quotas.draws >= 0 &&
                      quotas.onSiteDraws >= 0);
        const std::vector<SerialIndex> live = session.liveNumbers();
        XUANHAO_CHECK(std::set<SerialIndex>(live.begin(), live.end()) == desk.held());
        const auto read = SelectionSession::fromJson(session.toJson());
        XUANHAO_CHECK(read.hasValue() && *read == session);
        (void)session.nextDeadline(profile);
    }
}

} // namespace xuanhao::fuzz
