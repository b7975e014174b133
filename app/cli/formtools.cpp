// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/formtools.h"

#include "app/counter/officeforms.h"
#include "printing/formpainter.h"
#include "printing/pdf.h"
#include "printing/rarefonts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QPainter>

#include <cmath>

namespace xuanhao {

namespace {

constexpr int kPictureDpi = 150;

QString word(const char* text)
{
    return QCoreApplication::translate("FormTools", text);
}

/// A template of either kind with what to print on it.
struct Trial
{
    Forms forms;
    QString name; ///< "application" or a sheet's
};

Expected<QByteArray, QString> contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Unexpected{
            word(QT_TRANSLATE_NOOP("FormTools", "%1 can't be read")).arg(QDir::toNativeSeparators(path))};
    return file.readAll();
}

/// The shipped templates with the one of this file in its place.
Expected<Trial, QString> trialOf(const QString& path)
{
    const auto json = contentOf(path);
    if (!json)
        return Unexpected{json.error()};
    const auto object = parseJsonObject(*json);
    if (!object)
        return Unexpected{object.error().text()};
    Trial trial{.forms = officeForms({}).value(), .name = object->value(QStringLiteral("sheet")).toString()};
    if (object->contains(QStringLiteral("form"))) {
        trial.name = QStringLiteral("application");
        auto form = FormTemplate::parse(*json);
        if (!form)
            return Unexpected{form.error().text()};
        trial.forms.application = *std::move(form);
        return trial;
    }
    auto sheet = SheetTemplate::parse(*json);
    if (!sheet)
        return Unexpected{sheet.error().text()};
    trial.forms.sheets.insert(trial.name, *std::move(sheet));
    return trial;
}

/// Texts as an applicant's form has them.
FormContent sampleForm()
{
    FormContent content;
    content.ownerName = QStringLiteral("阿依古丽·买买提");
    content.postcode = QStringLiteral("524000");
    content.address = QStringLiteral("某省某市某区某路1号1栋101房");
    content.mobile = QStringLiteral("13800138000");
    content.landline = QStringLiteral("0759-1234567");
    content.agentName = QStringLiteral("某某");
    content.agentMobile = QStringLiteral("13900139000");
    content.plateKind = formPlateKind(PlateKind::SmallNewEnergy);
    content.plateNumber = QStringLiteral("粤G·D12345");
    content.brandModel = QStringLiteral("样例牌YL7150EV");
    content.vin = QStringLiteral("LSVAA4182E2123456");
    content.useNature = UseNature::NonCommercial;
    content.office.caseNumber = QStringLiteral("G00000000000000");
    content.office.mode = ChoiceMode::Drawn;
    content.office.drawNumber = QStringLiteral("2026-01-01-0001");
    content.office.validUntil = QDate(2026, 1, 22);
    content.office.place = QStringLiteral("某某车辆管理所 某路2号 0759-7654321");
    content.office.counter = QStringLiteral("01号窗口");
    content.office.clerk = QStringLiteral("0001");
    content.office.printedAt = Instant{} + std::chrono::hours(24 * 365 * 56);
    return content;
}

/// The fields' own names in their places.
SheetContent sampleSheet(const QString& name)
{
    const SheetVocabulary* words = sheetVocabulary(name);
    SheetContent content{name, {}, {}, {}};
    const auto named = [](const QString& field) { return QStringLiteral("〔%1〕").arg(field); };
    for (const QString& field : words->fields)
        content.fields.insert(field, named(field));
    for (const QString& code : {QStringLiteral("caseNumber"), QStringLiteral("code")}) {
        if (content.fields.contains(code))
            content.fields.insert(code, QStringLiteral("G00000000000000"));
    }
    for (const QString& list : words->lists)
        content.lists.insert(list, {named(list), named(list)});
    for (const SheetVocabulary::Table& table : words->tables) {
        QStringList row;
        for (const QString& column : table.columns)
            row.append(named(column));
        content.tables.insert(table.name, {row, row});
    }
    return content;
}

Expected<Printout, QString> printoutOf(const Trial& trial, const std::optional<QJsonObject>& content,
                                       const FormFonts& fonts)
{
    if (trial.name == QLatin1String("application")) {
        auto form =
            content ? FormContent::fromJson(*content) : Expected<FormContent, JsonError>(sampleForm());
        if (!form)
            return Unexpected{form.error().text()};
        return applicationPrintout(trial.forms, *form, true, Stock::Blank, fonts);
    }
    auto sheet = content ? SheetContent::fromJson(*content)
                         : Expected<SheetContent, JsonError>(sampleSheet(trial.name));
    if (!sheet)
        return Unexpected{sheet.error().text()};
    if (sheet->sheet != trial.name)
        return Unexpected{
            word(QT_TRANSLATE_NOOP("FormTools", "the texts are of another paper: %1")).arg(sheet->sheet)};
    return sheetPrintout(trial.forms, *sheet, trial.name, fonts);
}

/// The fonts of the counter.
FormFonts counterFonts()
{
    registerProgramFonts();
    registerRareFonts();
    return FormFonts();
}

/// What keeps it from being printed, or an empty text.
QString faultOf(const Printout& printout)
{
    QStringList names;
    for (const Overflow& overflow : printout.check().overflows)
        names.append(QStringLiteral("%1 (%2)").arg(overflow.name, overflow.field));
    return names.isEmpty() ? QString()
                           : word(QT_TRANSLATE_NOOP("FormTools", "this finds no room: %1"))
                                 .arg(names.join(QStringLiteral("、")));
}

bool savePicture(const Printout& printout, const QString& path, const FormFonts& fonts)
{
    const FormPage& page = printout.pages.first();
    const QSizeF dots = page.size * (kPictureDpi / 25.4);
    QImage image(static_cast<int>(std::lround(dots.width())), static_cast<int>(std::lround(dots.height())),
                 QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintPage(painter, kPictureDpi / 25.4, page, fonts);
    painter.end();
    return image.save(path, "PNG");
}

} // namespace

bool checkForms(const QStringList& files, const SayLine& say)
{
    const FormFonts fonts = counterFonts();
    bool isAllRight = true;
    for (const QString& file : files) {
        const QString name = QDir::toNativeSeparators(file);
        QString fault;
        qsizetype pages = 0;
        if (const auto trial = trialOf(file); !trial) {
            fault = trial.error();
        } else {
            const auto printout = printoutOf(*trial, std::nullopt, fonts);
            fault = printout ? faultOf(*printout) : printout.error();
            if (fault.isEmpty() && QFileInfo(file).completeBaseName() != trial->name)
                fault =
                    word(QT_TRANSLATE_NOOP("FormTools", "the counter takes this template as %1.json only"))
                        .arg(trial->name);
            pages = printout ? printout->pages.size() : 0;
        }
        isAllRight = isAllRight && fault.isEmpty();
        say(fault.isEmpty()
                ? word(QT_TRANSLATE_NOOP("FormTools", "%1: right, %2 page(s)")).arg(name).arg(pages)
                : QStringLiteral("%1: %2").arg(name, fault));
    }
    return isAllRight;
}

bool previewForm(const QString& file, const QString& content, const QString& output, const SayLine& say)
{
    const auto refuse = [&](const QString& fault) {
        say(fault);
        return false;
    };
    const auto trial = trialOf(file);
    if (!trial)
        return refuse(QStringLiteral("%1: %2").arg(QDir::toNativeSeparators(file), trial.error()));
    std::optional<QJsonObject> texts;
    if (!content.isEmpty()) {
        const auto json = contentOf(content);
        if (!json)
            return refuse(json.error());
        const auto object = parseJsonObject(*json);
        if (!object)
            return refuse(
                QStringLiteral("%1: %2").arg(QDir::toNativeSeparators(content), object.error().text()));
        texts = *object;
    }
    const FormFonts fonts = counterFonts();
    const auto printout = printoutOf(*trial, texts, fonts);
    if (!printout)
        return refuse(printout.error());
    if (const QString fault = faultOf(*printout); !fault.isEmpty())
        return refuse(fault);
    const bool isPicture = output.endsWith(QLatin1String(".png"), Qt::CaseInsensitive);
    const bool isWritten =
        isPicture ? savePicture(*printout, output, fonts) : writePdf(output, *printout, fonts).hasValue();
    if (!isWritten)
        return refuse(word(QT_TRANSLATE_NOOP("FormTools", "%1 can't be written"))
                          .arg(QDir::toNativeSeparators(output)));
    say(word(isPicture ? QT_TRANSLATE_NOOP("FormTools", "%1: the first of %2 page(s)")
                       : QT_TRANSLATE_NOOP("FormTools", "%1: %2 page(s)"))
            .arg(QDir::toNativeSeparators(output))
            .arg(printout->pages.size()));
    return true;
}

} // namespace xuanhao
