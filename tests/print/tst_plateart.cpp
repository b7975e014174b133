// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/plateart.h"
#include "tests/support/pictures.h"
#include "tests/support/shippedfonts.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>

using namespace xuanhao;
using namespace xuanhao::test;

Q_DECLARE_METATYPE(xuanhao::PlatePicture)

namespace {

constexpr int kScale = 2; // pixels per mm

QImage painted(const PlatePicture& picture)
{
    const QSizeF size = plateGeometry(picture.kind, picture.side).size * kScale;
    QImage image(size.toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    PlatePainter(shippedPlateFont()).paint(painter, image.rect(), picture);
    return image;
}

/// The rectangle of all pixels that differ between two pictures, in mm.
QRectF difference(const QImage& a, const QImage& b)
{
    QRect found;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            if (std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y))) > 40)
                found |= QRect(x, y, 1, 1);
        }
    }
    return found.toRectF();
}

QRectF inMm(const QRectF& pixels)
{
    return {pixels.topLeft() / kScale, pixels.size() / kScale};
}

} // namespace

class TestPlateArt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasAnOutlineForEveryCharacterOfPlates()
    {
        const PlateFont font = shippedPlateFont();
        const QString all =
            QStringLiteral("京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新挂学警港澳使领"
                           "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ");
        const QRectF box(10, 20, 45, 90);
        for (const QChar character : all) {
            const QRectF bounds = font.outline(character.unicode(), box).boundingRect();
            QVERIFY2(std::abs(bounds.height() - 90) < 0.5, qPrintable(QString(character)));
            QVERIFY(box.adjusted(-0.5, -0.5, 0.5, 0.5).contains(bounds));
            QVERIFY2(character == u'1' || std::abs(bounds.width() - 45) < 0.5,
                     qPrintable(QString(character)));
        }
        const QRectF one = font.outline(U'1', box).boundingRect();
        QVERIFY(one.width() < 36 && std::abs(one.center().x() - box.center().x()) < 0.5);
        QVERIFY(font.outline(U'ß', box).isEmpty());
    }
    void refusesBrokenFonts()
    {
        const QByteArray han = sourceFile("resources/fonts/plate-han.otf");
        const QByteArray latin = sourceFile("resources/fonts/plate-latin.ttf");

        QVERIFY(!PlateFont::fromData({}, latin));
        QVERIFY(!PlateFont::fromData(han, "no font"));
        QVERIFY(PlateFont::fromData(latin, han).error().contains(QStringLiteral("lacks")));
    }
    // C1, B13: each character fills exactly its own box.
    void paintsEveryKind_data()
    {
        QTest::addColumn<PlatePicture>("picture");
        const auto row = [](const char* name, PlateKind kind, PlateSide side, const QString& serial) {
            QTest::newRow(name) << PlatePicture{.kind = kind,
                                                .side = side,
                                                .authority = QStringLiteral("粤G"),
                                                .serial = serial,
                                                .state = PlateState::Normal,
                                                .currentSlot = {}};
        };
        row("small car", PlateKind::SmallCar, PlateSide::Front, QStringLiteral("A12B3"));
        row("large car front", PlateKind::LargeCar, PlateSide::Front, QStringLiteral("47890"));
        row("large car rear", PlateKind::LargeCar, PlateSide::Rear, QStringLiteral("47890"));
        row("motorcycle", PlateKind::Motorcycle, PlateSide::Rear, QStringLiteral("5K267"));
        row("moped", PlateKind::Moped, PlateSide::Rear, QStringLiteral("5K267"));
        row("low speed", PlateKind::LowSpeed, PlateSide::Front, QStringLiteral("90832"));
        row("trailer", PlateKind::Trailer, PlateSide::Rear, QStringLiteral("2345挂"));
        row("large new energy", PlateKind::LargeNewEnergy, PlateSide::Front, QStringLiteral("12345D"));
        row("small new energy", PlateKind::SmallNewEnergy, PlateSide::Front, QStringLiteral("DB2345"));
    }
    void paintsEveryKind()
    {
        QFETCH(PlatePicture, picture);
        const PlateGeometry plate = plateGeometry(picture.kind, picture.side);
        const QImage whole = painted(picture);
        keepPicture(whole, QStringLiteral("plate-%1.png").arg(QLatin1String(QTest::currentDataTag())));

        for (int i = 0; i < picture.serial.size(); ++i) {
            PlatePicture lacking = picture;
            lacking.serial[i] = QLatin1Char(' ');
            const QRectF ink = inMm(difference(whole, painted(lacking)));
            const QRectF box = plate.characters[i + kAuthorityCharacters];
            QVERIFY2(box.adjusted(-0.6, -0.6, 0.6, 0.6).contains(ink), qPrintable(picture.serial.mid(i, 1)));
            QVERIFY(ink.height() > box.height() - 1.5);
            QVERIFY(picture.serial[i] == u'1' || ink.width() > box.width() - 1.5);
        }
    }
    void paintsAll16Patterns()
    {
        QStringList serials{QStringLiteral("12345")};
        for (int i = 0; i < 5; ++i) {
            for (int j = i; j < 5; ++j) { // one letter when i == j, else two
                QString serial = QStringLiteral("12345");
                serial[i] = QLatin1Char('K');
                serial[j] = QLatin1Char('W');
                serials.append(serial);
            }
        }
        QCOMPARE(serials.size(), 16);
        QImage sheet(4 * 230, 4 * 80, QImage::Format_RGB32);
        sheet.fill(Qt::white);
        QList<QRectF> targets;
        for (int i = 0; i < serials.size(); ++i) {
            const int row = i / 4;
            targets.append(QRectF(5 + i % 4 * 230, 5 + row * 80, 220, 70));
        }
        QPainter painter(&sheet);
        const PlatePainter plates(shippedPlateFont());
        for (int i = 0; i < serials.size(); ++i) {
            plates.paint(painter, targets[i],
                         {.authority = QStringLiteral("粤G"), .serial = serials[i], .currentSlot = {}});
        }
        painter.end();
        keepPicture(sheet, QStringLiteral("plate-patterns.png"));

        for (int i = 0; i < serials.size(); ++i) {
            for (int position = 0; position < 5; ++position) {
                const QRect box =
                    slotRect(PlateKind::SmallCar, PlateSide::Front, position, targets[i]).toRect();
                int white = 0;
                for (int y = box.top(); y <= box.bottom(); ++y) {
                    for (int x = box.left(); x <= box.right(); ++x)
                        white += qGray(sheet.pixel(x, y)) > 200;
                }
                QVERIFY2(white > box.width() * box.height() / 8, qPrintable(serials[i]));
            }
        }
    }
    void showsOpenAndCurrentSlots()
    {
        PlatePicture picture{.authority = QStringLiteral("粤G"),
                             .serial = QStringLiteral("A 2  "),
                             .state = PlateState::Composing,
                             .currentSlot = 3};
        const QImage image = painted(picture);
        keepPicture(image, QStringLiteral("plate-composing.png"));
        picture.currentSlot = std::nullopt;
        const QImage without = painted(picture);

        const QRectF frame = inMm(difference(image, without));
        const QRectF slot = plateGeometry(PlateKind::SmallCar).characters[3 + kAuthorityCharacters];
        QVERIFY(frame.contains(slot));
        QVERIFY(slot.adjusted(-6, -6, 6, 6).contains(frame)); // half the gap of 12: never in the neighbour
        const QColor edge = image.pixelColor(QPointF((slot.left() - 2.5) * kScale, 70 * kScale).toPoint());
        QVERIFY(edge.red() > 200 && edge.green() > 170 && edge.blue() < 90);

        picture.kind = PlateKind::SmallNewEnergy;
        picture.serial = QStringLiteral("D");
        picture.currentSlot = 1;
        keepPicture(painted(picture), QStringLiteral("plate-composing-green.png"));
    }
    void laysABandOverTakenLapsedAndSamplePlates()
    {
        PlatePicture picture{
            .authority = QStringLiteral("粤G"), .serial = QStringLiteral("A12B3"), .currentSlot = {}};
        const QImage normal = painted(picture);
        for (const auto& [state, name] :
             {std::pair{PlateState::Taken, "taken"}, std::pair{PlateState::Lapsed, "lapsed"},
              std::pair{PlateState::Sample, "sample"}}) {
            picture.state = state;
            const QImage image = painted(picture);
            keepPicture(image, QStringLiteral("plate-%1.png").arg(QLatin1String(name)));
            QVERIFY(inMm(difference(image, normal)).width() > 400);
            // Outside the plate's round corners nothing is painted.
            QCOMPARE(image.pixelColor(0, image.height() - 1), QColor(Qt::white));
            QCOMPARE(image.pixelColor(image.width() - 1, 0), QColor(Qt::white));
        }
    }
    void printsInBlackOutlinesOnly()
    {
        for (const PlateKind kind : {PlateKind::SmallCar, PlateKind::SmallNewEnergy}) {
            PlatePicture picture{.kind = kind,
                                 .authority = QStringLiteral("粤G"),
                                 .serial = QStringLiteral("D12345"),
                                 .state = PlateState::Print,
                                 .currentSlot = {}};
            const QImage image = painted(picture);
            keepPicture(image, QStringLiteral("plate-print-%1.png").arg(int(kind)));
            qint64 dark = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor color = image.pixelColor(x, y);
                    QVERIFY(color.red() == color.green() && color.green() == color.blue());
                    dark += color.red() < 128;
                }
            }
            const qint64 area = qint64(image.width()) * image.height();
            QVERIFY(dark > area / 100);
            QVERIFY(dark < area / 8); // spares the toner
        }
    }
    void isNotMirroredByRightToLeftWindows()
    {
        const PlatePicture picture{
            .authority = QStringLiteral("粤G"), .serial = QStringLiteral("A12B3"), .currentSlot = {}};
        const QImage normal = painted(picture);
        QImage mirrored(normal.size(), normal.format());
        mirrored.fill(Qt::white);
        QPainter painter(&mirrored);
        painter.setLayoutDirection(Qt::RightToLeft);
        PlatePainter(shippedPlateFont()).paint(painter, mirrored.rect(), picture);
        painter.end();

        QCOMPARE(mirrored, normal);
    }
    // ux.md §6.7
    void isSpokenCharacterByCharacter()
    {
        QCOMPARE(spokenPlate(QStringLiteral("粤G"), QStringLiteral("A12B3"), 5),
                 QStringLiteral("粤 G, A 1 2 B 3"));
        QCOMPARE(spokenPlate(QStringLiteral("粤G"), QStringLiteral("A 2"), 5),
                 QStringLiteral("粤 G, A _ 2 _ _"));
    }
};

QTEST_MAIN(TestPlateArt)
#include "tst_plateart.moc"
