// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/domain/calendar/calendar.h"
#include "core/domain/rules/ids.h"
#include "core/domain/rules/profile.h"
#include "core/protocol/poolmessages.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace xuanhao {

// Each message has `read`, which fills it from a reader that remembers the first error, and `toJson`.
// Texts are as typed: the services parse them into domain types and name the field that is wrong.

enum class Role { Clerk, Supervisor, Administrator };

[[nodiscard]] QString wireWord(Role role);
[[nodiscard]] std::optional<Role> roleFromWire(const QString& word);

/// GET /v1/hello
struct HelloReply
{
    QString officeName;
    QString authority; ///< "粤G"
    QString version;   ///< of central
    Instant serverTime{};

    [[nodiscard]] QJsonObject toJson() const;
    static HelloReply read(JsonReader& reader);
};

/// POST /v1/counters/enrol: the counter hands over its public key with the one-time code.
struct EnrolRequest
{
    QString counter;
    QString code;
    QByteArray publicKey; ///< 32 bytes

    [[nodiscard]] QJsonObject toJson() const;
    static EnrolRequest read(JsonReader& reader);
};

struct EnrolReply
{
    QString counter;
    QString name; ///< "03号窗口"

    [[nodiscard]] QJsonObject toJson() const;
    static EnrolReply read(JsonReader& reader);
};

/// POST /v1/sign-in
struct SignInRequest
{
    QString staff;
    QString password;

    [[nodiscard]] QJsonObject toJson() const;
    static SignInRequest read(JsonReader& reader);
};

struct SignInReply
{
    QString token; ///< goes into "Authorization: Bearer …"
    QString staff;
    QString name;
    Role role = Role::Clerk;
    QString counterName;
    std::optional<Instant> lastSignIn;
    Instant expiresAt{};

    [[nodiscard]] QJsonObject toJson() const;
    static SignInReply read(JsonReader& reader);
};

enum class DivisionState { Open, Closed, Maintenance };

struct Division
{
    QString code; ///< GB/T 2260
    QString name;
    QString place; ///< where to apply for registration
    QString phone;
    DivisionState state = DivisionState::Open;
    QString stateText; ///< why and until when it is not open

    [[nodiscard]] QJsonObject toJson() const;
    static Division read(JsonReader& reader);
};

/// A versioned text: "agreement", "privacy" or "notice".
struct OfficeText
{
    QString id;
    QString version;
    QString title;
    QString body; ///< paragraphs separated by line feeds

    [[nodiscard]] QJsonObject toJson() const;
    static OfficeText read(JsonReader& reader);
};

/// GET /v1/reference: everything a counter must know about its office.
struct OfficeReference
{
    QString authority;
    QString city;
    QString cityCode;
    QString name;
    QList<Division> divisions;
    QList<OfficeText> texts;
    Profile profile;
    Calendar calendar;
    QList<MaintenanceWindow> maintenance = {}; ///< now and to come, by their beginning

    [[nodiscard]] QJsonObject toJson() const;
    static Expected<OfficeReference, JsonError> fromJson(const QJsonObject& object);
    [[nodiscard]] const OfficeText* text(const QString& id) const;
    [[nodiscard]] const Division* division(const QString& code) const;
};

/// POST /v1/search
enum class SearchBy { Document, Mobile, Vin, Number, Case };

[[nodiscard]] QString wireWord(SearchBy by);
[[nodiscard]] std::optional<SearchBy> searchByFromWire(const QString& word);

struct SearchRequest
{
    SearchBy by = SearchBy::Document;
    QString value; ///< whole value; VIN, mobile and document also by their last four to eight characters

    [[nodiscard]] QJsonObject toJson() const;
    static SearchRequest read(JsonReader& reader);
};

/// One line of the look-up page; personal data masked.
struct SearchHit
{
    QString account;
    QString session; ///< empty: registered, nothing selected yet
    QString caseNumber;
    QString maskedName;
    QString maskedDocument;
    QString maskedMobile;
    QString facts;        ///< wire word of FactStanding, empty when the account cannot be read
    bool isEnded = false; ///< the account was cancelled
    QString shortVin;
    QString number; ///< "粤G·A12B3" or empty
    QString stage;  ///< wire word of Stage, empty without a session
    std::optional<QDate> lastDay;
    int prints = 0;
    QString invoice; ///< wire word of InvoiceState, empty without a picture
    Instant changedAt{};

    [[nodiscard]] QJsonObject toJson() const;
    static SearchHit read(JsonReader& reader);
};

struct SearchReply
{
    QList<SearchHit> hits; ///< newest first, at most 50
    bool isComplete = true;

    [[nodiscard]] QJsonObject toJson() const;
    static SearchReply read(JsonReader& reader);
};

} // namespace xuanhao
