// SPDX-FileCopyrightText: Xuanhao contributors
// SPDX-License-Identifier: Apache-2.0
#include "core/domain/calendar/calendar.h"
#include "core/domain/rules/profile.h"
#include "printing/formtemplate.h"
#include "printing/sheettemplate.h"
#include "server/services/administration.h"
#include "server/services/announcements.h"
#include "server/services/office.h"
#include "server/storage/migrator.h"
#include "server/storage/sqliteconnection.h"
#include "tests/fuzz/fuzztarget.h"
#include "tests/support/seededrandom.h"

#include <QTemporaryDir>

// The files of an office, which administrators write: rules, calendar, office, texts, form, released
// segments.

namespace xuanhao::fuzz {

namespace {

constexpr Instant kNow = fromMilliseconds(1'795'400'000'000LL);

/// A file that is accepted is the same after writing and reading it; one that is not names a line.
template <typename Value>
std::optional<Value> checkedFile(const QByteArray& bytes)
{
    const auto value = Value::fromJson(bytes);
    if (!value) {
        XUANHAO_CHECK(isLineOf(bytes, value.error().line) && !value.error().reason.isEmpty());
        return std::nullopt;
    }
    const QByteArray written = toCanonicalJson(value->toJson());
    const auto again = Value::fromJson(written);
    XUANHAO_CHECK(again.hasValue() && toCanonicalJson(again->toJson()) == written);
    return *value;
}

/// Central's tables in a file that lives as long as the program; each input works in a transaction of its
/// own.
class EmptyCentral
{
public:
    EmptyCentral()
        : m_secret(ServerSecret::create(m_random))
        , m_sql(SqliteConnection::open(m_folder.filePath(QStringLiteral("central.db")),
                                       SqliteConnection::Mode::Create)
                    .value())
        , world{.stores = Stores(*m_sql, m_secret),
                .office = {},
                .pools = {},
                .secret = m_secret,
                .random = m_random}
    {
        XUANHAO_CHECK(migrate(*m_sql, kNow).hasValue());
        world.office.authority = QStringLiteral("粤G");
        world.office.name = QStringLiteral("车管所");
    }

    [[nodiscard]] SqlConnection& sql() { return *m_sql; }

private:
    QTemporaryDir m_folder;
    test::SeededRandom m_random{1};
    ServerSecret m_secret;
    std::unique_ptr<SqliteConnection> m_sql;

public:
    World world;
};

} // namespace

void fuzzProfile(const QByteArray& bytes)
{
    const auto profile = checkedFile<Profile>(bytes);
    if (!profile)
        return;
    const Calendar calendar;
    const auto opens = profile->opensNext(kNow, calendar);
    XUANHAO_CHECK(!opens || profile->isOpenAt(*opens, calendar));
    XUANHAO_CHECK(!profile->steps.isEmpty() && profile->compose.minInterval <= profile->compose.window);
}

/// Counting days forth and back agrees.
void fuzzCalendar(const QByteArray& bytes)
{
    const auto calendar = checkedFile<Calendar>(bytes);
    if (!calendar)
        return;
    for (const QDate from : {QDate(2026, 9, 30), QDate(2026, 12, 31), QDate(2028, 2, 28)}) {
        const CountedDate last = calendar->addWorkdays(from, 15);
        XUANHAO_CHECK(last.date > from && calendar->isWorkday(last.date));
        XUANHAO_CHECK(calendar->workdaysBetween(from, last.date) == 15);
    }
}

/// The office's document and, as the same bytes, one of its texts.
void fuzzOffice(const QByteArray& bytes)
{
    static const QByteArray profile = sourceFile("resources/profiles/classic.json");
    static const QByteArray calendar = sourceFile("resources/calendars/china.json");
    QList<OfficeText> texts;
    for (const QString& id : neededTexts()) {
        const auto text = readOfficeText(id, bytes);
        texts.append(
            text ? *text
                 : OfficeText{id, QStringLiteral("1"), QStringLiteral("t"), QStringLiteral("{officeName}")});
    }
    const auto row = officeRowFrom(bytes, profile, calendar, texts);
    if (!row) {
        XUANHAO_CHECK(!row.error().isEmpty());
        return;
    }
    const auto office = readOffice(*row);
    XUANHAO_CHECK(office.hasValue() && !office->divisions.isEmpty());
    // The counter must be able to read what central sends of it.
    const QJsonObject sent = office->toJson();
    const auto received = OfficeReference::fromJson(sent);
    XUANHAO_CHECK(received.hasValue() && received->toJson() == sent);
}

/// JSON or CSV: all or nothing, what is said to be imported is in the tables, and counters can read what is
/// announced of it.
void fuzzSegments(const QByteArray& bytes)
{
    static EmptyCentral central;
    SqlTransaction unit(central.sql());
    const auto imported = importSegments(central.world, bytes, kNow);
    XUANHAO_CHECK(!central.sql().failure());
    (void)central.world.stores.numbers.takeLogged();
    if (!imported) {
        XUANHAO_CHECK(!imported.error().isEmpty());
        return;
    }
    XUANHAO_CHECK(central.sql().integerOf("SELECT count(*) FROM segment", {}) == imported->segments);
    XUANHAO_CHECK(central.sql().integerOf("SELECT count(*) FROM claim", {}) == imported->taken);
    JsonReader reader(announcements(central.world).value());
    const AnnouncementsReply announced = AnnouncementsReply::read(reader);
    XUANHAO_CHECK(!reader.finish(JsonReader::UnknownKeys::Refuse));
    XUANHAO_CHECK(!announced.isComplete || announced.announcements.size() == imported->announcements);
}

/// A template that is accepted has all its cells on its page.
void fuzzForm(const QByteArray& bytes)
{
    const auto form = FormTemplate::parse(bytes);
    if (!form) {
        XUANHAO_CHECK(isLineOf(bytes, form.error().line) && !form.error().reason.isEmpty());
        return;
    }
    const QRectF page(QPointF(0, 0), form->page);
    constexpr double kRounding = 0.01;
    for (const FormCell& cell : form->cells)
        XUANHAO_CHECK(page.adjusted(-kRounding, -kRounding, kRounding, kRounding).contains(cell.rect));
}

/// A template of a sheet that is accepted says what its sheet must say, and its codes find room; the content
/// of an archived sheet reads back as the same.
void fuzzSheet(const QByteArray& bytes)
{
    if (const auto object = parseJsonObject(bytes); object && !object->contains(QStringLiteral("blocks"))) {
        if (const auto content = SheetContent::fromJson(*object)) {
            const auto again = SheetContent::fromJson(content->toJson());
            XUANHAO_CHECK(again.hasValue() && *again == *content);
        }
        return;
    }
    const auto sheet = SheetTemplate::parse(bytes);
    if (!sheet) {
        XUANHAO_CHECK(isLineOf(bytes, sheet.error().line) && !sheet.error().reason.isEmpty());
        return;
    }
    const double width = sheet->paper.width() - sheet->margins.left() - sheet->margins.right();
    QStringList placed = placeholders(sheet->footer);
    for (const SheetBlock& block : sheet->blocks) {
        XUANHAO_CHECK(block.size.width() <= width && block.labelWidth < width);
        placed += placeholders(block.text);
        placed.append(block.source);
        for (const SheetBlock::Fact& fact : block.facts)
            placed += placeholders(fact.text);
    }
    const SheetVocabulary* words = sheetVocabulary(sheet->sheet);
    XUANHAO_CHECK(words);
    for (const QString& key : words->required)
        XUANHAO_CHECK(placed.contains(key));
}

} // namespace xuanhao::fuzz
