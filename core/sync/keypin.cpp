// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/sync/keypin.h"

#include <QCryptographicHash>

namespace xuanhao {

namespace {

constexpr unsigned char kSequence = 0x30;
constexpr unsigned char kExplicitVersion = 0xa0;

/// Walks over DER elements (definite lengths only, as DER demands).
class DerReader
{
public:
    explicit DerReader(const QByteArray& bytes)
        : m_bytes(bytes)
    {}

    struct Element
    {
        unsigned char tag;
        QByteArray whole;
        QByteArray content;
    };

    [[nodiscard]] std::optional<Element> next()
    {
        const qsizetype start = m_at;
        const auto tag = byte();
        const auto first = byte();
        if (!tag || !first)
            return std::nullopt;
        qsizetype length = *first;
        if (*first & 0x80) {
            length = 0;
            const int bytes = *first & 0x7f;
            if (bytes < 1 || bytes > 3)
                return std::nullopt;
            for (int i = 0; i < bytes; ++i) {
                const auto digit = byte();
                if (!digit)
                    return std::nullopt;
                length = length * 256 + *digit;
            }
        }
        if (length > m_bytes.size() - m_at)
            return std::nullopt;
        const qsizetype contentStart = m_at;
        m_at += length;
        return Element{*tag, m_bytes.mid(start, m_at - start), m_bytes.mid(contentStart, length)};
    }

private:
    std::optional<unsigned char> byte()
    {
        if (m_at >= m_bytes.size())
            return std::nullopt;
        return static_cast<unsigned char>(m_bytes[m_at++]);
    }

    QByteArray m_bytes;
    qsizetype m_at = 0;
};

} // namespace

std::optional<QByteArray> subjectPublicKeyInfo(const QByteArray& certificate)
{
    const auto outer = DerReader(certificate).next();
    if (!outer || outer->tag != kSequence)
        return std::nullopt;
    const auto toBeSigned = DerReader(outer->content).next();
    if (!toBeSigned || toBeSigned->tag != kSequence)
        return std::nullopt;
    DerReader fields(toBeSigned->content);
    auto field = fields.next();
    if (field && field->tag == kExplicitVersion)
        field = fields.next();
    // After the serial number: signature algorithm, issuer, validity, subject, then the key.
    for (int i = 0; i < 5 && field; ++i)
        field = fields.next();
    if (!field || field->tag != kSequence)
        return std::nullopt;
    return field->whole;
}

QByteArray keyPin(const QByteArray& certificate)
{
    const auto info = subjectPublicKeyInfo(certificate);
    return info ? QCryptographicHash::hash(*info, QCryptographicHash::Sha256).toBase64() : QByteArray();
}

} // namespace xuanhao
