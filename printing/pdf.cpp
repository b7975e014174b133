// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/pdf.h"

#include "core/base/unicode.h"
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

#include <numeric>
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

/// Which family a font of the file is of, by its PostScript name ("NotoSerifCJKsc-Bold"); all when that
/// doesn't tell.
QList<qsizetype> familiesOf(const QByteArray& font, const QStringList& families)
{
    const auto plain = [](const QString& name) {
        return name.toLower().removeIf([](QChar one) { return !one.isLetterOrNumber(); });
    };
    const QString name = plain(QString::fromLatin1(font));
    qsizetype best = -1;
    for (qsizetype family = 0; family < families.size(); ++family) {
        const bool isLonger = best < 0 || families[family].size() > families[best].size(); // SimSun-ExtB
        if (isLonger && name.startsWith(plain(families[family])))
            best = family;
    }
    QList<qsizetype> all(families.size());
    std::iota(all.begin(), all.end(), 0);
    return best < 0 ? all : QList<qsizetype>{best};
}

/// Each character as the pages have it, where its font draws several alike.
Spelling spellingOf(const Printout& printout, const FormFonts& fonts)
{
    QList<QSet<char32_t>> said(fonts.families().size());
    for (const FormPage& page : printout.pages) {
        for (const FormItem& item : page.items) {
            const auto* text = std::get_if<TextItem>(&item);
            for (const QList<TextRun>& line : text ? text->text.lines : QList<QList<TextRun>>()) {
                for (const TextRun& run : line) {
                    for (const char32_t character : run.text.toUcs4()) {
                        const qsizetype family = fonts.familyOf(character, run.order);
                        if (family >= 0 && !run.isMissing)
                            said[family].insert(character);
                    }
                }
            }
        }
    }
    QHash<std::pair<qsizetype, quint32>, char16_t> byGlyph;
    for (qsizetype family = 0; family < said.size(); ++family) {
        for (const char32_t character : std::as_const(said[family])) {
            if (character <= 0xFFFF)
                byGlyph.insert({family, fonts.glyphs(character)[family]}, static_cast<char16_t>(character));
        }
    }
    return [said, byGlyph, &fonts](char16_t character, const QByteArray& font) {
        const QList<qsizetype> families = familiesOf(font, fonts.families());
        for (const qsizetype family : families) {
            if (said[family].contains(character))
                return character;
        }
        const QList<quint32> glyphs = fonts.glyphs(character);
        for (const qsizetype family : families) {
            if (glyphs[family] != 0 && byGlyph.contains({family, glyphs[family]}))
                return byGlyph[{family, glyphs[family]}];
        }
        return character;
    };
}

/// XML, in which the file says its title, has no controls and not the last two characters of each plane.
QString forXml(const QString& text)
{
    QString result;
    for (const char32_t character : text.toUcs4()) { // half a pair becomes U+FFFD
        if (QChar::category(character) != QChar::Other_Control && (character & 0xFFFE) != 0xFFFE)
            result += textOf(character);
    }
    return result;
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
                        (check.overflows.first().isCode
                             ? QStringLiteral("no bar code can be made of the field %1")
                             : QStringLiteral("the field %1 does not fit"))
                            .arg(check.overflows.first().field)};
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
        writer.setTitle(forXml(printout.title));
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
