// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/support/language.h"

#include "core/base/check.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QTranslator>

namespace xuanhao {

namespace {

const QString kTranslatorName = QStringLiteral("languageTranslator");

void install(QCoreApplication& application, const QString& file)
{
    auto* translator = new QTranslator(&application);
    translator->setObjectName(kTranslatorName);
    XUANHAO_CHECK(translator->load(file));
    XUANHAO_CHECK(QCoreApplication::installTranslator(translator));
}

} // namespace

void installLanguage(QCoreApplication& application, Language language)
{
    // A translator takes itself out of the program when it is deleted.
    qDeleteAll(application.findChildren<QTranslator*>(kTranslatorName, Qt::FindDirectChildrenOnly));
    switch (language) {
    case Language::Chinese: {
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        // Qt's words are embedded only when they were installed where the program was built.
        const QString qtWords = QStringLiteral(":/i18n/qtbase_zh_CN.qm");
        if (QFile::exists(qtWords))
            install(application, qtWords);
        install(application, QStringLiteral(":/i18n/xuanhao_zh_CN.qm"));
        return;
    }
    case Language::English:
        QLocale::setDefault(QLocale(QLocale::English));
        install(application, QStringLiteral(":/i18n/xuanhao_en.qm"));
        return;
    }
}

} // namespace xuanhao
