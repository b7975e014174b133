// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "printing/rarefonts.h"
#include "tests/support/gb18030levels.h"
#include "tests/support/sampleform.h"

#include <QFontDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

const QString kDocument = QStringLiteral(XUANHAO_SOURCE_DIR "/docs/rare-characters.md");
const QString kStart = QStringLiteral("<!-- written by tst_raregaps -->\n");
const QString kEnd = QStringLiteral("<!-- end -->\n");

QString hex(char32_t character)
{
    return codePointName(character).mid(2);
}

/// "U+30000–30021, U+30024".
QString rangesOf(const QList<char32_t>& characters)
{
    QStringList ranges;
    for (qsizetype at = 0; at < characters.size();) {
        qsizetype last = at;
        while (last + 1 < characters.size() && characters[last + 1] == characters[last] + 1)
            ++last;
        const QString first = codePointName(characters[at]);
        ranges.append(at == last ? first : first + QStringLiteral("–") + hex(characters[last]));
        at = last + 1;
    }
    return ranges.join(QStringLiteral(", "));
}

QString rowOf(const QString& name, const QList<char32_t>& characters, const FormFonts& common,
              const FormFonts& all)
{
    const auto covered = [&](const FormFonts& fonts) {
        return std::count_if(characters.begin(), characters.end(),
                             [&](char32_t character) { return fonts.covers(character); });
    };
    QList<char32_t> missing = characters;
    missing.removeIf([&](char32_t character) { return all.covers(character); });
    const QString rest = missing.isEmpty()
                             ? QStringLiteral("–")
                             : QStringLiteral("%1: %2").arg(missing.size()).arg(rangesOf(missing));
    return QStringLiteral("| %1 | %2 | %3 | %4 | %5 |\n")
        .arg(name)
        .arg(characters.size())
        .arg(covered(common))
        .arg(covered(all))
        .arg(rest);
}

QString rowOf(const HanBlock& block, const FormFonts& common, const FormFonts& all)
{
    return rowOf(QStringLiteral("%1, %2–%3")
                     .arg(QLatin1String(block.name), codePointName(block.first), hex(block.last)),
                 charactersOf(block), common, all);
}

QString writtenTables()
{
    const FormFonts common = packagedFonts(false);
    const FormFonts all = packagedFonts(true);
    const QString head = QStringLiteral("\n| block | characters | Noto alone | with HanaMin | drawn as 〓 |\n"
                                        "|---|---|---|---|---|\n");
    QString text = head;
    for (const HanBlock& block : kLevel1Blocks)
        text += rowOf(block, common, all);
    text += rowOf(QStringLiteral("unified among the compatible, U+FA0E–FA29"),
                  {kUnifiedAmongCompatible.begin(), kUnifiedAmongCompatible.end()}, common, all);
    text += rowOf(QStringLiteral("components of GBK, U+2E81–2ECA"), {kComponents.begin(), kComponents.end()},
                  common, all);
    text += rowOf(QStringLiteral("**level 1**"), level1(), common, all);
    text +=
        rowOf(QStringLiteral("characters of 通用规范汉字表"), {kLevel2.begin(), kLevel2.end()}, common, all);
    text += rowOf(QStringLiteral("**level 2**"), level2(), common, all);
    for (const HanBlock& block : kLevel3Blocks)
        text += rowOf(block, common, all);
    text += rowOf(kKangxiRadicals, common, all);
    text += rowOf(QStringLiteral("**level 3**"), level3(), common, all);
    text += QStringLiteral("\nHan characters of Unicode 15.1 that are in no level:\n") + head;
    for (const HanBlock& block : kBeyondLevels)
        text += rowOf(block, common, all);
    return text + QLatin1Char('\n');
}

QString text(std::u32string_view characters)
{
    return QString::fromUcs4(characters.data(), static_cast<qsizetype>(characters.size()));
}

} // namespace

