// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/services/countercore.h"
#include "tests/support/fakecentral.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakeoffice.h"
#include "tests/support/seededrandom.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

namespace xuanhao::test {

/// Lets events run until the condition holds; false after twenty seconds.
template <typename Condition>
bool eventually(Condition condition)
{
    return QTest::qWaitFor(condition, 20'000);
}

/// A counter program with its data directory and its central; restart() is a kill and a new start.
struct CounterDesk
{
    explicit CounterDesk(std::uint64_t seed = 1)
        : random(seed)
        , central(clock, random)
        , office(central, random)
    {
        central.knowsCounter = false;
    }

    void open(Database::Gate gate = {})
    {
        auto opened = CounterCore::open(
            {central.url(),
             {central.pin()},
             QStringLiteral("G03"),
             QStringLiteral("CODE-1"),
             folder.path(),
             {Milliseconds(700), Milliseconds(700), Milliseconds(20'000), Milliseconds(700)}},
            clock, random, std::move(gate));
        if (!opened)
            qFatal("The counter does not open: %s", qUtf8Printable(opened.error().detail));
        core = *std::move(opened);
    }
    /// Opens, goes online and signs in.
    [[nodiscard]] bool start(Database::Gate gate = {})
    {
        open(std::move(gate));
        core->start();
        return eventually(
                   [&] { return core->services().office.reference() && core->enrolment().isEnrolled(); }) &&
               signIn();
    }
    [[nodiscard]] bool signIn()
    {
        std::optional<std::optional<Failure>> answer;
        core->services().staff.signIn(QStringLiteral("0312"), QStringLiteral("secret"),
                                      [&](const std::optional<Failure>& failure) { answer = failure; });
        return eventually([&] { return answer.has_value(); }) && !*answer;
    }
    [[nodiscard]] bool restart()
    {
        core.reset();
        return start();
    }
    [[nodiscard]] CounterCase& front()
    {
        return *static_cast<CounterCase*>(core->services().cases.current());
    }

    /// Runs a verb to its answer.
    template <typename Verb>
    std::optional<Failure> done(Verb verb)
    {
        std::optional<std::optional<Failure>> answer;
        verb([&](const std::optional<Failure>& failure) { answer = failure; });
        if (!eventually([&] { return answer.has_value(); }))
            qFatal("A verb was never answered");
        return *answer;
    }

    static AccountDraft applicant()
    {
        AccountDraft draft;
        draft.documentNumber = QStringLiteral("440801199001011231");
        draft.name = QStringLiteral("张三");
        draft.mobile = QStringLiteral("13800138000");
        draft.cityCode = QStringLiteral("440800");
        draft.agreementVersion = QStringLiteral("1");
        draft.privacyVersion = QStringLiteral("1");
        return draft;
    }
    /// Types a free number; the model must be open.
    static bool typeNumber(ComposeModel& model)
    {
        while (!model.isComplete()) {
            bool isPressed = false;
            for (int place = 0; place < kSerialAlphabetSize && !isPressed; ++place) {
                if (const auto key = model.keyAt(place))
                    isPressed = model.press(*key);
            }
            if (!isPressed)
                return false;
        }
        return true;
    }
    /// One step further on the way; the answer is its failure.
    std::optional<Failure> next()
    {
        CounterCase& item = front();
        switch (item.page()) {
        case CasePage::Register:
            item.setAccountDraft(applicant());
            return done([&](auto answer) { item.registerApplicant(answer); });
        case CasePage::Office:
            item.setOfficeDraft({QStringLiteral("440803"), BusinessKind::NewVehicle});
            return done([&](auto answer) { item.openSession(answer); });
        case CasePage::Notice:
            return done([&](auto answer) { item.acceptNotice(answer); });
        case CasePage::Vehicle: {
            VehicleDraft draft;
            draft.vin = QStringLiteral("LSVAA4182E2123456");
            draft.brandModel = QStringLiteral("XX 1.5L");
            item.setVehicleDraft(draft);
            return done([&](auto answer) { item.enterVehicle(answer); });
        }
        case CasePage::Contact:
            item.setContactDraft({QStringLiteral("524000"), QStringLiteral("霞山区"), {}});
            return done([&](auto answer) { item.confirmContact(answer); });
        case CasePage::Choose:
            return done([&](auto answer) { item.startCompose(answer); });
        case CasePage::Compose:
        case CasePage::Draw:
        case CasePage::Code:
        case CasePage::Result:
        case CasePage::Elsewhere:
        case CasePage::CannotProceed:
            break;
        }
        qFatal("The page has no next step here");
    }
    /// From a new case to the given page, at most Compose.
    [[nodiscard]] bool walkTo(CasePage page)
    {
        if (!core->services().cases.current())
            core->services().cases.create();
        while (front().page() != page) {
            if (next())
                return false;
        }
        return true;
    }
    /// On the compose page: types a free number and verifies it.
    std::optional<Failure> lockNumber()
    {
        CounterCase& item = front();
        if (!eventually([&] { return item.compose() && item.compose()->matchCount() > 0; }) ||
            !typeNumber(*item.compose()))
            qFatal("No number can be typed");
        if (done([&](auto answer) { item.newCaptcha(answer); }))
            qFatal("No captcha");
        return done([&](auto answer) { item.verify(QStringLiteral("K7PM"), answer); });
    }

    FakeClock clock{Instant(Milliseconds(1'795'000'000'000))};
    SeededRandom random;
    QTemporaryDir folder;
    FakeCentral central;
    FakeOffice office;
    std::unique_ptr<CounterCore> core;
};

} // namespace xuanhao::test
