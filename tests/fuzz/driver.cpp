// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzztarget.h"
#include "tests/fuzz/mutator.h"
#include "tests/support/seededrandom.h"

#include <QDir>
#include <QFile>

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

// xuanhao_fuzz --target=NAME RUNS DICTIONARY CORPUS…
//
// What ./dev test runs: the same functions as libFuzzer's, first with every file of the corpus (files or
// folders), then with RUNS inputs made from them. The number is fixed, and so is the seed: a failure comes
// again. An input that stops the program is left behind as NAME.crash in the current folder.

using namespace xuanhao;
using namespace xuanhao::fuzz;

// A sanitizer's finding must pass through the handler below, too.
extern "C" const char* __asan_default_options() // NOLINT(bugprone-reserved-identifier)
{
    return "abort_on_error=1";
}
extern "C" const char* __ubsan_default_options() // NOLINT(bugprone-reserved-identifier)
{
    return "abort_on_error=1:print_stacktrace=1";
}

namespace {

const char* current = nullptr;
std::size_t currentSize = 0;
char reproducer[64];

/// Only calls that are allowed in a signal handler.
void keepInput(int signal)
{
    const int file = open(reproducer, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file >= 0) {
        std::size_t done = 0;
        while (done < currentSize) {
            const ssize_t written = write(file, current + done, currentSize - done);
            if (written <= 0)
                break;
            done += static_cast<std::size_t>(written);
        }
        close(file);
    }
    std::signal(signal, SIG_DFL);
    raise(signal);
}

void runOnce(const Target& target, const QByteArray& input)
{
    current = input.constData();
    currentSize = static_cast<std::size_t>(input.size());
    target.run(input);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "%s cannot be read\n", qPrintable(path));
        std::exit(2);
    }
    return file.readAll();
}

QList<QByteArray> seedsIn(const QStringList& places)
{
    QList<QByteArray> seeds;
    for (const QString& place : places) {
        if (!QFileInfo(place).isDir()) {
            seeds.append(contentOf(place));
            continue;
        }
        const QDir folder(place);
        for (const QString& name : folder.entryList(QDir::Files, QDir::Name))
            seeds.append(contentOf(folder.filePath(name)));
    }
    return seeds;
}

} // namespace

int main(int count, char** arguments)
{
    const Target* target = targetNamed(targetArgument(count, arguments));
    if (!target || count < 5) {
        std::fprintf(stderr, "usage: xuanhao_fuzz --target=NAME RUNS DICTIONARY CORPUS...\n");
        return 2;
    }
    silenceLog();
    std::snprintf(reproducer, sizeof reproducer, "%s.crash", target->name);
    std::signal(SIGABRT, keepInput);
#if !defined(__SANITIZE_ADDRESS__)
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL})
        std::signal(signal, keepInput);
#endif
    QStringList places;
    for (int i = 4; i < count; ++i)
        places.append(QString::fromLocal8Bit(arguments[i]));
    const QList<QByteArray> seeds = seedsIn(places);
    if (seeds.isEmpty()) {
        std::fprintf(stderr, "the corpus is empty\n");
        return 2;
    }
    for (const QByteArray& seed : seeds)
        runOnce(*target, seed);
    const QString dictionary = QString::fromLocal8Bit(arguments[3]);
    test::SeededRandom random(20261127);
    Mutator mutator(random, seeds,
                    QFile::exists(dictionary) ? dictionaryWords(contentOf(dictionary)) : QList<QByteArray>());
    const int runs = QByteArray(arguments[2]).toInt();
    for (int run = 0; run < runs; ++run) {
        const QByteArray input = mutator.next();
        runOnce(*target, input);
    }
    std::printf("%s: %lld seeds, %d made from them\n", target->name, static_cast<long long>(seeds.size()),
                runs);
    return 0;
}
