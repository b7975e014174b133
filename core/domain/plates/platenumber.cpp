// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/plates/platenumber.h"

#include "core/domain/plates/platetext.h"

namespace xuanhao {

namespace {

constexpr int kAuthorityLength = 2;

/// Index of an already normalised serial, or what is wrong; positions count from `firstPosition`.
Expected<SerialIndex, InputError> readSerial(PlateKind kind, QStringView serial, int firstPosition)
{
    for (int i = 0; i < serial.size(); ++i) {
        if (serialCharacterIndex(serial[i]) < 0)
            return Unexpected{badPlateCharacter(firstPosition + i, serial[i])};
    }
    const std::optional<SerialIndex> index = SerialRules::of(kind).indexOf(serial);
    if (!index)
        return Unexpected{InputError{.problem = InputProblem::BadFormat, .found = {}, .expected = {}}};
    return *index;
}

} // namespace

PlateNumber::PlateNumber(Authority authority, PlateKind kind, QString serial, SerialIndex index)
    : m_authority(std::move(authority))
    , m_kind(kind)
    , m_serial(std::move(serial))
    , m_index(index)
{}

Expected<PlateNumber, InputError> PlateNumber::parse(PlateKind kind, QStringView text)
{
    const Expected<QString, InputError> normalised = normalisedPlateText(text);
    if (!normalised)
        return Unexpected{normalised.error()};
    const QStringView found = *normalised;
    const int length = kAuthorityLength + serialLength(kind);
    if (found.size() != length)
        return Unexpected{wrongPlateLength(length, found.size())};
    const Expected<Authority, InputError> authority = Authority::parse(found.first(kAuthorityLength));
    if (!authority)
        return Unexpected{authority.error()};
    const QStringView serial = found.sliced(kAuthorityLength);
    const Expected<SerialIndex, InputError> index = readSerial(kind, serial, kAuthorityLength + 1);
    if (!index)
        return Unexpected{index.error()};
    return PlateNumber(*authority, kind, serial.toString(), *index);
}

Expected<PlateNumber, InputError> PlateNumber::fromSerial(const Authority& authority, PlateKind kind,
                                                          QStringView serial)
{
    const Expected<QString, InputError> normalised = normalisedPlateText(serial);
    if (!normalised)
        return Unexpected{normalised.error()};
    const int length = serialLength(kind);
    if (normalised->size() != length)
        return Unexpected{wrongPlateLength(length, normalised->size())};
    const Expected<SerialIndex, InputError> index = readSerial(kind, *normalised, 1);
    if (!index)
        return Unexpected{index.error()};
    return PlateNumber(authority, kind, *normalised, *index);
}

PlateNumber PlateNumber::fromIndex(const Authority& authority, PlateKind kind, SerialIndex index)
{
    return PlateNumber(authority, kind, SerialRules::of(kind).serialAt(index), index);
}

QString PlateNumber::display() const
{
    return m_authority.text() + QChar(u'·') + m_serial;
}

QString PlateNumber::text() const
{
    return m_authority.text() + m_serial;
}

} // namespace xuanhao
