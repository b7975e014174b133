// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/draws/drawseed.h"

#include "core/base/check.h"
#include "core/base/time.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QtEndian>

#include <sodium.h>

namespace xuanhao {

namespace {

constexpr int kNthDigits = 4;

QByteArray lines(const QStringList& texts)
{
    return (texts.join(QLatin1Char('\n')) + QLatin1Char('\n')).toUtf8();
}

const unsigned char* bytesOf(const QByteArray& data)
{
    return reinterpret_cast<const unsigned char*>(data.constData());
}

} // namespace

QString drawCommitment(const QString& authority, QDate day, const QByteArray& seed)
{
    const QByteArray text = lines(
        {QStringLiteral("xuanhao-draws/1"), authority, toIsoDate(day), QString::fromLatin1(seed.toHex())});
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
}

QString DrawNumber::text() const
{
    return QStringLiteral("%1-%2").arg(toIsoDate(day)).arg(nth, kNthDigits, 10, QLatin1Char('0'));
}

std::optional<DrawNumber> DrawNumber::fromText(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{4}-\\d{2}-\\d{2})-(\\d{4,9})$"),
                                         QRegularExpression::DontCaptureOption);
    if (!form.match(text).hasMatch())
        return std::nullopt;
    constexpr int kDayLength = 10;
    const DrawNumber number{QDate::fromString(text.left(kDayLength), Qt::ISODate),
                            text.mid(kDayLength + 1).toUInt()};
    // One number has one text.
    return number.day.isValid() && number.nth > 0 && number.text() == text ? std::optional(number)
                                                                           : std::nullopt;
}

DrawStream::DrawStream(const QByteArray& seed, const DrawSubject& subject)
    : m_key(kDrawSeedSize, '\0')
{
    XUANHAO_CHECK(sodium_init() >= 0 && seed.size() == kDrawSeedSize);
    const QByteArray text =
        lines({QStringLiteral("xuanhao-draw/1"), subject.authority, toIsoDate(subject.number.day),
               QString::number(subject.number.nth), wireWord(subject.kind), subject.freeNumbers.text()});
    crypto_generichash(reinterpret_cast<unsigned char*>(m_key.data()), kDrawSeedSize, bytesOf(text),
                       static_cast<unsigned long long>(text.size()), bytesOf(seed), kDrawSeedSize);
}

void DrawStream::fill()
{
    const std::uint64_t number = qToLittleEndian(m_block++);
    crypto_generichash(reinterpret_cast<unsigned char*>(m_words.data()), sizeof m_words,
                       reinterpret_cast<const unsigned char*>(&number), sizeof number, bytesOf(m_key),
                       kDrawSeedSize);
    m_used = 0;
}

std::uint64_t DrawStream::next()
{
    if (m_used == kWords)
        fill();
    return qFromLittleEndian(m_words[m_used++]);
}

std::vector<SerialIndex> drawnNumbers(const QByteArray& seed, const DrawSubject& subject,
                                      const PoolIndex& pool, int wanted, DrawFilter filter)
{
    DrawStream stream(seed, subject);
    return pool.draw(stream, wanted, filter);
}

} // namespace xuanhao
