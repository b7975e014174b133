// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/forms.h"

namespace xuanhao {

namespace {

const QString kApplication = QStringLiteral("application");

}

QStringList templateNames()
{
    QStringList names{kApplication};
    for (const SheetVocabulary& words : sheetVocabularies())
        names.append(words.sheet);
    return names;
}

Expected<Forms, FormsError> readForms(const std::function<QByteArray(const QString&)>& textOf,
                                      const FormWords& words)
{
    Forms forms;
    auto application = FormTemplate::parse(textOf(kApplication), words);
    if (!application)
        return Unexpected{FormsError{kApplication, application.error()}};
    forms.application = *std::move(application);
    for (const SheetVocabulary& known : sheetVocabularies()) {
        auto sheet = SheetTemplate::parse(textOf(known.sheet));
        if (!sheet)
            return Unexpected{FormsError{known.sheet, sheet.error()}};
        if (sheet->sheet != known.sheet)
            return Unexpected{FormsError{
                known.sheet, {QStringLiteral("sheet"), QStringLiteral("must be %1").arg(known.sheet), 0}}};
        forms.sheets.insert(known.sheet, *std::move(sheet));
    }
    return forms;
}

} // namespace xuanhao
