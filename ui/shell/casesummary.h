// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QList>

#include <utility>

class QGridLayout;
class QLabel;

namespace xuanhao {

class ApplicantCase;

/// What is known of the case in front, always at the same place. Folds into one line when the window
/// is narrow.
class CaseSummary final : public QFrame
{
    Q_OBJECT

public:
    enum class Shape { Panel, Line };

    explicit CaseSummary(Shape shape, QWidget* parent = nullptr);

    void show(const ApplicantCase* applicantCase);

private:
    using Rows = QList<std::pair<QString, QString>>;

    [[nodiscard]] Rows rowsOf(const ApplicantCase& applicantCase) const;

    Shape m_shape;
    QGridLayout* m_grid;
};

} // namespace xuanhao
