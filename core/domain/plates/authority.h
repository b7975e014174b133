// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/domain/inputerror.h"

#include <QString>

namespace xuanhao {

/// The issuing authority (发牌机关): province character and office letter, "粤G".
class Authority
{
public:
    static Expected<Authority, InputError> parse(QStringView text);

    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] QChar province() const { return m_text[0]; }
    [[nodiscard]] QChar letter() const { return m_text[1]; }

    friend bool operator==(const Authority&, const Authority&) = default;

private:
    explicit Authority(QString text)
        : m_text(std::move(text))
    {}

    QString m_text;
};

} // namespace xuanhao
