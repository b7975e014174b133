// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/pdf.h"

#include "printing/formpainter.h"
#include "printing/pdfcompaction.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

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
        writer.setTitle(printout.title);
        writer.setCreator(QStringLiteral("Xuanhao"));
        if (!paintAll(writer, printout, fonts))
            return notWritable(QStringLiteral("the page can't be painted"));
    }
    return writeWhole(path, compacted(buffer.data()));
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
