// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/base/randomsource.h"
#include "core/base/sensitive.h"
#include "core/domain/identity/documentnumber.h"
#include "core/domain/identity/mobilenumber.h"
#include "core/domain/vehicle/vin.h"
#include "server/storage/keys.h"

#include <QByteArray>

#include <optional>

namespace xuanhao {

/// The server's one secret and what is made with it: keyed hashes that people and vehicles are found by, and
/// the seal of personal data in the database. Every purpose has a key of its own.
class ServerSecret
{
public:
    static constexpr int kSize = 32;

    static ServerSecret create(RandomSource& random);
    /// nullopt unless there are kSize bytes.
    static std::optional<ServerSecret> fromBytes(const QByteArray& bytes);
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes.clear(); }

    /// One person has one hash, whether the identity card is the permanent or the temporary one.
    [[nodiscard]] PersonHash personHash(const DocumentNumber& document) const;
    [[nodiscard]] VinHash vinHash(const Vin& vin) const;
    [[nodiscard]] MobileHash mobileHash(const MobileNumber& mobile) const;
    /// `field` keeps a mobile's last digits apart from a document's.
    [[nodiscard]] TermHash termHash(const QString& field, const QString& value) const;
    /// Of something that is only compared, such as a token; `purpose` as above.
    [[nodiscard]] QByteArray hashOf(const char* purpose, const QString& value) const;
    [[nodiscard]] QByteArray auditKey() const;

    /// Encrypted and authenticated (XChaCha20-Poly1305); `owner` names the row it belongs to and must be the
    /// same when it is opened.
    [[nodiscard]] QByteArray seal(const QByteArray& clear, const QString& owner, RandomSource& random) const;
    /// nullopt when the bytes were changed or belong to another row.
    [[nodiscard]] std::optional<QByteArray> open(const QByteArray& sealed, const QString& owner) const;

private:
    explicit ServerSecret(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {}

    [[nodiscard]] QByteArray keyed(const QByteArray& purpose, const QByteArray& text) const;

    Sensitive<QByteArray> m_bytes;
};

} // namespace xuanhao
