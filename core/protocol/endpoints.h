// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <span>

namespace xuanhao {

enum class HttpMethod { Get, Post };

/// What a request must prove besides coming over TLS.
enum class Proof {
    Nothing,    ///< anybody may ask; the request itself says who
    Counter,    ///< signed by an enrolled counter
    Staff,      ///< signed by a counter and carrying the token of a signed-in member of staff
    Supervisor, ///< likewise, and the member of staff is a supervisor
    System,     ///< signed by an enrolled system of another kind, such as test booking; by no counter
};

/// Whether somebody must be signed in.
[[nodiscard]] constexpr bool needsToken(Proof proof)
{
    return proof == Proof::Staff || proof == Proof::Supervisor;
}

/// Every request central answers. The order is the order of the OpenAPI document.
enum class EndpointId {
    Hello,
    OpenApi,
    Enrol,
    CounterReport,
    SignIn,
    SignOut,
    Reference,
    PoolSnapshot,
    PoolChanges,
    Announcements,
    ShowDraws,
    Register,
    FindAccount,
    ShowAccount,
    CorrectAccount,
    CancelAccount,
    SendAccessCode,
    FirstSignIn,
    ApplicantSignIn,
    Search,
    FindReservations,
    FindListings,
    ShowListing,
    ConfirmListing,
    LiftListing,
    OpenSession,
    ShowSession,
    AcceptNotice,
    SendInvoice,
    EnterVehicle,
    ConfirmContact,
    StartCompose,
    NewCaptcha,
    Verify,
    Clear,
    Submit,
    Draw,
    KeepAside,
    ChooseDrawn,
    SendCode,
    ConfirmCode,
    WitnessIdentity,
    GiveUpChoice,
    Abandon,
    AskMove,
    ShowMove,
    DecideMove,
    SendMoveCode,
    MoveByCode,
    RecordSheet,
    RecordSheetOutcome,
    FindSheets,
    ReportSms,
    AskTestBooking,
};

inline constexpr const char* kJsonType = "application/json";
/// Answers of some kilobytes or megabytes that no person reads travel as they are: base64 inside JSON would
/// be a third longer, and they carry their own checksum.
inline constexpr const char* kFrameType = "application/octet-stream";

/// Whether its answer is a frame of core/domain/plates/poolfeed.h instead of JSON.
[[nodiscard]] constexpr bool answersWithFrame(EndpointId id)
{
    return id == EndpointId::PoolSnapshot || id == EndpointId::PoolChanges;
}

struct Endpoint
{
    EndpointId id;
    HttpMethod method;
    const char* path; ///< segments in braces are variables: "/v1/sessions/{session}/verify"
    Proof proof;
    const char* operationId; ///< its name in the OpenAPI document
    /// Whether it changes anything; then the body carries "operation" and a repeat answers the same.
    bool isWrite;
};

[[nodiscard]] std::span<const Endpoint> allEndpoints();
[[nodiscard]] const Endpoint& endpoint(EndpointId id);

/// What a path leads to: the endpoint and its variables, percent-decoded.
struct Route
{
    const Endpoint* endpoint;
    QHash<QString, QString> variables;
};
/// nullopt when no path matches; `pathExists` says whether another method would.
[[nodiscard]] std::optional<Route> findRoute(HttpMethod method, const QByteArray& path,
                                             bool* pathExists = nullptr);
/// The path with its variables filled in and percent-encoded.
[[nodiscard]] QByteArray pathFor(EndpointId id, const QHash<QString, QString>& variables = {});

} // namespace xuanhao
