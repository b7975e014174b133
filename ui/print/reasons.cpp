// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "ui/print/reasons.h"

#include "ui/print/previewdialog.h"

namespace xuanhao {

QStringList reasonsToPrintAgain()
{
    return {PreviewDialog::tr("Paper jam"), PreviewDialog::tr("Hard to read"),
            PreviewDialog::tr("Lost by the applicant"), PreviewDialog::tr("Changed data")};
}

} // namespace xuanhao
