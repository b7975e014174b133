// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/expected.h"
#include "core/domain/vehicle/invoicepicture.h"
#include "ui/imaging/invoicereader.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;

namespace xuanhao {

/// The picture of an invoice in a form: choose a file or drop one, see it small with its name and how sharp
/// it is, take it away. Files are read on a thread of their own; meanwhile the field says so.
class PictureField final : public QFrame
{
    Q_OBJECT

public:
    explicit PictureField(QWidget* parent = nullptr);

    /// What the case has now.
    void setPicture(const std::optional<InvoicePicture>& picture);
    /// A picture that central has can be replaced but not taken back.
    void setRemovable(bool isRemovable);
    [[nodiscard]] bool isReading() const { return m_isReading; }
    /// Reads a file as if it had been chosen.
    void read(const QString& path);

Q_SIGNALS:
    void readingChanged();
    void pictureRead(const xuanhao::InvoicePicture& picture);
    /// The file can't be used; the picture there was before stays.
    void readFailed(const xuanhao::PictureError& error);
    void removed();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void choose();
    void setReading(bool isReading);
    void showButtons();
    void showThumbnail(const QByteArray& jpeg);

    QLabel* m_thumbnail;
    QLabel* m_name;
    QLabel* m_clarity;
    QPushButton* m_choose;
    QPushButton* m_remove;
    bool m_hasPicture = false;
    bool m_isReading = false;
    bool m_isRemovable = true;
    QString m_shownDigest;
};

} // namespace xuanhao
