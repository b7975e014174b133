// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/vehicle/certificate.h"

#include "core/domain/identity/codetext.h"

namespace xuanhao {

Expected<CertificateNumber, InputError> CertificateNumber::parse(Kind kind, QStringView text)
{
    const QString code = normalizedCode(text.left(kMaxTypedCode));
    if (const auto unreadable = unreadableCode(text, code))
        return Unexpected{*unreadable};
    if (const auto bad = firstBadCharacter(code, [](qsizetype, QChar c) { return isCodeLetterOrDigit(c); }))
        return Unexpected{*bad};
    const auto outside = kind == Kind::Conformity ? lengthOutside(code, 14, 15) : lengthOutside(code, 6, 20);
    if (outside)
        return Unexpected{*outside};
    return CertificateNumber(kind, code);
}

} // namespace xuanhao
