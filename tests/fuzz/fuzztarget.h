// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/check.h"
#include "core/base/json.h"

#include <QByteArray>

#include <span>

namespace xuanhao::fuzz {

/// A door through which bytes from outside come in. `run` gives it any bytes and stops the program
/// (XUANHAO_CHECK) when what comes out breaks a promise of the door.
struct Target
{
    const char* name;
    void (*run)(const QByteArray& bytes);
};

[[nodiscard]] std::span<const Target> allTargets();
/// nullptr when there is none of that name.
[[nodiscard]] const Target* targetNamed(const QByteArray& name);
/// The name behind "--target=" in the arguments; empty when there is none.
[[nodiscard]] QByteArray targetArgument(int count, char** arguments);
/// Refused input writes warnings to the log: thousands a second here. Only what stops the program is shown.
void silenceLog();

// What each one holds stands at its function.
void fuzzHttp(const QByteArray& bytes);
void fuzzRoute(const QByteArray& bytes);
void fuzzJson(const QByteArray& bytes);
void fuzzRequest(const QByteArray& bytes);
void fuzzReply(const QByteArray& bytes);
void fuzzProblem(const QByteArray& bytes);
void fuzzText(const QByteArray& bytes);
void fuzzPlate(const QByteArray& bytes);
void fuzzSession(const QByteArray& bytes);
void fuzzPool(const QByteArray& bytes);
void fuzzFeed(const QByteArray& bytes);
void fuzzDraws(const QByteArray& bytes);
void fuzzProfile(const QByteArray& bytes);
void fuzzCalendar(const QByteArray& bytes);
void fuzzOffice(const QByteArray& bytes);
void fuzzSegments(const QByteArray& bytes);
void fuzzFacts(const QByteArray& bytes);
void fuzzForm(const QByteArray& bytes);
void fuzzSheet(const QByteArray& bytes);
void fuzzPaper(const QByteArray& bytes);
void fuzzCase(const QByteArray& bytes);
void fuzzIni(const QByteArray& bytes);
void fuzzJpeg(const QByteArray& bytes);
void fuzzPicture(const QByteArray& bytes);
void fuzzCertificate(const QByteArray& bytes);
void fuzzSealed(const QByteArray& bytes);
void fuzzSignature(const QByteArray& bytes);

/// The same bytes with some of them changed as `patches` says, three bytes each: place (two) and what is
/// added; a place past the end cuts the bytes off or lengthens them.
[[nodiscard]] QByteArray patched(QByteArray bytes, const QByteArray& patches);
/// A line number of an error lies inside the text, or is 0.
[[nodiscard]] bool isLineOf(const QByteArray& text, int line);
/// A file of the repository.
[[nodiscard]] QByteArray sourceFile(const char* path);

} // namespace xuanhao::fuzz
