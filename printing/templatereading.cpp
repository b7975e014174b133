// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/templatereading.h"

#include <QRegularExpression>
#include <QStringDecoder>

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

Expected<QJsonObject, JsonError> parseTemplateText(const QByteArray& text)
{
    if (text.trimmed().isEmpty())
        return Unexpected{JsonError{{}, QStringLiteral("the file is empty"), 0}};
    int line = 0;
    for (const QByteArray& one : text.split('\n')) {
        ++line;
        QStringDecoder decoder(QStringDecoder::Utf8);
        const QString decoded = decoder(one);
        if (decoder.hasError() || decoded.contains(QChar::Null))
            return Unexpected{JsonError{{}, QStringLiteral("the file is not UTF-8 text"), line}};
    }
    return parseJsonObject(text);
}

QString strayPlaceholder(const QString& text, const QStringList& fields)
{
    constexpr int kShown = 20;
    static const QRegularExpression braces(QStringLiteral("\\{([^{}]*)\\}|[{}]"));
    auto matches = braces.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (!match.hasCaptured(1))
            return text.mid(match.capturedStart(), kShown);
        if (!fields.contains(match.captured(1)))
            return match.captured(0);
    }
    return {};
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
