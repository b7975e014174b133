// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

class QTableWidget;

namespace xuanhao {

/// Makes a table a list of lines that are read and chosen, one at a time, and never edited. `widths` are of
/// all columns but the last, which takes the rest.
void setUpList(QTableWidget& table, const QString& accessibleName, const QStringList& titles,
               const QList<int>& widths);
/// A line of texts at the end; what is wider than its column can be read in its tool tip.
void addLine(QTableWidget& table, const QStringList& texts);

} // namespace xuanhao
