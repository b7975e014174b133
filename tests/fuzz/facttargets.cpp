// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/csvreader.h"
#include "server/services/factrecords.h"
#include "tests/fuzz/fuzztarget.h"
#include "tests/support/seededrandom.h"

#include <algorithm>
#include <vector>

// Files of vehicles and licences, which other systems export.

namespace xuanhao::fuzz {

namespace {

const QDate kToday(2026, 11, 23);

/// Hands the bytes over in pieces of this size.
class Pieces final : public QIODevice
{
public:
    Pieces(const QByteArray& bytes, qint64 size)
        : m_bytes(bytes)
        , m_size(size)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 readData(char* data, qint64 most) override
    {
        const qint64 size = std::min({m_size, most, m_bytes.size() - m_at});
        std::copy_n(m_bytes.constData() + m_at, size, data);
        m_at += size;
        return size;
    }
    qint64 writeData(const char*, qint64) override { return -1; }
    [[nodiscard]] bool isSequential() const override { return true; }

private:
    const QByteArray& m_bytes;
    qint64 m_size;
    qint64 m_at = 0;
};

struct Read
{
    std::vector<CsvRecord> records;
    std::vector<CsvError> errors;
};

Read readAll(const QByteArray& bytes, qint64 size)
{
    Pieces device(bytes, size);
    CsvReader reader(device);
    Read all;
    qint64 line = 0;
    while (auto next = reader.next()) {
        const qint64 here = *next ? (*next)->line : next->error().line;
        XUANHAO_CHECK(here > line && here <= bytes.count('\n') + 1);
        line = here;
        if (*next)
            all.records.push_back(**next);
        else
            all.errors.push_back(next->error());
    }
    XUANHAO_CHECK(!reader.next()); // what has ended has ended
    return all;
}

bool isSame(const Read& a, const Read& b)
{
    const auto sameRecord = [](const CsvRecord& x, const CsvRecord& y) {
        return x.line == y.line && x.fields == y.fields;
    };
    const auto sameError = [](const CsvError& x, const CsvError& y) {
        return x.line == y.line && x.text == y.text;
    };
    return std::equal(a.records.begin(), a.records.end(), b.records.begin(), b.records.end(), sameRecord) &&
           std::equal(a.errors.begin(), a.errors.end(), b.errors.begin(), b.errors.end(), sameError);
}

/// A record that is written anew is read as it was.
void checkRewritten(const CsvRecord& record)
{
    QStringList quoted;
    for (QString field : record.fields)
        quoted.append(QLatin1Char('"') + field.replace(QLatin1Char('"'), QStringLiteral("\"\"")) +
                      QLatin1Char('"'));
    const QByteArray line = quoted.join(QLatin1Char(',')).toUtf8() + "\r\n";
    if (line.size() > CsvReader::kMaxRecord)
        return;
    const Read again = readAll(line, 1000);
    XUANHAO_CHECK(again.errors.empty() && again.records.size() == 1 &&
                  again.records.front().fields == record.fields);
}

/// An error says something, and nothing of a person: no run of digits that stands in the line.
void checkError(const QString& error, const CsvRecord& record)
{
    XUANHAO_CHECK(!error.isEmpty());
    for (const QString& field : record.fields)
        XUANHAO_CHECK(
            field.size() < 8 || !error.contains(field) ||
            QStringLiteral("documentKinddocumentNumbermobileauthorityvinstatevalidUntil").contains(field));
}

} // namespace

/// However the bytes come in, the records are the same; a record survives writing and reading; a line becomes
/// a fact or an error that tells nobody's number.
void fuzzFacts(const QByteArray& bytes)
{
    static SeededRandom random(1);
    static const ServerSecret secret = ServerSecret::create(random);
    const Read whole = readAll(bytes, 1'000'000);
    XUANHAO_CHECK(isSame(whole, readAll(bytes, 1)) && isSame(whole, readAll(bytes, 7)));
    for (const CsvRecord& record : whole.records) {
        checkRewritten(record);
        if (const auto fact = readVehicleFact(record.fields, secret, kToday); !fact)
            checkError(fact.error(), record);
        if (const auto fact = readLicenceFact(record.fields, secret, kToday); !fact)
            checkError(fact.error(), record);
    }
}

} // namespace xuanhao::fuzz
