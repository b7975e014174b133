// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/domain/rules/selectionsession.h"
#include "core/domain/vehicle/certificate.h"
#include "core/domain/vehicle/vehicle.h"
#include "core/protocol/accountmessages.h"
#include "core/protocol/invoicemessages.h"

namespace xuanhao {

/// POST /v1/accounts/{account}/sessions: "start" (B1)
struct OpenSessionRequest
{
    QString division; ///< GB/T 2260
    BusinessKind business = BusinessKind::NewVehicle;
    SessionWay way = SessionWay::Preselection; ///< "onSite" is open to people on the blacklist, too (B8)

    [[nodiscard]] QJsonObject toJson() const;
    static OpenSessionRequest read(JsonReader& reader);
};

/// POST …/notice
struct NoticeRequest
{
    QString version; ///< of the notice the applicant accepted

    [[nodiscard]] QJsonObject toJson() const;
    static NoticeRequest read(JsonReader& reader);
};

/// POST …/vehicle (B2, B3)
struct VehicleDraft
{
    QString vin;
    CertificateNumber::Kind certificateKind = CertificateNumber::Kind::Conformity;
    QString certificateNumber;
    QString brandModel; ///< 1…60 characters
    VehicleClass vehicleClass = VehicleClass::SmallCar;
    EnergyKind energy = EnergyKind::Combustion;
    UseNature useNature = UseNature::NonCommercial;
    QString invoiceBuyer;  ///< as on the invoice; empty when the office does not ask for it
    QStringList documents; ///< papers seen, wire words of the checklist
    QList<Override> overrides;

    [[nodiscard]] QJsonObject toJson() const;
    static VehicleDraft read(JsonReader& reader);
};

/// POST …/contact: the last check before the choice
struct ContactDraft
{
    QString postcode; ///< six digits or empty
    QString address;
    QString landline;

    [[nodiscard]] QJsonObject toJson() const;
    static ContactDraft read(JsonReader& reader);
};

/// POST …/captcha
struct CaptchaReply
{
    QString id;
    QByteArray png;
    Instant expiresAt{};

    [[nodiscard]] QJsonObject toJson() const;
    static CaptchaReply read(JsonReader& reader);
};

/// POST …/verify: the only request besides ChooseRequest that carries a serial (F6)
struct VerifyRequest
{
    QString serial;
    QString captcha; ///< id; empty when the profile needs none
    QString captchaAnswer;

    [[nodiscard]] QJsonObject toJson() const;
    static VerifyRequest read(JsonReader& reader);
};

/// POST …/draw
struct DrawRequest
{
    DrawKind kind = DrawKind::Random;
    bool withoutFour = false;

    [[nodiscard]] QJsonObject toJson() const;
    static DrawRequest read(JsonReader& reader);
};

/// POST …/aside and POST …/choose: one of the drawn numbers that are held for this session
struct ChooseRequest
{
    QString serial;

    [[nodiscard]] QJsonObject toJson() const;
    static ChooseRequest read(JsonReader& reader);
};

/// POST …/code
struct CodeRequest
{
    QString code;

    [[nodiscard]] QJsonObject toJson() const;
    static CodeRequest read(JsonReader& reader);
};

/// POST …/witness: while no code reaches the applicant, the clerk and a second member of staff answer for the
/// identity instead (B11).
struct WitnessRequest
{
    QString reason; ///< what the identity was seen from, 2…200 characters
    QString secondStaff;
    QString secondPassword;

    [[nodiscard]] QJsonObject toJson() const;
    static WitnessRequest read(JsonReader& reader);
};

enum class SmsState {
    Queued,      ///< waits for the gateway, or for the next try
    Sent,        ///< the gateway has taken it
    Failed,      ///< it will not be sent
    Delivered,   ///< the mobile phone has it
    Undelivered, ///< the network gave up
};

/// Why central cannot bring a code to the applicant (B11).
enum class CodeTrouble {
    NoGateway,   ///< none is set up
    GatewayDown, ///< it does not answer or takes nothing
    Refused,     ///< it does not take this message
    Undelivered, ///< the network does not reach this mobile
};

[[nodiscard]] QString wireWord(CodeTrouble trouble);
[[nodiscard]] QString wireWord(Stage stage);
[[nodiscard]] std::optional<Stage> stageFromWire(const QString& word);
[[nodiscard]] QString wireWord(EndReason reason);
[[nodiscard]] std::optional<EndReason> endReasonFromWire(const QString& word);
[[nodiscard]] QString wireWord(ChoiceMode mode);
[[nodiscard]] std::optional<ChoiceMode> choiceModeFromWire(const QString& word);

/// What every request about a session answers: the whole truth as central has it.
struct SessionView
{
    struct LastVerify
    {
        QString serial;
        bool isLocked = false;   ///< false: it was taken
        QStringList nearSerials; ///< free ones that differ in one or two positions, best first
    };
    struct CodeState
    {
        SmsState sms = SmsState::Queued;
        Instant sentAt{};
        Instant expiresAt{};
        Instant resendAt{}; ///< not before
        int sentToday = 0;
        int attemptsLeft = 0;

        [[nodiscard]] QJsonObject toJson() const;
        static CodeState read(JsonReader& reader);
    };
    /// Somebody at another counter asks for the session (B10).
    struct MoveAsked
    {
        QString counter;
        QString counterName;
        Instant expiresAt{};
    };

    QString id;
    QString account;
    QString caseNumber; ///< 受理号, "G03-20261123-0042"
    QString counter;
    QString counterName;
    Instant openedAt{};
    Instant serverTime{};
    QString division;
    BusinessKind business = BusinessKind::NewVehicle;
    SelectionSession session; ///< the state machine's state
    Quotas quotas;
    Quotas limits; ///< what there is before anything is used
    std::optional<VehicleDraft> vehicle;
    std::optional<PlateKind> plateKind;
    std::optional<ContactDraft> contact;
    std::optional<LastVerify> lastVerify;
    std::optional<CodeState> code;
    /// While it lasts two members of staff may witness the identity; while central can send nothing at all
    /// (the first two), a choice is held on.
    std::optional<CodeTrouble> codeTrouble = {};
    std::optional<MoveAsked> moveAsked = {};
    std::optional<InvoiceView> invoice = {}; ///< once its picture was sent
    /// 抽号序号 of the draw that gave the number the session has, or the batch it shows (G1):
    /// "2026-11-27-0123".
    std::optional<QString> drawNumber = {};
    int prints = 0;
    std::uint32_t poolVersion = 0; ///< of the session's plate kind; 0 while there is none

    [[nodiscard]] QJsonObject toJson() const;
    static Expected<SessionView, JsonError> fromJson(const QJsonObject& object);
};

} // namespace xuanhao
