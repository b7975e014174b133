// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "server/services/smstexts.h"

#include "core/base/check.h"
#include "core/base/json.h"
#include "server/sms/smssender.h"

#include <QFile>
#include <QRegularExpression>

#include <optional>

// Q_INIT_RESOURCE must stand outside of namespaces.
static void initResources()
{
    Q_INIT_RESOURCE(api);
}

namespace xuanhao {

namespace {

constexpr qsizetype kMostCharacters = 268;

struct Kind
{
    const char* key;
    QStringList needed;
    QStringList optional;
};
const std::array<Kind, 4>& kinds() // by SmsTextId
{
    static const QString code = QStringLiteral("code");
    static const std::array<Kind, 4> all{
        Kind{"code", {code, QStringLiteral("minutes")}, {}},
        Kind{"move", {code, QStringLiteral("minutes")}, {QStringLiteral("counter")}},
        Kind{"access", {code, QStringLiteral("days")}, {}},
        Kind{"reminder", {QStringLiteral("number"), QStringLiteral("day")}, {QStringLiteral("years")}}};
    return all;
}

QJsonObject ownTexts()
{
    initResources();
    QFile file(QStringLiteral(":/api/sms.json"));
    XUANHAO_CHECK(file.open(QIODevice::ReadOnly));
    return parseJsonObject(file.readAll()).value();
}

/// Fills in from left to right, so that what was filled in is never read as a place.
QString fill(const QString& text, const SmsTexts::Values& values)
{
    static const QRegularExpression place(QStringLiteral("\\{([a-z]+)\\}"));
    QString result;
    qsizetype done = 0;
    for (auto places = place.globalMatch(text); places.hasNext();) {
        const auto match = places.next();
        result += text.mid(done, match.capturedStart() - done) + values.value(match.captured(1));
        done = match.capturedEnd();
    }
    return result + text.mid(done);
}

bool hasBrackets(const QString& text)
{
    return text.contains(u'【') || text.contains(u'】');
}

std::optional<QString> problemOf(const Kind& kind, const QString& signature, const QString& text)
{
    QString rest = text;
    for (const QString& name : kind.needed) {
        const QString place = QLatin1Char('{') + name + QLatin1Char('}');
        if (!text.contains(place))
            return QStringLiteral("must have %1").arg(place);
        rest.remove(place);
    }
    for (const QString& name : kind.optional)
        rest.remove(QLatin1Char('{') + name + QLatin1Char('}'));
    if (rest.contains(u'{') || rest.contains(u'}'))
        return QStringLiteral("has a place that is not known here");
    if (hasBrackets(text))
        return QStringLiteral("must not have 【】: the signature is put in front");
    // The longest values there are: 8 digits, 60 minutes, 7 days, a counter's name of 60 characters, a green
    // plate.
    const QString longest = signature + fill(text, {{QStringLiteral("code"), QString(8, u'0')},
                                                    {QStringLiteral("minutes"), QStringLiteral("60")},
                                                    {QStringLiteral("days"), QStringLiteral("7")},
                                                    {QStringLiteral("number"), QStringLiteral("粤G·DA1234")},
                                                    {QStringLiteral("day"), QStringLiteral("2026年11月23日")},
                                                    {QStringLiteral("years"), QStringLiteral("10")},
                                                    {QStringLiteral("counter"), QString(60, u'号')}});
    if (longest.size() > kMostCharacters || !isSmsText(longest))
        return QStringLiteral(
                   "must have at most %1 characters when it is filled in, and no control characters")
            .arg(kMostCharacters);
    return std::nullopt;
}

} // namespace

Expected<SmsTexts, QString> SmsTexts::read(const QByteArray& document)
{
    const auto office = parseJsonObject(document);
    if (!office)
        return Unexpected{office.error().text()};
    const QJsonObject shipped = ownTexts();
    JsonReader whole(*office);
    SmsTexts texts;
    QString signature = whole.text("city", 1, 40) + QStringLiteral("车管所");
    const auto readFrom = [&](JsonReader& reader) {
        if (reader.has("signature"))
            signature = reader.text("signature", 2, 20);
        if (hasBrackets(signature))
            reader.fail("signature", QStringLiteral("must not have 【】: they are put around it"));
        texts.m_signature = QStringLiteral("【%1】").arg(signature);
        for (std::size_t i = 0; i < kinds().size(); ++i) {
            const Kind& kind = kinds()[i];
            texts.m_texts[i] = reader.has(kind.key) ? reader.text(kind.key, 1, 1000)
                                                    : shipped.value(QLatin1String(kind.key)).toString();
            if (const auto wrong = problemOf(kind, texts.m_signature, texts.m_texts[i]))
                reader.fail(kind.key, *wrong);
        }
    };
    if (whole.has("sms")) {
        whole.nested("sms", readFrom, JsonReader::UnknownKeys::Refuse);
    } else {
        JsonReader none{QJsonObject()};
        readFrom(none);
    }
    if (auto error = whole.finish(JsonReader::UnknownKeys::Ignore)) {
        error->line = lineOfJsonPath(document, error->path);
        return Unexpected{error->text()};
    }
    return texts;
}

QString SmsTexts::filled(SmsTextId id, const Values& values) const
{
    return m_signature + fill(m_texts[static_cast<std::size_t>(id)], values);
}

} // namespace xuanhao
