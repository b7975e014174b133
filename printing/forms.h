// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/formtemplate.h"
#include "printing/sheettemplate.h"

#include <QMap>

#include <functional>

namespace xuanhao {

/// Every printed paper as data: the application form and the sheets of running text.
struct Forms
{
    FormTemplate application;
    QMap<QString, SheetTemplate> sheets; ///< by name; complete

    [[nodiscard]] const SheetTemplate& sheet(const QString& name) const { return *sheets.constFind(name); }
};

/// Which template is broken, where and why.
struct FormsError
{
    QString name; ///< "receipt": the file is receipt.json; empty: it is about the folder
    JsonError error;
};

/// The names of all templates: "application" and those of sheetVocabularies().
[[nodiscard]] QStringList templateNames();

/// Reads all templates; `textOf` gives the JSON of one by its name.
[[nodiscard]] Expected<Forms, FormsError>
readForms(const std::function<QByteArray(const QString& name)>& textOf, const FormWords& words = {});

} // namespace xuanhao