// C3: what can't be printed is known, said and written down.
class TestRareGaps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// XUANHAO_WRITE_GOLDEN=1 writes the tables anew (and fails, so that nobody forgets it).
    void theDocumentSaysWhatTheFontsHave()
    {
        QFile file(kDocument);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString document = QString::fromUtf8(file.readAll());
        file.close();
        const qsizetype from = document.indexOf(kStart) + kStart.size();
        const qsizetype to = document.indexOf(kEnd);
        QVERIFY(from >= kStart.size() && to > from);
        const QString tables = writtenTables();
        if (qEnvironmentVariableIsSet("XUANHAO_WRITE_GOLDEN")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write((document.left(from) + tables + document.mid(to)).toUtf8());
            QFAIL("The tables were written");
        }

        const QStringList said = document.mid(from, to - from).split(QLatin1Char('\n'));
        const QStringList measured = tables.split(QLatin1Char('\n'));
        for (qsizetype line = 0; line < qMin(said.size(), measured.size()); ++line)
            QCOMPARE(said[line], measured[line]);
        QCOMPARE(said.size(), measured.size());
    }
    void knowsWhatTheRarePackageHas()
    {
        const FormFonts rare({QStringLiteral("HanaMinA"), QStringLiteral("HanaMinB")});
        QCOMPARE(rare.families().size(), 2);
        QList<char32_t> wrong;
        for (const auto& [first, last] :
             QList<std::pair<char32_t, char32_t>>{{0x3400, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x323AF}}) {
            for (char32_t character = first; character <= last; ++character) {
                const bool isHexagram = character >= 0x4DC0 && character < 0x4E00;
                if (!isHexagram && isInRareFonts(character) != rare.covers(character))
                    wrong.append(character);
            }
        }
        QCOMPARE(rangesOf(wrong), QString());
    }
    void saysWhatIsMissingAndWhetherThePackageHelps()
    {
        const QString name = text(U"王\U0002A6D6\U0002EBF0明\U0002A6D6");

        QCOMPARE(printGaps(name, packagedFonts(false)), (PrintGaps{{0x2A6D6, 0x2EBF0}, {0x2A6D6}}));
        QCOMPARE(printGaps(name, packagedFonts(true)), (PrintGaps{{0x2EBF0}, {}}));
        QCOMPARE(printGaps(text(U"王\U00020BB7明"), packagedFonts(false)),
                 PrintGaps{}); // a common font has 𠮷
    }
    void tellsEverydayTexts_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isEveryday");
        QTest::newRow("name") << QStringLiteral("陈志强") << true;
        QTest::newRow("minority name") << QStringLiteral("阿依古丽·买买提") << true;
        QTest::newRow("Latin name") << QStringLiteral("ANNE-MARIE O'NEILL") << true;
        QTest::newRow("unit") << QStringLiteral("湛江市港务（集团）有限公司") << true;
        QTest::newRow("last of GBK") << QStringLiteral("\u9FA5") << true;
        QTest::newRow("after GBK") << QStringLiteral("\u9FA6") << false;
        QTest::newRow("extension A") << QStringLiteral("\u4DAE") << false;
        QTest::newRow("extension B") << text(U"王\U00020BB7") << false;
        QTest::newRow("private use") << QStringLiteral("\uE863") << false;
        QTest::newRow("direction mark") << QStringLiteral("王\u202E") << false;
    }
    void tellsEverydayTexts()
    {
        QFETCH(QString, name);
        QFETCH(bool, isEveryday);

        QCOMPARE(isEverydayText(name), isEveryday);
    }
    /// Whichever of them is the only one a PC has.
    void everyHanFontHasEverydayTexts()
    {
        QString everyday;
        for (char32_t character = 0x20; character <= 0xFFFF; ++character) {
            const QString one = QString::fromUcs4(&character, 1);
            if (isEverydayText(one))
                everyday += one;
        }
        QCOMPARE(everyday.size(), 95 + 1 + 20'902 + 2);
        for (const char* family : {"Noto Serif CJK SC", "Noto Sans CJK SC", "HanaMinA"}) {
            const FormFonts fonts({QLatin1String(family)});
            QVERIFY2(glyphCheck(everyday, fonts).isEmpty(), family);
        }
    }
    void printsWhatIsYoungerThanQtsUnicode_data()
    {
        QTest::addColumn<uint>("character");
        QTest::addColumn<bool>("isShown");
        QTest::newRow("common") << 0x5F20u << true;
        QTest::newRow("extension H") << 0x31350u << true;
        QTest::newRow("extension I") << 0x2EBF0u << true;
        QTest::newRow("end of plane 2") << 0x2FFFFu << false;
        QTest::newRow("end of plane 3") << 0x3FFFEu << false;
        QTest::newRow("no character") << 0x0378u << false;
        QTest::newRow("turns the text around") << 0x202Eu << false;
        QTest::newRow("control") << 0x1Bu << false;
        QTest::newRow("variant, which HanaMinA has") << 0xFE00u << false;
        QTest::newRow("variant of a Han character") << 0xE0100u << false;
        QTest::newRow("filler") << 0x3164u << false;
        QTest::newRow("place of an object") << 0xFFFCu << false;
        QTest::newRow("private use, which HanaMinA has") << 0xF137u << false;
    }
    void printsWhatIsYoungerThanQtsUnicode()
    {
        QFETCH(uint, character);
        QFETCH(bool, isShown);

        QCOMPARE(isPrintable(character), isShown);
    }
    void registersTheFontsOfAFolder()
    {
        QTemporaryDir folder;
        const QString family = QStringLiteral("Xuanhao Plate Latin");
        QVERIFY(!QFontDatabase::families().contains(family));
        QVERIFY(QFile::copy(QStringLiteral(XUANHAO_SOURCE_DIR "/resources/fonts/plate-latin.ttf"),
                            folder.filePath(QStringLiteral("latin.ttf"))));
        for (const char* name : {"broken.otf", "README.txt"}) {
            QFile file(folder.filePath(QLatin1String(name)));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no font") > 0);
        }

        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("broken.otf can't be used")));
        QCOMPARE(registerFonts(folder.path()), 1);
        QVERIFY(QFontDatabase::families().contains(family));
        QCOMPARE(registerFonts(folder.filePath(QStringLiteral("not there"))), 0);
    }
};

QTEST_MAIN(TestRareGaps)
#include "tst_raregaps.moc"
