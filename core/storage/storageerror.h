// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace xuanhao {

/// Why the local database does not do what it was asked.
struct StorageError
{
    enum class Code {
        CannotOpen,  ///< the file or its folder can't be opened or written
        Damaged,     ///< the file is no sound database, or none of ours
        NewerSchema, ///< written by a newer version of the program
        KeyMissing,  ///< the key that sealed the personal data is gone or another one
        Failed,      ///< a statement failed: disk full, another program holds the file
    };

    Code code = Code::Failed;
    QString detail; ///< English, for the log
};

} // namespace xuanhao
