// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/templatereading.h"

namespace xuanhao {

void refuseUnknownKeys(JsonReader& reader)
{
    if (const auto error = reader.finish(JsonReader::UnknownKeys::Refuse); error && !reader.hasFailed()) {
        const QString key = error->path.section(QLatin1Char('.'), -1);
        reader.fail(key.toUtf8().constData(), error->reason);
    }
}

TextAlign readAlign(JsonReader& reader)
{
    if (!reader.has("align"))
        return TextAlign::Left;
    return static_cast<TextAlign>(
        reader.word("align", {QStringLiteral("left"), QStringLiteral("centre"), QStringLiteral("right")}));
}

int lineOfNearest(const QByteArray& json, QString path)
{
    while (true) {
        const int line = lineOfJsonPath(json, path);
        if (line > 0 || path.isEmpty())
            return line;
        path.truncate(qMax(path.lastIndexOf(QLatin1Char('.')), qsizetype{0}));
    }
}

} // namespace xuanhao
