// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/rememberingsms.h"

#include <QRegularExpression>

namespace xuanhao::test {

Expected<Done, SmsFailure> RememberingSms::send(const SmsMessage& message)
{
    const std::lock_guard lock(m_mutex);
    if (m_failure)
        return Unexpected{SmsFailure{*m_failure, QStringLiteral("broken by the test")}};
    m_texts[message.number].append(message.text);
    m_lastReportPath = message.reportPath;
    return Done{};
}

void RememberingSms::failWith(std::optional<SmsFailureKind> failure)
{
    const std::lock_guard lock(m_mutex);
    m_failure = failure;
}

QString RememberingSms::lastReportPath()
{
    const std::lock_guard lock(m_mutex);
    return m_lastReportPath;
}

QString RememberingSms::last(const QString& number, const QString& word)
{
    const std::lock_guard lock(m_mutex);
    const QRegularExpression digits(word + QStringLiteral(" ([0-9]+)"));
    QString code;
    for (const QString& text : m_texts[number]) {
        if (const auto match = digits.match(text); match.hasMatch())
            code = match.captured(1);
    }
    return code;
}

int RememberingSms::count(const QString& number, const QString& word)
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_texts[number].filter(word).size());
}

QString RememberingSms::lastText(const QString& number)
{
    const std::lock_guard lock(m_mutex);
    return m_texts[number].value(m_texts[number].size() - 1);
}

QString RememberingSms::lastCode(const QString& number)
{
    return last(number, QStringLiteral("验证码"));
}

QString RememberingSms::lastAccessCode(const QString& number)
{
    return last(number, QStringLiteral("登录码"));
}

} // namespace xuanhao::test
