// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/time.h"
#include "core/domain/paper/sheetkind.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>

namespace xuanhao {

// Every sheet that leaves a counter is a record before it is spooled (C2).

/// What is known of a sheet after it went to the printer. "Spooled" is not "printed".
enum class SheetOutcome {
    Spooled,    ///< nobody has said yet what came out
    Printed,    ///< the clerk has it in hand
    NotPrinted, ///< nothing came out, or nothing that can be handed over
};

[[nodiscard]] QString wireWord(SheetOutcome outcome);
[[nodiscard]] std::optional<SheetOutcome> sheetOutcomeFromWire(const QString& word);

/// POST /v1/sheets
struct SheetRequest
{
    static constexpr int kMaxCopies = 20;

    SheetKind kind = SheetKind::Application;
    /// What subjectOf(kind) says: an id, an announcement's number, a day "2026-11-28", when a shift began;
    /// empty where mayLackSubject(kind).
    QString subject = {};
    QString printer = {}; ///< name, or "pdf"
    int copies = 1;
    QString reason = {};      ///< for further printings, where needsReasonForMore(kind)
    QString contentHash = {}; ///< see contentHashOf(); empty for a calibration page only
    /// A counter waits for the answer before it prints, but not that long: what is older was printed without
    /// one.
    static constexpr std::chrono::seconds kPrompt{30};
    /// When it was printed; nothing: it is printed now.
    std::optional<Instant> printedAt = {};
    QString printedBy = {}; ///< staff id; empty: whoever tells of it

    [[nodiscard]] QJsonObject toJson() const;
    static SheetRequest read(JsonReader& reader);
};

/// What a paper says but for when and as which copy it was printed, which central answers: without "printing"
/// and "printedAt" (docs/paper.md).
[[nodiscard]] QJsonObject lastingContent(const QJsonObject& content);
/// Names what a sheet says: SHA-256 of the canonical JSON of its lasting content, 64 lower-case hex digits.
[[nodiscard]] QString contentHashOf(const QJsonObject& content);

struct SheetReply
{
    QString sheet; ///< its id
    int nth = 1;   ///< its first copy is the n-th printing of this kind for this subject
    Instant recordedAt{};

    [[nodiscard]] QJsonObject toJson() const;
    static SheetReply read(JsonReader& reader);
};

/// POST /v1/sheets/{sheet}/outcome; may be said again, the last word holds.
struct SheetOutcomeRequest
{
    SheetOutcome outcome = SheetOutcome::Printed; ///< never Spooled

    [[nodiscard]] QJsonObject toJson() const;
    static SheetOutcomeRequest read(JsonReader& reader);
};

struct SheetOutcomeReply
{
    QString sheet;
    SheetOutcome outcome = SheetOutcome::Printed;

    [[nodiscard]] QJsonObject toJson() const;
    static SheetOutcomeReply read(JsonReader& reader);
};

/// POST /v1/sheets/find: newest first. Clerks see the sheets of their own counter, and of the others what
/// `subject` or `text` names.
struct SheetQuery
{
    static constexpr int kMaxLimit = 200;

    std::optional<QDate> day = {}; ///< of printing; none: every one
    QString counter = {};          ///< id; empty: every one the caller may see
    std::optional<SheetKind> kind = {};
    QString subject = {}; ///< exactly this one; empty: any
    QString text = {};    ///< a session's case number, or its plate number or serial; empty: any
    QString after = {};   ///< SheetPage::next of the page before; empty: the first page
    int limit = 100;

    [[nodiscard]] QJsonObject toJson() const;
    static SheetQuery read(JsonReader& reader);
};

/// One line; personal data masked.
struct SheetLine
{
    QString sheet;
    SheetKind kind = SheetKind::Application;
    QString subject;
    QString caseNumber; ///< empty: it is about no session
    QString number;     ///< "粤G·A12B3"; empty: none was chosen
    QString maskedName; ///< empty: it is about nobody, or the account cannot be read
    int nth = 1;
    int copies = 1;
    Instant at{}; ///< when it was printed
    QString counterName;
    QString staffName;
    QString printer;
    QString reason;
    Instant recordedAt{}; ///< when central was told; later than `at` for what was printed without a line
    QString toldByName;   ///< who told central; empty: it was recorded before this was kept
    SheetOutcome outcome = SheetOutcome::Spooled;

    [[nodiscard]] QJsonObject toJson() const;
    static SheetLine read(JsonReader& reader);
};

struct SheetPage
{
    QList<SheetLine> lines;
    QString next; ///< empty: there is no further page

    [[nodiscard]] QJsonObject toJson() const;
    static SheetPage read(JsonReader& reader);
};

} // namespace xuanhao
