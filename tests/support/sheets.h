// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/protocol/sheetmessages.h"

namespace xuanhao::test {

/// A sheet about something, into a file.
[[nodiscard]] inline SheetRequest sheetAbout(SheetKind kind, const QString& subject,
                                             const QString& reason = {})
{
    return {.kind = kind,
            .subject = subject,
            .printer = QStringLiteral("pdf"),
            .reason = reason,
            .contentHash = contentHashOf({{wireWord(kind), subject}})};
}

/// The application form of a session.
[[nodiscard]] inline SheetRequest applicationSheet(const QString& session, const QString& reason = {})
{
    return sheetAbout(SheetKind::Application, session, reason);
}

} // namespace xuanhao::test
