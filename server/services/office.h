// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/messages.h"
#include "server/storage/officestore.h"

namespace xuanhao {

/// Reads an office from the four texts that `init` imports: settings, profile, calendar, and the versioned
/// texts. The error is an English sentence that names the file's part, the line and the reason.
[[nodiscard]] Expected<OfficeReference, QString> readOffice(const OfficeRow& row);

/// The office's document as OfficeReference has it: authority, city, cityCode, name and divisions; besides
/// them it may have "sms", see SmsTexts.
[[nodiscard]] Expected<OfficeRow, QString> officeRowFrom(const QByteArray& document,
                                                         const QByteArray& profile,
                                                         const QByteArray& calendar, QList<OfficeText> texts);

/// A text file of an office: the first line is the title, the second the version, the rest the body.
[[nodiscard]] Expected<OfficeText, QString> readOfficeText(const QString& id, const QByteArray& file);

/// The texts every office must have: "agreement", "privacy", "notice".
[[nodiscard]] const QStringList& neededTexts();

/// Another one whenever anything of the office was imported anew.
[[nodiscard]] QByteArray officeHash(const OfficeRow& row);

} // namespace xuanhao
