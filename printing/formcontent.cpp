// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/formcontent.h"

#include "core/base/check.h"
#include "printing/officecode.h"

#include <array>

namespace xuanhao {

namespace {

constexpr int kMaxText = 300;

struct TextMember
{
    const char* key;
    QString FormContent::*member;
};
constexpr std::array kTextMembers{
    TextMember{"ownerName", &FormContent::ownerName},
    TextMember{"postcode", &FormContent::postcode},
    TextMember{"address", &FormContent::address},
    TextMember{"mobile", &FormContent::mobile},
    TextMember{"landline", &FormContent::landline},
    TextMember{"agentName", &FormContent::agentName},
    TextMember{"agentMobile", &FormContent::agentMobile},
    TextMember{"moveOutProvince", &FormContent::moveOutProvince},
    TextMember{"moveOutCity", &FormContent::moveOutCity},
    TextMember{"plateKind", &FormContent::plateKind},
    TextMember{"plateNumber", &FormContent::plateNumber},
    TextMember{"brandModel", &FormContent::brandModel},
    TextMember{"vin", &FormContent::vin},
};

struct StripText
{
    const char* key;
    QString (*text)(const FormContent&);
};

QString printedAtText(const FormContent& content)
{
    return formTime(content.office.printedAt);
}
QString validUntilText(const FormContent& content)
{
    return formDate(content.office.validUntil) +
           (content.office.isProvisional ? QStringLiteral(" 暂定") : QString());
}
QString deskText(const FormContent& content)
{
    return QStringList{content.office.counter, content.office.clerk}.join(QStringLiteral("／"));
}
QString printingText(const FormContent& content)
{
    return formPrinting(content.office.printing);
}
QString modeText(const FormContent& content)
{
    return formMode(content.office.mode);
}
/// What stands before the draw's number, where there is one.
QString drawLabelText(const FormContent& content)
{
    return content.office.drawNumber.isEmpty() ? QString() : QStringLiteral("抽号序号");
}

constexpr std::array kStripTexts{
    StripText{"office.caseNumber", [](const FormContent& c) { return c.office.caseNumber; }},
    StripText{"office.plate", [](const FormContent& c) { return c.plateNumber; }},
    StripText{"office.mode", modeText},
    StripText{"office.drawLabel", drawLabelText},
    StripText{"office.drawNumber", [](const FormContent& c) { return c.office.drawNumber; }},
    StripText{"office.validUntil", validUntilText},
    StripText{"office.place", [](const FormContent& c) { return c.office.place; }},
    StripText{"office.desk", deskText},
    StripText{"office.printedAt", printedAtText},
    StripText{"office.printing", printingText},
};

const QStringList& businessWords()
{
    static const QStringList words{QStringLiteral("registration"), QStringLiteral("cancellation"),
                                   QStringLiteral("transfer"), QStringLiteral("moveIn"),
                                   QStringLiteral("moveOut")};
    return words;
}
const QStringList& modeWords()
{
    static const QStringList words{QStringLiteral("composed"), QStringLiteral("drawn"),
                                   QStringLiteral("drawnOnSite")};
    return words;
}

QString useLetter(UseNature nature)
{
    return QString(QChar(static_cast<char16_t>(nature)));
}

OfficeStrip readStrip(JsonReader& reader)
{
    OfficeStrip strip;
    strip.caseNumber = reader.text("caseNumber", 1, 40);
    strip.mode = static_cast<ChoiceMode>(reader.word("mode", modeWords()));
    strip.drawNumber = reader.optionalText("drawNumber", kMaxText).value_or(QString());
    strip.validUntil = reader.date("validUntil");
    strip.isProvisional = reader.boolean("isProvisional");
    strip.place = reader.text("place", 0, kMaxText);
    strip.counter = reader.text("counter", 0, kMaxText);
    strip.clerk = reader.text("clerk", 0, kMaxText);
    strip.printedAt = reader.instant("printedAt");
    strip.printing = static_cast<int>(reader.integer("printing", 1, 9999));
    return strip;
}

} // namespace

QJsonObject FormContent::toJson() const
{
    QJsonObject object;
    for (const TextMember& text : kTextMembers)
        object.insert(QLatin1String(text.key), this->*text.member);
    object.insert(QLatin1String("business"), businessWords()[static_cast<int>(business)]);
    if (useNature)
        object.insert(QLatin1String("useNature"), useLetter(*useNature));
    QJsonObject strip{{QLatin1String("caseNumber"), office.caseNumber},
                      {QLatin1String("mode"), modeWords()[static_cast<int>(office.mode)]},
                      {QLatin1String("validUntil"), toIsoDate(office.validUntil)},
                      {QLatin1String("isProvisional"), office.isProvisional},
                      {QLatin1String("place"), office.place},
                      {QLatin1String("counter"), office.counter},
                      {QLatin1String("clerk"), office.clerk},
                      {QLatin1String("printedAt"), toOfficeIso(office.printedAt)},
                      {QLatin1String("printing"), office.printing}};
    if (!office.drawNumber.isEmpty())
        strip.insert(QLatin1String("drawNumber"), office.drawNumber);
    object.insert(QLatin1String("office"), strip);
    return object;
}

Expected<FormContent, JsonError> FormContent::fromJson(const QJsonObject& object)
{
    JsonReader reader(object);
    FormContent content;
    for (const TextMember& text : kTextMembers)
        content.*text.member = reader.text(text.key, 0, kMaxText);
    content.business = static_cast<FormBusiness>(reader.word("business", businessWords()));
    if (const auto letter = reader.optionalText("useNature", 1)) {
        if (letter->size() == 1 && letter->at(0) >= u'A' && letter->at(0) <= u'U')
            content.useNature = static_cast<UseNature>(letter->at(0).unicode());
        else
            reader.fail("useNature", QStringLiteral("must be a letter A to U"));
    }
    reader.nested("office", [&](JsonReader& inner) { content.office = readStrip(inner); });
    if (const auto error = reader.finish(JsonReader::UnknownKeys::Refuse))
        return Unexpected{*error};
    return content;
}

const QStringList& formFieldKeys()
{
    static const QStringList keys = [] {
        QStringList list;
        for (const TextMember& text : kTextMembers)
            list.append(QLatin1String(text.key));
        for (const StripText& text : kStripTexts)
            list.append(QLatin1String(text.key));
        return list;
    }();
    return keys;
}

const QStringList& formTickKeys()
{
    static const QStringList keys = [] {
        QStringList list = businessWords();
        for (char16_t letter = u'A'; letter <= u'U'; ++letter)
            list.append(QStringLiteral("use.") + QChar(letter));
        return list;
    }();
    return keys;
}

QString formFieldText(const FormContent& content, const QString& key)
{
    const bool movesOut = content.business == FormBusiness::MoveOut;
    if (!movesOut && key.startsWith(QLatin1String("moveOut")))
        return {};
    for (const TextMember& text : kTextMembers) {
        if (key == QLatin1String(text.key))
            return content.*text.member;
    }
    for (const StripText& text : kStripTexts) {
        if (key == QLatin1String(text.key))
            return text.text(content);
    }
    return {};
}

bool isTicked(const FormContent& content, const QString& key)
{
    if (key.startsWith(QLatin1String("use.")))
        return content.useNature && key.mid(4) == useLetter(*content.useNature);
    return key == businessWords()[static_cast<int>(content.business)];
}

QString formQrText(const FormContent& content)
{
    QString plate = content.plateNumber;
    plate.remove(QChar(u'·'));
    return OfficeCode{
        .caseNumber = content.office.caseNumber, .plate = plate, .vinTail = content.vin.right(6)}
        .text();
}

QString formPlateKind(PlateKind kind)
{
    switch (kind) {
    case PlateKind::LargeCar:
        return QStringLiteral("大型汽车号牌");
    case PlateKind::SmallCar:
        return QStringLiteral("小型汽车号牌");
    case PlateKind::Motorcycle:
        return QStringLiteral("普通摩托车号牌");
    case PlateKind::Moped:
        return QStringLiteral("轻便摩托车号牌");
    case PlateKind::LowSpeed:
        return QStringLiteral("低速车号牌");
    case PlateKind::Trailer:
        return QStringLiteral("挂车号牌");
    case PlateKind::LargeNewEnergy:
        return QStringLiteral("大型新能源汽车号牌");
    case PlateKind::SmallNewEnergy:
        return QStringLiteral("小型新能源汽车号牌");
    }
    return {};
}

FormBusiness formBusiness(BusinessKind kind)
{
    switch (kind) {
    case BusinessKind::NewVehicle:
        return FormBusiness::Registration;
    case BusinessKind::UsedTransfer:
        return FormBusiness::Transfer;
    case BusinessKind::UsedMoveIn:
        return FormBusiness::MoveIn;
    }
    return FormBusiness::Registration;
}

QString formDate(const QDate& date)
{
    if (!date.isValid())
        return {};
    static const QString days = QStringLiteral("一二三四五六日");
    return date.toString(QStringLiteral("yyyy年M月d日(星期")) + days[date.dayOfWeek() - 1] + QLatin1Char(')');
}

QString formTime(Instant instant)
{
    return officeDate(instant).toString(QStringLiteral("yyyy年M月d日 ")) + officeClockText(instant).left(5);
}

QString formPrinting(int nth)
{
    const QString text = QStringLiteral("第 %1 次打印").arg(nth);
    return nth > 1 ? text + QStringLiteral("（补打）") : text;
}

QString formMode(ChoiceMode mode)
{
    switch (mode) {
    case ChoiceMode::Composed:
        return QStringLiteral("自编选号");
    case ChoiceMode::Drawn:
        return QStringLiteral("随机选号");
    case ChoiceMode::DrawnOnSite:
        return QStringLiteral("现场随机选号");
    }
    return {};
}

} // namespace xuanhao
