// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"

#include <QString>
#include <QStringList>

class QSettings;

namespace xuanhao {

/// The part of the ini file about text messages. At most one of the three ways is set.
struct SmsConfig
{
    QString command;      ///< a program, see CommandSmsSender
    QString kannelUrl;    ///< smsbox's sendsms, see KannelSmsSender
    QString httpRequest;  ///< the file of a HttpSmsTemplate
    QString httpSuccess;  ///< a regular expression, see HttpGateway
    QString httpLater;    ///< likewise
    QString user;         ///< of the gateway
    QString passwordFile; ///< its first line is the password
    QString sender;       ///< Kannel: the number messages come from
    QString authorities;  ///< PEM file; empty: the system's
    QString reportUrl;    ///< Kannel: central's address as the gateway reaches it; "none": no reports
    int perSecond = 10;   ///< 1…1000

    /// Every setting begins with "sms-".
    static QStringList keys();
    /// What contradicts itself or lacks something is refused with an English sentence; files are not opened.
    static Expected<SmsConfig, QString> read(const QSettings& settings);
};

/// The text of a setting. QSettings splits values at commas; nobody wants that here.
[[nodiscard]] QString settingText(const QSettings& settings, const char* key);

} // namespace xuanhao
