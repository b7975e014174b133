// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "printing/formpainter.h"
#include "tests/support/shippedfonts.h"

#include <QImage>
#include <QPainter>

#include <cmath>

namespace xuanhao::test {

inline FormTemplate shippedForm(const FormWords& words = {})
{
    return FormTemplate::parse(sourceFile("resources/forms/application.json"), words).value();
}

/// Fonts of the Debian package list, so that pages are equal on every machine that runs the tests.
inline FormFonts testFonts()
{
    return FormFonts({QStringLiteral("Liberation Serif"), QStringLiteral("Noto Serif CJK SC")});
}

/// The families of paper that fonts-liberation2, fonts-noto-cjk and, when wanted, fonts-hanazono have, in
/// paper's order; what else this machine has installed does not count.
inline FormFonts packagedFonts(bool withRare)
{
    const QStringList rare{QStringLiteral("HanaMinA"), QStringLiteral("HanaMinB")};
    const QStringList common{QStringLiteral("Liberation Serif"), QStringLiteral("Noto Serif CJK SC"),
                             QStringLiteral("Noto Sans CJK SC")};
    QStringList families = standardFormFamilies();
    families.removeIf([&](const QString& family) {
        return !common.contains(family) && !(withRare && rare.contains(family));
    });
    return FormFonts(families);
}

inline FormContent sampleContent()
{
    FormContent content;
    content.ownerName = QStringLiteral("陈志强");
    content.postcode = QStringLiteral("524022");
    content.address = QStringLiteral("广东省湛江市赤坎区海北路18号3栋502房");
    content.mobile = QStringLiteral("13800138000");
    content.landline = QStringLiteral("0759-3338888");
    content.agentName = QStringLiteral("阿依古丽·买买提");
    content.agentMobile = QStringLiteral("13900139000");
    content.plateKind = formPlateKind(PlateKind::SmallCar);
    content.plateNumber = QStringLiteral("粤G·A12B3");
    content.brandModel = QStringLiteral("传祺牌GAC7150J2E6B");
    content.vin = QStringLiteral("LSVAA4182E2123456");
    content.useNature = UseNature::NonCommercial;
    content.office.caseNumber = QStringLiteral("G03202611230042");
    content.office.mode = ChoiceMode::Composed;
    content.office.validUntil = QDate(2026, 12, 14);
    content.office.place =
        QStringLiteral("湛江市公安局交通警察支队车辆管理所 赤坎区体育北路15号 0759-3588122");
    content.office.counter = QStringLiteral("03号窗口");
    content.office.clerk = QStringLiteral("林小燕");
    content.office.printedAt = *instantFromIso(QStringLiteral("2026-11-23T10:45:12+08:00"));
    return content;
}

inline QImage paintedPage(const FormPage& page, const FormFonts& fonts, int dpi)
{
    const QSizeF dots = page.size * (dpi / 25.4);
    QImage image(static_cast<int>(std::lround(dots.width())), static_cast<int>(std::lround(dots.height())),
                 QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintPage(painter, dpi / 25.4, page, fonts);
    return image;
}

} // namespace xuanhao::test
