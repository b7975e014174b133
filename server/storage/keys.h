// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/strongvalue.h"
#include "core/domain/plates/authority.h"
#include "core/domain/plates/platekind.h"
#include "core/domain/rules/ids.h"

#include <QByteArray>

namespace xuanhao {

// Keyed hashes: without the server's secret file nobody can tell whose they are.
using PersonHash = StrongValue<struct PersonHashTag, QByteArray>; ///< of the document
using VinHash = StrongValue<struct VinHashTag, QByteArray>;
using MobileHash = StrongValue<struct MobileHashTag, QByteArray>;
using TermHash = StrongValue<struct TermHashTag, QByteArray>; ///< of something people search by
using ListingId = StrongValue<struct ListingIdTag, QString>;
using InvoiceId = StrongValue<struct InvoiceIdTag, QString>;
using SheetId = StrongValue<struct SheetIdTag, QString>;

/// A pool: one kind of plates of one authority.
struct PoolKey
{
    QString authority; ///< "粤G"
    PlateKind kind = PlateKind::SmallCar;

    friend bool operator==(const PoolKey&, const PoolKey&) = default;
};

} // namespace xuanhao
