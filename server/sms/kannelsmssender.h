// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sensitive.h"
#include "server/sms/httpcall.h"

namespace xuanhao {

struct KannelGateway
{
    QString url; ///< of smsbox's sendsms, such as http://127.0.0.1:13013/cgi-bin/sendsms
    QString user;
    Sensitive<QString> password;
    QString sender;    ///< the number messages come from; empty: as Kannel is set up
    QString reportUrl; ///< central's address as Kannel reaches it; empty: no delivery reports
    HttpCallRules rules = {};
};

/// Sends through Kannel's "sendsms" (Kannel 1.4.5 User's Guide, "Using the HTTP interface to send SMS
/// messages"): UTF-8, sent on as UCS-2; long texts are cut by Kannel. Asks for every delivery report. Safe
/// for several threads.
class KannelSmsSender final : public SmsSender
{
public:
    explicit KannelSmsSender(KannelGateway gateway);

    [[nodiscard]] Expected<Done, SmsFailure> send(const SmsMessage& message) override;

private:
    const KannelGateway m_gateway;
};

} // namespace xuanhao
