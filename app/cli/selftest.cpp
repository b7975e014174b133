// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/selftest.h"

#include "app/counter/officeforms.h"

#include "core/base/systemclock.h"
#include "core/base/systemrandom.h"
#include "core/domain/calendar/calendar.h"
#include "core/storage/localstore.h"
#include "core/sync/centralclient.h"
#include "printing/barcode.h"
#include "printing/pdf.h"
#include "printing/platefont.h"
#include "printing/rarefonts.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTemporaryFile>

namespace xuanhao {

namespace {

/// What was found, or what is wrong.
using Finding = Expected<QString, QString>;

QString say(const char* text)
{
    return QCoreApplication::translate("SelfTest", text);
}

QByteArray contentOf(const QString& name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Finding rulesAndForms(const QString& formsFolder)
{
    const auto calendar = Calendar::fromJson(contentOf(QStringLiteral(":/calendars/china.json")));
    if (!calendar)
        return Unexpected{calendar.error().text()};
    int profiles = 0;
    QDirIterator files(QStringLiteral(":/profiles"));
    while (files.hasNext()) {
        const auto profile = Profile::fromJson(contentOf(files.next()));
        if (!profile)
            return Unexpected{profile.error().text()};
        ++profiles;
    }
    const auto forms = officeForms(formsFolder);
    if (!forms)
        return Unexpected{sentenceFor(forms.error(), formsFolder)};
    return say(QT_TRANSLATE_NOOP("SelfTest", "calendar, %1 profiles, %2 templates of printed papers"))
        .arg(profiles)
        .arg(templateNames().size());
}

Finding fonts()
{
    const auto plate = PlateFont::fromData(contentOf(QStringLiteral(":/fonts/plate-han.otf")),
                                           contentOf(QStringLiteral(":/fonts/plate-latin.ttf")));
    if (!plate)
        return Unexpected{plate.error()};
    registerProgramFonts();
    registerRareFonts();
    const FormFonts form;
    const QString sample = QStringLiteral("机动车注册、转移、注销登记/转入申请表");
    const QList<char32_t> missing = glyphCheck(sample, form);
    if (!missing.isEmpty())
        return Unexpected{
            say(QT_TRANSLATE_NOOP("SelfTest", "the form's fonts lack %1; install a Chinese serif font (%2)"))
                .arg(codePointName(missing.first()), standardFormFamilies().join(QLatin1String(", ")))};
    const QString families = form.families().join(QLatin1String(", "));
    // The last characters of extensions B to F.
    const QString rare = QString::fromUcs4(U"\U0002A6D6\U0002B734\U0002B81D\U0002CEA1\U0002EBE0");
    if (!printGaps(rare, form).characters.isEmpty())
        return say(QT_TRANSLATE_NOOP("SelfTest", "%1. The package of rare-character fonts is not installed: "
                                                 "some names will have 〓 to be written in by hand"))
            .arg(families);
    return families;
}

Finding pictures()
{
    QImage picture(64, 48, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.save(&buffer, "JPG"))
        return Unexpected{say(QT_TRANSLATE_NOOP("SelfTest", "JPEG pictures can't be written: a part of the "
                                                            "program is missing; install it again"))};
    const QImage read = QImage::fromData(bytes, "JPG");
    if (read.size() != picture.size())
        return Unexpected{say(QT_TRANSLATE_NOOP("SelfTest", "JPEG pictures can't be read: a part of the "
                                                            "program is missing; install it again"))};
    return say(QT_TRANSLATE_NOOP("SelfTest", "JPEG, %1 bytes")).arg(bytes.size());
}

Finding localDatabase()
{
    QTemporaryDir folder;
    SystemRandom random;
    const QString path = folder.filePath(QStringLiteral("station.db"));
    const QString keyPath = folder.filePath(QStringLiteral("station.key"));
    const QByteArray content = "粤G·A12B3";
    for (const bool isSecond : {false, true}) {
        FileSecretStore secrets(keyPath);
        const auto store = LocalStore::open(path, secrets, random);
        if (!store)
            return Unexpected{store.error().detail};
        if (!isSecond) {
            const Sensitive<QByteArray> secret(content);
            if (const auto saved = (*store)->settings().setSecret(QStringLiteral("self-test"), secret);
                !saved)
                return Unexpected{saved.error().detail};
            continue;
        }
        const auto read = (*store)->settings().secret(QStringLiteral("self-test"));
        if (!read)
            return Unexpected{read.error().detail};
        if (!*read || (*read)->clear() != content)
            return Unexpected{say(QT_TRANSLATE_NOOP("SelfTest", "what was written is not what is read"))};
    }
    // Another key must open nothing.
    QFile::remove(keyPath);
    FileSecretStore other(keyPath);
    if (LocalStore::open(path, other, random))
        return Unexpected{say(QT_TRANSLATE_NOOP("SelfTest", "another key opens the database"))};
    return say(QT_TRANSLATE_NOOP("SelfTest", "written, closed, read again; another key is refused"));
}

/// Where the counter will keep its data; what does not exist yet is made by it.
Finding dataFolder(const QString& folder)
{
    QString existing = QDir::cleanPath(folder);
    while (!QFileInfo::exists(existing) && existing != QFileInfo(existing).path())
        existing = QFileInfo(existing).path();
    QTemporaryFile file(existing + QStringLiteral("/xuanhao-self-test-XXXXXX"));
    if (!QFileInfo(existing).isDir() || !file.open() || file.write("1") != 1 || !file.flush())
        return Unexpected{
            say(QT_TRANSLATE_NOOP("SelfTest", "%1 can't be written to; give the clerk's Windows or Linux "
                                              "account the right to write there, or name another folder "
                                              "in the settings"))
                .arg(QDir::toNativeSeparators(existing))};
    return QDir::toNativeSeparators(folder);
}

Finding formAsPdf()
{
    QTemporaryDir folder;
    FormContent content;
    content.ownerName = QStringLiteral("阿依古丽·买买提");
    content.plateNumber = QStringLiteral("粤G·A12B3");
    content.vin = QStringLiteral("LSVAA4182E2123456");
    content.office.caseNumber = QStringLiteral("G01-20261123-0001");
    content.office.validUntil = QDate(2026, 12, 14);
    const auto forms = officeForms({});
    if (!forms)
        return Unexpected{forms.error().error.text()};
    const FormFonts fonts;
    const QString path = folder.filePath(QStringLiteral("申请表.pdf"));
    if (const auto written =
            writePdf(path, applicationPrintout(*forms, content, true, Stock::Blank, fonts), fonts);
        !written)
        return Unexpected{written.error().detail};
    const QByteArray pdf = contentOf(path);
    const auto code = qrCode(formQrText(content).toUtf8());
    if (!code)
        return Unexpected{code.error()};
    if (!pdf.startsWith("%PDF") || code->bars.isEmpty())
        return Unexpected{say(QT_TRANSLATE_NOOP("SelfTest", "the form came out empty"))};
    return say(QT_TRANSLATE_NOOP("SelfTest", "%1 bytes, with its code")).arg(pdf.size());
}

Finding zone()
{
    // 16:30 UTC is the next day at the office, whatever the PC's zone is (F7).
    const auto instant = instantFromIso(QStringLiteral("2026-11-23T16:30:00Z"));
    if (!instant || officeDate(*instant) != QDate(2026, 11, 24) || officeMinuteOfDay(*instant) != 30)
        return Unexpected{say(QT_TRANSLATE_NOOP("SelfTest", "days are not counted in the office's zone"))};
    return toOfficeIso(SystemClock().now());
}

Finding tls()
{
    if (!QSslSocket::supportsSsl())
        return Unexpected{say(QT_TRANSLATE_NOOP(
            "SelfTest", "this program has no TLS: a part of it is missing; install it again"))};
    return QSslSocket::activeBackend();
}

/// Says hello over the line that `address` describes.
Expected<CentralAnswer, CallFailure> hello(const CentralAddress& address)
{
    const SystemClock clock;
    SystemRandom random;
    ServerClock serverClock(clock);
    CentralClient client(address, clock, random, serverClock);
    Expected<CentralAnswer, CallFailure> result = Unexpected{CallFailure{}};
    QEventLoop loop;
    client.send({EndpointId::Hello}, &client, [&](Expected<CentralAnswer, CallFailure> answer) {
        result = std::move(answer);
        loop.quit();
    });
    loop.exec();
    return result;
}

QString noAnswer(const CounterConfig& config, const CallFailure& failure)
{
    return say(QT_TRANSLATE_NOOP("SelfTest", "%1 does not answer (%2); check the address, the line and "
                                             "whether central runs"))
        .arg(config.server.toString(), failure.detail);
}

Finding central(const CounterConfig& config)
{
    const auto answer = hello({config.server, config.pins, config.counter});
    if (!answer && answer.error().kind == CallFailure::Kind::WrongKey)
        return Unexpected{
            say(QT_TRANSLATE_NOOP("SelfTest", "the server at %1 has another key than the pinned one; compare "
                                              "the pin with the line that “counters add” printed"))
                .arg(config.server.toString())};
    if (!answer)
        return Unexpected{noAnswer(config, answer.error())};
    JsonReader reader(answer->body);
    const HelloReply reply = HelloReply::read(reader);
    if (const auto error = reader.finish(JsonReader::UnknownKeys::Ignore))
        return Unexpected{error->text()};
    const auto trip = answer->receivedAt - answer->sentAt;
    const auto error = SystemClock().now() - reply.serverTime;
    return say(QT_TRANSLATE_NOOP("SelfTest",
                                 "%1, version %2, answered in %3 ms; this PC's clock is %4 ms off"))
        .arg(reply.officeName, reply.version)
        .arg(trip.count())
        .arg(error.count());
}

Finding wrongKey(const CounterConfig& config)
{
    const QByteArray nobodys = QByteArray(32, '\0').toBase64();
    const auto answer = hello({config.server, {nobodys}, config.counter});
    if (!answer && answer.error().kind != CallFailure::Kind::WrongKey)
        return Unexpected{noAnswer(config, answer.error())};
    if (answer)
        return Unexpected{say(QT_TRANSLATE_NOOP("SelfTest", "a server with another key is not refused"))};
    return say(QT_TRANSLATE_NOOP("SelfTest", "refused before anything was sent"));
}

} // namespace

bool runSelfTest(const std::optional<CounterConfig>& server, const QString& formsFolder,
                 const std::function<void(const SelfTestResult&)>& report)
{
    bool isAllPassed = true;
    const auto run = [&](const QString& name, const auto& test) {
        const Finding finding = test();
        isAllPassed = isAllPassed && finding.hasValue();
        report({name, finding.hasValue(), finding ? *finding : finding.error()});
        return finding.hasValue();
    };
    run(say(QT_TRANSLATE_NOOP("SelfTest", "Rules and forms")), [&] { return rulesAndForms(formsFolder); });
    run(say(QT_TRANSLATE_NOOP("SelfTest", "Fonts")), fonts);
    run(say(QT_TRANSLATE_NOOP("SelfTest", "Pictures")), pictures);
    run(say(QT_TRANSLATE_NOOP("SelfTest", "Local database")), localDatabase);
    run(say(QT_TRANSLATE_NOOP("SelfTest", "Form as PDF")), formAsPdf);
    run(say(QT_TRANSLATE_NOOP("SelfTest", "Clock and zone")), zone);
    run(say(QT_TRANSLATE_NOOP("SelfTest", "TLS")), tls);
    if (!server)
        return isAllPassed;
    run(say(QT_TRANSLATE_NOOP("SelfTest", "Data folder")), [&] { return dataFolder(server->dataDirectory); });
    if (run(say(QT_TRANSLATE_NOOP("SelfTest", "Central server")), [&] { return central(*server); }))
        run(say(QT_TRANSLATE_NOOP("SelfTest", "A wrong key")), [&] { return wrongKey(*server); });
    return isAllPassed;
}

} // namespace xuanhao
