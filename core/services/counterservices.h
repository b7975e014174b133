// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace xuanhao {

class CaseDesk;
class Clock;
class Connection;
class LookupService;
class OfficeService;
class ReviewService;
class SheetService;
class StaffService;

/// Everything the pages may call. The program owns the parts.
struct CounterServices
{
    Connection& connection;
    StaffService& staff;
    OfficeService& office;
    CaseDesk& cases;
    LookupService& lookup;
    ReviewService& review;
    SheetService& sheets;
    const Clock& clock;
};

} // namespace xuanhao
