// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/randomsource.h"

#include <QByteArray>
#include <QList>

namespace xuanhao::fuzz {

/// Makes hostile inputs of good ones, without looking at the code: the same source gives the same inputs.
class Mutator
{
public:
    /// `seeds` is not empty; `words` are put in whole, as a dictionary of libFuzzer names them.
    Mutator(RandomSource& random, QList<QByteArray> seeds, QList<QByteArray> words);

    /// One to eight changes of a seed.
    [[nodiscard]] QByteArray next();

private:
    [[nodiscard]] qsizetype below(qsizetype bound);
    [[nodiscard]] QByteArray changed(QByteArray bytes);
    [[nodiscard]] QByteArray withOtherValue(const QByteArray& bytes);

    RandomSource& m_random;
    const QList<QByteArray> m_seeds;
    const QList<QByteArray> m_words;
};

/// The words of a dictionary: one in quotation marks on each line, with \xNN, \\ and \" inside; a name and
/// "=" may stand before it.
[[nodiscard]] QList<QByteArray> dictionaryWords(const QByteArray& text);

} // namespace xuanhao::fuzz
