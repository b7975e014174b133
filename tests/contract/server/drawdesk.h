// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/draws/drawverifier.h"
#include "core/protocol/drawmessages.h"
#include "server/services/drawexport.h"
#include "server/services/draws.h"
#include "server/services/office.h"
#include "tests/support/sessiondesk.h"

#include <QFile>
#include <QTest>

namespace xuanhao::test {

inline const QJsonObject kWithoutFour{{t("withoutFour"), true}};

[[nodiscard]] inline HarnessOptions rules(const char* profile = "classic")
{
    HarnessOptions options = withoutCaptcha();
    options.profile = t(profile);
    return options;
}

/// An office of whose draws the record is looked at.
struct DrawDesk : SessionDesk
{
    using SessionDesk::SessionDesk;

    SessionView drawn(int person, const QJsonObject& wish = {})
    {
        session = prepared(*counter, applicant(person));
        return act(EndpointId::Draw, wish).view();
    }
    Answer published(QDate day)
    {
        return counter->send(EndpointId::ShowDraws, {{t("day"), day.toString(Qt::ISODate)}});
    }
    DrawDayReply told(QDate day)
    {
        JsonReader reader(published(day).object());
        return DrawDayReply::read(reader);
    }
    QDate today() { return officeDate(harness.clock.now()); }
    void waitUntilTomorrow()
    {
        harness.wait(std::chrono::duration_cast<Milliseconds>(officeMidnight(today().addDays(1)) -
                                                              harness.clock.now()));
        QVERIFY(counter->signIn(t("clerk1")).isOk()); // a token lives twelve hours
    }
    /// The database broke and was restored from a backup of that instant.
    void restore(Instant backupAt)
    {
        harness.stop();
        harness.command([&](World& world, Instant now) {
            world.stores.numbers.leaveHistory();
            leaveRoomForLostDraws(world.stores.draws, world.office.authority, backupAt, now);
        });
        harness.start();
        QVERIFY(counter->signIn(t("clerk1")).isOk());
    }
    /// As the command beside the server exports it; the error instead when there is one.
    Expected<QList<QByteArray>, QString> record(QDate day)
    {
        const auto sql = harness.connect();
        World world{.stores = Stores(*sql, harness.secret()),
                    .office = *readOffice(*OfficeStore(*sql).office()),
                    .pools = {},
                    .secret = harness.secret(),
                    .random = harness.random};
        QList<QByteArray> lines;
        const auto exported = exportDraws(world, day, harness.clock.now(), [&](const QByteArray& line) {
            lines.append(line.chopped(1));
            return true;
        });
        if (!exported)
            return Unexpected{exported.error()};
        return lines;
    }
    void write(const char* sql, SqlParameters parameters)
    {
        QCOMPARE(written(*harness.connect(), sql, parameters), 1);
    }
};

[[nodiscard]] inline std::optional<DrawFinding> findingIn(const QList<QByteArray>& lines,
                                                          DrawVerifier& verifier)
{
    for (const QByteArray& line : lines) {
        if (auto finding = verifier.take(line))
            return finding;
    }
    return verifier.finish();
}

/// For recomputedraws.py.
inline void keep(const QList<QByteArray>& record)
{
    QFile file(qEnvironmentVariable("XUANHAO_DRAW_RECORD", QString()));
    if (file.fileName().isEmpty())
        return;
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(record.join('\n') + '\n') > 0);
}

} // namespace xuanhao::test
