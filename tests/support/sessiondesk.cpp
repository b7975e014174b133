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

} // namespace xuanhao::test
