// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/pdf.h"

#include "printing/formpainter.h"
#include "printing/pdfcompaction.h"

#include <QBuffer>
#include <QFileInfo>
#include <QHash>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSet>

#include <optional>

namespace xuanhao {

namespace {

constexpr int kDpi = 1200;

Unexpected<PdfError> notWritable(const QString& detail)
{
    return Unexpected{PdfError{PdfError::Kind::NotWritable, detail}};
}

QPageLayout layoutOf(const FormPage& page)
{
    return {QPageSize(page.size, QPageSize::Millimeter), QPageLayout::Portrait, QMarginsF()};
}

/// False when the painter can't begin.
bool paintAll(QPdfWriter& writer, const Printout& printout, const FormFonts& fonts)
{
    writer.setPageLayout(layoutOf(printout.pages.first()));
    QPainter painter(&writer);
    if (!painter.isActive())
        return false;
    for (qsizetype i = 0; i < printout.pages.size(); ++i) {
        if (i > 0) {
            writer.setPageLayout(layoutOf(printout.pages[i]));
            writer.newPage();
        }
        paintPage(painter, kDpi / 25.4, printout.pages[i], fonts);
    }
    return true;
}

/// Each character as the pages have it, where its font draws several alike.
Spelling spellingOf(const Printout& printout, const FormFonts& fonts)
{
    QSet<char32_t> said;
    for (const FormPage& page : printout.pages) {
        for (const FormItem& item : page.items) {
            const auto* text = std::get_if<TextItem>(&item);
            for (const QList<TextRun>& line : text ? text->text.lines : QList<QList<TextRun>>()) {
                for (const TextRun& run : line) {
                    for (const char32_t character : run.text.toUcs4())
                        said.insert(character);
                }
            }
        }
    }
    QHash<std::pair<qsizetype, quint32>, char16_t> byGlyph;
    for (const char32_t character : std::as_const(said)) {
        const QList<quint32> glyphs = fonts.glyphs(character);
        for (qsizetype family = 0; family < glyphs.size() && character <= 0xFFFF; ++family)
            byGlyph.insert({family, glyphs[family]}, static_cast<char16_t>(character));
    }
    return [said, byGlyph, &fonts](char16_t character) {
        if (said.contains(character))
            return character;
        const QList<quint32> glyphs = fonts.glyphs(character);
        for (qsizetype family = 0; family < glyphs.size(); ++family) {
            if (glyphs[family] != 0 && byGlyph.contains({family, glyphs[family]}))
                return byGlyph[{family, glyphs[family]}];
        }
        return character;
    };
}

/// XML, in which the file says its title, has no such characters.
QString withoutControls(QString text)
{
    return text.removeIf([](QChar character) {
        return character.category() == QChar::Other_Control || character.unicode() >= 0xFFFE;
    });
}

/// A device or pipe would be replaced by a file.
bool isNoFile(const QString& path)
{
    const QFileInfo target(path);
    return target.exists() && !target.isFile();
}

std::optional<PdfError> whatIsWrong(const QString& path, const Printout& printout)
{
    if (const FormCheck check = printout.check(); !check.mayPrint())
        return PdfError{PdfError::Kind::DoesNotFit,
                        QStringLiteral("the field %1 does not fit").arg(check.overflows.first().field)};
    if (isNoFile(path))
        return PdfError{PdfError::Kind::NotWritable, QStringLiteral("not an ordinary file")};
    return std::nullopt;
}

Expected<Done, PdfError> writeWhole(const QString& path, const QByteArray& content)
{
    if (isNoFile(path))
        return notWritable(QStringLiteral("not an ordinary file"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return notWritable(file.errorString());
    return Done{};
}

} // namespace

Expected<Done, PdfError> writePdf(const QString& path, const Printout& printout, const FormFonts& fonts)
{
    if (auto wrong = whatIsWrong(path, printout))
        return Unexpected{*wrong};
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
        writer.setResolution(kDpi);
        writer.setTitle(withoutControls(printout.title));
        writer.setCreator(QStringLiteral("Xuanhao"));
        if (!paintAll(writer, printout, fonts))
            return notWritable(QStringLiteral("the page can't be painted"));
    }
    return writeWhole(path, compacted(buffer.data(), spellingOf(printout, fonts)));
}

Expected<Done, PdfError> writeArchived(const QString& path, const Printout& printout, const FormFonts& fonts)
{
    if (auto wrong = whatIsWrong(path, printout))
        return Unexpected{*wrong};
    const QFileInfo target(path);
    const QString beside =
        target.path() + QLatin1Char('/') + target.completeBaseName() + QStringLiteral(".json");
    if (auto written = writeWhole(beside, toCanonicalJson(printout.content)); !written)
        return written;
    return writePdf(path, printout, fonts);
}

} // namespace xuanhao
