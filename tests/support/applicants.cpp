// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/applicants.h"

#include "core/domain/vehicle/requireddocuments.h"
#include "tests/support/centralharness.h"

namespace xuanhao::test {

namespace {

/// GB 11643's check character.
QChar idCheck(const QString& seventeen)
{
    constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; ++i)
        sum += seventeen.at(i).digitValue() * kWeights[i];
    return QLatin1Char("10X98765432"[sum % 11]);
}

/// ISO 3779's check digit in the ninth place.
QString withVinCheck(QString vin)
{
    const auto value = [](QChar c) {
        if (c.isDigit())
            return c.digitValue();
        const QString letters = QStringLiteral("ABCDEFGHJKLMNPRSTUVWXYZ");
        constexpr int kValues[] = {1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9};
        return kValues[letters.indexOf(c)];
    };
    constexpr int kWeights[] = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    int sum = 0;
    for (int i = 0; i < 17; ++i)
        sum += value(vin.at(i)) * kWeights[i];
    vin[8] = QLatin1Char("0123456789X"[sum % 11]);
    return vin;
}

} // namespace

Applicant applicant(int number)
{
    constexpr int kInDay = 1000;
    const QString birthday = QDate(1990, 1, 1).addDays(number / kInDay).toString(QStringLiteral("yyyyMMdd"));
    const QString seventeen =
        QStringLiteral("440803%1%2").arg(birthday).arg(number % kInDay, 3, 10, QLatin1Char('0'));
    const QString mobile = QString::number(13'800'138'000LL + number);
    const QString name = QStringLiteral("陈大文");
    AccountDraft account;
    account.documentNumber = seventeen + idCheck(seventeen);
    account.name = name;
    account.mobile = mobile;
    account.cityCode = QStringLiteral("440800");
    account.agreementVersion = QStringLiteral("2026-11");
    account.privacyVersion = QStringLiteral("2026-11");
    VehicleDraft vehicle;
    vehicle.vin = withVinCheck(QStringLiteral("LSVAA49J0T2%1").arg(100000 + number));
    vehicle.certificateNumber = QStringLiteral("WDX%1").arg(number, 11, 10, QLatin1Char('0'));
    vehicle.brandModel = QStringLiteral("大众牌 SVW71412BM");
    vehicle.invoiceBuyer = name;
    vehicle.documents = requiredDocuments(BusinessKind::NewVehicle, account.documentKind);
    return {account.toJson(), vehicle.toJson(), mobile};
}

QJsonObject division()
{
    return OpenSessionRequest{QStringLiteral("440802"), BusinessKind::NewVehicle}.toJson();
}

QString prepared(TestCounter& counter, const Applicant& person)
{
    const auto check = [](const Answer& reply) {
        if (!reply.isOk())
            qFatal("prepared: %d %s", reply.status, reply.body.constData());
        return reply;
    };
    const QString account = check(counter.send(EndpointId::Register, {}, person.account)).id();
    const QString session =
        check(counter.send(EndpointId::OpenSession, {{QStringLiteral("account"), account}}, division())).id();
    check(counter.session(EndpointId::AcceptNotice, session,
                          {{QStringLiteral("version"), QStringLiteral("2026-11")}}));
    check(counter.session(EndpointId::EnterVehicle, session, person.vehicle));
    check(counter.session(EndpointId::ConfirmContact, session, ContactDraft{}.toJson()));
    return session;
}

std::unique_ptr<TestCounter> counterAt(CentralHarness& harness, const QString& id, const QString& staff,
                                       Role role)
{
    auto counter = std::make_unique<TestCounter>(harness, id);
    harness.addStaff(staff, role);
    const Answer enrolled = counter->enrol(harness.addCounter(id, id + QStringLiteral("号窗口")));
    const Answer signedIn = counter->signIn(staff);
    if (!enrolled.isOk() || !signedIn.isOk())
        qFatal("counterAt: %s %s", enrolled.body.constData(), signedIn.body.constData());
    return counter;
}

void copyReservation(const CentralHarness& harness, int count, const char* lastDay)
{
    const auto sql = harness.connect();
    SqlTransaction unit(*sql);
    sql->executeScript(QByteArray(R"(
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < COUNT)
INSERT INTO session (person_hash, id, account, case_number, counter, staff, division, business, authority, kind,
                     serial_index, opened_at, changed_at, is_live, stage, last_day, is_provisional, state, sealed,
                     finished_at, reserved_mode)
SELECT s.person_hash, (10000000 + (i * 7919) % 100003) || '-0000-4000-8000-000000000000', s.account,
       'G01-20261124-' || (1000000 + i), s.counter, s.staff, s.division, s.business, s.authority, s.kind, i,
       s.opened_at + i % 5000, s.changed_at, 0, 'reserved', LAST_DAY, 0, s.state, s.sealed, s.finished_at,
       s.reserved_mode
FROM session s, n;)")
                           .replace("COUNT", QByteArray::number(count))
                           .replace("LAST_DAY", lastDay));
    XUANHAO_CHECK(unit.commit().hasValue());
}

} // namespace xuanhao::test
