// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/counter/officeforms.h"

#include "ui/shell/startproblem.h"

#include <QDir>
#include <QFile>

namespace xuanhao {

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Expected<Forms, FormsError> officeForms(const QString& folder, const FormWords& words)
{
    return readForms(
        [&folder](const QString& name) {
            const QString file = name + QStringLiteral(".json");
            const QString own = folder.isEmpty() ? QString() : QDir(folder).filePath(file);
            return contentOf(!own.isEmpty() && QFile::exists(own) ? own : QStringLiteral(":/forms/") + file);
        },
        words);
}

QString sentenceFor(const FormsError& error, const QString& folder)
{
    const QString file =
        QDir::toNativeSeparators(QDir(folder).filePath(error.name + QStringLiteral(".json")));
    return StartProblem::tr("The template %1 is broken (%2). Mend it or take it away, then start again. "
                            "“xuanhao-cli form check” tries a template.")
        .arg(file, error.error.text());
}

} // namespace xuanhao
