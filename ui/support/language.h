// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

class QCoreApplication;

namespace xuanhao {

enum class Language { Chinese, English };

/// Makes the program speak this language: default locale (zh_CN or en), our words and Qt's own. The program
/// links Xuanhao::translations. Call it before the first widget is made; called again, it replaces the
/// language.
void installLanguage(QCoreApplication& application, Language language);

} // namespace xuanhao
