// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/picturefield.h"

#include "ui/support/invoicetext.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/banner.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QThread>
#include <QUrl>
#include <QVBoxLayout>

#include <memory>

namespace xuanhao {

namespace {

constexpr QSize kThumbnail(96, 64);

/// Runs `work` on a thread of its own; `answer` gets the result on the window's thread, unless the context is
/// gone by then. The thread ends by itself.
template <typename Work, typename Answer>
void inBackground(QObject* context, Work work, Answer answer)
{
    auto result = std::make_shared<std::optional<std::invoke_result_t<Work>>>();
    QThread* thread = QThread::create([work = std::move(work), result] { result->emplace(work()); });
    QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    QObject::connect(thread, &QThread::finished, context,
                     [result, answer = std::move(answer)] { answer(**result); });
    thread->start(QThread::LowPriority);
}

Tone toneOf(Clarity clarity)
{
    return clarity == Clarity::Clear ? Tone::Ok : Tone::Warning;
}

/// The one file that lies in a drag, empty otherwise.
QString fileOf(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

} // namespace

PictureField::PictureField(QWidget* parent)
    : QFrame(parent)
    , m_thumbnail(new QLabel)
    , m_name(new QLabel)
    , m_clarity(new QLabel)
    , m_choose(new QPushButton)
    , m_remove(new QPushButton(tr("Remove", "the chosen picture")))
{
    setObjectName(QStringLiteral("invoicePictureField"));
    setAcceptDrops(true);
    m_choose->setObjectName(QStringLiteral("choosePictureButton"));
    m_remove->setObjectName(QStringLiteral("removePictureButton"));
    m_thumbnail->setObjectName(QStringLiteral("pictureThumbnailLabel"));
    m_name->setObjectName(QStringLiteral("pictureNameLabel"));
    m_clarity->setObjectName(QStringLiteral("pictureClarityLabel"));
    m_thumbnail->setFixedSize(kThumbnail);
    m_thumbnail->setAlignment(Qt::AlignCenter);
    m_name->setTextFormat(Qt::PlainText); // a file's name is not markup
    m_clarity->setWordWrap(true);
    setFocusProxy(m_choose);
    setFocusPolicy(Qt::StrongFocus); // F7 and Enter come here, the button takes the focus
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::kGap);
    buttons->addWidget(m_choose);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addLayout(buttons);
    texts->addWidget(m_name);
    texts->addWidget(m_clarity);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::kGapLarge);
    layout->addWidget(m_thumbnail, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    connect(m_choose, &QPushButton::clicked, this, &PictureField::choose);
    connect(m_remove, &QPushButton::clicked, this, &PictureField::removed);
    setPicture(std::nullopt);
}

void PictureField::setPicture(const std::optional<InvoicePicture>& picture)
{
    m_hasPicture = picture.has_value();
    showButtons();
    m_thumbnail->setVisible(picture.has_value());
    m_clarity->setVisible(picture.has_value());
    if (!picture) {
        m_shownDigest.clear();
        m_thumbnail->setPixmap({});
        m_name->setText(tr("JPEG or PNG; a file can also be dropped here."));
        m_name->setToolTip({});
        return;
    }
    m_name->setText(m_name->fontMetrics().elidedText(picture->fileName, Qt::ElideMiddle, 300));
    m_name->setToolTip(picture->fileName.toHtmlEscaped());
    m_clarity->setText(sentenceFor(picture->clarity));
    QPalette colours = m_clarity->palette();
    colours.setColor(QPalette::WindowText, textColour(toneOf(picture->clarity)));
    m_clarity->setPalette(colours);
    m_thumbnail->setAccessibleName(tr("Picture of the invoice"));
    showThumbnail(picture->jpeg);
}

void PictureField::setRemovable(bool isRemovable)
{
    m_isRemovable = isRemovable;
    showButtons();
}

void PictureField::showButtons()
{
    m_choose->setText(m_isReading ? tr("Reading the picture…") : tr("Choose a &picture…"));
    m_choose->setEnabled(!m_isReading);
    m_remove->setEnabled(!m_isReading);
    m_remove->setVisible(m_hasPicture && m_isRemovable);
}

void PictureField::showThumbnail(const QByteArray& jpeg)
{
    const QString digest = InvoicePicture{{}, Clarity::Clear, jpeg}.digest();
    if (digest == m_shownDigest)
        return;
    m_shownDigest = digest;
    m_thumbnail->setPixmap({});
    const QSize size = kThumbnail * devicePixelRatioF();
    inBackground(
        this, [jpeg, size] { return thumbnailOf(jpeg, size); },
        [this, digest](QImage image) {
            if (digest != m_shownDigest) // another one was chosen meanwhile
                return;
            image.setDevicePixelRatio(devicePixelRatioF());
            m_thumbnail->setPixmap(QPixmap::fromImage(image));
        });
}

void PictureField::choose()
{
    auto* dialog = new QFileDialog(this, tr("Choose the picture of the invoice"));
    dialog->setObjectName(QStringLiteral("invoiceFileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Pictures (*.jpg *.jpeg *.png)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &PictureField::read);
    dialog->open();
}

void PictureField::read(const QString& path)
{
    if (m_isReading)
        return;
    setReading(true);
    inBackground(
        this, [path] { return readInvoicePicture(path); },
        [this](const Expected<InvoicePicture, PictureError>& picture) {
            setReading(false);
            if (picture)
                Q_EMIT pictureRead(*picture);
            else
                Q_EMIT readFailed(picture.error());
        });
}

void PictureField::setReading(bool isReading)
{
    m_isReading = isReading;
    showButtons();
    Q_EMIT readingChanged();
}

void PictureField::dragEnterEvent(QDragEnterEvent* event)
{
    if (!m_isReading && !fileOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void PictureField::dropEvent(QDropEvent* event)
{
    const QString path = fileOf(*event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    read(path);
}

} // namespace xuanhao
