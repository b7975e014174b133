// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "app/central/config.h"
#include "app/counter/counterconfig.h"
#include "core/services/caserecord.h"
#include "printing/barcode.h"
#include "printing/formcontent.h"
#include "printing/officecode.h"
#include "tests/fuzz/fuzztarget.h"

#include <QFile>
#include <QTemporaryDir>

// What the counter stored earlier, prints and scans, and both programs' settings.

namespace xuanhao::fuzz {

/// A stored case comes back, whatever of it can be read, and is then stored as the same.
void fuzzCase(const QByteArray& bytes)
{
    const auto object = parseJsonObject(bytes);
    if (!object)
        return;
    const QString id = QStringLiteral("case");
    const CaseRecord record = CaseRecord::fromJson(id, *object);
    const QJsonObject stored = record.toJson();
    XUANHAO_CHECK(CaseRecord::fromJson(id, stored).toJson() == stored);
    XUANHAO_CHECK(!record.obstacle || record.obstacle->problem);
}

/// The content of a printed form; and the same bytes as the text of its QR code.
void fuzzPaper(const QByteArray& bytes)
{
    const QString text = QString::fromUtf8(bytes);
    if (const auto code = OfficeCode::parse(text))
        XUANHAO_CHECK(code->text() == text.trimmed() && OfficeCode::parse(code->text()) == code);
    if (bytes.size() <= 200) {
        for (const auto& barcode : {code128(bytes), qrCode(bytes)})
            XUANHAO_CHECK(!barcode || !barcode->bars.isEmpty());
    }
    const auto object = parseJsonObject(bytes);
    if (!object)
        return;
    const auto content = FormContent::fromJson(*object);
    if (!content)
        return;
    const auto again = FormContent::fromJson(content->toJson());
    XUANHAO_CHECK(again.hasValue() && *again == *content);
    for (const QString& key : formFieldKeys())
        (void)formFieldText(*content, key);
    const auto code = OfficeCode::parse(formQrText(*content));
    XUANHAO_CHECK(!code || code->caseNumber.trimmed() == content->office.caseNumber.trimmed());
}

/// counter.ini with the line an administrator pastes, and central.ini.
void fuzzIni(const QByteArray& bytes)
{
    static const QTemporaryDir folder;
    static int number = 0;
    // QSettings remembers files by name; each input has its own.
    const QString path = folder.filePath(QString::number(++number));
    QFile file(path);
    XUANHAO_CHECK(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    const auto settings = readCounterSettings(path);
    if (settings) {
        XUANHAO_CHECK(settings->core.server.scheme() == QLatin1String("https"));
        XUANHAO_CHECK(!settings->core.server.host().isEmpty() && !settings->core.pins.isEmpty());
        XUANHAO_CHECK(!settings->core.counter.isEmpty());
    } else {
        XUANHAO_CHECK(settings.error().file == path);
    }
    const auto central = CentralConfig::read(path);
    XUANHAO_CHECK(central ? !central->database.place().isEmpty() : !central.error().isEmpty());
    file.remove();
}

} // namespace xuanhao::fuzz
