// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/pdf.h"

#include <QFileInfo>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace xuanhao {

namespace {

constexpr int kDpi = 1200;

}

Expected<Done, PdfError> writeFormPdf(const QString& path, const FormTemplate& form,
                                      const FormContent& content, const FormFonts& fonts)
{
    const FormPage page = layoutForm(form, content, fonts);
    if (!page.check.mayPrint())
        return Unexpected{
            PdfError{PdfError::Kind::DoesNotFit,
                     QStringLiteral("the field %1 does not fit").arg(page.check.overflows.first().field)}};
    const QFileInfo target(path);
    if (target.exists() && !target.isFile()) // a device or pipe would be replaced by a file
        return Unexpected{PdfError{PdfError::Kind::NotWritable, QStringLiteral("not an ordinary file")}};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Unexpected{PdfError{PdfError::Kind::NotWritable, file.errorString()}};
    {
        QPdfWriter writer(&file);
        writer.setResolution(kDpi);
        writer.setPageLayout(
            QPageLayout(QPageSize(page.size, QPageSize::Millimeter), QPageLayout::Portrait, QMarginsF()));
        writer.setTitle(form.title + QLatin1Char(' ') + content.office.caseNumber);
        writer.setCreator(QStringLiteral("Xuanhao"));
        writer.addFileAttachment(QStringLiteral("form.json"), toCanonicalJson(content.toJson()),
                                 QStringLiteral("application/json"));
        QPainter painter(&writer);
        if (!painter.isActive()) {
            file.cancelWriting();
            return Unexpected{PdfError{PdfError::Kind::NotWritable, file.errorString()}};
        }
        paintPage(painter, kDpi / 25.4, page, fonts);
    }
    if (!file.commit())
        return Unexpected{PdfError{PdfError::Kind::NotWritable, file.errorString()}};
    return Done{};
}

} // namespace xuanhao
