// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sessiondesk.h"

namespace xuanhao::test {

SessionDesk::SessionDesk(const HarnessOptions& options)
    : harness(options)
    , counter(counterAt(harness, QStringLiteral("G01"), QStringLiteral("clerk1")))
{}

void SessionDesk::choose()
{
    const SessionView drawn = act(EndpointId::Draw).view();
    const QString first = SerialRules::ordinary().serialAt(drawn.session.batch()->numbers.front());
    act(EndpointId::ChooseDrawn, {{QStringLiteral("serial"), first}});
}

QString SessionDesk::lastCode(const Applicant& person)
{
    harness.server->tick();
    return harness.sms.lastCode(person.mobile);
}

std::int64_t SessionDesk::recorded(const char* action) const
{
    const QByteArray sql = QByteArray("SELECT count(*) FROM audit WHERE action = '") + action + "'";
    return harness.integer(sql.constData());
}

QString solvedCaptcha(const CentralHarness& harness, const QString& captcha)
{
    QByteArray wanted;
    harness.connect()->query("SELECT answer_hash FROM captcha WHERE id = $1", {captcha},
                             [&](const SqlRow& row) { wanted = row.blob(0); });
    const QString alphabet = t("ABCDEFHJKMNPRTUVWXY3456789");
    QString guess = captcha + t("/0000");
    const qsizetype at = guess.size() - 4;
    for (int n = 0; n < 26 * 26 * 26 * 26; ++n) {
        for (int i = 0, rest = n; i < 4; ++i, rest /= 26)
            guess[at + i] = alphabet.at(rest % 26);
        if (harness.secret().hashOf("captcha", guess) == wanted)
            return guess.mid(at);
    }
    return {};
}

} // namespace xuanhao::test
