// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/formtools.h"

#include "app/counter/jsonsentence.h"
#include "app/counter/officeforms.h"
#include "printing/formpainter.h"
#include "printing/pdf.h"
#include "printing/rarefonts.h"
#include "printing/templatereading.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QImageWriter>
#include <QPainter>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

namespace xuanhao {

namespace {

constexpr int kPictureDpi = 150;

QString word(const char* text)
{
    return QCoreApplication::translate("FormTools", text);
}

/// A fault with the file it is in.
QString inFile(const QString& path, const QString& fault)
{
    return word(QT_TRANSLATE_NOOP("FormTools", "%1: %2")).arg(QDir::toNativeSeparators(path), fault);
}

/// A JSON file; the text is kept to say lines.
struct JsonFile
{
    QByteArray text;
    QJsonObject object;
};

/// A template of either kind with what to print on it.
struct Trial
{
    Forms forms;
    QString name; ///< "application" or a sheet's
    JsonFile source;
};

/// The error names the file.
Expected<JsonFile, QString> jsonFileOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Unexpected{word(QT_TRANSLATE_NOOP("FormTools", "%1 can't be read: %2"))
                              .arg(QDir::toNativeSeparators(path), file.errorString())};
    JsonFile read{file.readAll(), {}};
    const auto object = parseTemplateText(read.text);
    if (!object)
        return Unexpected{inFile(path, sentenceFor(object.error()))};
    read.object = *object;
    return read;
}

/// The shipped templates with the one of this file in its place. The error names the file.
Expected<Trial, QString> trialOf(const QString& path)
{
    const auto source = jsonFileOf(path);
    if (!source)
        return Unexpected{source.error()};
    Trial trial{.forms = officeForms({}).value(),
                .name = source->object.value(QStringLiteral("sheet")).toString(),
                .source = *source};
    if (source->object.contains(QStringLiteral("form"))) {
        trial.name = QStringLiteral("application");
        auto form = FormTemplate::parse(source->text);
        if (!form)
            return Unexpected{inFile(path, sentenceFor(form.error()))};
        trial.forms.application = *std::move(form);
        return trial;
    }
    auto sheet = SheetTemplate::parse(source->text);
    if (!sheet)
        return Unexpected{inFile(path, sentenceFor(sheet.error()))};
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

QString wrongText(const JsonFile& content, JsonError error)
{
    error.line = lineOfNearest(content.text, error.path);
    return sentenceFor(error);
}

Expected<Printout, QString> printoutOf(const Trial& trial, const std::optional<JsonFile>& content,
                                       const FormFonts& fonts)
{
    if (trial.name == QLatin1String("application")) {
        auto form =
            content ? FormContent::fromJson(content->object) : Expected<FormContent, JsonError>(sampleForm());
        if (!form)
            return Unexpected{wrongText(*content, form.error())};
        return applicationPrintout(trial.forms, *form, true, Stock::Blank, fonts);
    }
    auto sheet = content ? SheetContent::fromJson(content->object)
                         : Expected<SheetContent, JsonError>(sampleSheet(trial.name));
    if (!sheet)
        return Unexpected{wrongText(*content, sheet.error())};
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

/// Where the template, or the paper whose texts are tried, says what finds no room; 0 when nobody knows.
int lineOf(const Overflow& overflow, const Trial& trial, const std::optional<JsonFile>& content)
{
    if (content) {
        for (const char* within : {"", "fields.", "lists.", "tables."}) {
            if (const int line = lineOfJsonPath(content->text, QLatin1String(within) + overflow.field))
                return line;
        }
        return 0;
    }
    if (!overflow.path.isEmpty())
        return lineOfNearest(trial.source.text, overflow.path);
    const QList<SheetBlock> blocks = trial.forms.sheets.value(trial.name).blocks;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        if (blocks[i].source == overflow.field)
            return lineOfJsonPath(trial.source.text, QStringLiteral("blocks[%1]").arg(i));
    }
    return lineOfJsonPath(trial.source.text, overflow.field); // "footer"
}

/// What keeps it from being printed, or an empty text.
QString faultOf(const Printout& printout, const Trial& trial, const std::optional<JsonFile>& content)
{
    QStringList names;
    for (const Overflow& overflow : printout.check().overflows) {
        if (overflow.isCode)
            return withLine(
                lineOf(overflow, trial, content),
                word(QT_TRANSLATE_NOOP("FormTools", "no bar code can be made of %1: it is empty, too "
                                                    "long or has characters that the code lacks"))
                    .arg(overflow.field));
        const QString name = overflow.field == QLatin1String("label")
                                 ? overflow.name
                                 : QStringLiteral("%1 (%2)").arg(overflow.name, overflow.field);
        names.append(withLine(lineOf(overflow, trial, content), name));
    }
    return names.isEmpty() ? QString()
                           : word(QT_TRANSLATE_NOOP("FormTools", "this finds no room: %1"))
                                 .arg(names.join(QStringLiteral("、")));
}

/// A label that finds no room does not become shorter by other texts.
bool hasBrokenLabel(const Printout& printout)
{
    const QList<Overflow> overflows = printout.check().overflows;
    return std::any_of(overflows.begin(), overflows.end(),
                       [](const Overflow& overflow) { return overflow.field == QLatin1String("label"); });
}

/// The first text of the template itself with a character that no font has, or an empty text: whoever fills
/// in a form can write a name's by hand, nobody writes labels.
QString gapOf(const QJsonValue& value, const QString& path, const Trial& trial, const FormFonts& fonts)
{
    QString fault;
    if (value.isArray()) {
        const QJsonArray items = value.toArray();
        for (qsizetype i = 0; i < items.size() && fault.isEmpty(); ++i)
            fault = gapOf(items[i], QStringLiteral("%1[%2]").arg(path).arg(i), trial, fonts);
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end() && fault.isEmpty(); ++it)
            fault = gapOf(*it, path.isEmpty() ? it.key() : path + QLatin1Char('.') + it.key(), trial, fonts);
    } else if (value.isString()) {
        QStringList names;
        const QString text = value.toString().simplified();
        for (const char32_t character : glyphCheck(text, fonts))
            names.append(codePointName(character));
        if (!names.isEmpty())
            fault = withLine(
                lineOfJsonPath(trial.source.text, path),
                word(QT_TRANSLATE_NOOP("FormTools", "no font has %1")).arg(names.join(QStringLiteral("、"))));
    }
    return fault;
}

Expected<Done, QString> savePicture(const Printout& printout, const QString& path, const FormFonts& fonts)
{
    const FormPage& page = printout.pages.first();
    const QSizeF dots = page.size * (kPictureDpi / 25.4);
    QImage image(static_cast<int>(std::lround(dots.width())), static_cast<int>(std::lround(dots.height())),
                 QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintPage(painter, kPictureDpi / 25.4, page, fonts);
    painter.end();
    if (QFileInfo(path).exists() && !QFileInfo(path).isFile())
        return Unexpected{QStringLiteral("not an ordinary file")};
    QSaveFile file(path); // the picture appears whole or not at all
    if (!file.open(QIODevice::WriteOnly))
        return Unexpected{file.errorString()};
    QImageWriter writer(&file, "PNG");
    if (!writer.write(image))
        return Unexpected{writer.errorString()};
    if (!file.commit())
        return Unexpected{file.errorString()};
    return Done{};
}

Expected<Done, QString> savePdf(const Printout& printout, const QString& path, const FormFonts& fonts)
{
    const auto written = writePdf(path, printout, fonts);
    if (!written)
        return Unexpected{written.error().detail};
    return Done{};
}

} // namespace

bool checkForms(const QStringList& files, const SayLine& say)
{
    const FormFonts fonts = counterFonts();
    bool isAllRight = true;
    for (const QString& file : files) {
        const auto trial = trialOf(file);
        if (!trial) {
            say(trial.error());
            isAllRight = false;
            continue;
        }
        const auto printout = printoutOf(*trial, std::nullopt, fonts);
        QString fault = printout ? faultOf(*printout, *trial, std::nullopt) : printout.error();
        if (fault.isEmpty())
            fault = gapOf(trial->source.object, {}, *trial, fonts);
        if (fault.isEmpty() && QFileInfo(file).completeBaseName() != trial->name)
            fault = word(QT_TRANSLATE_NOOP("FormTools", "the counter takes this template as %1.json only"))
                        .arg(trial->name);
        isAllRight = isAllRight && fault.isEmpty();
        say(fault.isEmpty() ? word(QT_TRANSLATE_NOOP("FormTools", "%1: right, %2 page(s)"))
                                  .arg(QDir::toNativeSeparators(file))
                                  .arg(printout->pages.size())
                            : inFile(file, fault));
    }
    return isAllRight;
}

bool previewForm(const QString& file, const QString& content, const QString& output, const SayLine& say)
{
    const auto refuse = [&](const QString& fault) {
        say(fault);
        return false;
    };
    if (output.isEmpty())
        return refuse(word(QT_TRANSLATE_NOOP("FormTools", "--output names no file")));
    const bool isPicture = output.endsWith(QLatin1String(".png"), Qt::CaseInsensitive);
    if (!isPicture && !output.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        return refuse(
            inFile(output, word(QT_TRANSLATE_NOOP("FormTools", "the name must end in .pdf or .png"))));
    const auto trial = trialOf(file);
    if (!trial)
        return refuse(trial.error());
    std::optional<JsonFile> texts;
    if (!content.isEmpty()) {
        auto read = jsonFileOf(content);
        if (!read)
            return refuse(read.error());
        texts = *std::move(read);
    }
    const FormFonts fonts = counterFonts();
    const auto printout = printoutOf(*trial, texts, fonts);
    if (!printout)
        return refuse(inFile(texts ? content : file, printout.error()));
    if (hasBrokenLabel(*printout))
        texts.reset();
    if (const QString fault = faultOf(*printout, *trial, texts); !fault.isEmpty())
        return refuse(inFile(texts ? content : file, fault));
    const auto written =
        isPicture ? savePicture(*printout, output, fonts) : savePdf(*printout, output, fonts);
    if (!written)
        return refuse(word(QT_TRANSLATE_NOOP("FormTools", "%1 can't be written: %2"))
                          .arg(QDir::toNativeSeparators(output), reasonInWords(written.error())));
    say(word(isPicture ? QT_TRANSLATE_NOOP("FormTools", "%1: the first of %2 page(s)")
                       : QT_TRANSLATE_NOOP("FormTools", "%1: %2 page(s)"))
            .arg(QDir::toNativeSeparators(output))
            .arg(printout->pages.size()));
    return true;
}

} // namespace xuanhao
