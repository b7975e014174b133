// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/counter/officeforms.h"

#include "app/counter/jsonsentence.h"
#include "ui/shell/startproblem.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

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
    const QDir own(folder);
    if (!folder.isEmpty()) {
        if (!own.exists())
            return Unexpected{FormsError{{}, {{}, QStringLiteral("there is no such folder"), 0}}};
        // A name that is mistyped would leave the shipped template in force without a word.
        for (const QString& file : own.entryList({QStringLiteral("*.json")}, QDir::Files)) {
            const QString name = file.chopped(5);
            if (!templateNames().contains(name))
                return Unexpected{FormsError{name, {{}, QStringLiteral("no paper has this name"), 0}}};
            if (!QFileInfo(own.filePath(file)).isReadable())
                return Unexpected{FormsError{name, {{}, QStringLiteral("the file can't be read"), 0}}};
        }
    }
    return readForms(
        [&](const QString& name) {
            const QString file = name + QStringLiteral(".json");
            const bool isOwn = !folder.isEmpty() && own.exists(file);
            return contentOf(isOwn ? own.filePath(file) : QStringLiteral(":/forms/") + file);
        },
        words);
}

QString sentenceFor(const FormsError& error, const QString& folder)
{
    const QString path =
        error.name.isEmpty() ? folder : QDir(folder).filePath(error.name + QStringLiteral(".json"));
    return StartProblem::tr("The template %1 is broken (%2). Mend it or take it away, then start again. "
                            "“xuanhao-cli form check” tries a template.")
        .arg(QDir::toNativeSeparators(path), sentenceFor(error.error));
}

} // namespace xuanhao
