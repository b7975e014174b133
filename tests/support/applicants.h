// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/messages.h"
#include "tests/support/testcounter.h"

#include <memory>

namespace xuanhao::test {

class CentralHarness;

/// A person and a car no other number has, up to 60,000.
struct Applicant
{
    QJsonObject account;
    QJsonObject vehicle;
    QString mobile;
};
[[nodiscard]] Applicant applicant(int number);

/// From registration to the stage where choosing begins; the session's id.
[[nodiscard]] QString prepared(TestCounter& counter, const Applicant& person);
[[nodiscard]] QJsonObject division();
/// Signed in at an enrolled counter.
[[nodiscard]] std::unique_ptr<TestCounter> counterAt(CentralHarness& harness, const QString& id,
                                                     const QString& staff, Role role = Role::Clerk);

/// Stores the one reservation there is `count` times more, with cases and numbers of their own.
/// `lastDay`: in SQL, of the original `s` and the how-manieth `i`, which begins with 1.
void copyReservation(const CentralHarness& harness, int count, const char* lastDay);

} // namespace xuanhao::test
