// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/counter/counterprogram.h"
#include "app/demo/demobar.h"

#include <QDir>
#include <QFileInfo>

int main(int argc, char** argv)
{
    return xuanhao::runCounter(argc, argv, [](const QString& configFile) {
        return new xuanhao::DemoBar(QFileInfo(configFile).dir().filePath(QStringLiteral("sms.txt")));
    });
}
