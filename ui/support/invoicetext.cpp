// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/invoicetext.h"

#include "core/base/check.h"

#include <QCoreApplication>

namespace xuanhao {

namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("Sentences", text);
}

} // namespace

QString wordFor(InvoiceState state)
{
    switch (state) {
    case InvoiceState::Accepted:
        return QCoreApplication::translate("Words", "Accepted", "picture of an invoice");
    case InvoiceState::UnderReview:
        return QCoreApplication::translate("Words", "To be reviewed", "picture of an invoice");
    case InvoiceState::Rejected:
        return QCoreApplication::translate("Words", "Rejected", "picture of an invoice");
    }
    checkFailed("a known state", __FILE__, __LINE__);
}

QString sentenceFor(Clarity clarity)
{
    switch (clarity) {
    case Clarity::Clear:
        return say(QT_TRANSLATE_NOOP("Sentences", "Sharpness: clear"));
    case Clarity::Doubtful:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "Sharpness: doubtful. The picture goes to review; better take "
                                     "it again. The applicant can go on."));
    case Clarity::Unreadable:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "Sharpness: blurred. The picture goes to review; better take "
                                     "it again. The applicant can go on."));
    }
    checkFailed("a known clarity", __FILE__, __LINE__);
}

QString sentenceFor(const PictureError& error)
{
    switch (error.code) {
    case PictureError::Code::NotThere:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "The file can't be opened; it may have been moved or the stick "
                                     "pulled out. Choose it again."));
    case PictureError::Code::TooManyBytes:
        return say(QT_TRANSLATE_NOOP(
            "Sentences", "The file is larger than 20 MB. Take the picture at a lower resolution."));
    case PictureError::Code::NoPicture:
        return say(QT_TRANSLATE_NOOP(
            "Sentences", "The file is no sound JPEG or PNG picture. Choose another one or take it again."));
    case PictureError::Code::TooSmall:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "The picture is too small for an invoice to be read. Take it closer."));
    case PictureError::Code::TooManyPixels:
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "The picture has too many pixels. Take it at a lower resolution."));
    }
    checkFailed("a known error", __FILE__, __LINE__);
}

QString sentenceFor(const InvoiceView& invoice)
{
    switch (invoice.state) {
    case InvoiceState::Accepted:
        return say(QT_TRANSLATE_NOOP("Sentences", "The central server has the picture."));
    case InvoiceState::UnderReview:
        return say(QT_TRANSLATE_NOOP("Sentences", "The invoice picture is to be reviewed by a supervisor."));
    case InvoiceState::Rejected:
        return say(QT_TRANSLATE_NOOP("Sentences", "A supervisor has rejected the invoice picture: %1"))
            .arg(invoice.reason);
    }
    checkFailed("a known state", __FILE__, __LINE__);
}

QString pictureSentenceFor(const Problem& problem)
{
    if (problem.code == ProblemCode::InvoicePictureMissing)
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "This office needs the picture of the invoice. Choose it, then "
                                     "go on."));
    if (problem.facts.value(QLatin1String("problem")).toString() == QLatin1String("notAsked"))
        return say(QT_TRANSLATE_NOOP("Sentences",
                                     "This office does not take pictures of invoices any more. Go on "
                                     "without one."));
    return say(QT_TRANSLATE_NOOP("Sentences",
                                 "The central server can't use this picture. Choose another one or "
                                 "take it again."));
}

} // namespace xuanhao
