// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/http/clientaddress.h"

#include <QList>

#include <boost/asio/ip/address.hpp>

namespace xuanhao {

namespace {

namespace ip = boost::asio::ip;

std::optional<ip::address> parsed(const QString& text)
{
    boost::system::error_code error;
    const ip::address address = ip::make_address(text.toStdString(), error);
    if (error)
        return std::nullopt;
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::make_address_v4(ip::v4_mapped, address.to_v6());
    return address;
}

bool isPort(const QByteArray& text)
{
    bool isNumber = false;
    text.toUShort(&isNumber);
    return isNumber;
}

} // namespace

QByteArray originOf(const QString& address)
{
    const auto found = parsed(address);
    if (!found || found->is_v4())
        return address.toLatin1();
    const auto bytes = found->to_v6().to_bytes();
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), 8);
}

std::optional<QString> plainAddress(const QString& address)
{
    const auto found = parsed(address);
    return found ? std::optional(QString::fromStdString(found->to_string())) : std::nullopt;
}

std::optional<QString> proxiedAddress(const QByteArray& line)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() >= 2 && words.at(0) == "PROXY" && words.at(1) == "UNKNOWN")
        return QString();
    const bool isV4 = words.value(1) == "TCP4";
    if (words.size() != 6 || words.at(0) != "PROXY" || (!isV4 && words.at(1) != "TCP6") ||
        !isPort(words.at(4)) || !isPort(words.at(5)))
        return std::nullopt;
    const auto source = parsed(QString::fromLatin1(words.at(2)));
    if (!source || (isV4 && !source->is_v4()) || !parsed(QString::fromLatin1(words.at(3))))
        return std::nullopt;
    return QString::fromStdString(source->to_string());
}

} // namespace xuanhao
