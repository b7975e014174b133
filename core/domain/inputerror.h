// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace xuanhao {

/// What is wrong with something typed, scanned or sent. ui/support/errortext.cpp says it in words.
enum class InputProblem {
    Empty,
    TooLong,           ///< limit, actual
    TooShort,          ///< limit, actual
    WrongLength,       ///< limit = the right length, actual
    BadCharacter,      ///< position, found
    BadFormat,         ///< does not have the document's shape
    BadCheckCharacter, ///< position, expected = the right character
    NoSuchDate,        ///< the date inside does not exist or lies in the future
    NoSuchArea,        ///< the first digits name no province
    UnusualAge,        ///< above 120 years
    UnusualPrefix,     ///< shape right, prefix not in use (mobile numbers)
    AllSame,           ///< the same character throughout
    UnknownValue,      ///< not one of the known codes
};

/// One problem with one value. Positions start at 1; 0 means the whole value.
struct InputError
{
    InputProblem problem = InputProblem::BadFormat;
    int position = 0;
    int limit = 0;
    int actual = 0;
    QString found = {};
    QString expected = {};

    friend bool operator==(const InputError&, const InputError&) = default;
};

} // namespace xuanhao
