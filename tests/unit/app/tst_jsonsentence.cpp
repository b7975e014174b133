// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/counter/jsonsentence.h"
#include "app/counter/officeforms.h"
#include "tests/support/shippedfonts.h"
#include "ui/support/language.h"

#include <QRegularExpression>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

/// The reasons in a source file: its texts that begin small and have a space, their places filled.
QStringList reasonsIn(const char* path)
{
    QString source = QString::fromUtf8(sourceFile(path));
    source.replace(QRegularExpression(QStringLiteral("\"\\s*\\n\\s*\"")), QString());
    static const QRegularExpression literal(
        QStringLiteral("QStringLiteral\\(\\s*\"((?:%\\d|[a-z])[ !#-~]* [ !#-~]*)\""));
    QStringList reasons;
    for (auto matches = literal.globalMatch(source); matches.hasNext();) {
        QString reason = matches.next().captured(1);
        if (!reason.endsWith(QLatin1String(": ")) &&
            reason != QLatin1String("%1: %2")) // of JsonError::text()
            reasons.append(reason.replace(QLatin1String("%1"), QLatin1String("7"))
                               .replace(QLatin1String("%2"), QLatin1String("8")));
    }
    return reasons;
}

} // namespace

/// C1: administrators read in their own language what is wrong with a template.
class TestJsonSentence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { installLanguage(*QCoreApplication::instance(), Language::Chinese); }

    void everyReasonIsTranslated_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<int>("least");
        const auto row = [](const char* path, int least) {
            QTest::newRow(path) << QByteArray(path) << least;
        };
        row("core/base/json.cpp", 4);
        row("core/base/jsonreader.cpp", 12);
        row("printing/formtemplate.cpp", 12);
        row("printing/sheettemplate.cpp", 8);
        row("printing/templatechecks.cpp", 8);
        row("printing/templatereading.cpp", 2);
        row("printing/formcontent.cpp", 1);
        row("printing/sheetcontent.cpp", 4);
        row("printing/forms.cpp", 1);
        row("printing/pdf.cpp", 3);
        row("app/counter/officeforms.cpp", 3);
    }
    void everyReasonIsTranslated()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, least);
        installLanguage(*QCoreApplication::instance(), Language::Chinese);
        static const QRegularExpression english(QStringLiteral("[a-z]+ [a-z]+"));
        const QStringList reasons = reasonsIn(path.constData());
        QVERIFY2(reasons.size() >= least, qPrintable(QString::number(reasons.size())));
        for (const QString& reason : reasons) {
            const QString said = reasonInWords(reason);
            QVERIFY2(said != reason && !english.match(said).hasMatch(), qPrintable(reason + u'\n' + said));
            QCOMPARE(said.contains(u'7'), reason.contains(u'7'));
        }
    }
    void englishReadersReadEnglish()
    {
        installLanguage(*QCoreApplication::instance(), Language::English);
        const JsonError error{QStringLiteral("rows[1].cells[3]"),
                              QStringLiteral("two cells overlap in row 2"), 14};
        QCOMPARE(sentenceFor(error), QStringLiteral("line 14: rows[1].cells[3]: two cells overlap in row 2"));
    }
    void lineAndPlaceAreSaid()
    {
        installLanguage(*QCoreApplication::instance(), Language::Chinese);
        const JsonError error{QStringLiteral("title.text"), QStringLiteral("must have 1 to 60 characters"),
                              4};
        QCOMPARE(sentenceFor(error), QStringLiteral("第 4 行：title.text：应为 1 至 60 个字符"));
        QCOMPARE(sentenceFor(JsonError{{}, QStringLiteral("the file is empty"), 0}),
                 QStringLiteral("文件是空的"));
        QCOMPARE(reasonInWords(QStringLiteral("{%1} %2 is no field of this sheet")),
                 QStringLiteral("这种纸张没有字段 {%1} %2"));
        QCOMPARE(reasonInWords(QStringLiteral("something of the system's")),
                 QStringLiteral("something of the system's"));
    }
    // The counter that does not start for a template says it in one language.
    void counterSaysItInChinese()
    {
        installLanguage(*QCoreApplication::instance(), Language::Chinese);
        const FormsError error{QStringLiteral("receipt"),
                               {QStringLiteral("blocks[3].when"),
                                QStringLiteral("plate must always have a place, not only at times"), 11}};
        const QString sentence = sentenceFor(error, QStringLiteral("forms"));
        QVERIFY2(sentence.contains(QStringLiteral("第 11 行：blocks[3].when：plate 应始终有位置")),
                 qPrintable(sentence));
    }
};

QTEST_GUILESS_MAIN(TestJsonSentence)
#include "tst_jsonsentence.moc"
