// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include <QColor>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QTest>

#include <cstdlib>

namespace {

QStringList filesOf(const QString& folder, const QString& pattern)
{
    return QDir(folder).entryList({pattern}, QDir::Files, QDir::Name);
}

QString sourceFolder(const char* folder)
{
    return QStringLiteral(XUANHAO_SOURCE_DIR "/resources/") + QLatin1String(folder);
}

/// Thin strokes are never quite opaque, which costs a step or two when the colour is divided by its opacity.
bool isNear(const QColor& a, const QColor& b)
{
    return std::abs(a.red() - b.red()) <= 3 && std::abs(a.green() - b.green()) <= 3 &&
           std::abs(a.blue() - b.blue()) <= 3;
}

} // namespace

/// What Xuanhao::resources carries into a program that does nothing but link it.
class TestResources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIconIsThereInEachColourAndSize_data()
    {
        QTest::addColumn<QString>("colour");
        QTest::addColumn<QColor>("value");
        QTest::newRow("dark on light") << QStringLiteral("ink") << QColor(0x1F, 0x29, 0x33);
        QTest::newRow("white on dark") << QStringLiteral("white") << QColor(Qt::white);
        QTest::newRow("the accent of the theme") << QStringLiteral("accent") << QColor(0x0B, 0x57, 0xD0);
    }
    void everyIconIsThereInEachColourAndSize()
    {
        QFETCH(QString, colour);
        QFETCH(QColor, value);
        const QStringList icons = filesOf(sourceFolder("icons"), QStringLiteral("*.svg"));
        QVERIFY(icons.size() >= 40);

        for (const QString& icon : icons) {
            for (const int size : {16, 20, 24, 32, 48, 64}) {
                const QString path =
                    QStringLiteral(":/icons/%1-%2-%3.png").arg(icon.chopped(4), colour).arg(size);
                const QImage image(path);

                QVERIFY2(image.size() == QSize(size, size), qPrintable(path));
                QVERIFY2(isNear(strongestColour(image), value), qPrintable(path));
            }
        }
    }

    void dataFilesAreCarriedByteForByte_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("pattern");
        QTest::newRow("calendars") << QStringLiteral("calendars") << QStringLiteral("*.json");
        QTest::newRow("profiles") << QStringLiteral("profiles") << QStringLiteral("*.json");
        QTest::newRow("fonts") << QStringLiteral("fonts") << QStringLiteral("*.[ot]tf");
    }
    void dataFilesAreCarriedByteForByte()
    {
        QFETCH(QString, folder);
        QFETCH(QString, pattern);
        const QString source = sourceFolder(folder.toLatin1().constData());

        const QStringList carried = filesOf(QStringLiteral(":/") + folder, pattern);

        QVERIFY(!carried.isEmpty());
        QCOMPARE(carried, filesOf(source, pattern));
        for (const QString& name : carried) {
            QFile original(source + QLatin1Char('/') + name);
            QFile copy(QStringLiteral(":/%1/%2").arg(folder, name));
            QVERIFY(original.open(QIODevice::ReadOnly) && copy.open(QIODevice::ReadOnly));
            QCOMPARE(copy.readAll(), original.readAll());
        }
    }

private:
    /// The colour of the most opaque pixel; transparent when the image is empty.
    static QColor strongestColour(const QImage& image)
    {
        QColor strongest(Qt::transparent);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.alpha() > strongest.alpha()) {
                    strongest = pixel;
                }
            }
        }
        return {strongest.red(), strongest.green(), strongest.blue()};
    }
};

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"
