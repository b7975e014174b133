// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace xuanhao {

/// A PDF as QPdfWriter makes it, saying and showing the same in fewer bytes: fonts by lighterFont(), every
/// stream but the metadata (ISO 19005-1, 6.7.2) packed as well as deflate can. Anything else comes back as it
/// is.
[[nodiscard]] QByteArray compacted(const QByteArray& pdf);

} // namespace xuanhao
