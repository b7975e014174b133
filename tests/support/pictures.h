// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QImage>

namespace xuanhao::test {

/// Saves what a test painted into the folder named by XUANHAO_PICTURES, for a person to look at.
inline void keepPicture(const QImage& image, const QString& name)
{
    const QString folder = qEnvironmentVariable("XUANHAO_PICTURES");
    if (!folder.isEmpty())
        image.save(QDir(folder).filePath(name));
}

} // namespace xuanhao::test
