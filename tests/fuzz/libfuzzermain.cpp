// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzztarget.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

// libFuzzer's side: it ignores arguments that begin with two dashes and hands them on to its children.

namespace {

const xuanhao::fuzz::Target* chosen = nullptr;

} // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments)
{
    chosen = xuanhao::fuzz::targetNamed(xuanhao::fuzz::targetArgument(*count, *arguments));
    if (!chosen) {
        for (const xuanhao::fuzz::Target& target : xuanhao::fuzz::allTargets())
            std::fprintf(stderr, "--target=%s\n", target.name);
        std::exit(2);
    }
    xuanhao::fuzz::silenceLog();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    chosen->run(QByteArray(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)));
    return 0;
}
