// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sampleform.h"
#include "tests/support/samplesheets.h"

#include <QDir>
#include <QImage>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace xuanhao;
using namespace xuanhao::test;

namespace {

struct Said
{
    int code;
    QString text;
};

/// The real program.
Said cli(const QStringList& arguments)
{
    QProcess process;
    process.start(QStringLiteral(XUANHAO_CLI), arguments);
    process.waitForFinished(60'000);
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput())};
}

QString shippedPath(const QString& name)
{
    return QStringLiteral(XUANHAO_SOURCE_DIR "/resources/forms/%1.json").arg(name);
}

} // namespace

/// C1: an office fits templates to itself, and is told what is wrong with them.
class TestFormTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyShippedTemplateIsRight()
    {
        QStringList arguments{QStringLiteral("form"), QStringLiteral("check")};
        for (const QString& name : templateNames())
            arguments.append(shippedPath(name));
        const Said said = cli(arguments);
        QVERIFY2(said.code == 0, qPrintable(said.text));
        QCOMPARE(said.text.count(QStringLiteral("正确")), templateNames().size());
    }
    void brokenTemplateIsToldWithLineAndReason()
    {
        const Said label =
            cli({QStringLiteral("form"), QStringLiteral("check"),
                 changed(QStringLiteral("application"), "\"邮政编码\", \"size\": 10.5 }",
                         "\"邮政编码（务必填写六位数字的编码，不得留空）\", \"size\": 10.5 }")});
        QCOMPARE(label.code, 1);
        QVERIFY2(label.text.contains(QStringLiteral("放不下")) &&
                     label.text.contains(QStringLiteral("第 14 行：邮政编码（务必")),
                 qPrintable(label.text));

        const Said field =
            cli({QStringLiteral("form"), QStringLiteral("check"), shippedPath(QStringLiteral("consent")),
                 changed(QStringLiteral("receipt"), "{validUntil}", "{validTill}")});
        QCOMPARE(field.code, 1);
        QVERIFY2(field.text.contains(QStringLiteral("第 13 行")) &&
                     field.text.contains(QStringLiteral("{validTill}")),
                 qPrintable(field.text));
        QVERIFY(field.text.contains(QStringLiteral("正确"))); // the other one is looked at, too

        QCOMPARE(cli({QStringLiteral("form"), QStringLiteral("check"),
                      m_folder.filePath(QStringLiteral("none.json"))})
                     .code,
                 1);
        QCOMPARE(cli({QStringLiteral("form"), QStringLiteral("check")}).code, 2);
    }
    // C3: nobody writes a label by hand.
    void characterOfNoFontIsTold()
    {
        for (const char* label : {"\"邮\\ue000码\"", "\"邮\\ud800码\""}) {
            const Said said = cli({QStringLiteral("form"), QStringLiteral("check"),
                                   changed(QStringLiteral("application"), "\"邮政编码\"", label)});
            QCOMPARE(said.code, 1);
            QVERIFY2(said.text.contains(QStringLiteral("第 14 行：字体中没有 U+")), qPrintable(said.text));
        }
        const Said title = cli({QStringLiteral("form"), QStringLiteral("check"),
                                changed(QStringLiteral("receipt"), "\"label\": \"有效期止：\"",
                                        "\"label\": \"有效期\\ue000：\"")});
        QVERIFY2(title.text.contains(QStringLiteral("第 13 行")), qPrintable(title.text));
    }
    void refusalsAreInOneLanguage()
    {
        const QStringList start{QStringLiteral("form"), QStringLiteral("check")};
        const QString broken =
            changed(QStringLiteral("application"), "\"{transfer}登记\"", "\"{tranfer}登记\"");
        QVERIFY2(cli(start + QStringList{broken})
                     .text.contains(
                         QStringLiteral("第 42 行：rows[6].cells[1].marks[2].label：此处没有字段 {tranfer}")),
                 qPrintable(cli(start + QStringList{broken}).text));
        QVERIFY(cli(QStringList{QStringLiteral("--lang"), QStringLiteral("en")} + start + QStringList{broken})
                    .text.contains(
                        QStringLiteral("line 42: rows[6].cells[1].marks[2].label: {tranfer} is no field")));
    }
    void previewPaintsWhatTheOfficeChanged()
    {
        const QString pdf = m_folder.filePath(QStringLiteral("page.pdf"));
        const Said said =
            cli({QStringLiteral("form"), QStringLiteral("preview"), QStringLiteral("--output"), pdf,
                 changed(QStringLiteral("oneTimeNotice"), "一次性告知书\", \"size\"",
                         "补正材料告知书\", \"size\"")});
        QVERIFY2(said.code == 0, qPrintable(said.text));
        QProcess text;
        text.start(QStringLiteral("pdftotext"), {pdf, QStringLiteral("-")});
        text.waitForFinished();
        QVERIFY(QString::fromUtf8(text.readAllStandardOutput())
                    .normalized(QString::NormalizationForm_KC)
                    .contains(QStringLiteral("补正材料告知书")));

        const QString png = m_folder.filePath(QStringLiteral("page.png"));
        QCOMPARE(cli({QStringLiteral("form"), QStringLiteral("preview"), QStringLiteral("--output"), png,
                      shippedPath(QStringLiteral("receiptRoll"))})
                     .code,
                 0);
        QCOMPARE(QImage(png).width(), 472); // 80 mm at 150 dpi
    }
    void previewLeavesTheTemplateBesideIt()
    {
        const QString own = changed(QStringLiteral("receipt"), "逾期未办理注册登记的", "过期不办的");
        QFile file(own);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        file.close();
        QCOMPARE(cli({QStringLiteral("form"), QStringLiteral("preview"), QStringLiteral("--output"),
                      m_folder.filePath(QStringLiteral("receipt.pdf")), own})
                     .code,
                 0);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before);
    }
    void anotherNameIsTold()
    {
        const QString copy = m_folder.filePath(QStringLiteral("my-receipt.json"));
        QVERIFY(QFile::copy(shippedPath(QStringLiteral("receipt")), copy));
        const Said said = cli({QStringLiteral("form"), QStringLiteral("check"), copy});
        QCOMPARE(said.code, 1);
        QVERIFY2(said.text.contains(QStringLiteral("receipt.json")), qPrintable(said.text));
    }
    void previewTakesArchivedTexts()
    {
        const QString texts = m_folder.filePath(QStringLiteral("texts.json"));
        QFile file(texts);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(toCanonicalJson(receiptSheet(sampleDesk(), sampleReceipt(), ReceiptPaper::A5).toJson()));
        file.close();
        const QString pdf = m_folder.filePath(QStringLiteral("receipt.pdf"));
        const QStringList start{QStringLiteral("form"),      QStringLiteral("preview"),
                                QStringLiteral("--output"),  pdf,
                                QStringLiteral("--content"), texts};
        QCOMPARE(cli(start + QStringList{shippedPath(QStringLiteral("receipt"))}).code, 0);
        const Said other = cli(start + QStringList{shippedPath(QStringLiteral("consent"))});
        QCOMPARE(other.code, 1);
        QVERIFY2(other.text.contains(QStringLiteral("另一种")) &&
                     other.text.contains(QStringLiteral("texts.json")),
                 qPrintable(other.text));

        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\n\"sheet\": \"receipt\",\n\"fields\": {\n\"colour\": \"x\" },\n\"lists\": {}, "
                   "\"tables\": {} }");
        file.close();
        const Said odd = cli(start + QStringList{shippedPath(QStringLiteral("receipt"))});
        QCOMPARE(odd.code, 1);
        QVERIFY2(
            odd.text.contains(QStringLiteral("texts.json：第 4 行：fields.colour：这种纸张没有这个字段")),
            qPrintable(odd.text));
    }
    // C3: what finds no room is told where it is said.
    void archivedTextThatFindsNoRoomIsToldWithItsLine()
    {
        FormContent content = sampleContent();
        content.address = QString(300, QChar(u'路'));
        const QString texts = m_folder.filePath(QStringLiteral("long.json"));
        QFile file(texts);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(content.toJson()).toJson());
        file.close();
        const QStringList start{QStringLiteral("form"),      QStringLiteral("preview"),
                                QStringLiteral("--output"),  m_folder.filePath(QStringLiteral("long.pdf")),
                                QStringLiteral("--content"), texts};
        const Said said = cli(start + QStringList{shippedPath(QStringLiteral("application"))});
        QCOMPARE(said.code, 1);
        QVERIFY2(said.text.contains(QStringLiteral("long.json：下列内容放不下：第 2 行：邮寄地址 (address)")),
                 qPrintable(said.text));

        const Said label =
            cli(start + QStringList{changed(QStringLiteral("application"), "\"text\": \"邮政编码\"",
                                            "\"text\": \"邮政编码（六位数字，务必填写清楚以便邮寄）\"")});
        QVERIFY2(label.text.contains(QStringLiteral("application.json：下列内容放不下：第 14 行：")),
                 qPrintable(label.text));
    }
    void whatCannotBeWrittenIsSaid()
    {
        QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("folder.png")));
        for (const char* name : {"no/page.pdf", "no/page.png", "folder.png"}) {
            const Said said = preview(m_folder.filePath(QString::fromLatin1(name)));
            QCOMPARE(said.code, 1);
            static const QRegularExpression reason(QStringLiteral("无法写入：[^a-z]+$"));
            QVERIFY2(reason.match(said.text.trimmed()).hasMatch(), qPrintable(said.text));
        }
    }
    void onlyPapersAndPicturesAreWritten()
    {
        const QString text = m_folder.filePath(QStringLiteral("page.txt"));
        const Said said = preview(text);
        QCOMPARE(said.code, 1);
        QVERIFY2(said.text.contains(QStringLiteral(".pdf 或 .png")), qPrintable(said.text));
        QVERIFY(!QFile::exists(text));
        const Said nameless = preview(QString());
        QCOMPARE(nameless.code, 1);
        QVERIFY2(nameless.text.contains(QStringLiteral("没有写文件名")), qPrintable(nameless.text));
    }

private:
    static Said preview(const QString& output)
    {
        return cli({QStringLiteral("form"), QStringLiteral("preview"), QStringLiteral("--output"), output,
                    shippedPath(QStringLiteral("consent"))});
    }
    /// A shipped template with one change, as a file.
    QString changed(const QString& name, const char* old, const char* now)
    {
        QFile shipped(shippedPath(name));
        if (!shipped.open(QIODevice::ReadOnly))
            return {};
        QByteArray text = shipped.readAll();
        if (text.count(old) < 1)
            qFatal("the template has changed");
        text.replace(text.indexOf(old), static_cast<qsizetype>(qstrlen(old)), now);
        const QString path = m_folder.filePath(name + QStringLiteral(".json"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return {};
        return path;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestFormTools)
#include "tst_formtools.moc"
