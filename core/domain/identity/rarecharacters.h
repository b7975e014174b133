// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace xuanhao {

/// The Unicode character of a private-use code point with which fonts and systems of GBK and GB 18030
/// before 2022 wrote it (U+E863 is U+4DAE 䶮); every other character stays.
[[nodiscard]] char32_t withoutPrivateUse(char32_t character);

/// Whether it is written as a Han character. Private-use ones and planes 2 and 3 count even when the
/// Unicode data at hand are older than the character (GB 18030-2022 has U+2EBF0…U+2EE5D, made for names).
[[nodiscard]] bool isHanCharacter(char32_t character);

/// Han characters that Unicode holds to be variants of others and GB 18030 does not: normalising would
/// replace them.
[[nodiscard]] bool isCompatibilityHan(char32_t character);

} // namespace xuanhao
