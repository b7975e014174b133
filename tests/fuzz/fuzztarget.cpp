// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzztarget.h"

#include <QFile>

#include <array>
#include <cstdio>

namespace xuanhao::fuzz {

namespace {

/// Trips on a word that stands in no seed: what the driver must find, and be seen to have found.
void fuzzSelfTest(const QByteArray& bytes)
{
    XUANHAO_CHECK(!bytes.startsWith("magic") || !bytes.contains("word"));
}

constexpr std::array kTargets{
    Target{"calendar", fuzzCalendar},
    Target{"case", fuzzCase},
    Target{"certificate", fuzzCertificate},
    Target{"draws", fuzzDraws},
    Target{"facts", fuzzFacts},
    Target{"feed", fuzzFeed},
    Target{"form", fuzzForm},
    Target{"http", fuzzHttp},
    Target{"ini", fuzzIni},
    Target{"jpeg", fuzzJpeg},
    Target{"json", fuzzJson},
    Target{"office", fuzzOffice},
    Target{"paper", fuzzPaper},
    Target{"picture", fuzzPicture},
    Target{"plate", fuzzPlate},
    Target{"pool", fuzzPool},
    Target{"problem", fuzzProblem},
    Target{"profile", fuzzProfile},
    Target{"reply", fuzzReply},
    Target{"request", fuzzRequest},
    Target{"route", fuzzRoute},
    Target{"sealed", fuzzSealed},
    Target{"segments", fuzzSegments},
    Target{"selftest", fuzzSelfTest},
    Target{"session", fuzzSession},
    Target{"sheet", fuzzSheet},
    Target{"signature", fuzzSignature},
    Target{"text", fuzzText},
};

void showFatalOnly(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (type == QtFatalMsg)
        std::fprintf(stderr, "%s:%d: %s\n", context.file ? context.file : "", context.line,
                     qPrintable(message));
}

} // namespace

std::span<const Target> allTargets()
{
    return kTargets;
}

const Target* targetNamed(const QByteArray& name)
{
    for (const Target& target : kTargets) {
        if (name == target.name)
            return &target;
    }
    return nullptr;
}

QByteArray targetArgument(int count, char** arguments)
{
    const QByteArray flag = "--target=";
    for (int i = 1; i < count; ++i) {
        const QByteArray argument(arguments[i]);
        if (argument.startsWith(flag))
            return argument.mid(flag.size());
    }
    return {};
}

void silenceLog()
{
    qInstallMessageHandler(showFatalOnly);
}

QByteArray patched(QByteArray bytes, const QByteArray& patches)
{
    for (qsizetype i = 0; i + 2 < patches.size(); i += 3) {
        const auto byte = [&](qsizetype at) { return static_cast<unsigned char>(patches.at(at)); };
        const qsizetype place = byte(i) * 256 + byte(i + 1);
        if (place < bytes.size())
            bytes[place] = static_cast<char>(bytes.at(place) + patches.at(i + 2));
        else if (place % 2 == 0)
            bytes.append(patches.at(i + 2));
        else
            bytes.chop(1 + byte(i + 2));
    }
    return bytes;
}

bool isLineOf(const QByteArray& text, int line)
{
    return line >= 0 && line <= text.count('\n') + 1;
}

QByteArray sourceFile(const char* path)
{
    QFile file(QStringLiteral(XUANHAO_SOURCE_DIR "/") + QString::fromLatin1(path));
    XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace xuanhao::fuzz
